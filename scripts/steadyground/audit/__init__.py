"""What is due, what is covered, and what the standards ask: read from the records and pages, and from the built site."""
