"""Text fragments: ``#:~:text=words`` (https://wicg.github.io/scroll-to-text-fragment/) held against the words of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from pathlib import Path


def words_found(page: Path, directive: str) -> bool:
    """Say whether each ``text=`` part of a directive is on a page: prefix, start, end and suffix, in that order."""
    body = LexborHTMLParser(page.read_bytes(), encoding=True).body
    text = _plain(body.text(separator=" ") if body else "")
    tight = _plain(body.text() if body else "")
    parts = [part.removeprefix("text=") for part in directive.split("&") if part.startswith("text=")]
    return all(_in_order(part, text) or _in_order(part, tight) for part in parts)


def _in_order(part: str, text: str) -> bool:
    at = 0
    for piece in part.split(","):
        wanted = _plain(unquote(piece.strip("-")))
        at = text.find(wanted, at)
        if at < 0:
            return False
        at += len(wanted)
    return True


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
