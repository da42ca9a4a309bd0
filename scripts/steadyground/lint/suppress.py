"""Waivers: ``<!-- allow CODE until 2027-05-01: reason -->``, each with a reason and an end date.

A waiver on a line of its own holds for the block below it; one behind text holds for its line. In front matter it is a comment of
YAML, ``# allow CODE until 2027-05-01: reason``, and holds for its line, or for the line below when it stands alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from steadyground.pages.mask import comments
from steadyground.problem import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from steadyground.pages import Page

LONGEST = timedelta(days=366)
FORM = "write <!-- allow CODE until 2027-05-01: reason -->, with one code, a day and a reason"
_LOOKS_LIKE = re.compile(r"\s*allow\b", re.I)
_FULL = re.compile(r"\s*allow[ \t]+(?P<code>[A-Za-z]+\d+)(?:[ \t]+until[ \t]+(?P<until>[^\s:]+))?[ \t]*(?::(?P<reason>.*))?\s*", re.S)
_FRONT = re.compile(r"(?:^|[ \t])#(?P<inner>[ \t]*allow\b[^\n]*)$", re.M)


@dataclass(frozen=True)
class Waiver:
    """One waiver and the lines it holds for."""

    path: str
    code: str
    until: date
    reason: str
    line: int
    column: int
    first: int
    last: int

    def covers(self, problem: Problem) -> bool:
        """Say whether the waiver is for this problem."""
        return problem.code == self.code and self.first <= problem.line <= self.last


@dataclass(frozen=True)
class Waived:
    """A problem that was set aside, and the waiver that did it."""

    problem: Problem
    waiver: Waiver


def read_waivers(page: Page, today: date, known: Collection[str]) -> tuple[list[Waiver], list[Problem]]:
    """Return the waivers of a page that hold, and a problem for each that does not."""
    waivers: list[Waiver] = []
    problems: list[Problem] = []
    for start, end, inner in _candidates(page):
        line, column = page.position(start)
        match = _FULL.fullmatch(inner)
        fault = _form_fault(match, known) or _date_fault(match, today) if match else _UNREADABLE
        if match is None or fault:
            problems.append(_problem(page.path, line, column, end - start, *(fault or _UNREADABLE)))
            continue
        first, last = _reach(page, start, end)
        until = date.fromisoformat(match["until"])
        waivers.append(Waiver(page.path, match["code"], until, match["reason"].strip(), line, column, first, last))
    return waivers, problems


def _candidates(page: Page) -> Iterator[tuple[int, int, str]]:
    for match in _FRONT.finditer(page.text, 0, page.body_start):
        yield match.start("inner") - 1, match.end(), match["inner"]
    for start, end in comments(page.text, page.body_start):
        inner = page.text[start + 4 : end].removesuffix("-->")
        if _LOOKS_LIKE.match(inner):
            yield start, end, inner


_UNREADABLE = ("SG901", "waiver-form", "this waiver cannot be read")


def _form_fault(match: re.Match[str], known: Collection[str]) -> tuple[str, str, str] | None:
    if match["code"] not in known:
        return "SG901", "waiver-form", f"there is no rule '{match['code']}'"
    if not re.search(r"[^\W\d_]{2}", match["reason"] or ""):
        return "SG902", "waiver-reason", "this waiver gives no reason"
    return None


def _date_fault(match: re.Match[str], today: date) -> tuple[str, str, str] | None:
    try:
        until = date.fromisoformat(match["until"] or "")
    except ValueError:
        return "SG903", "waiver-date", "this waiver has no end date"
    if until < today:
        return "SG904", "waiver-expired", f"this waiver ended on {until}"
    if until - today > LONGEST:
        return "SG903", "waiver-date", f"this waiver runs until {until}, more than a year from now"
    return None


def _problem(path: str, line: int, column: int, length: int, code: str, name: str, message: str) -> Problem:
    fix = "repair the passage, or look at it again and set a new day" if code == "SG904" else FORM
    return Problem(path, line, column, code, name, message, fix, Level.ERROR, length=length)


def _reach(page: Page, start: int, end: int) -> tuple[int, int]:
    """Return the first and last line that a waiver at these offsets holds for."""
    first, last = page.position(start)[0], page.position(max(start, end - 1))[0]
    lines = page.text.split("\n")
    before = page.text[: start].rsplit("\n", 1)[-1]
    after = page.text[end:].split("\n", 1)[0]
    if before.strip() or after.strip():
        return first, last
    if end <= page.body_start:
        return last, last + 1
    begin = last
    while begin < len(lines) and not lines[begin].strip():
        begin += 1
    stop = begin
    while stop < len(lines) and lines[stop].strip():
        stop += 1
    return begin + 1, stop


def apply_waivers(
    problems: Iterable[Problem], waivers: Iterable[Waiver], never: Collection[str] = (), ran: Collection[str] | None = None
) -> tuple[list[Problem], list[Waived]]:
    """Return what is left to report (with a problem for each waiver that nothing needed), and what was waived.

    ``never`` holds codes that cannot be waived. A waiver for a code that is not in ``ran`` is not called unused, because nothing
    looked.
    """
    waivers = list(waivers)
    left: list[Problem] = []
    waived: list[Waived] = []
    used: set[Waiver] = set()
    for problem in problems:
        waiver = next((w for w in waivers if w.path == problem.path and w.covers(problem)), None)
        if waiver and problem.code not in never:
            waived.append(Waived(problem, waiver))
            used.add(waiver)
        else:
            left.append(problem)
    idle = [w for w in waivers if w not in used and (ran is None or w.code in ran)]
    return left + [_unused(w, never) for w in idle], waived


def _unused(waiver: Waiver, never: Collection[str]) -> Problem:
    if waiver.code in never:
        message, fix = f"{waiver.code} can never be waived", "remove the waiver, and change the passage"
    else:
        message, fix = f"nothing here breaks {waiver.code}, so this waiver is not needed", "remove the waiver"
    return Problem(waiver.path, waiver.line, waiver.column, "SG905", "waiver-unused", message, fix)
