"""What there is to tell after a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from steadyground.problem import Level, Problem, by_weight

if TYPE_CHECKING:
    from collections.abc import Iterator

RULES_PAGE = "docs/about/contributing/rules.md"
RULES_FOLDER = "docs/about/contributing/rules/"
MOST_OF_ONE_RULE = 5

SourceLine = Callable[[str, int], str | None]
"""Given a path and a line counted from 1, the text of that line, or None where it is not known."""


@dataclass(frozen=True)
class Accepted:
    """A problem that someone set aside, until when and why."""

    problem: Problem
    until: date
    reason: str


@dataclass(frozen=True)
class Report:
    """Every problem of a run, what was set aside, how many files were read and how long it took."""

    problems: tuple[Problem, ...]
    accepted: tuple[Accepted, ...] = ()
    files: int = 0
    seconds: float = 0.0
    source: SourceLine = field(default=lambda _path, _line: None)

    def count(self, level: Level) -> int:
        """Return how many problems have this level."""
        return sum(p.level is level for p in self.problems)

    @property
    def files_with_problems(self) -> int:
        """Return how many files have at least one problem."""
        return len({p.path for p in self.problems})

    def shown(self, *, everything: bool = False) -> Iterator[tuple[Problem, int]]:
        """Yield the problems to show, worst first, each with how many more like it were left out behind it."""
        left = Counter((p.path, p.code, p.level) for p in self.problems)
        seen: Counter[tuple[str, str, Level]] = Counter()
        for problem in by_weight(self.problems):
            key = (problem.path, problem.code, problem.level)
            seen[key] += 1
            if everything or seen[key] <= MOST_OF_ONE_RULE:
                more = left[key] - MOST_OF_ONE_RULE
                yield problem, more if not everything and seen[key] == MOST_OF_ONE_RULE and more > 0 else 0

    def by_file(self) -> Iterator[tuple[str, list[Problem]]]:
        """Yield each file that has problems, and its problems."""
        for path, group in groupby(sorted(self.problems, key=lambda p: (p.path, p.line, p.column)), key=lambda p: p.path):
            yield path, list(group)


def rule_address(code: str) -> str:
    """Return where the rule reference explains a code; those of rumdl (MD...) share one place."""
    if code.startswith("MD"):
        return f"{RULES_PAGE}#md"
    return f"{RULES_PAGE}#{code.lower()}"


def in_words(report: Report) -> str:
    """Return the counts as words: ``2 errors and 1 warning``."""
    parts = [f"{n} {level}{'' if n == 1 else 's'}" for level in Level if (n := report.count(level))]
    return ", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else "".join(parts) or "No problems"
