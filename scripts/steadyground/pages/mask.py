"""Cover what is not prose with spaces, so that every column stays true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE = re.compile(r"^[ ]{0,3}(?P<f>`{3,}+|~{3,}+)[^\n]*+\n.*?(?:(?P<end>^[ ]{0,3}(?P=f)[`~]*[ \t]*$)|\Z)", re.M | re.S)
_CERTAIN_FENCE = re.compile(r"^(?P<f>`{3,}+|~{3,}+)[ ]*+[\w+-]*+[ ]*+\n.*?^(?P=f)[ ]*$", re.M | re.S)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_TICKS = re.compile(r"(?<![`\\])`++|\n")
_DESTINATION = re.compile(r"\((?<=\]\()(?:<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)")
_REFERENCE = re.compile(r"^[ ]{0,3}\[[^\]\n@]+\]:[^\n]*$", re.M)
_BARE_ADDRESS = re.compile(r"<?https?://[^\s>)]+>?")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
_ATTRIBUTES = re.compile(r"\{[:#. ][^{}\n]*\}")
_CITATION = re.compile(r"\[@[^\[\]\n]*\]")
_BLOCK_LINE = re.compile(r"^[ ]*/{3,}[^\n]*$", re.M)


def _blank(match: re.Match[str]) -> str:
    text = match[0]
    return re.sub(r"[^\n]", " ", text) if "\n" in text else " " * len(text)


def mask_code(text: str) -> str:
    """Return the text with fenced code, comments and inline code covered."""
    if "```" in text or "~~~" in text:
        text = _FENCE.sub(_blank, text)
    if "<!--" in text:
        text = _COMMENT.sub(_blank, text)
    return mask_inline_code(text)


def mask_certain_code(text: str) -> str:
    """Return the text with only that covered which Python-Markdown surely reads as code: whatever is in doubt is left to be judged."""
    return mask_inline_code(mask_certain_fences(text))


def mask_certain_fences(text: str) -> str:
    """Return the text with the fences covered that Python-Markdown surely reads as code."""
    return _CERTAIN_FENCE.sub(_blank, text) if "```" in text or "~~~" in text else text


def mask_inline_code(text: str) -> str:
    """Return the text with code between backticks covered: each run with the next run of its length on the line."""
    if "`" not in text:
        return text
    parts: list[str] = []
    done = 0
    for runs in _runs_by_line(text):
        later: dict[int, list[tuple[int, int]]] = {}
        for run in reversed(runs):
            later.setdefault(run[1] - run[0], []).append(run)
        for start, end in runs:
            same = later[end - start]
            same.pop()
            if start >= done and same:
                close = same[-1][1]
                parts += [text[done:start], " " * (close - start)]
                done = close
    return "".join(parts) + text[done:]


def _runs_by_line(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the runs of backticks of each line that has more than one."""
    runs: list[tuple[int, int]] = []
    for match in _TICKS.finditer(text):
        if match[0] != "\n":
            runs.append(match.span())
        elif runs:
            yield runs
            runs = []
    yield runs


def mask_markup(text: str) -> str:
    """Return text without code as prose only: addresses, tags, attributes, citations and block lines covered."""
    for pattern in (_DESTINATION, _REFERENCE, _BARE_ADDRESS, _TAG, _CITATION, _ATTRIBUTES, _BLOCK_LINE):
        text = pattern.sub(_blank, text)
    return text


def comments(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Return where each HTML comment from ``start`` on begins and ends; what looks like one inside code is left out."""
    body = text[start:]
    if "<!--" not in body:
        return []
    body = mask_inline_code(_FENCE.sub(_blank, body))
    return [(start + m.start(), start + m.end()) for m in _COMMENT.finditer(body)]


def open_code(text: str, start: int = 0) -> list[tuple[int, str]]:
    """Return where code or a comment starts that is never closed, and which of the two it is."""
    fenced = _FENCE.finditer(text[start:]) if "```" in text or "~~~" in text else ()
    fences = [(start + m.start(), "code") for m in fenced if m["end"] is None]
    left = [(begin, "comment") for begin, end in comments(text, start) if not text.endswith("-->", 0, end)]
    return fences + left


def fences(text: str, start: int = 0) -> list[int]:
    """Return where each fence of code starts."""
    return [start + m.start() for m in _FENCE.finditer(text[start:])]
