"""Rules for readers who listen, or who see a page without its pictures."""
