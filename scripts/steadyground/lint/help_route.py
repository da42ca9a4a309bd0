"""A route to help that a reader can take from where they are: a number, a link to the help pages, or a block of help lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.patterns import pattern
from steadyground.pages.blocks import HELP_BLOCKS

if TYPE_CHECKING:
    from steadyground.lint.passages import Section
    from steadyground.pages import Page

_NUMBER = pattern(
    r"(?i)\b(?:call|text|phone|ring|dial)\b[^.!?\n]{0,60}\d[\d -]{2,}|\b(?:988|116[ -]123|13 11 14)\b|\bemergency number\b"
)


def has_help_route(page: Page, section: Section) -> bool:
    """Say whether a section names a number, links to the help pages, or holds a block of help lines."""
    inside = range(section.start, section.end)
    return (
        bool(_NUMBER.search(section.text))
        or any(link.start in inside and _leads_to_help(link.target) for link in page.links if not link.is_image)
        or any(block.start in inside and block.name in HELP_BLOCKS for block in page.blocks)
    )


def _leads_to_help(target: str) -> bool:
    return target.startswith(("tel:", "sms:")) or "help/" in target or (target.startswith("#") and "help" in target)
