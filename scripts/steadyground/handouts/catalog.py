"""Which handouts there are, in which versions, and on which pages of the guide each of them rests: ``docs/_data/handouts.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from steadyground.pages import Page, PageType, load_pages
from steadyground.problem import Problem
from steadyground.records.fields import Record, Slug, Text
from steadyground.records.load import load_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CATALOG_PATH = "docs/_data/handouts.yml"
FOLDER = "docs/handouts"


class Version(StrEnum):
    """Whom a sheet speaks to. Each main handout comes as all three."""

    YOU = "you"
    FAMILY = "family"
    CLINICIAN = "clinician"

    @property
    def label(self) -> str:
        """Return the words printed above the title."""
        return {"you": "For you", "family": "For family and friends", "clinician": "For clinicians"}[self]


class HandoutRecord(Record):
    """One subject. ``pages`` are the pages below ``docs`` that hold its facts; the first is the one a reader goes on to.

    ``every_country`` asks for the sheet for readers with the help lines of each country, and not of the chosen one alone.
    """

    id: Slug
    title: Annotated[Text, Field(max_length=60)]
    pages: Annotated[tuple[Annotated[str, Field(pattern=r"^[a-z0-9/-]+\.md$")], ...], Field(min_length=1)]
    versions: Annotated[tuple[Version, ...], Field(min_length=1)] = tuple(Version)
    every_country: bool = False


@dataclass(frozen=True)
class Sheet:
    """One version of one handout, and its page."""

    record: HandoutRecord
    version: Version
    page: Page

    @property
    def name(self) -> str:
        """Return the name that its Markdown and its PDFs share, such as ``right-for-me-you``."""
        return f"{self.record.id}-{self.version}"

    @property
    def address(self) -> str:
        """Return where the site names its newest edition and holds its PDFs: its part of the page of handouts."""
        return f"handouts/#{self.record.id}"


def load_catalog(root: Path) -> tuple[list[Sheet], list[Problem]]:
    """Return every sheet below ``root``, and every problem: a faulty row, a page that is missing or is no handout, one too many."""
    try:
        text = (root / CATALOG_PATH).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"this file cannot be read: {error}"
        return [], [Problem(CATALOG_PATH, 1, 1, "SG100", "unreadable-file", message, "restore it, saved as UTF-8")]
    records, problems, lines = load_rows(text, CATALOG_PATH, HandoutRecord, "id")
    names = [path.relative_to(root).as_posix() for path in sorted((root / FOLDER).glob("*.md")) if path.name != "index.md"]
    pages = {page.path: page for page in load_pages(root, names)[0]} if names else {}
    sheets: list[Sheet] = []
    for record, line in zip(records, lines, strict=True):
        for version in record.versions:
            page = pages.pop(f"{FOLDER}/{record.id}-{version}.md", None)
            problems += _faults(page, record, version, line)
            if page and page.front:
                sheets.append(Sheet(record, version, page))
    problems += _unlisted(pages)
    return sheets, problems


def _faults(page: Page | None, record: HandoutRecord, version: Version, line: int) -> Iterator[Problem]:
    if page is None:
        message = f"there is no page {FOLDER}/{record.id}-{version}.md"
        yield Problem(CATALOG_PATH, line, 1, "SG451", "no-handout-page", message, "write the page, or take the version out of this row")
    elif page.front is None or page.front_problems:
        yield from page.front_problems
    elif page.front.page_type is not PageType.HANDOUT:
        yield Problem(page.path, 1, 1, "SG452", "not-a-handout", "this page has another page_type", "write 'page_type: handout'")


def _unlisted(pages: dict[str, Page]) -> Iterator[Problem]:
    for path in sorted(pages):
        message = "no row names this handout, so it is never printed"
        yield Problem(path, 1, 1, "SG453", "unlisted-handout", message, f"add it to {CATALOG_PATH}")
