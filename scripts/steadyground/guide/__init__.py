"""The whole guide to take along: on paper, as an e-book, and as a copy that opens without a network. All made from the built pages."""
