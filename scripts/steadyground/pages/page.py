"""One page, read once: everything that a check or a builder asks of it, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from steadyground.pages.blocks import BlockSpan, block_spans
from steadyground.pages.front_matter import FrontMatter, read_front_matter, split
from steadyground.pages.mask import mask_code, mask_markup
from steadyground.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.records.strict_yaml import Document

_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<text>[^\n]*?)[ \t]*#*[ \t]*$", re.M)
_HEADING_ID = re.compile(r"\{[^{}]*#(?P<id>[\w-]+)[^{}]*\}[ \t]*$")
_CITATION = re.compile(r"\[(?P<keys>@[^\[\]\n]*)\]")
_KEY = re.compile(r"@(?P<key>[^\s;\]]*)")
_LINK = re.compile(
    r"\[(?P<text>(?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]"
    r"\((?P<target><[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)"
)
_BLOCK = re.compile(r"^[ ]*(?P<fence>/{3,})[ \t]+(?P<name>[a-z][a-z0-9-]*)(?:[ \t]*\|[ \t]*(?P<argument>[^\n]*?))?[ \t]*$", re.M)


@dataclass(frozen=True)
class Heading:
    """A heading, its level from 1 to 6, and the id it was given by hand, if any."""

    level: int
    text: str
    id: str | None
    start: int
    line: int


@dataclass(frozen=True)
class Citation:
    """One key inside ``[@key; @key]``."""

    key: str
    start: int
    group_start: int


@dataclass(frozen=True)
class Link:
    """A link or picture as the author wrote it."""

    text: str
    target: str
    is_image: bool
    start: int
    end: int


@dataclass(frozen=True)
class Block:
    """A ``/// name | argument`` line."""

    name: str
    argument: str
    start: int


@dataclass(frozen=True)
class Page:
    """A Markdown page. ``path`` is relative to the repository; offsets count characters of ``text``."""

    path: str
    text: str
    front: FrontMatter | None
    front_places: Document
    front_problems: tuple[Problem, ...]
    body_start: int

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(m.end() for m in re.finditer("\n", self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column of a character, both counted from 1."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the character at a line and column, both counted from 1."""
        return self._line_starts[line - 1] + column - 1

    @cached_property
    def without_code(self) -> str:
        """The page with front matter, code and comments covered by spaces."""
        front = self.text[: self.body_start]
        return re.sub(r"[^\n]", " ", front) + mask_code(self.text[self.body_start :])

    @cached_property
    def prose(self) -> str:
        """The page with everything but its prose covered by spaces; as long as ``text``."""
        return mask_markup(self.without_code)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading, in order."""
        return tuple(self._headings())

    def _headings(self) -> Iterator[Heading]:
        for match in _HEADING.finditer(self.without_code):
            given = _HEADING_ID.search(match["text"])
            text = match["text"][: given.start()].strip() if given else match["text"]
            yield Heading(len(match["marks"]), text, given["id"] if given else None, match.start(), self.position(match.start())[0])

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every key that is cited, in order."""
        return tuple(
            Citation(key["key"], group.start("keys") + key.start(), group.start())
            for group in _CITATION.finditer(self.without_code)
            for key in _KEY.finditer(group["keys"])
        )

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every inline link and picture, in order."""
        return tuple(self._links())

    def _links(self) -> Iterator[Link]:
        for match in _LINK.finditer(self.without_code):
            is_image = self.without_code.endswith("!", 0, match.start())
            yield Link(match["text"], match["target"].strip("<>"), is_image, match.start() - is_image, match.end())

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every block that is opened, in order."""
        return tuple(Block(m["name"], m["argument"] or "", m.start()) for m in _BLOCK.finditer(self.without_code))

    @cached_property
    def block_spans(self) -> tuple[list[BlockSpan], list[int]]:
        """Every block with its end, and the offset of each closing line that closes nothing."""
        return block_spans(self)


def read_page(text: str, path: str) -> Page:
    """Read a page from its text. Windows line ends are made plain ones first, as Python-Markdown does."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    front, places, problems = read_front_matter(text, path)
    return Page(path, text, front, places, tuple(problems), split(text)[1])
