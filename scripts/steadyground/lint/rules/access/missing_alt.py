"""SG601 missing-alt: a picture says in words what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import WCAG
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page


@rule(
    "SG601", "missing-alt", level=Level.ERROR,
    why="Someone who listens to the page gets nothing from a picture without words.",
    fix="Write between the brackets what the picture shows, as you would say it on the phone.",
    authority=WCAG.format(criterion="1.1.1"),
    bad=("![](session.svg)\n", "![ ](session.svg)\n", "![](a_(b).svg \"Title\")\n"),
    good=("![A line that rises for an hour and falls again](session.svg)\n", "[A link](page.md)\n"),
)
def check_missing_alt(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit for each picture without words."""
    for link in page.links:
        if link.is_image and not link.text.strip():
            yield Hit(link.start, link.start + len(link.text) + 3, f"the picture '{link.target}' has no text")
