"""Rules about plain language."""
