"""SG305 missing-next-steps: a page about health ends with something the reader can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import PEMAT
from steadyground.lint.rule import Context, Hit, rule
from steadyground.lint.rules.structure.in_short import NEEDED_ON, empty_blocks
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page


@rule(
    "SG305", "missing-next-steps", level=Level.ERROR,
    why="A page that ends with bad news and no next step leaves the reader alone with it.",
    fix="End the page with /// next-steps, 1 to 3 bullets (the smallest step first) and ///.",
    authority=PEMAT.format(items="20, at least one action"),
    bad=("# Title\n\nText.\n", "# Title\n\nText.\n\n/// next-steps\n///\n"),
    good=("# Title\n\nText.\n\n/// next-steps\n- Read about [the options](../therapies/compare.md).\n///\n",),
)
def check_next_steps(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit when the block is missing, or holds nothing."""
    if page.front is None or page.front.page_type not in NEEDED_ON:
        return
    if not any(b.name == "next-steps" for b in page.blocks):
        start = page.headings[0].start if page.headings else page.body_start
        yield Hit(start, start, f"this {page.front.page_type} page has no next steps")
    yield from empty_blocks(page, "next-steps")
