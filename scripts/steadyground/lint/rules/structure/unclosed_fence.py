"""SG309 unclosed-fence: code and comments are closed, so that nothing after them is taken for something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import MKDOCS
from steadyground.lint.rule import Context, Hit, rule
from steadyground.pages.mask import open_code
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page


@rule(
    "SG309", "unclosed-fence", level=Level.ERROR,
    why="Behind a fence or comment that is never closed, some tools see code and others see the page.",
    fix="Close it: the same ``` on a line of its own, or -->.",
    authority=MKDOCS,
    bad=("# Title\n\n```\ncode\n\nText.\n", "# Title\n\n<!-- a note\n\nText.\n"),
    good=("# Title\n\n```\ncode\n```\n\n<!-- a note -->\n\nText.\n",),
)
def check_unclosed_fence(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit where a fence or comment starts that has no end."""
    for start, what in open_code(page.text, page.body_start):
        yield Hit(start, start + 3, f"this {what} is never closed")
