"""SG411 source-not-verified: what nobody has opened is not cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import LEDGER
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level
from steadyground.records import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page
    from steadyground.records import Source


@rule(
    "SG411", "source-not-verified", level=Level.ERROR,
    why="A source that nobody opened, or that was withdrawn, cannot carry a health claim.",
    fix="Open the work and record what you read in docs/_data/sources.yml, or cite another one.",
    authority=LEDGER,
    bad=("It may help. [@example-unread]\n", "It may help. [@example-retracted]\n"),
    good=("It may help. [@example-trial]\n",),
)
def check_unverified_source(page: Page, context: Context) -> Iterator[Hit]:
    """Yield a hit for each source cited that is not verified, retracted or superseded."""
    for citation in page.citations:
        source = context.ledger.sources.get(citation.key)
        fault = _fault(source) if source else ""
        if fault:
            yield Hit(citation.start, citation.start + len(citation.key) + 1, f"'{citation.key}' {fault}")


def _fault(source: Source) -> str:
    if not source.verified:
        return "is marked as not verified"
    if source.status is Status.RETRACTED:
        return "has been retracted"
    if source.status is Status.SUPERSEDED:
        return f"has been replaced by '{source.superseded_by}'"
    return ""
