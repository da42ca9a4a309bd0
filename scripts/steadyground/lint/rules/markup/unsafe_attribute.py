"""SG802 unsafe-attribute: no event handlers, no style attributes, and little else on a tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import OWN_ORIGIN
from steadyground.lint.raw_html import ALLOWED_ATTRIBUTES, attribute_lists, tags
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

FORBIDDEN_IN_LISTS = ("style", "srcdoc", "formaction", "action", "href", "src", "srcset", "http-equiv")


@rule(
    "SG802", "unsafe-attribute", level=Level.ERROR,
    why="An event handler is a script, and a style attribute breaks the page in dark mode, in print and under the security policy.",
    fix=f"Remove it. Allowed are: {', '.join(sorted(ALLOWED_ATTRIBUTES))}.",
    authority=OWN_ORIGIN,
    bad=(
        "<span onclick=alert(1)>x</span>\n", "<br/onmouseover='alert(1)'>\n", '<span style="color:red">x</span>\n',
        "<SUB ONFOCUS=x>2</SUB>\n", "[a link](a.md){ onclick=\"alert(1)\" }\n", "![A line](a.svg){: style='width:10px' }\n",
        '<abbr data-x="1">x</abbr>\n', "<kbd\nonfocus=x>x</kbd>\n", '<div markdown onclick="x">y</div>\n',
    ),
    good=('<abbr title="In brief">i.b.</abbr>\n', "[a link](a.md){ .button #go }\n", "## Heading {#own-id}\n", "Only {one} of them.\n"),
)
def check_unsafe_attribute(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit for each attribute that is not allowed on an allowed tag, or not safe in an attribute list."""
    for tag in tags(page):
        allowed = tag.is_allowed
        for name, _ in tag.attributes:
            if name.startswith("on") or (allowed and name not in ALLOWED_ATTRIBUTES):
                yield Hit(tag.start, tag.end, f"'{name}' is not allowed on <{tag.name}>")
    for name, value, start, end in attribute_lists(page):
        if value and (name.startswith("on") or name in FORBIDDEN_IN_LISTS):
            yield Hit(start, end, f"'{name}' is not allowed in an attribute list")
