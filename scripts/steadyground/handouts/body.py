"""The words of a sheet: the same Markdown and the same citations as a page of the site, fitted to paper."""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as etree
from math import ceil
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from steadyground.handouts.help_box import country_of, crisis_lines, help_box, numbers
from steadyground.markup import SteadyGround
from steadyground.markup.certainty import WORDS
from steadyground.markup.element import SITE, append, element
from steadyground.markup.library import library
from steadyground.markup.notes import short_name

if TYPE_CHECKING:
    from pathlib import Path

    from steadyground.handouts.catalog import Sheet
    from steadyground.records import Ledger

HELP_HERE = "sg-help-here"
KEPT_ROWS = 4
"""A table of so few rows is kept on one side."""
MOST_NAMES = 3
"""How many works a note names on paper; the page online has them all."""
NOTE_LINE = 50
"""About how many letters of a note stand on a line of half a side."""
EXTENSIONS = ("attr_list", "fenced_code", "md_in_html", "tables", "toc")


def body_html(sheet: Sheet, root: Path, address: str, country: str) -> str:
    """Return the body of a sheet as HTML. ``address`` is the site's own. Raises HandoutError and MarkupError."""
    md = Markdown(extensions=[*EXTENSIONS, SteadyGround(root=str(root))])
    md.treeprocessors.deregister("sg-words")
    md.treeprocessors.register(OnPaper(md, library(root), address, country), "handout-paper", 4)
    return md.convert(sheet.page.text[sheet.page.body_start :])


class OnPaper(Treeprocessor):
    """Turns what works on a screen into what works on paper."""

    def __init__(self, md: Markdown, ledger: Ledger, address: str, country: str) -> None:
        super().__init__(md)
        self.ledger, self.address, self.country = ledger, address, country

    def run(self, root: etree.Element) -> None:
        """Fit the tree below ``root`` to paper, in place."""
        notes = _take_notes(root)
        for parent in list(root.iter()):
            _plain_references(parent)
        for node in list(root.iter()):
            if node.tag == "a":
                node.set("href", self._whole(node.get("href", "")))
            elif node.tag == "table":
                _name_headers(node)
            elif HELP_HERE in node.get("class", ""):
                self._fill_help(node)
        append(root, help_box(self.ledger, self.country))
        if notes:
            append(root, *_short_notes(notes, self.ledger))

    def _whole(self, target: str) -> str:
        if target.startswith(SITE):
            return self.address + target.removeprefix(SITE)
        if ":" in target or target.startswith("#"):
            return target
        path, mark, fragment = target.partition("#")
        path = posixpath.normpath(posixpath.join("handouts", path))
        path = path.removesuffix("index.md") if path.endswith("index.md") else path.removesuffix(".md") + "/"
        return self.address + path + mark + fragment

    def _fill_help(self, node: etree.Element) -> None:
        for child in list(node):
            node.remove(child)
        append(node, *numbers(country_of(self.ledger, self.country), crisis_lines(self.ledger, self.country)[:2]))


def _take_notes(root: etree.Element) -> list[str]:
    """Remove the notes made for the screen, and return the keys in their order."""
    for n, node in enumerate(list(root)):
        if node.tag == "details" and "sg-sources" in node.get("class", ""):
            root.remove(root[n - 1])
            root.remove(node)
            return [item.get("id", "").removeprefix("note-") for item in node.iter("li") if item.get("id")]
    return []


def _plain_references(parent: etree.Element) -> None:
    """Make each reference a plain number, tied to the word before it so that no line begins with one."""
    for mark in [node for node in parent if node.tag == "sup" and "sg-cite" in node.get("class", "")]:
        text = ", ".join("".join(link.itertext()) for link in mark)
        for link in list(mark):
            mark.remove(link)
        mark.text = text
        tie(parent, mark)


def tie(parent: etree.Element, mark: etree.Element) -> None:
    """Put a reference and the word before it into one element that no line may break."""
    at = list(parent).index(mark)
    before = parent[at - 1] if at else None
    text = ((parent.text if before is None else before.tail) or "").rstrip()
    rest, space, word = text.rpartition(" ")
    if before is None:
        parent.text = rest + space
    else:
        before.tail = rest + space
    tied = element("span", word, mark, class_="tied")
    tied.tail, mark.tail = mark.tail, None
    parent[at] = tied


def _name_headers(table: etree.Element) -> None:
    for header in table.iter("th"):
        header.set("scope", "col")
    rows = table.findall("tbody/tr")
    if len(rows) <= KEPT_ROWS:
        table.set("class", "kept")
    for row in rows:
        row[0].tag = "th"
        row[0].set("scope", "row")


def _short_notes(keys: list[str], ledger: Ledger) -> list[etree.Element]:
    notes = [_short_note(key, ledger) for key in keys]
    says = "Each finding begins with how sure anyone can be. The guide has all of them in full, under Evidence."
    beside = element("div", *_two_lists(notes), class_="notes")
    return [element("h2", "Where this comes from", class_="notes-title"), element("p", says, class_="small"), beside]


def _two_lists(notes: list[str]) -> list[etree.Element]:
    """Return the notes as two lists of about one height, numbered on from one to the other.

    WeasyPrint 70 lays columns of CSS out again and again until they are of one height, and that was almost a third of its work.
    """
    lines = [ceil(len(note) / NOTE_LINE) for note in notes]
    half = min(range(len(notes), 0, -1), key=lambda n: max(sum(lines[:n]), sum(lines[n:])))
    first = element("ol", *(element("li", note) for note in notes[:half]))
    if half == len(notes):
        return [first]
    return [first, element("ol", *(element("li", note) for note in notes[half:]), style=f"counter-reset: list-item {half}")]


def _short_note(key: str, ledger: Ledger) -> str:
    finding = ledger.findings.get(key)
    if finding is None:
        return f"{short_name(ledger.sources.rows[key])}."
    against = f" Against it or finding no effect: {_names(finding.against, ledger)}." if finding.against else ""
    return f"{WORDS[finding.certainty]}. {_names(finding.sources, ledger)}.{against}"


def _names(keys: tuple[str, ...], ledger: Ledger) -> str:
    names = list(dict.fromkeys(short_name(ledger.sources.rows[key]) for key in keys))
    more = f"; {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return "; ".join(names[:MOST_NAMES]) + more
