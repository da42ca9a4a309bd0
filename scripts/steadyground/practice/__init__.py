"""A practice's own copy of the guide: its name, colors and contact, and never less than what keeps a reader safe."""
