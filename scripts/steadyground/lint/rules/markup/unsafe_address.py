"""SG803 unsafe-address: a link leads to a page, a number or a mail address, and runs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import OWN_ORIGIN
from steadyground.lint.patterns import pattern
from steadyground.lint.raw_html import SAFE_SCHEMES, attribute_lists, certain, tags, unsafe_scheme
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

TARGET = pattern(r"\]\([ \t\n]*<?([^()\s<>]*[^()<>\n]*)")
REFERENCE = pattern(r"(?m)^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\n?[ \t]*<?([^\s<>]+)")
AUTOLINK = pattern(r"<([A-Za-z][A-Za-z0-9+.&#;-]*:[^>\s]*)>")


@rule(
    "SG803", "unsafe-address", level=Level.ERROR,
    why="An address such as javascript: or data: runs or shows what nobody reviewed.",
    fix=f"Use a path of this site, or one of: {', '.join(sorted(SAFE_SCHEMES))}.",
    authority=OWN_ORIGIN,
    bad=(
        "[x](javascript:alert(1))\n", "[x](JaVaScRiPt:alert(1))\n", "[x](java&#115;cript:alert(1))\n", "[x]( <javascript:alert(1)> )\n",
        "[x](data:text/html,hello)\n", "![x](data:image/svg+xml,hello)\n", "[x][y]\n\n[y]: javascript:alert(1)\n",
        "<javascript:alert(1)>\n", "[x](vbscript:msgbox)\n", "[x](file:///etc/passwd)\n", '<a href="javascript&colon;alert(1)">x</a>\n',
        "[x](\tjava\tscript:alert(1))\n",
    ),
    good=(
        "[a page](../help/index.md#now)\n", "[call](tel:+18002738255), [write](mailto:a@example.org)\n", "[x](https://example.org/a:b)\n",
        "`[x](javascript:alert(1))`\n", "Note: [this](a.md) is fine.\n",
    ),
)
def check_unsafe_address(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit for each address whose scheme is not on the list."""
    for finder in (TARGET, REFERENCE, AUTOLINK):
        for match in finder.finditer(certain(page)):
            scheme = unsafe_scheme(match[1])
            if scheme:
                yield Hit(match.start(1), match.end(1), f"'{scheme}:' is not allowed in a link")
    for tag in tags(page):
        yield from (Hit(tag.start, tag.end, f"'{unsafe_scheme(v)}:' is not allowed") for _, v in tag.attributes if unsafe_scheme(v))
    for _, value, start, end in attribute_lists(page):
        if unsafe_scheme(value) in ("javascript", "data", "vbscript"):
            yield Hit(start, end, f"'{unsafe_scheme(value)}:' is not allowed")
