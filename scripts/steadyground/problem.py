"""What is wrong, where, and what to write instead: the one thing every check gives back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Level(StrEnum):
    """How much a problem weighs. Only an error stops a build or a merge."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"

    @property
    def rank(self) -> int:
        """Return 0 for the worst level, so that sorting puts it first."""
        return list(Level).index(self)


@dataclass(frozen=True)
class Problem:
    """One fault at one place.

    ``path`` is relative to the repository and uses ``/``; ``line`` and ``column`` count from 1; ``length`` is the number of
    characters to underline (0 where the fault is an absence).
    """

    path: str
    line: int
    column: int
    code: str
    name: str
    message: str
    fix: str
    level: Level = Level.ERROR
    why: str = ""
    length: int = 0

    def at(self, path: str, line: int, column: int) -> Problem:
        """Return the same problem at another place."""
        return replace(self, path=path, line=line, column=column)

    def __str__(self) -> str:
        """Return the first line of a report: place, level, code and message."""
        return f"{self.path}:{self.line}:{self.column}: {self.level} {self.code} {self.name}: {self.message}"


def by_weight(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems worst first, then by place."""
    return sorted(problems, key=lambda p: (p.level.rank, p.path, p.line, p.column, p.code))


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Return `` (did you mean 'x'?)`` for the nearest known word, or an empty string where none is near."""
    near = get_close_matches(wrong, list(known), n=1, cutoff=0.6)
    return f" (did you mean '{near[0]}'?)" if near else ""
