"""SG422 one-sided-benefit: a benefit is never shown without the result against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import IPDAS
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level
from steadyground.records import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page
    from steadyground.records import Finding


@rule(
    "SG422", "one-sided-benefit", level=Level.ERROR,
    why="A hopeful trial without the null one beside it is an advert.",
    fix="Say on this page what the contrary work found, and cite it.",
    authority=IPDAS.format(items="C1, good and bad given the same room"),
    bad=("It may help. [@example-low]\n",),
    good=(
        "It may help. [@example-low] A larger trial found no clear benefit. [@example-null-trial]\n",
        "It may help. [@example-low] It may make no difference. [@example-finding]\n",
        "It may help. [@example-low]\n\n/// finding | example-low\n///\n", "It raises blood pressure. [@example-high]\n",
    ),
)
def check_one_sided(page: Page, context: Context) -> Iterator[Hit]:
    """Yield a hit at the first citation of each benefit whose contrary results the page never shows."""
    shown = _shown(page, context)
    seen: set[str] = set()
    for citation in page.citations:
        finding = context.ledger.findings.get(citation.key)
        if finding is None or citation.key in seen or not _is_one_sided(finding, shown):
            continue
        seen.add(citation.key)
        message = f"'{finding.id}' is a benefit, and nothing against it is cited here ({', '.join(finding.against)})"
        yield Hit(citation.start, citation.start + len(citation.key) + 1, message)


def _shown(page: Page, context: Context) -> set[str]:
    """Return every source that the page cites, by itself or through a finding that is no benefit, and every finding it prints whole."""
    cited = {c.key for c in page.citations}
    printed = {b.argument for b in page.blocks if b.name == "finding"}
    shown = cited | printed
    for key in cited | printed:
        finding = context.ledger.findings.get(key)
        if finding and finding.direction is not Direction.BENEFIT:
            shown |= {*finding.sources, *finding.against}
        elif finding and key in printed:
            shown |= set(finding.against)
    return shown


def _is_one_sided(finding: Finding, shown: set[str]) -> bool:
    return finding.direction is Direction.BENEFIT and bool(finding.against) and not shown & set(finding.against)
