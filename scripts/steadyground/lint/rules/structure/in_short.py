"""SG304 missing-in-short: an explainer starts with the whole answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import PEMAT
from steadyground.lint.rule import Context, Hit, rule
from steadyground.pages import PageType
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

NEEDED_ON = (PageType.EXPLAINER, PageType.THERAPY, PageType.SAFETY)


@rule(
    "SG304", "missing-in-short", level=Level.ERROR,
    why="A tired or frightened reader may read no further than the first lines; the whole answer belongs there.",
    fix="Put /// in-short, 2 to 4 bullets and /// below the title.",
    authority=PEMAT.format(items="11, a summary"),
    bad=("# Title\n\nText.\n", "# Title\n\n/// in-short\n///\n", "# Title\n\n## Part\n\n/// in-short\n- Too late.\n///\n"),
    good=("# Title\n\n/// in-short\n- The answer.\n- How sure we are.\n///\n\n## Part\n",),
)
def check_in_short(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit when the block is missing, stands below a second heading, or holds nothing."""
    if page.front is None or page.front.page_type not in NEEDED_ON:
        return
    title = page.headings[0] if page.headings else None
    start = title.start if title else page.body_start
    block = next((b for b in page.blocks if b.name == "in-short"), None)
    if block is None:
        yield Hit(start, start, f"this {page.front.page_type} page has no 'In short'")
    elif len(page.headings) > 1 and block.start > page.headings[1].start:
        end = block.start + len("/// in-short")
        yield Hit(block.start, end, "'In short' stands below a second heading", "Move it up, below the title.")
    yield from empty_blocks(page, "in-short")


def empty_blocks(page: Page, name: str) -> Iterator[Hit]:
    """Yield a hit for each block of that name that holds nothing."""
    for block in page.block_spans[0]:
        lines = page.text[block.start : block.end].split("\n") if block.end else []
        if block.name == name and lines and not any(line.strip() for line in lines[1:-1]):
            yield Hit(block.start, block.start + len(lines[0]), f"this '{name}' block is empty", "Write its bullets between the two lines.")
