"""SG605 table-header: every column of a table has a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import WCAG
from steadyground.lint.patterns import pattern
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

HEAD = pattern(r"(?m)^([ ]{0,3}\|?[^\n]*)\n[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")


@rule(
    "SG605", "table-header", level=Level.ERROR,
    why="A listener hears the heading of the column before each cell; an empty one leaves the number without a meaning.",
    fix="Give each column a short heading, the first one too.",
    authority=WCAG.format(criterion="1.3.1"),
    bad=("| | Ketamine |\n| --- | --- |\n| Who | 30 |\n", "|  |  |\n|--|--|\n| a | b |\n"),
    good=("| Group | Ketamine |\n| --- | ---: |\n| Who | 30 |\n", "Text\n\n---\n\nText | more\n"),
)
def check_table_header(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit for each heading cell that is empty."""
    for match in HEAD.finditer(page.without_code):
        row = match[1]
        if "|" not in row:
            continue
        cells = row.strip().removeprefix("|").removesuffix("|").split("|")
        empty = [n for n, cell in enumerate(cells, start=1) if not cell.strip()]
        if empty:
            yield Hit(match.start(1), match.end(1), f"column {empty[0]} of this table has no heading")
