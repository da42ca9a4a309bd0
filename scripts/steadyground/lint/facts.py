"""Dated facts (R14): what is approved for what, on a given day."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Annotated

import re2  # type: ignore[import-untyped]  # the library has no types
from pydantic import AfterValidator

from steadyground.lint.language.lexicon import FOLDER, compiled
from steadyground.problem import Problem
from steadyground.records.fields import Address, Day, Record, Slug, Text
from steadyground.records.load import load_rows


def _can_run(text: str) -> str:
    """Return a pattern as it is. Raises ValueError for one that RE2 refuses, or a list that the lexicon does not have."""
    try:
        compiled(text)
    except re2.error as error:
        raise ValueError(f"'{text}' is not a pattern RE2 can run ({error}); see https://github.com/google/re2/wiki/Syntax") from error
    except KeyError as error:
        raise ValueError(f"{{{error.args[0]}}} is not a list of lexicon.yml") from error
    return text


Pattern = Annotated[Text, AfterValidator(_can_run)]


class Fact(Record):
    """A product, the uses it is approved for, and since when. Patterns are RE2 on plain words."""

    id: Slug
    says: Text
    product: Pattern
    uses: Pattern
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
