"""SG604 bare-address: an address is a link with words, so that it can be read aloud and understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import LINK_ACT
from steadyground.lint.patterns import pattern
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

ADDRESS = pattern(r"(?:https?://|\bwww\.)[^\s<>)\]\"']+")
BEFORE_A_TARGET = ("](", "](<", "]: ", "]:\t", '="', "='", "=")


@rule(
    "SG604", "bare-address", level=Level.WARNING,
    why="A screen reader spells an address out, and a reader cannot tell what is behind it.",
    fix="Write [the name of the page](address).",
    authority=f"{LINK_ACT}; WCAG 2.4.4",
    bad=("See https://example.org/help for more.\n", "See [https://example.org](https://example.org).\n", "See <https://example.org>.\n"),
    good=("See [the help page](https://example.org/help).\n", "`https://example.org`\n", "[Help]\n\n[Help]: https://example.org\n"),
)
def check_bare_address(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit for each address that stands in the text."""
    for match in ADDRESS.finditer(page.without_code):
        before = page.without_code[max(0, match.start() - 3) : match.start()]
        if not before.endswith(BEFORE_A_TARGET):
            yield Hit(match.start(), match.end(), "this address stands there without words")
