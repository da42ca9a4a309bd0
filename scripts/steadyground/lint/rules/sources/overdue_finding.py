"""SG414 overdue-finding: what changes with law or price is looked at again before it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import LEDGER
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level
from steadyground.records import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

FAST = (Clock.REGULATION, Clock.LAW, Clock.PRICE)


@rule(
    "SG414", "overdue-finding", level=Level.ERROR,
    why="Wrong by age is still wrong: a law, license or price may have changed since anyone looked.",
    fix="Check the finding at its source, then set 'checked' and 'due' in docs/_data/findings.yml.",
    authority=LEDGER,
    bad=("It is allowed. [@example-old-law]\n", "/// finding | example-old-law\n///\n"),
    good=("It is allowed. [@example-law]\n", "It may help. [@example-low]\n"),
)
def check_overdue_finding(page: Page, context: Context) -> Iterator[Hit]:
    """Yield a hit for each law, regulation or price that was due before today."""
    placed = [(b.argument, b.start) for b in page.blocks if b.name == "finding"]
    for key, start in [*((c.key, c.start) for c in page.citations), *placed]:
        finding = context.ledger.findings.get(key)
        if finding and finding.clock in FAST and finding.due < context.today:
            yield Hit(start, start + len(key) + 1, f"'{key}' was due to be checked on {finding.due} ({finding.clock})")
