"""SG606 long-alt: the words for a picture can be listened to in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

LONGEST = 300


@rule(
    "SG606", "long-alt", level=Level.SUGGESTION,
    why="A screen reader reads the words for a picture in one go; nobody can stop, go back or skip in them.",
    fix=f"Say in at most {LONGEST} characters what the picture shows; put the rest in the text or a table below it.",
    authority="github/docs on GitHub, src/content-linter/lib/linting-rules/image-alt-text-length.ts",
    bad=(f"![{'Many words ' * 30}](a.svg)\n",),
    good=("![A line that rises for an hour and falls again](session.svg)\n",),
)
def check_long_alt(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit for each picture with too many words."""
    for link in page.links:
        if link.is_image and len(link.text) > LONGEST:
            yield Hit(link.start + 2, link.start + 2 + len(link.text), f"these words are {len(link.text)} characters long")
