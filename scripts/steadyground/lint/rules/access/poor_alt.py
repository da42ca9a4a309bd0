"""SG602 poor-alt: the words for a picture are no file name, and no 'image of'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import WCAG
from steadyground.lint.patterns import pattern
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

FILE_NAME = pattern(
    r"(?i)[\w .-]+\.(?:svg|png|jpe?g|gif|webp|avif|pdf)|[a-z0-9]+(?:[_-][a-z0-9]+)+|(?:img|dsc|image|figure|untitled)[ _-]?\d*"
)
_PICTURE = "image|picture|photo|photograph|graphic|illustration|screenshot|icon"
OPENER = pattern(rf"(?i)^\s*(?:an? |the )?(?:{_PICTURE}) (?:of|showing|that shows)\b")


@rule(
    "SG602", "poor-alt", level=Level.ERROR,
    why="A screen reader says 'image' by itself, and reads a file name letter by letter.",
    fix="Say what the picture shows, as you would say it on the phone.",
    authority=WCAG.format(criterion="1.1.1"),
    bad=("![session.svg](session.svg)\n", "![IMG_2041](a.png)\n", "![Image of a brain](brain.svg)\n"),
    good=("![A line that rises for an hour and falls again](session.svg)\n", "![Before and after-care](a.svg)\n"),
)
def check_poor_alt(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit for each picture whose words do not serve."""
    for link in page.links:
        fault = _fault(link.text.strip()) if link.is_image else ""
        if fault:
            yield Hit(link.start + 2, link.start + 2 + len(link.text), fault)


def _fault(text: str) -> str:
    if FILE_NAME.fullmatch(text):
        return f"'{text}' is a file name"
    opener = OPENER.search(text)
    return f"'{opener[0].strip()}' says only that it is a picture" if opener else ""
