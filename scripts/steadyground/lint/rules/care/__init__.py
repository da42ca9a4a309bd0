"""Rules that keep a reader safe: help beside suicide, and no doses."""
