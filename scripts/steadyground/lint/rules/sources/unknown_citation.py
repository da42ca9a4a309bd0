"""SG401 unknown-citation: every key that is cited stands in the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import GALAXY
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page


@rule(
    "SG401", "unknown-citation", level=Level.ERROR,
    why="A citation that leads nowhere is a claim without a source.",
    fix="Write the key as it stands in docs/_data/findings.yml or sources.yml, or add the row there first.",
    authority=GALAXY,
    bad=("It may help. [@example-trail]\n", "It may help. [@example-trial; @nobody1999]\n", "/// finding | example-lwo\n///\n"),
    good=("It may help. [@example-trial; @example-low]\n", "Write `[@key]` to cite.\n", "/// finding | example-low\n///\n"),
)
def check_unknown_citation(page: Page, context: Context) -> Iterator[Hit]:
    """Yield a hit for each key, cited or placed as a block, that no row has."""
    sources, findings = context.ledger.sources.rows, context.ledger.findings.rows
    for citation in page.citations:
        if citation.key and citation.key not in sources and citation.key not in findings:
            near = did_you_mean(citation.key, sorted(sources.keys() | findings.keys()))
            message = f"there is no finding or source '{citation.key}'{near}"
            yield Hit(citation.start, citation.start + len(citation.key) + 1, message)
    for block in page.blocks:
        if block.name == "finding" and block.argument not in findings:
            near = did_you_mean(block.argument, sorted(findings))
            start = page.text.index(block.argument, block.start) if block.argument else block.start
            yield Hit(start, start + max(1, len(block.argument)), f"there is no finding '{block.argument}'{near}")
