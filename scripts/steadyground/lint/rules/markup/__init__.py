"""Rules about what raw HTML may do in a page: very little."""
