"""What must hold before anything is built. Everything is reported in one run, each with its file and line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from steadyground.lint.run import Request, make_report, run
from steadyground.records import load_ledger
from steadyground.site.generate import stale

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from steadyground.problem import Problem
    from steadyground.report import Report

# The rules whose breach would put something wrong, or nothing at all, on a page. The whole linter is `make lint`.
GATE = ("SG308", "SG401", "SG402", "SG403", "SG404", "SG405", "SG411", "SG414")


def check(root: Path, today: date) -> Report:
    """Return every problem that must stop a build: faults of data, front matter, citations, blocks, navigation, stale files."""
    outcome, pages = run(Request(root, today, rules=GATE, with_external=False))
    ledger = load_ledger(root)
    found: list[Problem] = [*outcome.problems, *ledger.problems]
    if not ledger.problems:
        found += stale(root, ledger)
    return replace(make_report(outcome, pages, root, 0.0), problems=tuple(found))
