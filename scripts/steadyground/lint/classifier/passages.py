"""The labelled passages that the classifier learns from: ``docs/_data/passages/*.yml``."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from steadyground.lint.categories import categories
from steadyground.lint.rule import all_rules
from steadyground.problem import Problem, did_you_mean
from steadyground.records.fields import Record, Text
from steadyground.records.load import load_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FOLDER = "docs/_data/passages"


class Passage(Record):
    """A passage and the categories that a careful editor would mark it with, worst first; none where it can stand as it is."""

    text: Text
    labels: tuple[Text, ...]


def read_passages(root: Path) -> tuple[list[Passage], list[Problem]]:
    """Return every labelled passage, and every fault of their files."""
    passages: list[Passage] = []
    problems: list[Problem] = []
    for path in sorted((root / FOLDER).glob("*.yml")):
        shown = f"{FOLDER}/{path.name}"
        rows, faults, lines = load_rows(path.read_text(encoding="utf-8"), shown, Passage, "text")
        passages += rows
        problems += [*faults, *_unknown_labels(rows, lines, shown)]
    return passages, problems


def _unknown_labels(rows: list[Passage], lines: list[int], path: str) -> Iterator[Problem]:
    known = categories()[0]
    for row, line in zip(rows, lines, strict=True):
        for label in row.labels:
            if label not in known:
                message = f"'{label}' is not a category{did_you_mean(label, known)}"
                yield Problem(path, line, 1, "SG109", "unknown-value", message, "use an id of docs/_data/wording/categories.yml")


def examples() -> list[Passage]:
    """Return the examples of every content rule as labelled passages."""
    rules = [rule for rule in all_rules() if rule.category in categories()[0]]
    bad = [Passage(text=text, labels=(rule.category,)) for rule in rules for text in rule.bad]
    return [*bad, *(Passage(text=text, labels=()) for rule in rules for text in rule.good)]


def digest(passages: Iterable[Passage]) -> str:
    """Return what tells one set of labelled passages from another."""
    lines = sorted(f"{' '.join(p.labels)}|{p.text}" for p in passages)
    return sha256("\n".join(lines).encode()).hexdigest()[:16]
