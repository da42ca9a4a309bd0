"""Write down why the ledger changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from steadyground.records.history import code_of, differences

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from steadyground.records.finding import Finding
    from steadyground.records.history import Change


def next_row(findings: dict[str, Finding], before: dict[str, Finding], changes: Sequence[Change], today: date, why: str) -> str:
    """Return the row to add to ``history.yml``, or an empty text where nothing changed.

    ``before`` holds the findings as they were last recorded, where they can be had; without it the old wording is not known.
    """
    added, changed, removed = differences(findings, changes)
    if not (added or changed or removed):
        return ""
    number = sum(change.on == today for change in changes) + 1
    row: dict[str, object] = {"id": f"change-{today:%Y-%m-%d}-{number}", "on": today.isoformat(), "why": why}
    if added:
        row["added"] = {name: code_of(findings[name]) for name in added}
    if changed:
        row["changed"] = {name: _reworded(findings[name], before.get(name)) for name in changed}
    if removed:
        row["removed"] = {name: before[name].says if name in before else "wording not kept" for name in removed}
    return yaml.safe_dump([row], sort_keys=False, allow_unicode=True, width=140)


def _reworded(now: Finding, before: Finding | None) -> dict[str, str]:
    old = before or now
    return {"now": code_of(now), "said": old.says, "certainty": str(old.certainty)}
