"""Sentences of a stretch of prose, by one regular expression and a list of abbreviations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1500
_END = re.compile(r"[.!?\u2026](?:[.!?\u2026]{0,3}[\"'\u2019\u201d)\]*_]{0,4}(?=\s)|(?<!\u2026)[\"\u201d](?=[A-Z]))")
_NEXT = re.compile(r"\s+[\"'\u2018\u201c(\[*_\u2014-]{0,4}\s?(?P<first>\S)")
_LAST_WORD = re.compile(r"(?P<word>[\w.&'\u2019-]{1,20})[.]$")
_NEVER_END = """dr mr mrs ms prof st jr sr vs e.g i.e cf fig figs no nos vol pp p ed eds approx dept est corp gen gov col lt sgt rev hon
jan feb mar apr jun jul aug sep sept oct nov dec mt ave blvd"""
_SOMETIMES_END = "etc u.s u.k inc ltd co a.m p.m ph.d m.d b.c a.d al"
_NOT_AN_END = frozenset(_NEVER_END.split()) | frozenset(_SOMETIMES_END.split())
_MAY_END = frozenset(_SOMETIMES_END.split())
_LONG = frozenset(("prof", "figs", "dept", "corp", "sept", "blvd", "prox"))


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each sentence of ``text``, without the space around it.

    A stretch longer than ``LONGEST`` characters is cut, so that what is done with a sentence stays bounded.
    """
    start = 0
    for end in _END.finditer(text):
        if _ends(text, start, end):
            yield from _trimmed(text, start, end.end())
            start = end.end()
    yield from _trimmed(text, start, len(text))


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield a stretch that is one sentence by its place (a heading, a row), cut only where it is longer than ``LONGEST``."""
    yield from _trimmed(text, 0, len(text))


def _ends(text: str, start: int, end: re.Match[str]) -> bool:
    following = _NEXT.match(text, end.end())
    first = following["first"] if following else "A"
    if first.islower():
        return False
    at = end.start()
    if text[at] != "." or (text[at - 4 : at].islower() and text[at - 4 : at].isalpha() and text[at - 4 : at] not in _LONG):
        return True
    before = _LAST_WORD.search(text, max(start, end.start() - 20), end.start() + 1)
    word = before["word"].lower().strip("'\u2019") if before else ""
    if word in _MAY_END:
        return first.isupper() and bool(following)
    return word not in _NOT_AN_END and not _is_initial(text, start, end.start(), word)


def _is_initial(text: str, start: int, dot: int, word: str) -> bool:
    """Say whether the dot closes an initial (J. Smith) or the number of a list item at the start of the stretch."""
    if len(word) == 1 and word.isalpha():
        return text[dot - 1].isupper() and word != "i"
    return word.isdigit() and not text[start : dot - len(word)].strip()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    end -= len(piece) - len(piece.rstrip())
    start = min(end, start + len(piece) - len(piece.lstrip()))
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end
