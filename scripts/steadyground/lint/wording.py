"""Rules from YAML: each row of ``docs/_data/wording/<category>.yml`` is a rule that needs no Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice
from typing import Annotated

import re2  # type: ignore[import-untyped]  # the library has no types
from pydantic import Field, model_validator

from steadyground.lint.categories import BEYOND_THE_PASSAGE, Category, categories
from steadyground.lint.classifier.judge import doubted
from steadyground.lint.language.contexts import contexts
from steadyground.lint.language.guards import GUARDS, excused, is_known
from steadyground.lint.language.index import INDEX, Index
from steadyground.lint.language.lexicon import FOLDER, Pattern, Shape, compiled, expand, lexicon
from steadyground.lint.language.normal import plain_text
from steadyground.lint.language.reading import Found, Reading, Sentence, reading_of
from steadyground.lint.rule import Check, Context, Hit, rule
from steadyground.pages import Page
from steadyground.pages.prose import Kind
from steadyground.problem import Problem
from steadyground.records.fields import Record, Slug, Text
from steadyground.records.load import load_rows

USUAL = ("question", "negated", "mention", "name")
WORDINGS = Index()
"""The patterns of these rules. They are looked up only where the classifier has doubts; those of rules that look beyond the passage are
in ``INDEX`` as well, which is asked of every sentence."""


class Wording(Record):
    """One rule: its patterns, when it is left alone, and its examples. What it leaves out is its category's.

    ``unless`` names the reasons to leave a passage alone; ``kinds`` limits it to passages of these kinds; ``also`` are patterns that
    the same sentence must hold too, in any order; ``beside`` is one that the passage, or the heading above it, must hold.
    """

    code: Annotated[str, Field(pattern=r"^(?:CLM|SAF|PPL|EVD|TON)\d{3}$")]
    name: Slug
    patterns: Annotated[tuple[Shape, ...], Field(min_length=1)]
    also: tuple[Shape, ...] = ()
    beside: Shape | None = None
    unless: tuple[Text, ...] = USUAL
    kinds: tuple[Kind, ...] = ()
    says: Text | None = None
    instead: Text | None = None
    why: Text | None = None
    authority: Text | None = None
    bad: Annotated[tuple[Text, ...], Field(min_length=1)]
    good: Annotated[tuple[Text, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _can_run(self) -> Wording:
        for pattern in (*self.patterns, *self.also, *((self.beside,) if self.beside else ())):
            try:
                WORDINGS.add(pattern) if pattern in self.patterns else expand(pattern)
            except (re2.error, UnicodeEncodeError) as error:
                see = "see https://github.com/google/re2/wiki/Syntax"
                raise ValueError(f"'{pattern}' is not a pattern RE2 can run ({error}); {see}") from error
            except KeyError as error:
                raise ValueError(f"{{{error.args[0]}}} is not a list of lexicon.yml; use one of: {', '.join(lexicon()[0])}") from error
        if unknown := [name for name in self.unless if not is_known(name)]:
            known = ", ".join([*GUARDS, *contexts()[0]])
            raise ValueError(f"'{unknown[0]}' is not a reason to leave text alone; use one of: {known}")
        return self


@dataclass(frozen=True, eq=False)
class Family:
    """The rules of one category that come from its file."""

    category: Category
    rows: tuple[Wording, ...]


@cache
def _rows_by_pattern() -> tuple[dict[int, list[Wording]], dict[int, list[Wording]]]:
    """Which rows a pattern belongs to, by its number: in ``WORDINGS``, and in ``INDEX`` for the rows that look beyond the passage."""
    inside: dict[int, list[Wording]] = {}
    beyond: dict[int, list[Wording]] = {}
    for family in families()[0]:
        index, rows = (INDEX, beyond) if family.category.id in BEYOND_THE_PASSAGE else (WORDINGS, inside)
        for row in family.rows:
            for pattern in row.patterns:
                rows.setdefault(index.numbers[pattern], []).append(row)
    return inside, beyond


def found_on(reading: Reading) -> dict[str, list[Found]]:
    """Return what each rule of the wording files finds on a page, at most once a sentence, by code. It is worked out once."""
    if not reading.memo:
        reading.memo["done"] = []
        inside, beyond = _rows_by_pattern()
        _add_all(reading, WORDINGS, inside, WORDINGS.matches(doubted(reading)))
        _add_all(reading, INDEX, beyond, reading.matches)
    return reading.memo


def _add_all(reading: Reading, index: Index, rows: dict[int, list[Wording]], matches: dict[int, list[Sentence]]) -> None:
    for number in sorted(rows.keys() & matches.keys()):
        for row in rows[number]:
            _add(reading, row, index.by_number(number), matches[number])


def _add(reading: Reading, row: Wording, ready: Pattern, sentences: list[Sentence]) -> None:
    """Add the first match in each sentence that nothing excuses."""
    kept = reading.memo.setdefault(row.code, [])
    done = {found.sentence.number for found in kept}
    for sentence in sentences:
        if sentence.number not in done:
            kept.extend(islice((f for f in reading.find_in(sentence, ready) if _stands(f, row)), 1))


def _stands(found: Found, row: Wording) -> bool:
    if row.kinds and found.sentence.kind not in row.kinds:
        return False
    if not all(compiled(pattern).search(found.sentence.words) for pattern in row.also):
        return False
    if row.beside:
        passage, ready = found.sentence.passage, compiled(row.beside)
        if not found.reading.passage_holds(passage, ready) and not ready.search(plain_text(passage.title)):
            return False
    return not excused(found, row.unless)


@cache
def families() -> tuple[tuple[Family, ...], list[Problem]]:
    """Read every wording file. Returns the good rules, and every fault with its file and line."""
    known, problems = categories()
    problems = [*problems, *lexicon()[1], *contexts()[1]]
    made, taken = [], dict[str, str]()
    for category in known.values():
        path = FOLDER / f"{category.id}.yml"
        if path.exists():
            shown = f"docs/_data/wording/{path.name}"
            rows, faults, lines = load_rows(path.read_text("utf-8"), shown, Wording, "code")
            problems += [*faults, *(_taken(row, line, shown, taken) for row, line in zip(rows, lines, strict=True) if row.code in taken)]
            made.append(Family(category, tuple(row for row in rows if row.code not in taken)))
            for row in rows if category.id in BEYOND_THE_PASSAGE else ():
                for pattern in row.patterns:
                    INDEX.add(pattern)
            taken |= {row.code: shown for row in rows}
    return tuple(made), problems


def _taken(row: Wording, line: int, path: str, taken: dict[str, str]) -> Problem:
    fix = "give this rule another code; the file of its category has the codes that go before"
    return Problem(path, line, 1, "SG106", "duplicate-row", f"'{row.code}' is already a rule of {taken[row.code]}", fix)


def _check(family: Family, row: Wording, page: Page, _: Context) -> Iterator[Hit]:
    says = row.says or family.category.says
    for found in found_on(reading_of(page)).get(row.code, ()):
        yield Hit(*found.span, f"'{found.shown}' {says}", row.instead or "")


def register() -> None:
    """Register every rule of the wording files."""
    for family in families()[0]:
        for row in family.rows:
            check: Check = partial(_check, family, row)
            about = family.category
            rule(
                row.code, f"{about.id}/{row.name}", level=about.level, why=row.why or about.why, fix=row.instead or about.fix,
                authority=row.authority or about.authority, bad=row.bad, good=row.good,
            )(check)


def content_rule(code: str, name: str, *, bad: tuple[str, ...], good: tuple[str, ...]) -> Callable[[Check], Check]:
    """Register a Python rule of a category: ``name`` is ``category/rule``; level, why, fix and authority are the category's."""
    about = categories()[0][name.partition("/")[0]]
    return rule(code, name, level=about.level, why=about.why, fix=about.fix, authority=about.authority, bad=bad, good=good)


def hits(found: Found, name: str, fix: str = "") -> Hit:
    """Return a hit at what was found, in the words of its category (``name`` as given to ``content_rule``)."""
    return Hit(*found.span, f"'{found.shown}' {categories()[0][name.partition('/')[0]].says}", fix)
