"""``[@key; @key]``: numbered references to findings and sources, and the notes they lead to.

An inline pattern marks the place; once the whole page is parsed, a tree processor numbers the keys in the order in which a
reader meets them and adds the notes at the end of the page.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from steadyground.markup.element import append, element
from steadyground.markup.library import MarkupError
from steadyground.markup.notes import finding_note, source_note
from steadyground.problem import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown

    from steadyground.records import Ledger

PATTERN = r"\[(@[^\]\n]*)\]"
_KEY = re.compile(r"@([a-z0-9][a-z0-9-]*)")
_MARK = "data-cites"
NOTES = "where-this-comes-from"


def parse_keys(inside: str) -> list[str]:
    """Return the keys of ``@a; @b``. Raises MarkupError where they are written any other way."""
    parts = [part.strip() for part in inside.split(";")]
    keys = [match[1] for part in parts if (match := _KEY.fullmatch(part))]
    if len(keys) != len(parts):
        raise MarkupError(f"'[{inside}]' is not a citation; write [@key] or [@key; @other-key]")
    return keys


class CitationMark(InlineProcessor):
    """Leaves an empty mark where a citation stands."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]  # noqa: N802 - the library's own name; its stub allows None
        """Return the mark that the tree processor will number."""
        mark = element("sup", class_="sg-cite")
        mark.set(_MARK, " ".join(parse_keys(m[1])))
        return mark, m.start(0), m.end(0)


class CitationNotes(Treeprocessor):
    """Numbers the marks and writes the notes."""

    def __init__(self, md: Markdown, ledger: Callable[[], Ledger]) -> None:
        super().__init__(md)
        self.ledger = ledger

    def run(self, root: etree.Element) -> None:
        """Give every mark below ``root`` its number, and add the notes at the end."""
        marks = [node for node in root.iter("sup") if node.get(_MARK)]
        if not marks:
            return
        order: dict[str, int] = {}
        for mark in marks:
            keys = mark.attrib.pop(_MARK).split(" ")
            for key in keys:
                first = key not in order
                number = order.setdefault(key, len(order) + 1)
                if len(mark):
                    append(mark, " ")
                append(mark, _reference(key, number, first=first))
        append(root, *_notes(order, self.ledger()))


def _reference(key: str, number: int, *, first: bool) -> etree.Element:
    """Return the number of a source, which a screen reader describes by the title of the notes."""
    place = f"ref-{number}" if first else None
    return element("a", str(number), class_="footnote-ref", href=f"#note-{key}", id=place, aria_describedby=NOTES)


def _notes(order: dict[str, int], ledger: Ledger) -> list[etree.Element]:
    items = element("ol", class_="sg-notes")
    for key, number in order.items():
        item = element("li", *_note(key, ledger), id=f"note-{key}")
        label = f"Back to where source {number} is first used"
        back = element("a", "↩", href=f"#ref-{number}", class_="footnote-backref", aria_label=label)
        append(item[-1], " ", back)
        append(items, item)
    count = "1 source" if len(order) == 1 else f"{len(order)} sources"
    summary = element("summary", f"Show the {count} behind this page", class_="sg-sources__summary")
    title = element("h2", "Where this comes from", id=NOTES, data_search_exclude="")
    return [title, element("details", summary, items, class_="sg-sources", data_search_exclude="")]


def _note(key: str, ledger: Ledger) -> list[etree.Element]:
    finding = ledger.findings.get(key)
    if finding:
        return finding_note(finding, ledger)
    source = ledger.sources.get(key)
    if source is None:
        hint = did_you_mean(key, ledger.citable())
        raise MarkupError(f"'[@{key}]' names neither a finding nor a source{hint}; write a key from docs/_data, or add the record first")
    if not source.verified:
        raise MarkupError(f"'[@{key}]' is a source whose point nobody has read; cite another, or open it and record what you read")
    return source_note(source)
