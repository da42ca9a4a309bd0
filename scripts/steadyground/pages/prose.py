"""The prose of a page as a reader meets it: passages in order, each with its kind, its section and its sentences.

Every offset counts characters of ``page.text``, so a report can name the line and the column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from steadyground.pages.front_matter import split
from steadyground.pages.sentences import pieces, sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages.page import Page

_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+")
_ADMONITION = re.compile(r"[ ]*(?:!!!|\?\?\?\+?|===)[ \t]+[^\"\n]*(?:\"(?P<title>[^\"\n]*)\")?")
_BLOCK = re.compile(r"[ ]*(?P<fence>/{3,})[ \t]*(?P<name>[a-z][a-z0-9-]*)?(?:[ \t]*\|[ \t]*(?P<argument>[^\n]*))?")
_ITEM = re.compile(r"[ ]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r"[ ]*>[ \t]?")
_RULE = re.compile(r"[ ]*\|?[ ]*:?-{3,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)*\|?[ ]*")
_ABBREVIATION = re.compile(r"\*\[[^\]\n]+\]:")
_FRONT_TEXT = re.compile(r"^(?P<key>title|description|summary|content_note):[ \t]*[\"']?(?P<text>[^\n]*?)[\"']?[ \t]*$", re.M)
_IMAGE = re.compile(r"!\[(?P<alt>[^\[\]\n]*)\]")


class Kind(StrEnum):
    """Where a passage stands on the page."""

    FRONT_MATTER = "front matter"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE = "table"
    QUOTE = "quote"
    ADMONITION = "admonition"
    TITLE = "admonition title"
    ALT_TEXT = "alt text"


@dataclass(frozen=True)
class Passage:
    """One paragraph, heading, list item, table row, picture text ... ``text`` is masked prose from ``start`` to ``end``.

    ``section`` counts headings passed so far, ``title`` is the heading (or admonition title) above, ``header`` is the header row of a table
    and ``block`` the name of the ``///`` block around it.
    """

    kind: Kind
    start: int
    end: int
    text: str
    section: int = 0
    title: str = ""
    header: str = ""
    block: str = ""

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Yield the start and end of each sentence, as offsets of the page. A heading, a table row and a picture text are one each."""
        whole = self.kind in (Kind.HEADING, Kind.TABLE, Kind.TITLE)
        for start, end in pieces(self.text) if whole else sentence_spans(self.text):
            yield self.start + start, self.start + end


@dataclass
class _Reader:
    """Reads a page line by line and keeps what is open."""

    passages: list[Passage] = field(default_factory=list)
    section: int = 0
    title: str = ""
    section_title: str = ""
    header: str = ""
    block: str = ""
    kind: Kind | None = None
    start: int = 0
    parts: list[str] = field(default_factory=list)
    admonition: bool = False

    def close(self) -> None:
        """End the open passage."""
        text = "".join(self.parts)
        if self.kind and text.strip():
            self.passages.append(
                Passage(self.kind, self.start, self.start + len(text), text, self.section, self.title, self.header, self.block)
            )
        self.kind, self.parts = None, []

    def open(self, kind: Kind, start: int, text: str) -> None:
        """End the open passage and begin another."""
        self.close()
        self.kind, self.start, self.parts = kind, start, [text]

    def add(self, kind: Kind, start: int, text: str) -> None:
        """Carry the open passage on with a line, or begin one."""
        if self.kind is None or (kind is Kind.QUOTE) is not (self.kind is Kind.QUOTE):
            self.open(kind, start, text)
        else:
            self.parts.append(text)


def passages_of(page: Page) -> tuple[Passage, ...]:
    """Return every passage of a page, in the order in which they are written."""
    reader = _Reader()
    prose, raw = page.prose, page.without_code
    offset = page.body_start
    for line in raw[offset:].split("\n"):
        _read_line(reader, line, prose[offset : offset + len(line)] + "\n", offset)
        offset += len(line) + 1
    reader.close()
    return (*_front(page), *sorted(_with_pictures(reader.passages), key=lambda p: p.start))


def _read_line(reader: _Reader, line: str, shown: str, offset: int) -> None:
    if not line.strip():
        reader.close()
        reader.header = ""
    elif line.lstrip(" ").startswith("///") and (block := _BLOCK.match(line)):
        reader.close()
        reader.block = block["name"] or ""
    elif _ABBREVIATION.match(line):
        reader.close()
    elif heading := _HEADING.match(line):
        _read_heading(reader, shown, offset, heading.end())
    elif line.lstrip(" ")[:3] in ("!!!", "???", "===") and (admonition := _ADMONITION.match(line)):
        _read_admonition(reader, admonition, shown, offset)
    elif _is_row(reader, line):
        _read_row(reader, line, shown, offset)
    else:
        _read_text(reader, line, shown, offset)


def _read_heading(reader: _Reader, shown: str, offset: int, text_at: int) -> None:
    reader.close()
    reader.section += 1
    reader.admonition = False
    reader.title = reader.section_title = shown[text_at:].strip()
    reader.open(Kind.HEADING, offset + text_at, shown[text_at:])
    reader.close()


def _read_admonition(reader: _Reader, opened: re.Match[str], shown: str, offset: int) -> None:
    reader.close()
    reader.admonition = True
    if opened["title"]:
        start = opened.start("title")
        reader.open(Kind.TITLE, offset + start, shown[start : opened.end("title")])
        reader.close()
        reader.title = f"{reader.section_title} {opened['title']}"


def _is_row(reader: _Reader, line: str) -> bool:
    return line.lstrip(" ").startswith("|") or (bool(reader.header) and "|" in line)


def _read_row(reader: _Reader, line: str, shown: str, offset: int) -> None:
    if _RULE.fullmatch(line):
        reader.close()
        last = reader.passages[-1] if reader.passages else None
        reader.header = last.text if last and last.kind is Kind.TABLE else " "
        return
    reader.open(Kind.TABLE, offset, shown)
    reader.close()


def _read_text(reader: _Reader, line: str, shown: str, offset: int) -> None:
    if reader.admonition and not line.startswith(("    ", "\t")):
        reader.admonition = False
        reader.title = reader.section_title
    quote = _QUOTE.match(line)
    item = _ITEM.match(line)
    if item and not quote:
        end = item.end()
        reader.open(Kind.LIST_ITEM, offset + end, shown[end:])
        return
    kind = Kind.QUOTE if quote else Kind.ADMONITION if reader.admonition else Kind.PARAGRAPH
    if quote:
        shown = " " * quote.end() + shown[quote.end() :]
        if not shown.strip():
            reader.close()
            return
    reader.add(kind, offset, shown)


def _with_pictures(passages: list[Passage]) -> Iterator[Passage]:
    """Take picture texts out of the passages they stand in: they are passages of their own."""
    for passage in passages:
        if "![" not in passage.text:
            yield passage
            continue
        text = passage.text
        for image in _IMAGE.finditer(passage.text):
            start, end = image.span("alt")
            yield Passage(Kind.ALT_TEXT, passage.start + start, passage.start + end, image["alt"], passage.section, passage.title)
            text = text[: image.start()] + " " * (image.end() - image.start()) + text[image.end() :]
        if text.strip():
            yield Passage(passage.kind, passage.start, passage.end, text, passage.section, passage.title, passage.header, passage.block)


def _front(page: Page) -> Iterator[Passage]:
    inner, _ = split(page.text)
    if inner is None:
        return
    opened = page.text.index("\n") + 1
    for found in _FRONT_TEXT.finditer(inner):
        start, end = found.span("text")
        if found["text"].strip():
            yield Passage(Kind.FRONT_MATTER, opened + start, opened + end, found["text"])
