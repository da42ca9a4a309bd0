"""Rules about what a page cites, and how sure it sounds."""
