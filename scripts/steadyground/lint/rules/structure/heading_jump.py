"""SG302 heading-jump: headings go down one level at a time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from steadyground.lint.authority import WCAG
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page


@rule(
    "SG302", "heading-jump", level=Level.ERROR,
    why="A jump makes a listener think that a part was left out.",
    fix="Use the next level down.",
    authority=WCAG.format(criterion="1.3.1"),
    bad=("# Title\n\n### Two levels down\n", "# Title\n\n## Part\n\n#### Two levels down\n"),
    good=("# Title\n\n## Part\n\n### Smaller part\n\n## Next part\n",),
)
def check_heading_jump(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit for each heading that skips a level."""
    for above, heading in pairwise(page.headings):
        if heading.level > above.level + 1:
            marks = "#" * (above.level + 1)
            yield Hit(
                heading.start, heading.start + heading.level,
                f"'{heading.text}' is {heading.level - above.level} levels below '{above.text}'", f"Write {marks} here.",
            )
