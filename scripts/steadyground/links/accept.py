"""Accepted exceptions: ``docs/_data/links.yml``, each row with its reason and its last day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from fnmatch import translate
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, model_validator

from steadyground.links.state import State, Verdict
from steadyground.problem import Level, Problem
from steadyground.records.fields import Day, Record, Text
from steadyground.records.load import load_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PATH = "docs/_data/links.yml"
LONGEST = timedelta(days=180)
#: On these pages a dead link may cost a life, so none is ever accepted.
NEVER_ON = ("docs/safety/", "docs/help/")


class Accepted(Record):
    """Web addresses that may be in a state that would be reported. ``pattern`` is an address in which ``*`` stands for anything."""

    pattern: Annotated[Text, Field(pattern=r"^https?://[^/*\s]+/\S*$|^https?://[^/*\s]+$")]
    accepted: Annotated[tuple[State, ...], Field(min_length=1)]
    reason: Annotated[Text, Field(min_length=15)]
    added: Day
    expires: Day

    @model_validator(mode="after")
    def _ends(self) -> Accepted:
        if not timedelta(0) < self.expires - self.added <= LONGEST:
            raise ValueError("an exception ends at most 180 days after 'added'; choose an earlier 'expires'")
        if State.UNSAFE in self.accepted:
            raise ValueError("'unsafe' is never accepted; correct the link")
        return self

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        return re.compile(translate(self.pattern.replace("[", "[[]").replace("?", "[?]")))

    def covers(self, verdict: Verdict) -> bool:
        """Say whether this row accepts a verdict."""
        return verdict.state in self.accepted and bool(self._regex.match(verdict.url))


@dataclass
class Exceptions:
    """The rows of the file with their lines, and which of them were of use."""

    rows: list[Accepted] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def accepts(self, verdict: Verdict, paths: Iterable[str], today: date) -> bool:
        """Say whether a verdict is accepted on all of the pages it stands on; the row that covers it counts as used."""
        for number, row in enumerate(self.rows):
            if row.covers(verdict) and today <= row.expires:
                self.used.add(number)
                kept = [path for path in paths if path.startswith(NEVER_ON)]
                if kept:
                    self.problems.append(self._refused(number, kept[0]))
                return not kept
        return False

    def _refused(self, number: int, path: str) -> Problem:
        message = f"'{self.rows[number].pattern}' covers a link on {path}, and on safety and help pages no broken link is accepted"
        return Problem(PATH, self.lines[number], 1, "LNK303", "exception-on-safety-page", message, "replace the link on that page")

    def stale(self, today: date, *, unused: bool, level: Level = Level.ERROR) -> Iterator[Problem]:
        """Yield each row that has expired, and, where every link was looked at, each that nothing needed."""
        for number, (row, line) in enumerate(zip(self.rows, self.lines, strict=True)):
            if today > row.expires:
                message = f"'{row.pattern}' was accepted until {row.expires}"
                yield Problem(PATH, line, 1, "LNK301", "expired-exception", message, "mend the link, or give a new reason and date", level)
            elif unused and number not in self.used:
                message = f"no link needs the exception '{row.pattern}' any more"
                yield Problem(PATH, line, 1, "LNK302", "unused-exception", message, "delete this row", level)


def load_exceptions(root: Path) -> Exceptions:
    """Read the exceptions; a file that is not there holds none."""
    try:
        text = (root / PATH).read_text(encoding="utf-8")
    except FileNotFoundError:
        return Exceptions()
    if not re.search(r"^[^#\s]", text, re.M):
        return Exceptions()
    rows, problems, lines = load_rows(text, PATH, Accepted, "pattern")
    return Exceptions(rows, lines, problems)
