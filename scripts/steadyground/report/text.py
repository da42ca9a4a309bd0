"""The report for a person: the line, a caret under the words, what to do, and where the reason is."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from steadyground.report.report import in_words, rule_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.problem import Problem
    from steadyground.report.report import Report

WIDTH = 110


def render_text(report: Report, *, everything: bool = False) -> str:
    """Return the whole report. Of one rule, five problems a file are shown and the rest counted, unless ``everything``."""
    lines: list[str] = []
    hidden = 0
    for problem, more in report.shown(everything=everything):
        lines += _problem(problem, report)
        if more:
            lines.append(f"  and {more} more like it; --all shows them")
            hidden += more
    lines += _accepted(report)
    lines.append(summary_line(report, hidden))
    return "\n".join(lines) + "\n"


def summary_line(report: Report, hidden: int = 0) -> str:
    """Return the last line: the counts, the files, the time, and whether anything was left out."""
    if report.problems:
        where = f"in {report.files_with_problems} of {max(report.files, report.files_with_problems)} files"
    else:
        where = f"in {report.files} file{'' if report.files == 1 else 's'}"
    rest = f"{hidden} more of the same are hidden; --all shows them." if hidden else "Nothing else was hidden."
    waived = f" {len(report.accepted)} waived, listed above." if report.accepted else ""
    return f"{in_words(report)} {where} ({report.seconds:.1f} s).{waived} {rest}"


def _problem(problem: Problem, report: Report) -> Iterator[str]:
    yield _plain(str(problem))
    source = report.source(problem.path, problem.line)
    if source is not None and problem.length:
        yield from _excerpt(source, problem)
    if problem.fix:
        yield f"  fix  {_plain(problem.fix)}"
    yield f"  why  {problem.why} ({rule_address(problem.code)})" if problem.why else f"  why  {rule_address(problem.code)}"


def _excerpt(source: str, problem: Problem) -> Iterator[str]:
    """Yield the source line and the caret line. Of a long line only the part around the place is shown."""
    begin = min(max(0, problem.column - 1), len(source))
    first = max(0, min(begin - WIDTH // 3, len(source) - WIDTH)) if len(source) > WIDTH else 0
    last = min(len(source), first + WIDTH)
    before, after = "…" if first else "", "…" if last < len(source) else ""
    under = source[begin : max(begin + 1, min(last, begin + problem.length))].rstrip() or " "
    indent = _width(before + _plain(source[first:begin]))
    yield f"{problem.line:5} | {before}{_plain(source[first:last])}{after}".rstrip()
    yield f"      | {' ' * indent}{'^' * max(1, _width(under))}"


def _plain(text: str) -> str:
    """Return text that is safe to print: what is not printable (tabs, escape codes, direction marks) becomes a visible mark."""
    return "".join(c if c.isprintable() else " " if c in "\t\n" else "\ufffd" for c in text)


def _width(text: str) -> int:
    """Return how many columns a terminal needs for the text."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _accepted(report: Report) -> Iterator[str]:
    if report.accepted:
        yield "Waived:"
    for item in sorted(report.accepted, key=lambda a: (a.problem.path, a.problem.line, a.problem.code)):
        problem = item.problem
        yield _plain(f"  {problem.path}:{problem.line}: {problem.code} {problem.name} until {item.until}: {item.reason}")
