"""The sources as pages show them: every work in a line, and a page for each kind of work that says all that is known of it."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from steadyground.markup.element import append, element, room, site_link
from steadyground.markup.library import MarkupError
from steadyground.markup.notes import SOURCES_PAGE, day, short_name, source_note
from steadyground.problem import did_you_mean
from steadyground.records import Status
from steadyground.records.source import SourceKind as Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steadyground.records import Source

SHELVES: dict[str, tuple[str, tuple[Kind, ...]]] = {
    "trials": ("Trials and open-label studies", (Kind.TRIAL, Kind.OPEN_LABEL_STUDY)),
    "reviews": ("Reviews of many studies", (Kind.META_ANALYSIS, Kind.SYSTEMATIC_REVIEW, Kind.REVIEW)),
    "studies": ("Other studies", (Kind.COHORT, Kind.CASE_REPORT, Kind.LABORATORY_STUDY)),
    "guidelines": ("Guidelines, regulators and labels", (Kind.GUIDELINE, Kind.REGULATOR, Kind.LABEL)),
    "organizations": ("Pages of organizations", (Kind.ORGANISATION_PAGE,)),
    "books-and-news": ("Books, opinion and news", (Kind.BOOK, Kind.EXPERT_OPINION, Kind.NEWS)),
}
"""The page of each kind of work, and its title."""


def source_index(sources: Iterable[Source]) -> list[etree.Element]:
    """Return every work in a line that links to the rest, below its kind and by name."""
    rows = list(sources)
    parts: list[etree.Element] = []
    for shelf, (title, kinds) in SHELVES.items():
        chosen = sorted((row for row in rows if row.kind in kinds), key=lambda row: short_name(row).lower())
        if chosen:
            lines = element("ul", *(_line(row, shelf) for row in chosen), class_="sg-source-index sg-plain", style=room(len(chosen)))
            parts += [element("h2", f"{title} ({len(chosen)})", id=f"kind-{shelf}"), lines]
    return parts


def _line(source: Source, shelf: str) -> etree.Element:
    name = f"{short_name(source)}: {source.title.rstrip('.')}"
    line = element("li", site_link(name, f"{SOURCES_PAGE}{shelf}/#{source.key}"), id=source.key)
    if source.status is not Status.CURRENT:
        append(line, " (", element("strong", str(source.status), class_="sg-note__status"), ")")
    return line


def source_entries(sources: Iterable[Source], shelf: str) -> list[etree.Element]:
    """Return the works of a shelf with what each supports, its limits, and what was read. Raises MarkupError for a shelf that is none."""
    if shelf not in SHELVES:
        raise MarkupError(f"'/// sources | {shelf}': there is no such page of sources{did_you_mean(shelf, SHELVES)}")
    kinds = SHELVES[shelf][1]
    return [element("ul", *(_entry(source) for source in sources if source.kind in kinds), class_="sg-source-list sg-plain")]


def _entry(source: Source) -> etree.Element:
    item = element("li", *source_note(source), element("p", f"What it shows: {source.supports}"), id=source.key)
    read = f"Read: {source.read}." + (f" Not read: {source.not_read}" if source.not_read else "")
    key = element("code", source.key)
    append(item, element("p", f"{read} Checked {day(source.checked)}. Cited here as ", key, ".", class_="sg-line__checked"))
    return item
