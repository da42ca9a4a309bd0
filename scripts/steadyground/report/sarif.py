"""The report for code scanners, in SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from steadyground.problem import Level, Problem, by_weight
from steadyground.report.report import rule_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steadyground.report.report import Accepted, Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "note"}

Json = dict[str, object]


def render_sarif(report: Report) -> str:
    """Return one SARIF run; what was waived is in it as a suppressed result, with the reason."""
    everything = [*report.problems, *(a.problem for a in report.accepted)]
    run: Json = {
        "tool": {"driver": {"name": "steady lint", "rules": _rules(everything)}},
        "columnKind": "unicodeCodePoints",
        "results": [*(_result(p) for p in by_weight(report.problems)), *(_suppressed(a) for a in report.accepted)],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _rules(problems: Iterable[Problem]) -> list[Json]:
    by_code = {p.code: p for p in problems}
    return [
        {
            "id": code,
            "name": problem.name,
            "shortDescription": {"text": problem.name.replace("-", " ")},
            "help": {"text": f"{problem.why} See {rule_address(code)}".strip()},
            "defaultConfiguration": {"level": _LEVEL[problem.level]},
        }
        for code, problem in sorted(by_code.items())
    ]


def _result(problem: Problem) -> Json:
    region: Json = {"startLine": problem.line, "startColumn": problem.column}
    if problem.length:
        region["endColumn"] = problem.column + problem.length
    place = {"artifactLocation": {"uri": quote(problem.path)}, "region": region}
    return {
        "ruleId": problem.code,
        "level": _LEVEL[problem.level],
        "message": {"text": f"{problem.message}. {problem.fix}"},
        "locations": [{"physicalLocation": place}],
    }


def _suppressed(item: Accepted) -> Json:
    why = f"until {item.until}: {item.reason}"
    return {**_result(item.problem), "suppressions": [{"kind": "inSource", "justification": why}]}
