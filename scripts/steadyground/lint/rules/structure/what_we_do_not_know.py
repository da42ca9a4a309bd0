"""SG306 missing-unknowns: where findings are cited, what nobody knows has a heading of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import IPDAS
from steadyground.lint.patterns import pattern
from steadyground.lint.rule import Context, Hit, rule
from steadyground.pages import PageType
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

NEEDED_ON = (PageType.EXPLAINER, PageType.THERAPY)
UNKNOWN = pattern(
    r"(?i)\bwhat (?:(?:we|nobody|no one) (?:(?:do not|don['’]t|can) )?(?:yet )?knows?|is (?:still )?(?:not (?:yet )?known|unknown))\b"
)


@rule(
    "SG306", "missing-unknowns", level=Level.ERROR,
    why="A page that tells what was found and not what is unknown sounds surer than anyone is.",
    fix="Add a section '## What we don't know', as prominent as the benefits.",
    authority=IPDAS.format(items="C5, says how uncertain the chances are"),
    bad=("# Title\n\nIt may help for a day. [@example-finding]\n",),
    good=(
        "# Title\n\nIt may help for a day. [@example-finding]\n\n## What we don't know\n\n- How long it lasts.\n",
        "# Title\n\nNothing is cited here.\n",
    ),
)
def check_unknowns(page: Page, context: Context) -> Iterator[Hit]:
    """Yield a hit at the first finding cited, when no heading says what is not known."""
    if page.front is None or page.front.page_type not in NEEDED_ON or any(UNKNOWN.search(h.text) for h in page.headings):
        return
    cited = next((c for c in page.citations if c.key in context.ledger.findings.rows), None)
    if cited:
        yield Hit(cited.start, cited.start + len(cited.key) + 1, "this page cites findings, and has no heading for what is not known")
