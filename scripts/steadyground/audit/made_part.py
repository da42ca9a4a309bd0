"""The part of a page that is made, between two marks; everything around it is written by people."""

from __future__ import annotations

START, END = "<!-- made: start -->", "<!-- made: end -->"


def with_made_part(text: str, made: str, path: str) -> str:
    """Return the page with its made part replaced. Raises ValueError where its marks are missing."""
    if START not in text or END not in text:
        raise ValueError(f"{path} needs the lines '{START}' and '{END}' around what is made")
    return f"{text[: text.index(START)]}{START}\n\n{made}\n{END}{text[text.index(END) + len(END) :]}"
