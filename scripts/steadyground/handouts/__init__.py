"""Sheets for paper: one Markdown page each, printed as a tagged PDF in every size, with nothing fetched from anywhere."""
