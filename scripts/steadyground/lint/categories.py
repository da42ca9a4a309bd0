"""The 27 categories of what can harm or mislead, from ``docs/_data/wording/categories.yml``."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from pydantic import Field

from steadyground.lint.language.lexicon import FOLDER
from steadyground.problem import Level, Problem
from steadyground.records.fields import Record, Slug, Text
from steadyground.records.load import load_rows

BEYOND_THE_PASSAGE = frozenset({"missing-alternatives", "outdated-info", "undefined-jargon"})
"""Categories whose rules look beyond the passage, at a section or at a date, and know what the classifier cannot see."""


class Category(Record):
    """One of the 27 categories, with what its rules share. ``like`` and ``unlike`` are examples for the classifier's own rule."""

    id: Slug
    level: Level
    says: Text
    why: Text
    fix: Text
    authority: Text
    like: Annotated[tuple[Text, ...], Field(min_length=1)]
    unlike: Annotated[tuple[Text, ...], Field(min_length=1)]


@cache
def categories() -> tuple[dict[str, Category], list[Problem]]:
    """Return the categories by id, worst first, and the faults of their file."""
    path = FOLDER / "categories.yml"
    rows, problems, _ = load_rows(path.read_text("utf-8"), f"docs/_data/wording/{path.name}", Category, "id")
    return {row.id: row for row in rows}, problems
