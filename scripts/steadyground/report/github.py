"""The report for GitHub: annotations beside the lines of a pull request, the text in the log, a summary of the job.

GitHub shows at most ten annotations of a kind a step (actions/toolkit, docs/problem-matchers.md), so the worst come first and the rest
is counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.problem import Level, by_weight
from steadyground.report.report import in_words, rule_address
from steadyground.report.text import render_text, summary_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.problem import Problem
    from steadyground.report.report import Report

MOST_ANNOTATIONS = 10
KINDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "notice"}


def render_github(report: Report, *, everything: bool = False, token: str) -> str:
    """Return annotations, then the text with commands switched off, so that nothing in a page is taken for a command.

    ``token`` switches them on again; give one that no page can guess.
    """
    text = render_text(report, everything=everything)
    return "\n".join([*_annotations(report), f"::stop-commands::{token}", text.rstrip("\n"), f"::{token}::"]) + "\n"


def _annotations(report: Report) -> Iterator[str]:
    for level, kind in KINDS.items():
        of_level = [p for p in by_weight(report.problems) if p.level is level]
        most = MOST_ANNOTATIONS if len(of_level) <= MOST_ANNOTATIONS else MOST_ANNOTATIONS - 1
        yield from (_annotation(kind, p) for p in of_level[:most])
        if len(of_level) > most:
            yield f"::{kind} title=and more::{len(of_level) - most} more {level}s are in the log and in the job summary"


def _annotation(kind: str, problem: Problem) -> str:
    place = {"file": problem.path, "line": str(problem.line), "col": str(problem.column)}
    if problem.length:
        place["endColumn"] = str(problem.column + problem.length)
    place["title"] = f"{problem.code} {problem.name}"
    message = f"{problem.message}\nfix: {problem.fix}\nwhy: {problem.why or rule_address(problem.code)}"
    return f"::{kind} {','.join(f'{k}={as_property(v)}' for k, v in place.items())}::{as_data(message)}"


def as_data(text: str) -> str:
    """Return text as a workflow command carries it after ``::``."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def as_property(text: str) -> str:
    """Return text as the value of a property of a workflow command."""
    return as_data(text).replace(":", "%3A").replace(",", "%2C")


def render_summary(report: Report) -> str:
    """Return the summary of the job as Markdown: one table a file."""
    lines = [f"### {in_words(report)}", "", summary_line(report), ""]
    for path, problems in report.by_file():
        lines += [f"**{_cell(path)}**", "", "| Line | Rule | What | Fix |", "| ---: | --- | --- | --- |"]
        lines += [f"| {p.line} | {p.level} {p.code} {p.name} | {_cell(p.message)} | {_cell(p.fix)} |" for p in problems]
        lines.append("")
    if report.accepted:
        lines += ["**Waived**", ""]
        rows = ((_cell(a.problem.path), a.problem, a.until, _cell(a.reason)) for a in report.accepted)
        lines += [f"- {path}:{problem.line} {problem.code} until {until}: {reason}" for path, problem, until, reason in rows]
        lines.append("")
    return "\n".join(lines)


def _cell(text: str) -> str:
    """Return text that stays text in a Markdown table cell."""
    plain = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join("\\" + c if c in "\\`*_[]|" else c for c in plain)
