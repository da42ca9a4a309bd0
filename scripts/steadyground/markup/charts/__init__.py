"""Small drawings made from records: plain SVG in the color of the text around them, each with its numbers in words."""
