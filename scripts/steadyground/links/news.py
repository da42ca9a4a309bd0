"""Verdicts into problems: what is said of a web address, how loudly, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from steadyground.links.cache import NEWS_AFTER, Memory
from steadyground.links.kinds import Fault
from steadyground.links.state import State, Verdict
from steadyground.problem import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from steadyground.links.accept import Exceptions
    from steadyground.links.author import Authors

_CODES = {
    State.GONE: "LNK201", State.FAILING: "LNK202", State.TIMEOUT: "LNK203", State.NO_FRAGMENT: "LNK204", State.DRIFTED: "LNK205",
    State.UNSAFE: "LNK206", State.MOVED: "LNK207", State.REFUSED: "LNK208",
}  # fmt: skip
_FIXES = {
    State.GONE: "find where the page is now, or cite another source",
    State.FAILING: "try the link in a browser; if it fails there too, find another address",
    State.TIMEOUT: "try the link in a browser; if it hangs there too, find another address",
    State.NO_FRAGMENT: "link to an id the page has, or to the page without '#...'",
    State.DRIFTED: "open the page: if it is no longer what we meant, find where that is now",
    State.UNSAFE: "link to a public address",
    State.REFUSED: "open the link in a browser; nothing to do if a reader gets through",
}

_HEADS = {State.GONE: "is gone", State.MOVED: "has moved for good", State.REFUSED: "cannot be checked", State.UNSAFE: "was not asked"}


@dataclass
class Newsroom:
    """Knows where links stand and what was found before. ``softly`` makes every error a warning (a stranger's pull request)."""

    authors: Authors
    outside: Mapping[str, list[str]]
    memory: Memory
    exceptions: Exceptions
    today: date
    softly: bool = False

    def problems(self, verdicts: Iterable[Verdict]) -> list[Problem]:
        """Return what is worth saying, at the author's place."""
        return [problem for verdict in verdicts if verdict.state is not State.OK for problem in self._of(verdict)]

    def _of(self, verdict: Verdict) -> Iterator[Problem]:
        pages = self.outside.get(verdict.url, [])
        sources = [self.authors.sources.get(page, page) for page in pages]
        if self.exceptions.accepts(verdict, sources, self.today):
            return
        spot = self.authors.spot(pages[0], Fault("web", verdict.url, "")) if pages else ("docs", 1, 1)
        more = f" (on {len(pages)} pages)" if len(pages) > 1 else ""
        message, level = f"'{verdict.url}' {self._says(verdict)}{more}", self._level(verdict)
        yield Problem(*spot, _CODES[verdict.state], verdict.state.value, message, self._fix(verdict), level, length=len(verdict.url))

    def _says(self, verdict: Verdict) -> str:
        days = self.memory.days_failed(verdict.url)
        since = f", failing since {days[0]} ({len(days)} of {NEWS_AFTER} days)" if days and verdict.state in _NEEDS_DAYS else ""
        return f"{_HEADS.get(verdict.state, 'does not work')}: {verdict.why}{since}"

    def _fix(self, verdict: Verdict) -> str:
        if verdict.state is State.MOVED:
            return f"link to {verdict.instead}"
        copy = f"; a copy is kept at {verdict.instead}" if verdict.instead else ""
        return _FIXES[verdict.state] + copy

    def _level(self, verdict: Verdict) -> Level:
        if verdict.state in (State.MOVED, State.REFUSED):
            return Level.SUGGESTION
        if self.softly:
            return Level.WARNING
        known = len(self.memory.days_failed(verdict.url)) >= NEWS_AFTER or verdict.state is State.UNSAFE
        return Level.ERROR if known else Level.SUGGESTION


_NEEDS_DAYS = {State.GONE, State.FAILING, State.TIMEOUT, State.NO_FRAGMENT, State.DRIFTED}
