"""Reasons to leave a passage alone that are words and nothing else, from ``docs/_data/wording/contexts.yml``."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from steadyground.lint.language.lexicon import FOLDER, Shape, union
from steadyground.records.fields import Record, Slug, Text
from steadyground.records.load import load_rows

if TYPE_CHECKING:
    from steadyground.lint.language.lexicon import Pattern
    from steadyground.lint.language.reading import Found
    from steadyground.problem import Problem


class Where(StrEnum):
    """How far from the words a reason may stand."""

    SENTENCE = "sentence"
    NEAR = "near"
    PASSAGE = "passage"
    SECTION = "section"
    BEFORE = "before"
    AFTER = "after"


class ContextWords(Record):
    """One reason: its name, what it means, where it may stand and how it is worded."""

    name: Slug
    says: Text
    where: Where
    patterns: Annotated[tuple[Shape, ...], Field(min_length=1)]


@cache
def contexts() -> tuple[dict[str, ContextWords], list[Problem]]:
    """Return the reasons by name, and the faults of their file."""
    path = FOLDER / "contexts.yml"
    rows, problems, _ = load_rows(path.read_text("utf-8"), f"docs/_data/wording/{path.name}", ContextWords, "name")
    return {row.name: row for row in rows}, problems


@cache
def _ready(name: str) -> Pattern:
    return union(contexts()[0][name].patterns)


def in_context(found: Found, name: str) -> bool:
    """Say whether the named reason stands near what was found."""
    where = contexts()[0][name].where
    if where in (Where.PASSAGE, Where.SECTION):
        return found.reading.passage_holds(found.sentence.passage, _ready(name), where)
    return bool(_ready(name).search(words_around(found, where)))


def words_around(found: Found, where: Where) -> bytes:
    """Return the plain words in which a reason may stand."""
    reading, sentence = found.reading, found.sentence
    match where:
        case Where.NEAR:
            near = (reading.beside(sentence, -1), sentence, reading.beside(sentence, 1))
            return b" ".join(s.words for s in near if s)
        case Where.BEFORE:
            return found.before
        case Where.AFTER:
            return found.after
        case _:
            return sentence.words
