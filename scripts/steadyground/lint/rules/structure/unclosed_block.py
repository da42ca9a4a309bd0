"""SG308 unclosed-block: every ``///`` block is closed, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import MKDOCS
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page


@rule(
    "SG308", "unclosed-block", level=Level.ERROR,
    why="A block that is never closed takes the rest of the page into itself.",
    fix="Put /// on a line of its own behind the last line of the block, with as many slashes as its first line has.",
    authority=MKDOCS,
    bad=("# Title\n\n/// in-short\n- The answer.\n", "# Title\n\nText.\n\n///\n", "# Title\n\n//// next-steps\n- A step.\n///\n"),
    good=("# Title\n\n/// in-short\n- The answer.\n///\n", "# Title\n\n//// next-steps\n/// helplines | US\n///\n////\n"),
)
def check_unclosed_block(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit for each block without an end, and each end without a block."""
    spans, stray = page.block_spans
    for block in spans:
        if block.end is None:
            yield Hit(block.start, block.start + 4 + len(block.name), f"the block '{block.name}' is never closed")
    for start in stray:
        yield Hit(start, start + 3, "this line closes no block", "Remove it, or give it as many slashes as the block's first line has.")
