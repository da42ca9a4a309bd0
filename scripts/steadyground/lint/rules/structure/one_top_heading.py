"""SG301 one-top-heading: a page has one heading of the first level, before all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import WCAG
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page


@rule(
    "SG301", "one-top-heading", level=Level.ERROR,
    why="Someone who listens to a page jumps from heading to heading; the first tells where they are.",
    fix="Start the body with one line '# Title', and use ## below it.",
    authority=WCAG.format(criterion="1.3.1 and 2.4.6"),
    bad=("Text without a heading.\n", "# One\n\nText.\n\n# Another\n", "## Too early\n\n# The title\n"),
    good=("# The title\n\n## A part\n\nText.\n",),
)
def check_one_top_heading(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit for a missing, late or second top heading."""
    tops = [h for h in page.headings if h.level == 1]
    if not tops:
        yield Hit(page.body_start, page.body_start, "this page has no heading of the first level")
    elif page.headings[0] is not tops[0]:
        first = page.headings[0]
        yield Hit(first.start, first.start + first.level, f"'{first.text}' stands before the top heading")
    for extra in tops[1:]:
        yield Hit(extra.start, extra.start + 1, f"'{extra.text}' is a second top heading", "Write ## here.")
