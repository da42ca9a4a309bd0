"""Rules about the shape of a page: headings, blocks and the parts its type needs."""
