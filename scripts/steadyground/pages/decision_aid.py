"""The options of a decision aid, read from the page itself, so that a check, a file and an audit see what the reader sees.

An option is a third-level heading with a table of two columns below it: ``| **What is asked** | The answer |``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from steadyground.pages.front_matter import PageType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages.page import Page

_ROW = re.compile(r"^\|\s*\*\*(?P<asks>[^*|]+)\*\*\s*\|(?P<answer>.*)\|\s*$", re.M)
_LINE = re.compile(r"^\|(?P<cells>.*)\|\s*$", re.M)
_CITED = re.compile(r"\s*\[@[^\]]*\]")
_LINKED = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_NUMBER = re.compile(r"^\d+\.\s*")


@dataclass(frozen=True)
class Option:
    """One option: its name, the answers by what is asked, and the offset of its heading."""

    name: str
    answers: dict[str, str]
    start: int

    def words(self, *asked: str) -> int:
        """Return the number of words in these answers, or in all of them."""
        return sum(len(self.answers[name].split()) for name in asked or self.answers)


def plain(markdown: str) -> str:
    """Return a cell's words alone: no citations, links or emphasis."""
    text = _LINKED.sub(r"\1", _CITED.sub("", markdown))
    return " ".join(re.sub(r"[*`]", "", text).replace("&nbsp;", " ").replace("<br>", " ").split())


def options_of(page: Page) -> tuple[Option, ...]:
    """Return the options in the order of the page; none for a page of another kind."""
    if page.front is None or page.front.page_type is not PageType.DECISION_AID:
        return ()
    return tuple(_options(page))


def side_by_side(page: Page, good: str, bad: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield each row of a decision aid's tables with a column for both: its offset, its first cell, and the words on either side."""
    columns: tuple[int, int] | None = None
    end = -1
    for line in _LINE.finditer(page.without_code if options_of(page) else "", page.body_start):
        cells = [plain(cell) for cell in line["cells"].split("|")]
        if line.start() != end + 1:
            columns = (cells.index(good), cells.index(bad)) if {good, bad} <= set(cells) else None
        elif columns and not set("".join(cells)) <= set(":- "):
            yield line.start(), cells[0], cells[columns[0]], cells[columns[1]]
        end = line.end()


def how_to_read(page: Page) -> str:
    """Return the words between the heading above the options and the first of them; empty where there are no options."""
    first = next(iter(options_of(page)), None)
    if first is None:
        return ""
    above = max((heading for heading in page.headings if heading.start < first.start), key=lambda heading: heading.start)
    return plain(page.text[above.start : first.start].partition("\n")[2])


def _options(page: Page) -> Iterator[Option]:
    ends = [heading.start for heading in page.headings[1:]] + [len(page.text)]
    for heading, end in zip(page.headings, ends, strict=True):
        answers = {m["asks"].strip(): plain(m["answer"]) for m in _ROW.finditer(page.without_code, heading.start, end)}
        if heading.level == 3 and answers:
            yield Option(_NUMBER.sub("", heading.text), answers, heading.start)
