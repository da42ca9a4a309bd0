"""How the ledger came to say what it says: each change of a finding, with the day and the reason.

The history is checked against the ledger: replayed from the start it must end at what the findings say now. So no finding can
change without a reason, and "What changed" is never written by hand.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pydantic import model_validator

from steadyground.problem import Problem
from steadyground.records.fields import Certainty, Day, Record, Slug, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from steadyground.records.finding import Finding


class Reworded(Record):
    """What a finding said before, and how sure it was."""

    now: Text
    said: Text
    certainty: Certainty


class Change(Record):
    """What changed on one day for one reason. The short code after a finding's id stands for what it says from then on."""

    id: Slug
    on: Day
    why: Text
    added: dict[Slug, Text] = {}  # noqa: RUF012 - pydantic copies a default for each row
    changed: dict[Slug, Reworded] = {}  # noqa: RUF012 - as above
    removed: dict[Slug, Text] = {}  # noqa: RUF012 - as above

    @model_validator(mode="after")
    def _something_changed(self) -> Change:
        if not (self.added or self.changed or self.removed):
            raise ValueError("nothing changed here; remove the row")
        return self


def code_of(finding: Finding) -> str:
    """Return eight letters and digits that stand for what a finding says, how surely, and on what."""
    parts = (finding.says, finding.certainty, finding.direction, *sorted(finding.sources), "|", *sorted(finding.against))
    return "h" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:7]


def replay(changes: Iterable[Change]) -> dict[str, str]:
    """Return, for each finding that stands, the code it had last."""
    state: dict[str, str] = {}
    for change in changes:
        state |= change.added
        state |= {name: reworded.now for name, reworded in change.changed.items()}
        for name in change.removed:
            state.pop(name, None)
    return state


def differences(findings: dict[str, Finding], changes: Iterable[Change]) -> tuple[list[str], list[str], list[str]]:
    """Return the findings that were added, changed and removed since the last row of the history."""
    state = replay(changes)
    added = [name for name in findings if name not in state]
    changed = [name for name, code in state.items() if name in findings and code_of(findings[name]) != code]
    return added, changed, [name for name in state if name not in findings]


def unexplained(findings: dict[str, Finding], changes: Iterable[Change], path: str) -> Iterator[Problem]:
    """Yield one problem where the ledger has moved on without its history."""
    kinds = zip(("new", "changed", "gone"), differences(findings, changes), strict=True)
    moved = [f"{len(names)} {kind} ({', '.join(names[:3])}{' ...' if len(names) > 3 else ''})" for kind, names in kinds if names]
    if moved:
        message = f"the ledger has moved on without saying why: {'; '.join(moved)}"
        fix = 'run: steady record-change --why "what you read that changed it"'
        yield Problem(path, 1, 1, "SG118", "unexplained-change", message, fix)
