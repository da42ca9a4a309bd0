"""Plain words: lower case, straight quotes, no markup, contractions written out. Every pattern runs on this form alone."""

from __future__ import annotations

import re
from functools import lru_cache

_SHORT = {
    b"can't": b"can not", b"cannot": b"can not", b"won't": b"will not", b"shan't": b"shall not", b"ain't": b"is not", b"let's": b"let us",
    b"it's": b"it is", b"that's": b"that is", b"there's": b"there is", b"what's": b"what is", b"here's": b"here is", b"he's": b"he is",
    b"she's": b"she is", b"who's": b"who is", b"i'm": b"i am", b"gonna": b"going to", b"wanna": b"want to",
}
_ENDINGS = {b"n't": b" not", b"'ll": b" will", b"'re": b" are", b"'ve": b" have", b"'d": b" would"}
_CONTRACTION = re.compile(
    rb"\b(?:" + b"|".join(sorted(_SHORT, reverse=True)) + rb")\b|(?<=[a-z])(?:" + b"|".join(_ENDINGS) + rb")\b"
)
_TABLE = str.maketrans(
    {
        **dict.fromkeys("*_[]{}#`~\u00a0\u200b\"\u201c\u201d\u00ab\u00bb", " "),
        **dict.fromkeys("\u2018\u2019", "'"),
        **dict.fromkeys("\u2013\u2010\u2011\u2012", "-"),
        **dict.fromkeys("\u2014\u2026", ";"),
        "\u00a3": "$",
        "\u20ac": "$",
    }
)
_SINGLE_QUOTE = re.compile(rb"(?<![a-z0-9])'|'(?![a-z0-9])")
_UNIT = re.compile(rb"(\d)(mgs?|mcg|mls?)\b")


def cover(text: str) -> bytes:
    """Return the text as lower-case ASCII with markup and quotation marks covered; one byte for each character."""
    covered = text.translate(_TABLE).encode("ascii", "replace").lower()
    return _SINGLE_QUOTE.sub(b" ", covered) if b"'" in covered else covered


def plain(covered: bytes) -> bytes:
    """Return covered text with one space between words and contractions written out."""
    return b" ".join(write_out(covered).split())


def write_out(covered: bytes) -> bytes:
    """Write contractions and ``%`` out: ``doesn't`` becomes ``does not``, ``40%`` ``40 percent``, ``5mg`` ``5 mg``."""
    if b"%" in covered:
        covered = covered.replace(b"%", b" percent ")
    if b"mg" in covered or b"ml" in covered or b"mcg" in covered:
        covered = _UNIT.sub(rb"\1 \2", covered)
    return _CONTRACTION.sub(_whole, covered) if b"'" in covered or b"cannot" in covered or b"nna" in covered else covered


def _whole(match: re.Match[bytes]) -> bytes:
    return _SHORT.get(match[0]) or _ENDINGS[match[0]]


@lru_cache(4096)
def plain_text(text: str) -> bytes:
    """Return a short text, such as a heading, in plain words."""
    return plain(cover(text))


def origin(covered: bytes, place: int) -> int:
    """Return the offset in ``covered`` of the word that holds offset ``place`` of ``plain(covered)``."""
    at = 0
    for word in re.finditer(rb"\S+", covered):
        length = len(plain(word[0]))
        if place <= at + length:
            inside = min(place - at, word.end() - word.start())
            return word.start() + max(0, inside)
        at += length + 1
    return len(covered)
