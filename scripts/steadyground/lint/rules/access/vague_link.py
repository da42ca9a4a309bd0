"""SG603 vague-link: a link says where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import F63, LINK_ACT
from steadyground.lint.patterns import pattern
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

VAGUE = pattern(
    r"(?i)\W*(?:(?:click|tap|press|look|go|read|see|find out)? ?(?:right )?(?:here|this|more|this (?:page|link|article|site|website))"
    r"|(?:click|tap)(?: (?:here|this|on this))?(?: link)?|read on|learn more|read more|find out more|see more|more info(?:rmation)?"
    r"|details|link|the link|page|website|source|continue|next|previous)\W*"
)


@rule(
    "SG603", "vague-link", level=Level.ERROR,
    why="A screen reader lists the links of a page by themselves; a list of 'here' leads nowhere.",
    fix="Put the name of the page it leads to between the brackets.",
    authority=f"{F63}; {LINK_ACT}; WCAG 2.4.4",
    bad=("Look [here](a.md).\n", "[Click here](a.md) to see.\n", "[Read more…](a.md)\n", "See [this page](a.md).\n", "Text [](a.md).\n"),
    good=("See [who should not have it](a.md).\n", "[More about the trials](a.md)\n", "![A line](a.svg)\n"),
)
def check_vague_link(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit for each link whose words do not say where it leads."""
    for link in page.links:
        if link.is_image or "![" in link.text:
            continue
        text = " ".join(link.text.split())
        if not text or VAGUE.fullmatch(text):
            message = f"'{text}' does not say where this link leads" if text else f"the link to '{link.target}' has no words"
            yield Hit(link.start, link.start + len(link.text) + 2, message)
