"""A page as a reader meets it: sections, paragraphs, list items, table rows and the sentences in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Heading, Page

T = TypeVar("T")
H = TypeVar("H")

_HEADING = re.compile(r"[ ]{0,3}#{1,6}(?:[ \t]|$)")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_ROW = re.compile(r"[ \t]*\|")
_BLOCK_LINE = re.compile(r"[ \t]*/{3,}")
_END = re.compile(r"[.!?][\"'”’)\]*_]*\s+[\"'“‘(\[*_]*[A-Z0-9]")
_SHORT = re.compile(r"(?:\b(?:e\.g|i\.e|vs|etc|Dr|Mr|Mrs|Ms|Prof|St|No|Fig|approx|al)|\b[A-Z])\.$")


class Kind(StrEnum):
    """What sort of passage it is."""

    PARAGRAPH = "paragraph"
    ITEM = "list item"
    ROW = "table row"


@dataclass(frozen=True)
class Span:
    """A stretch of a page by offset. ``text`` is its prose: as long as the stretch, markup covered by spaces."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Passage(Span):
    """A paragraph, list item or table row."""

    kind: Kind = Kind.PARAGRAPH


@dataclass(frozen=True)
class Section(Span):
    """What stands below one heading, down to the next one of any level; the heading is part of it."""

    heading: Heading | None = None


def once(holder: H, name: str, make: Callable[[H], T]) -> T:
    """Return what ``make`` gives for a page or for the records, worked out only once for each."""
    kept = holder.__dict__
    if name not in kept:
        kept[name] = make(holder)
    found: T = kept[name]
    return found


def passages(page: Page) -> tuple[Passage, ...]:
    """Return every paragraph, list item and table row of the body, in order. Headings and block lines are left out."""
    return once(page, "_passages", lambda p: tuple(_passages(p)))


def _passages(page: Page) -> Iterator[Passage]:
    start, kind, offset = -1, Kind.PARAGRAPH, 0
    for line in page.without_code.splitlines(keepends=True):
        starts, begins = _kind_of(line)
        if start >= 0 and (starts is None or begins or (starts is Kind.ROW) != (kind is Kind.ROW)):
            yield _passage(page, start, offset, kind)
            start = -1
        if start < 0 and starts is not None:
            start, kind = offset, starts
        offset += len(line)
    if start >= 0:
        yield _passage(page, start, offset, kind)


def _kind_of(line: str) -> tuple[Kind | None, bool]:
    """Return what a line belongs to (None: to no passage), and whether it always begins a new one."""
    if not line.strip() or _HEADING.match(line) or _BLOCK_LINE.match(line):
        return None, True
    if _ROW.match(line):
        return Kind.ROW, True
    if _ITEM.match(line):
        return Kind.ITEM, True
    return Kind.PARAGRAPH, False


def _passage(page: Page, start: int, end: int, kind: Kind) -> Passage:
    return Passage(start, end, page.prose[start:end], kind)


def sentences(page: Page) -> tuple[Span, ...]:
    """Return every sentence of the body. A list item or table row without a full stop is one sentence."""
    return tuple(sentence for _, found in passage_sentences(page) for sentence in found)


def passage_sentences(page: Page) -> tuple[tuple[Passage, tuple[Span, ...]], ...]:
    """Return every passage with its sentences."""
    return once(page, "_sentences", lambda p: tuple((passage, tuple(split_sentences(passage))) for passage in passages(p)))


def split_sentences(passage: Span) -> Iterator[Span]:
    """Yield the sentences of a passage; initials and common abbreviations do not end one."""
    start = 0
    for match in _END.finditer(passage.text):
        stop = match.start() + 1
        if _SHORT.search(passage.text, max(0, stop - 8), stop):
            continue
        stop = _after_closing(passage.text, stop)
        yield Span(passage.start + start, passage.start + stop, passage.text[start:stop])
        start = stop
    if passage.text[start:].strip():
        yield Span(passage.start + start, passage.end, passage.text[start:])


def _after_closing(text: str, stop: int) -> int:
    while stop < len(text) and text[stop] in "\"'”’)]*_":
        stop += 1
    return stop


def sections(page: Page) -> tuple[Section, ...]:
    """Return the sections of the body; what stands before the first heading is a section without one."""
    return once(page, "_sections", lambda p: tuple(_sections(p)))


def _sections(page: Page) -> Iterator[Section]:
    marks: list[tuple[int, Heading | None]] = [(page.body_start, None), *((h.start, h) for h in page.headings)]
    for (start, heading), (end, _) in pairwise([*marks, (len(page.text), None)]):
        if end > start:
            yield Section(start, end, page.prose[start:end], heading)


def cited_sentence(page: Page, offset: int) -> Span | None:
    """Return the sentence that a citation at ``offset`` stands in, or stands right behind."""
    found = passages(page)
    n = bisect_right(found, offset, key=lambda p: p.start) - 1
    if n < 0 or offset >= found[n].end:
        return None
    before = [s for s in passage_sentences(page)[n][1] if s.start <= offset and page.prose[s.start : offset].strip()]
    return before[-1] if before else None
