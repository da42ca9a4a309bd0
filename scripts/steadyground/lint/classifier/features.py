"""What the classifier sees of a passage: its stems, pairs of them, and pairs with one word between."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"\[@[^\]\n]{0,200}\]|\]\([^)\n]{0,300}\)|https?://\S+|[a-z]+(?:['\u2019][a-z]+)?|\d[\d.,]*|[?!\"\u201c\u201d%>#|*:;]")
_ENDING = re.compile(r"(?:'s|ingly|edly|ing|ed|es|s|ly)$")
_SHORTEST_STEM = 3
_MARKS = {"[": "<source>", "]": "<source>", "\u201c": '"', "\u201d": '"'}
_BEGIN, _END = "^", "$"


class Feature(NamedTuple):
    """One thing seen in a passage, and the numbers of the first and last token that it spans."""

    name: str
    first: int
    last: int


def stems(text: str) -> list[str]:
    """Return the words and telling marks of a text as stems. A link or citation is one mark, and so is a number."""
    return list(map(_stem, _TOKEN.findall(text.lower())))


def places(text: str) -> list[tuple[int, int]]:
    """Return where each stem of a text stands."""
    return [match.span() for match in _TOKEN.finditer(text.lower())]


def is_word(stem: str) -> bool:
    """Say whether a stem is that of a word, and no number, link or mark."""
    return stem[0].isalpha()


@lru_cache(50_000)
def _stem(word: str) -> str:
    first = word[0]
    if first in _MARKS:
        return _MARKS[first]
    if first.isdigit():
        return "<number>"
    if word.startswith("http"):
        return "<source>"
    word = word.replace("\u2019", "'")
    bare = _ENDING.sub("", word) if len(word) > _SHORTEST_STEM + 1 else word
    return bare if len(bare) >= _SHORTEST_STEM else word


def names(found: list[str]) -> list[str]:
    """Return the name of each feature of a passage of these stems: single ones, pairs, and pairs around one word."""
    framed = [_BEGIN, *found, _END]
    pairs = map(" ".join, pairwise(framed))
    around = map(" _ ".join, zip(framed, framed[2:], strict=False))
    return [*framed, *pairs, *around]


def features(found: list[str]) -> Iterator[Feature]:
    """Yield each feature with its place, in the order of ``names``."""
    size = len(found) + 2
    spans = [(n, n + wide) for wide in range(3) for n in range(size - wide)]
    for name, (first, last) in zip(names(found), spans, strict=True):
        yield Feature(name, min(max(first - 1, 0), size - 3), min(max(last - 1, 0), size - 3))
