"""All records together: what this site knows, and the faults that only show when files are read side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from steadyground.problem import Problem, did_you_mean
from steadyground.records.fields import Record
from steadyground.records.finding import Finding
from steadyground.records.help import CountryRecord, Directory, Helpline
from steadyground.records.history import Change, unexplained
from steadyground.records.load import load_rows
from steadyground.records.plot import Plot
from steadyground.records.search import SearchWords
from steadyground.records.source import Source
from steadyground.records.trial import Trial
from steadyground.records.words import Question, Reviewer, Term

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

R = TypeVar("R", bound=Record)

DATA_FOLDER = "docs/_data"
_WORD = re.compile(r"[^\W_]+")


@dataclass
class Table(Generic[R]):
    """The rows of one file by name, and the line each is written on."""

    path: str
    rows: dict[str, R] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def __iter__(self) -> Iterator[R]:
        return iter(self.rows.values())

    def __len__(self) -> int:
        return len(self.rows)

    def get(self, name: str) -> R | None:
        """Return the row of that name, or None."""
        return self.rows.get(name)

    def problem(self, name: str, code: str, kind: str, message: str, fix: str) -> Problem:
        """Return a problem at the row of that name."""
        return Problem(self.path, self.lines.get(name, 1), 1, code, kind, message, fix)


@dataclass
class Ledger:
    """Everything in ``docs/_data`` that pages may use."""

    sources: Table[Source]
    findings: Table[Finding]
    trials: Table[Trial]
    plots: Table[Plot]
    countries: Table[CountryRecord]
    helplines: Table[Helpline]
    directories: Table[Directory]
    glossary: Table[Term]
    questions: Table[Question]
    reviewers: Table[Reviewer]
    history: Table[Change]
    search: Table[SearchWords]
    problems: list[Problem]

    def citable(self) -> set[str]:
        """Return every key that ``[@key]`` may name."""
        return set(self.findings.rows) | {s.key for s in self.sources if s.verified}

    def is_citable(self, key: str) -> bool:
        """Say whether ``[@key]`` may name a key."""
        source = self.sources.get(key)
        return key in self.findings.rows or (source is not None and source.verified)


def load_ledger(root: Path) -> Ledger:
    """Read every data file below ``root``. Problems are collected, never raised; a missing file is a problem of its own."""
    problems: list[Problem] = []

    def table(stem: str, model: type[R], key: str) -> Table[R]:
        path = f"{DATA_FOLDER}/{stem}.yml"
        try:
            text = (root / path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(
                Problem(path, 1, 1, "SG100", "unreadable-file", f"this file cannot be read: {error}", "restore it, saved as UTF-8")
            )
            return Table(path)
        rows, faults, lines = load_rows(text, path, model, key)
        problems.extend(faults)
        names = [str(getattr(row, key)) for row in rows]
        return Table(path, dict(zip(names, rows, strict=True)), dict(zip(names, lines, strict=True)))

    ledger = Ledger(
        sources=table("sources", Source, "key"),
        findings=table("findings", Finding, "id"),
        trials=table("trials", Trial, "id"),
        plots=table("plots", Plot, "id"),
        countries=table("countries", CountryRecord, "code"),
        helplines=table("helplines", Helpline, "id"),
        directories=table("directories", Directory, "id"),
        glossary=table("glossary", Term, "id"),
        questions=table("questions", Question, "id"),
        reviewers=table("reviewers", Reviewer, "id"),
        history=table("history", Change, "id"),
        search=table("search", SearchWords, "page"),
        problems=problems,
    )
    if not problems:
        problems.extend(_between(ledger))
    return ledger


def _between(ledger: Ledger) -> Iterator[Problem]:
    yield from _references(ledger)
    yield from _shared_names(ledger)
    yield from _same_statement(ledger)
    yield from _known_countries(ledger)
    yield from unexplained(ledger.findings.rows, ledger.history, ledger.history.path)


def _references(ledger: Ledger) -> Iterator[Problem]:
    for finding in ledger.findings:
        for key in (*finding.sources, *finding.against):
            yield from _known_source(ledger, ledger.findings, finding.id, key)
    for trial in ledger.trials:
        yield from _known_source(ledger, ledger.trials, trial.id, trial.source)
        yield from _plotted(ledger, trial)
    for plot in ledger.plots:
        for key in {row.source for row in plot.rows}:
            yield from _known_source(ledger, ledger.plots, plot.id, key)
    for term in ledger.glossary:
        for key in term.cites:
            if not ledger.is_citable(key):
                yield ledger.glossary.problem(term.id, "SG111", "unknown-source", _no_such(key, ledger.citable()), _FIX_SOURCE)
    for source in ledger.sources:
        if source.superseded_by:
            yield from _known_source(ledger, ledger.sources, source.key, source.superseded_by)


def _plotted(ledger: Ledger, trial: Trial) -> Iterator[Problem]:
    plot = ledger.plots.get(trial.plot) if trial.plot else None
    if trial.plot and plot is None:
        message = f"'{trial.id}': there is no plot '{trial.plot}'{did_you_mean(trial.plot, ledger.plots.rows)}"
        yield ledger.trials.problem(trial.id, "SG116", "unknown-plot", message, "write the id of a row in docs/_data/plots.yml")
    elif plot and trial.effect and trial.effect.measure == plot.measure and trial.better != plot.better:
        message = f"'{trial.id}' counts {trial.better} as better, its plot '{plot.id}' counts {plot.better}"
        yield ledger.trials.problem(trial.id, "SG117", "other-direction", message, "turn the number round, or take it off this plot")


_FIX_SOURCE = "write the key as it stands in docs/_data/sources.yml, or add the source there first"


def _known_source(ledger: Ledger, table: Table[R], row: str, key: str) -> Iterator[Problem]:
    source = ledger.sources.get(key)
    if source is None:
        yield table.problem(row, "SG111", "unknown-source", f"'{row}': {_no_such(key, ledger.sources.rows)}", _FIX_SOURCE)
    elif not source.verified:
        message = f"'{row}' rests on '{key}', which is marked as not verified"
        yield table.problem(row, "SG112", "unverified-source", message, "open the source, record what you read, then set verified")


def _no_such(key: str, known: set[str] | dict[str, Source]) -> str:
    return f"there is no source '{key}'{did_you_mean(key, known)}"


def _shared_names(ledger: Ledger) -> Iterator[Problem]:
    for name in sorted(set(ledger.findings.rows) & set(ledger.sources.rows)):
        yield ledger.findings.problem(name, "SG113", "shared-name", f"'{name}' is both a finding and a source", "rename the finding")


def _same_statement(ledger: Ledger) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for finding in ledger.findings:
        words = " ".join(_WORD.findall(finding.says.lower()))
        if words in seen:
            message = f"'{finding.id}' says the same as '{seen[words]}'"
            yield ledger.findings.problem(finding.id, "SG114", "same-statement", message, "merge the two, and cite the one that stays")
        seen.setdefault(words, finding.id)


def _known_countries(ledger: Ledger) -> Iterator[Problem]:
    tables: tuple[Table[Helpline] | Table[Directory], ...] = (ledger.helplines, ledger.directories)
    for table in tables:
        for row in table:
            if row.country not in ledger.countries.rows:
                message = f"'{row.id}' is in {row.country}, which has no row in countries.yml"
                yield table.problem(row.id, "SG115", "unknown-country", message, "add the country, with its emergency number")
