"""Dated facts (R14): what is approved for what, on a given day."""

from __future__ import annotations

from datetime import date
from functools import cache

from steadyground.lint.language.lexicon import FOLDER
from steadyground.problem import Problem
from steadyground.records.fields import Address, Day, Record, Slug, Text
from steadyground.records.load import load_rows


class Fact(Record):
    """A product, the uses it is approved for, and since when. Patterns are RE2 on plain words."""

    id: Slug
    says: Text
    product: Text
    uses: Text
    since: Day
    source: Address


@cache
def load_facts() -> tuple[tuple[Fact, ...], list[Problem]]:
    """Read the facts and their faults."""
    path = FOLDER / "facts.yml"
    rows, problems, _ = load_rows(path.read_text("utf-8"), f"docs/_data/wording/{path.name}", Fact, "id")
    return tuple(rows), problems


def facts(today: date) -> tuple[Fact, ...]:
    """Return the facts that hold on a day."""
    return tuple(fact for fact in load_facts()[0] if fact.since <= today)
