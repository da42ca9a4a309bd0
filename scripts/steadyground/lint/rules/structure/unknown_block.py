"""SG402 unknown-block: a ``///`` block has a name that the site can render."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import MKDOCS
from steadyground.lint.rule import Context, Hit, rule
from steadyground.pages.blocks import KNOWN_BLOCKS
from steadyground.problem import Level, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page


@rule(
    "SG402", "unknown-block", level=Level.ERROR,
    why="A block with an unknown name is printed as text, slashes and all.",
    fix=f"Use one of: {', '.join(KNOWN_BLOCKS)}.",
    authority=MKDOCS,
    bad=("/// in-shrot\n- The answer.\n///\n", "/// html | script\nalert(1)\n///\n", "/// Helplines | US\n///\n"),
    good=("# Title\n\n/// helplines | US\n///\n", "```\n/// anything\n```\n"),
)
def check_unknown_block(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit for each block whose name is not known."""
    for block in page.block_spans[0]:
        if block.name not in KNOWN_BLOCKS:
            line_end = page.text.find("\n", block.start)
            end = line_end if line_end >= 0 else len(page.text)
            yield Hit(block.start, end, f"'{block.name}' is not a block of this site{did_you_mean(block.name, KNOWN_BLOCKS)}")
