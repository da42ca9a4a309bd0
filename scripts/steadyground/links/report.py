"""What was found, for a terminal, for GitHub, and for programs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from steadyground.problem import Level, by_weight
from steadyground.report.github import KINDS, MOST_ANNOTATIONS, as_data, as_property

if TYPE_CHECKING:
    from collections.abc import Callable

    from steadyground.problem import Problem

_CONTROL = dict.fromkeys((*range(32), 127), " ")


@dataclass
class Report:
    """The problems of one run, and what was looked at."""

    problems: list[Problem] = field(default_factory=list)
    pages: int = 0
    links: int = 0
    asked: int = 0
    interrupted: bool = False

    def summary(self) -> str:
        """Return one line with counts."""
        counts = ", ".join(f"{sum(p.level is level for p in self.problems)} {level}s" for level in Level)
        web = f", {self.asked} web addresses" if self.asked else ""
        cut = " (stopped early)" if self.interrupted else ""
        return f"{self.pages} files, {self.links} links{web}: {counts}{cut}"

    @property
    def has_errors(self) -> bool:
        """Say whether anything found stops a merge."""
        return any(problem.level is Level.ERROR for problem in self.problems)


def as_text(report: Report) -> str:
    """Return two lines for each problem, worst first, then the counts."""
    lines = [f"{_plain(str(p))}\n    fix  {_plain(p.fix)}" + (f"\n    why  {p.why}" if p.why else "") for p in by_weight(report.problems)]
    return "\n".join([*lines, report.summary()])


def as_json(report: Report) -> str:
    """Return every problem with all its fields, and the counts."""
    rows = [asdict(problem) for problem in by_weight(report.problems)]
    counts = {"files": report.pages, "links": report.links, "asked": report.asked, "interrupted": report.interrupted}
    return json.dumps({"counts": counts, "problems": rows}, indent=2, ensure_ascii=False)


def as_github(report: Report) -> str:
    """Return workflow commands for the worst problems of each level, and a last line that says how many are left out."""
    lines: list[str] = []
    for level in Level:
        here = [problem for problem in by_weight(report.problems) if problem.level is level]
        lines += [_annotation(problem) for problem in here[:MOST_ANNOTATIONS]]
        if len(here) > MOST_ANNOTATIONS:
            lines.append(f"{len(here) - MOST_ANNOTATIONS} more {level}s are in the summary of this job.")
    return "\n".join([*lines, report.summary()])


def _annotation(problem: Problem) -> str:
    place = f"file={as_property(problem.path)},line={problem.line},col={problem.column}"
    return f"::{KINDS[problem.level]} {place},title={as_property(problem.code)}::{as_data(f'{problem.message}. To fix: {problem.fix}')}"


def as_summary(report: Report) -> str:
    """Return Markdown with every problem, for the summary of a GitHub job or for an issue."""
    rows = [
        f"| {p.level} | {_cell(p.path)}:{p.line} | {p.code} | {_cell(p.message)} | {_cell(p.fix)} |" for p in by_weight(report.problems)
    ]
    table = ["| | Place | Code | What is wrong | What to do |", "|---|---|---|---|---|", *rows] if rows else ["No problem found."]
    return "\n".join(["## Links", "", report.summary(), "", *table, ""])


def _cell(text: str) -> str:
    """Return text that stays in its table cell and shows as it is, whatever a stranger's link holds."""
    return escape(_plain(text)).replace("|", "&#124;").replace("`", "&#96;").replace("[", "&#91;").replace("@", "&#64;")


def _plain(text: str) -> str:
    return text.translate(_CONTROL)


def as_junit(report: Report) -> str:
    """Return JUnit XML: one test case for each problem; warnings and suggestions count as skipped."""
    worst = by_weight(report.problems)
    failures = sum(problem.level is Level.ERROR for problem in worst)
    head = f'<testsuite name="links" tests="{max(1, len(worst))}" failures="{failures}" skipped="{len(worst) - failures}">'
    cases = "".join(_case(problem) for problem in worst) or '<testcase classname="links" name="all links"/>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>{head}{cases}</testsuite></testsuites>'


def _case(problem: Problem) -> str:
    tag = "failure" if problem.level is Level.ERROR else "skipped"
    name = quoteattr(_plain(f"{problem.path}:{problem.line} {problem.name}"))
    body = f"<{tag} message={quoteattr(_plain(problem.message))}>{escape(_plain(problem.fix))}</{tag}>"
    return (
        f'<testcase classname={quoteattr(problem.code)} name={name} file={quoteattr(problem.path)} line="{problem.line}">{body}</testcase>'
    )


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "summary": as_summary,
    "junit": as_junit,
}
