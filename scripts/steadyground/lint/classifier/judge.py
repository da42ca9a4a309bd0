"""What the classifier says of the passages of a page: worked out once a page, for its own rules and as a second opinion on the others."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

from steadyground.lint.categories import BEYOND_THE_PASSAGE, categories
from steadyground.lint.classifier.model import model
from steadyground.lint.language.reading import reading_of
from steadyground.lint.passages import once
from steadyground.pages import PageType
from steadyground.pages.prose import Kind
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steadyground.lint.language.reading import Reading, Sentence
    from steadyground.pages import Page
    from steadyground.problem import Problem

LEAST = {Level.ERROR: 0.4, Level.WARNING: 0.45, Level.SUGGESTION: 0.55}
"""How likely a passage must be one that an editor would mark, by the level of its category, to be reported."""
DOUBT = 0.1
"""Below this a passage is plainly innocent, and a rule that found its words in it is not believed."""
LONGEST = 3000
"""Characters of a passage that are read."""
FAMILY = "LRN"


@dataclass(frozen=True)
class Judged:
    """A passage, and where it stands."""

    start: int
    end: int
    kind: Kind
    text: str

    @cached_property
    def probability(self) -> float | None:
        """How likely it is, from 0 to 1, that a careful editor would mark it; None where it is too short to say."""
        return model().probability(self.text)

    @property
    def is_reported(self) -> bool:
        """Say whether it is likely enough for the level of its category."""
        found = self.probability
        return found is not None and found >= min(LEAST.values()) and found >= LEAST[categories()[0][self.category].level]

    @property
    def is_innocent(self) -> bool:
        """Say whether it is plainly nothing to mark. A row of a table never is: what it says, it says with its header."""
        return self.kind is not Kind.TABLE and self.probability is not None and self.probability < DOUBT

    @cached_property
    def category(self) -> str:
        """The category that it most likely belongs to, if it were marked."""
        return model().best_category(self.text)


def judged(page: Page) -> tuple[Judged, ...]:
    """Return every passage of a page in order: paragraphs, list items, table rows, headings, picture texts ..."""
    return once(page, "_judged", _passages)


def _passages(page: Page) -> tuple[Judged, ...]:
    found = {s.passage.start: s.passage for s in reading_of(page).sentences}
    return tuple(Judged(p.start, p.end, p.kind, page.text[p.start : min(p.end, p.start + LONGEST)]) for _, p in sorted(found.items()))


def prose(pages: Iterable[Page]) -> list[str]:
    """Return every passage of these pages, but not of those for contributors: what the classifier learns to leave alone."""
    return [passage.text for page in pages if speaks_of_health(page) for passage in judged(page)]


def speaks_of_health(page: Page) -> bool:
    """Say whether the classifier reads a page. Pages for contributors speak of code, and it knows only prose about health."""
    return page.front is None or page.front.page_type is not PageType.CONTRIBUTING


def reported(page: Page) -> tuple[Judged, ...]:
    """Return the passages that a careful editor would likely mark."""
    return once(page, "_reported", lambda p: tuple(x for x in judged(p) if x.is_reported) if speaks_of_health(p) else ())


def doubted(reading: Reading) -> list[Sentence]:
    """Return the sentences of every passage that is not plainly innocent: those that rules look for words in."""
    innocent = {passage.start for passage in judged(reading.page) if passage.is_innocent}
    return [sentence for sentence in reading.sentences if sentence.passage.start not in innocent]


def passage_at(page: Page, offset: int) -> Judged | None:
    """Return the passage that holds a character."""
    found = judged(page)
    n = bisect_right(found, offset, key=lambda passage: passage.start) - 1
    return found[n] if n >= 0 and offset < found[n].end else None


def settled(page: Page, problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems of a page without those of content rules that the classifier doubts, and without its own repeats.

    A rule that looks for words is doubted where the passage reads as plainly innocent. The classifier's own report is left out where
    such a rule says something as grave of the same passage: it says more exactly what to write instead. It overrules no other rule:
    help beside any mention of suicide (SG501) and no dose outside a trial (SG502, SG503) do not hang on how a passage reads.
    """
    kept = [p for p in problems if not (is_by_words(p) and _is_innocent(page, p))]
    gravest: dict[Judged, int] = {}
    for problem in filter(is_by_words, kept):
        if passage := _passage_of(page, problem):
            gravest[passage] = min(problem.level.rank, gravest.get(passage, problem.level.rank))
    return [p for p in kept if not (is_learned(p) and p.level.rank >= _gravest_beside(page, p, gravest))]


def is_learned(problem: Problem) -> bool:
    """Say whether the classifier reported it."""
    return problem.code.startswith(FAMILY)


def is_by_words(problem: Problem) -> bool:
    """Say whether a rule of the 27 categories reported it that looks for words."""
    return is_content(problem.name) and not is_learned(problem)


def is_content(name: str) -> bool:
    """Say whether a rule belongs to one of the 27 categories."""
    return name.partition("/")[0] in categories()[0]


def _passage_of(page: Page, problem: Problem) -> Judged | None:
    return passage_at(page, page.offset(problem.line, problem.column))


def _is_innocent(page: Page, problem: Problem) -> bool:
    if problem.name.partition("/")[0] in BEYOND_THE_PASSAGE:
        return False
    passage = _passage_of(page, problem)
    return passage is not None and passage.is_innocent


def _gravest_beside(page: Page, problem: Problem, gravest: dict[Judged, int]) -> float:
    passage = _passage_of(page, problem)
    return gravest.get(passage, inf) if passage else inf
