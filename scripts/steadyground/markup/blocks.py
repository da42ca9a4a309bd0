"""``/// name | argument`` blocks: the parts of a page that look the same everywhere, and the places where data appears."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING, Any, ClassVar

from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from steadyground.markup import source_lists, tables
from steadyground.markup.charts.forest_plot import forest_plot
from steadyground.markup.charts.icon_array import chances_figure
from steadyground.markup.element import append, element, site_link
from steadyground.markup.library import MarkupError
from steadyground.markup.phone import directory_list, emergency_list, helpline_list
from steadyground.problem import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown

    from steadyground.records import Ledger
    from steadyground.records.fields import Record
    from steadyground.records.ledger import Table


class Titled(Block):
    """A part of the page with a fixed title and look. An argument replaces the title."""

    NAME = ""
    ARGUMENT = None
    title = ""
    look = ""
    spoken = ""

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return the box, with its heading."""
        heading = element("h2", class_="sg-card__title")
        if self.spoken:
            append(heading, element("span", self.spoken, class_="sg-spoken"))
        append(heading, self.argument or self.title)
        box = element("div", heading, class_=self.look)
        parent.append(box)
        return box


class InShort(Titled):
    """The whole answer in two to four points."""

    NAME = "in-short"
    title = "In short"
    look = "sg-card sg-in-short"


class NextSteps(Titled):
    """One to three steps, smallest first."""

    NAME = "next-steps"
    title = "What you can do next"
    look = "sg-card sg-next-steps"


class Emergency(Titled):
    """A danger to life, after the NHS care card."""

    NAME = "emergency"
    title = "Call your emergency number now if"
    look = "sg-card sg-card--emergency"
    spoken = "Emergency: "


class Urgent(Titled):
    """Something to act on today."""

    NAME = "urgent"
    title = "Ask for help today if"
    look = "sg-card sg-card--urgent"
    spoken = "Urgent: "


class SelfCare(Titled):
    """Something a person can do alone."""

    NAME = "self-care"
    title = "Things you can do yourself"
    look = "sg-card sg-card--self-care"


class Invented(Titled):
    """A passage that was made up to show a pattern, and says so."""

    NAME = "invented-example"
    title = "Invented example"
    look = "sg-card sg-card--invented"


class FromRecords(Block):
    """A block whose content comes from the records. What the author writes inside is kept below it."""

    NAME = ""
    ARGUMENT = None
    ledger: Callable[[], Ledger]

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return a box that holds what the records give."""
        box = element("div", class_=f"sg-{self.NAME}")
        append(box, *self.build(self.ledger(), (self.argument or "").strip()))
        parent.append(box)
        return box

    def build(self, ledger: Ledger, argument: str) -> list[etree.Element]:
        """Return the elements for ``argument``."""
        raise NotImplementedError


def _row(table: Table[Any], name: str, block: str) -> Any:
    row = table.get(name)
    if row is None:
        raise MarkupError(f"'/// {block} | {name}': {table.path} has no '{name}'{did_you_mean(name, table.rows)}")
    return row


def _only(table: Table[Any], field: str, wanted: str, block: str) -> list[Record]:
    if not wanted:
        return list(table)
    rows = [row for row in table if getattr(row, field) == wanted]
    if not rows:
        known = sorted({getattr(row, field) for row in table})
        raise MarkupError(f"'/// {block} | {wanted}': no row of {table.path} has the {field} '{wanted}'{did_you_mean(wanted, known)}")
    return rows


class FindingBlock(FromRecords):
    """``/// finding | id``: one finding in full."""

    NAME = "finding"

    def build(self, ledger: Ledger, argument: str) -> list[etree.Element]:
        """Return the finding's card."""
        return [tables.finding_card(_row(ledger.findings, argument, self.NAME), ledger)]


class ChancesBlock(FromRecords):
    """``/// chances | finding-id``: people out of 100, in words and as a picture."""

    NAME = "chances"

    def build(self, ledger: Ledger, argument: str) -> list[etree.Element]:
        """Return the figure of the finding's chances."""
        return [chances_figure(_row(ledger.findings, argument, self.NAME))]


class ForestPlotBlock(FromRecords):
    """``/// forest-plot | id``: results on one scale."""

    NAME = "forest-plot"

    def build(self, ledger: Ledger, argument: str) -> list[etree.Element]:
        """Return the figure of the plot."""
        return [forest_plot(_row(ledger.plots, argument, self.NAME), ledger)]


class TrialsBlock(FromRecords):
    """``/// trials | subject``: one row a trial; all trials without an argument."""

    NAME = "trials"

    def build(self, ledger: Ledger, argument: str) -> list[etree.Element]:
        """Return the table of the subject's trials."""
        return [tables.trials_table(_only(ledger.trials, "subject", argument, self.NAME), ledger)]  # type: ignore[arg-type]  # _only is untyped by row


class HelplinesBlock(FromRecords):
    """``/// helplines | US, suicide-crisis``: the lines of a country, for a need, or both."""

    NAME = "helplines"

    def build(self, ledger: Ledger, argument: str) -> list[etree.Element]:
        """Return the list of lines."""
        words = [word.strip() for word in argument.split(",") if word.strip()]
        lines = list(ledger.helplines)
        for word in words:
            if word.isupper():
                _row(ledger.countries, word, self.NAME)
                lines = [line for line in lines if line.country == word]
            else:
                lines = [line for line in lines if word in line.needs]
        if not lines:
            message = f"'/// helplines | {argument}': no line in docs/_data/helplines.yml fits"
            raise MarkupError(f"{message}; write a country such as US, a need, or both")
        return [helpline_list(lines)]


class EmergencyNumbersBlock(FromRecords):
    """``/// emergency-numbers | US, GB``: the numbers to dial; every country without an argument."""

    NAME = "emergency-numbers"

    def build(self, ledger: Ledger, argument: str) -> list[etree.Element]:
        """Return the list of numbers."""
        codes = [code.strip() for code in argument.split(",") if code.strip()] or [row.code for row in ledger.countries if row.code != "ZZ"]
        return [emergency_list([_row(ledger.countries, code, self.NAME) for code in codes])]


class CrisisLinesBlock(FromRecords):
    """``/// crisis-lines``: every country with its emergency number and all its lines."""

    NAME = "crisis-lines"

    def build(self, ledger: Ledger, argument: str) -> list[etree.Element]:
        """Return a section for each country."""
        parts: list[etree.Element] = []
        for country in ledger.countries:
            lines = [line for line in ledger.helplines if line.country == country.code]
            parts.append(element("h2", country.name, id=f"country-{country.code.lower()}"))
            if country.emergency or country.emergency_not_confirmed:
                parts.append(emergency_list([country]))
            if lines:
                parts.append(helpline_list(lines))
        return parts


class DirectoriesBlock(FromRecords):
    """``/// directories | US``: places that list practitioners."""

    NAME = "directories"

    def build(self, ledger: Ledger, argument: str) -> list[etree.Element]:
        """Return the list of directories."""
        return [directory_list(_only(ledger.directories, "country", argument, self.NAME))]  # type: ignore[arg-type]  # _only is untyped by row


class LedgerBlock(FromRecords):
    """``/// ledger | ptsd``: the findings of a subject in full; without an argument every finding in a line."""

    NAME = "ledger"

    def build(self, ledger: Ledger, argument: str) -> list[etree.Element]:
        """Return all findings, or those of one subject."""
        rows: list[Any] = _only(ledger.findings, "subject", argument, self.NAME)
        return tables.finding_entries(rows, ledger) if argument else tables.ledger_list(rows)


class SourcesBlock(FromRecords):
    """``/// sources | trials``: the sources of a kind in full; without an argument every source in a line."""

    NAME = "sources"

    def build(self, ledger: Ledger, argument: str) -> list[etree.Element]:
        """Return all sources, or those of one page."""
        return source_lists.source_entries(ledger.sources, argument) if argument else source_lists.source_index(ledger.sources)


class GlossaryBlock(FromRecords):
    """``/// glossary``: every term."""

    NAME = "glossary"

    def build(self, ledger: Ledger, argument: str) -> list[etree.Element]:
        """Return the glossary."""
        return [tables.glossary_list(ledger.glossary, ledger)]


class QuestionsBlock(FromRecords):
    """``/// questions``: what people ask, and where it is answered."""

    NAME = "questions"

    def build(self, ledger: Ledger, argument: str) -> list[etree.Element]:
        """Return the map of questions."""
        return [tables.question_map(_only(ledger.questions, "group", argument, self.NAME))]  # type: ignore[arg-type]  # _only is untyped by row


class WhatChangedBlock(FromRecords):
    """``/// what-changed``: each change of the ledger, with its reason."""

    NAME = "what-changed"

    def build(self, ledger: Ledger, argument: str) -> list[etree.Element]:
        """Return the history, newest first."""
        return tables.change_list(ledger.history, ledger)


class DownloadsBlock(FromRecords):
    """``/// downloads | sources``: files for other programs, whose names start so; all of them without an argument."""

    NAME = "downloads"
    folder = "evidence/downloads"
    files: ClassVar[dict[str, str]] = {
        "sources.csl.json": "All sources as CSL-JSON (Zotero, citeproc)",
        "sources.bib": "All sources as BibTeX",
        "sources.ris": "All sources as RIS (EndNote, Mendeley)",
        "sources.csv": "All sources as a table (CSV)",
        "findings.json": "All findings as JSON",
        "findings.schema.json": "The form of the findings file (JSON Schema)",
        "trials.csv": "All trials as a table (CSV)",
        "comparison.csv": "The decision aid's comparison, for spreadsheets (CSV)",
        "comparison.docx": "The decision aid's comparison, for word processors (DOCX)",
    }

    def build(self, ledger: Ledger, argument: str) -> list[etree.Element]:
        """Return the list of files."""
        chosen = {name: says for name, says in self.files.items() if name.startswith(argument)}
        if not chosen:
            raise MarkupError(f"'/// downloads | {argument}': there is no such file; write sources, findings, trials or comparison")
        return [element("ul", *(element("li", site_link(says, f"{self.folder}/{name}")) for name, says in chosen.items()))]


TITLED: tuple[type[Titled], ...] = (InShort, NextSteps, Emergency, Urgent, SelfCare, Invented)
FROM_RECORDS: tuple[type[FromRecords], ...] = (
    FindingBlock, ChancesBlock, ForestPlotBlock, TrialsBlock, HelplinesBlock, EmergencyNumbersBlock, CrisisLinesBlock,
    DirectoriesBlock, LedgerBlock, SourcesBlock, GlossaryBlock, QuestionsBlock, DownloadsBlock, WhatChangedBlock,
)
NAMES = frozenset(str(block.NAME) for block in TITLED) | frozenset(str(block.NAME) for block in FROM_RECORDS)


class SiteBlocks(BlocksExtension):
    """Registers every block of the site."""

    def __init__(self, ledger: Callable[[], Ledger]) -> None:
        super().__init__()
        self.ledger = ledger

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802 - the library's own name
        """Register the blocks; those that draw on records are given the ledger."""
        for titled in TITLED:
            block_mgr.register(titled, {})
        for block in FROM_RECORDS:
            block_mgr.register(type(block.__name__, (block,), {"ledger": staticmethod(self.ledger)}), {})
