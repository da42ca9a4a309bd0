"""What the classifier says of the passages of a page: worked out once a page, for its own rules and as a second opinion on the others."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

from steadyground.lint.classifier.model import model
from steadyground.lint.language.reading import reading_of
from steadyground.lint.wording import categories

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steadyground.pages import Page
    from steadyground.problem import Problem

REPORT = 0.4
DOUBT = 0.15
FAMILY = "LRN"
BEYOND_THE_PASSAGE = frozenset({"missing-alternatives", "outdated-info", "undefined-jargon"})
"""Categories whose rules look beyond the passage, at a section or at a date, and know what the classifier cannot see."""


@dataclass(frozen=True)
class Judged:
    """A passage, and where it stands."""

    start: int
    end: int
    text: str

    @cached_property
    def probability(self) -> float:
        """How likely it is, from 0 to 1, that a careful editor would mark it."""
        return model().probability(self.text)

    @cached_property
    def category(self) -> str:
        """The category that it most likely belongs to, if it were marked."""
        return model().best_category(self.text)


def judged(page: Page) -> tuple[Judged, ...]:
    """Return every passage of a page in order: paragraphs, list items, table rows, headings, picture texts ..."""
    kept = vars(page)
    if "_judged" not in kept:
        spans = sorted({(s.passage.start, s.passage.end) for s in reading_of(page).sentences})
        kept["_judged"] = tuple(Judged(start, end, page.text[start:end]) for start, end in spans)
    found: tuple[Judged, ...] = kept["_judged"]
    return found


def passage_at(page: Page, offset: int) -> Judged | None:
    """Return the passage that holds a character."""
    found = judged(page)
    n = bisect_right(found, offset, key=lambda passage: passage.start) - 1
    return found[n] if n >= 0 and offset < found[n].end else None


def settled(page: Page, problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems of a page without those of content rules that the classifier doubts, and without its own repeats.

    A rule that looks for words is doubted where the passage reads as plainly innocent. The classifier's own report is left out where
    such a rule says something as grave of the same passage: it says more exactly what to write instead.
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
    return problem.name.partition("/")[0] in categories()[0] and not is_learned(problem)


def _passage_of(page: Page, problem: Problem) -> Judged | None:
    return passage_at(page, page.offset(problem.line, problem.column))


def _is_innocent(page: Page, problem: Problem) -> bool:
    if problem.name.partition("/")[0] in BEYOND_THE_PASSAGE:
        return False
    passage = _passage_of(page, problem)
    return passage is not None and passage.probability < DOUBT


def _gravest_beside(page: Page, problem: Problem, gravest: dict[Judged, int]) -> float:
    passage = _passage_of(page, problem)
    return gravest.get(passage, inf) if passage else inf
