"""What the guide to take along is made of: the built pages in the order of the menu, the notes behind them, and the words explained."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from steadyground.guide.tree import GLOSSARY, NOTE, WORD, clean, read_article, with_class
from steadyground.handouts.document import edition
from steadyground.lint.nav import CONFIG, nav_sections
from steadyground.site.publish import page_address, site_address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from steadyground.records import Ledger, Question

ONLINE_ONLY = (
    "handouts/", "offline/", "about/contributing/", GLOSSARY, "evidence/findings/", "evidence/sources/", "evidence/what-changed/",
    "evidence/questions/", "evidence/self-audit/",
)
"""Pages that a copy does without: files of their own, pages for contributors, and lists whose content stands at the end of the copy."""


@dataclass(frozen=True)
class Chapter:
    """One page: its place below the site, its title, and its article, with links in their neutral form."""

    path: str
    title: str
    body: etree.Element
    checked: date

    @property
    def slug(self) -> str:
        """Return a name for files and anchors, such as ``ketamine-myths``."""
        return self.path.strip("/").replace("/", "-") or "home"


@dataclass(frozen=True)
class Section:
    """One part of the menu."""

    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Guide:
    """The guide, or the part of it that one file holds. Notes and words are those that its pages refer to."""

    sections: tuple[Section, ...]
    notes: dict[str, etree.Element]
    words: dict[str, tuple[str, etree.Element]]
    questions: tuple[Question, ...]
    crisis: etree.Element
    address: str
    title: str = ""
    numbers: dict[str, int] = field(default_factory=dict)

    @property
    def chapters(self) -> list[Chapter]:
        """Return every chapter in order."""
        return [chapter for section in self.sections for chapter in section.chapters]

    @property
    def checked(self) -> tuple[date, date]:
        """Return the first and the last day on which a page in it was checked."""
        days = [chapter.checked for chapter in self.chapters]
        return min(days), max(days)

    @property
    def edition(self) -> str:
        """Return the edition of its words: eight letters and digits that change with any of them."""
        return edition("\n".join([*(plain(chapter.body) for chapter in self.chapters), *map(plain, self.notes.values())]))

    def part(self, section: Section) -> Guide:
        """Return one section as a guide of its own."""
        return _narrowed((section,), self, section.title)


def read_guide(root: Path, site: Path, ledger: Ledger) -> Guide:
    """Return the guide from the built ``site``. Raises OSError where a page of the menu has not been built."""
    notes: dict[str, etree.Element] = {}
    sections: list[Section] = []
    crisis: etree.Element | None = None
    for title, names in nav_sections((root / CONFIG).read_text(encoding="utf-8")):
        paths = [page_address(name) for name in names]
        chapters = []
        for path in (path for path in paths if not path.startswith(ONLINE_ONLY)):
            article = read_article((site / path / "index.html").read_text(encoding="utf-8"))
            crisis = crisis if crisis is not None else _crisis(article, path)
            _collect_notes(article, path, notes)
            chapters.append(_chapter(article, path))
        if chapters:
            sections.append(Section(title, tuple(chapters)))
    if crisis is None:
        raise ValueError("no built page has the help lines")
    everything = Guide(tuple(sections), notes, _words(site), tuple(ledger.questions), crisis, site_address(site))
    return _narrowed(everything.sections, everything, "")


def _crisis(article: etree.Element, path: str) -> etree.Element | None:
    """Return the help lines of the page at ``path``, which has them below its text."""
    block = deepcopy(next(with_class(article, "sg-crisis"), None))
    if block is not None:
        clean(block, path)
    return block


def _chapter(article: etree.Element, path: str) -> Chapter:
    clean(article, path)
    heading = article.find(".//h1")
    days = [node.get("datetime", "") for node in article.iter("time")]
    if heading is None or not days:
        raise ValueError(f"the built page {path} has no title or does not say when it was checked")
    return Chapter(path, " ".join("".join(heading.itertext()).split()), article, date.fromisoformat(days[-2]))


def _collect_notes(article: etree.Element, path: str, notes: dict[str, etree.Element]) -> None:
    for block in with_class(article, "sg-notes"):
        for item in block.iter("li"):
            key = item.get("id", "").removeprefix("note-")
            if key and key not in notes:
                notes[key] = deepcopy(item)
                notes[key].attrib.clear()
                notes[key].tail = None
                clean(notes[key], path)


def _words(site: Path) -> dict[str, tuple[str, etree.Element]]:
    article = read_article((site / GLOSSARY / "index.html").read_text(encoding="utf-8"))
    clean(article, GLOSSARY)
    found: dict[str, tuple[str, etree.Element]] = {}
    for listed in article.iter("dl"):
        for term, meaning in zip(listed.iter("dt"), listed.iter("dd"), strict=True):
            found[term.get("id", "")] = ("".join(term.itertext()).strip(), meaning)
    return found


def targets(tree: etree.Element) -> Iterator[str]:
    """Yield the neutral form of every link below ``tree``."""
    return (node.attrib["href"] for node in tree.iter("a") if "href" in node.attrib)


def _narrowed(sections: tuple[Section, ...], whole: Guide, title: str) -> Guide:
    """Return the guide with these sections: notes numbered by first use, and the words and questions that lead into it."""
    inside = [target for section in sections for chapter in section.chapters for target in targets(chapter.body)]
    keys = dict.fromkeys(target.removeprefix(NOTE) for target in inside if target.startswith(NOTE))
    notes = {key: whole.notes[key] for key in keys}
    inside += [target for note in notes.values() for target in targets(note)]
    used = {target.removeprefix(WORD) for target in inside if target.startswith(WORD)}
    words = {key: row for key, row in whole.words.items() if not title or key in used}
    paths = {chapter.path for section in sections for chapter in section.chapters}
    questions = tuple(row for row in whole.questions if row.page and page_address(row.page) in paths)
    numbers = {key: n for n, key in enumerate(notes, 1)}
    return Guide(sections, notes, words, questions, whole.crisis, whole.address, title, numbers)


def plain(tree: etree.Element) -> str:
    """Return every word of a tree, with single spaces."""
    return re.sub(r"\s+", " ", "".join(tree.itertext())).strip()
