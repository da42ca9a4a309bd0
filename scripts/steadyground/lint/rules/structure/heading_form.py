"""SG303 heading-form: a heading is written ``## Text``, so that every tool sees the same headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import MKDOCS
from steadyground.lint.patterns import pattern
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

GLUED = pattern(r"(?m)^#{1,6}[^#\s]")
UNDERLINED = pattern(r"(?m)^[^\n|>#\s-][^\n|]*\n(=+|-+)[ \t]*$")


@rule(
    "SG303", "heading-form", level=Level.ERROR,
    why="Python-Markdown makes a heading of '##Text' and of an underlined line; other tools and the checks here do not see it.",
    fix="Write # marks, a space, and the text.",
    authority=MKDOCS,
    bad=("# Title\n\n##Glued\n", "A line\n======\n", "# Title\n\nA line\n---\n"),
    good=("# Title\n\n## Apart\n\nText\n\n---\n\nMore text, the #1 question.\n", "# Title\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n"),
)
def check_heading_form(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit for each heading in another form."""
    for match in GLUED.finditer(page.without_code):
        yield Hit(match.start(), match.end(), "there is no space behind the # marks")
    for match in UNDERLINED.finditer(page.without_code):
        yield Hit(match.start(1), match.end(1), "a line of = or - makes a heading of the line above")
