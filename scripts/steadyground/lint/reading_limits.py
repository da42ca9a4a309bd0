"""Which pages have a reading limit, and the record that no page may fall behind: ``docs/_data/reading.yml``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from steadyground.lint.readability import easy_words, measure
from steadyground.pages import PageType
from steadyground.records.fields import Number, Record
from steadyground.records.load import load_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steadyground.pages import Page
    from steadyground.problem import Problem
    from steadyground.records import Ledger

READING_PATH = "docs/_data/reading.yml"
READER_LIMIT = 8
HANDOUT_LIMIT = 6
TARGET = 6.0
"""A page at or below the target may move freely; above it, no page may get harder than its record."""
NOT_LIMITED = (PageType.EVIDENCE, PageType.ABOUT, PageType.CONTRIBUTING)

_HEAD = """# How hard each page was to read when it was last recorded. A page above grade 6 may not get harder than stands here.
# Made by: steady lint --record-reading. Do not raise a number by hand: make the page plainer.
"""


class Recorded(Record):
    """The figures of one page when they were last recorded."""

    page: Annotated[str, Field(pattern=r"^docs/.+\.md$")]
    grade: Number
    smog: Number


def limit_of(page: Page) -> int | None:
    """Return the highest grade a page may have, or None where it is only reported: evidence, clinicians, about the site."""
    if page.front is None or page.front.page_type in NOT_LIMITED or not {"reader", "partner"} & set(page.front.audience):
        return None
    return HANDOUT_LIMIT if page.front.page_type is PageType.HANDOUT else READER_LIMIT


def read_record(text: str) -> tuple[dict[str, Recorded], dict[str, int], list[Problem]]:
    """Return the recorded figures by page, the line of each, and every fault in the file."""
    rows, problems, lines = load_rows(text, READING_PATH, Recorded, "page")
    return {r.page: r for r in rows}, {r.page: line for r, line in zip(rows, lines, strict=True)}, problems


def write_record(pages: Iterable[Page], ledger: Ledger) -> str:
    """Return the record for these pages as they are now, in the order of their paths."""
    easy = easy_words(ledger)
    measured = ((page.path, measure(page, easy)) for page in sorted(pages, key=lambda p: p.path))
    rows = (f'- page: {path}\n  grade: "{r.grade:.1f}"\n  smog: "{r.smog:.1f}"\n' for path, r in measured if r)
    body = "".join(rows)
    return _HEAD + (body or "[]\n")
