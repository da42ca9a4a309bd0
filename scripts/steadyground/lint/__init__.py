"""What is checked in the text of a page, and how it is reported."""
