"""The report for other programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from steadyground.problem import Level, Problem, by_weight
from steadyground.report.report import rule_address

if TYPE_CHECKING:
    from steadyground.report.report import Report


def render_json(report: Report) -> str:
    """Return everything as JSON: ``problems`` worst first, ``waived``, and ``summary``. Nothing is left out."""
    value = {
        "version": 1,
        "problems": [_row(p) for p in by_weight(report.problems)],
        "waived": [{**_row(a.problem), "until": a.until.isoformat(), "reason": a.reason} for a in report.accepted],
        "summary": {
            **{f"{level}s": report.count(level) for level in Level},
            "files": report.files,
            "files_with_problems": report.files_with_problems,
            "seconds": round(report.seconds, 3),
        },
    }
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _row(problem: Problem) -> dict[str, str | int]:
    return {**asdict(problem), "level": problem.level.value, "reference": rule_address(problem.code)}
