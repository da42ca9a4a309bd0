"""The few sentences of a copy that stand on no page: its cover and what it says about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.guide.site_pages import plain
from steadyground.markup.notes import day

if TYPE_CHECKING:
    from steadyground.guide.site_pages import Guide

NAME = "Steady Ground"
ABOUT = "A plain guide to ketamine, trauma and your options"
UNREVIEWED = "Not yet reviewed by a clinician."
NOTES, WORDS, QUESTIONS, HELP, COPY = "Notes", "Words explained", "Questions people ask", "If you need help now", "About this copy"
LICENSE = "Words and pictures: CC BY 4.0. You may copy them."


def checked(guide: Guide) -> str:
    """Return when the pages of a copy were checked."""
    first, last = guide.checked
    return f"Sources checked on {day(last)}." if first == last else f"Sources checked between {day(first)} and {day(last)}."


def reviewed(guide: Guide) -> str:
    """Return how far clinicians have reviewed the pages of a copy; empty where they have reviewed all."""
    waiting = sum(UNREVIEWED in plain(chapter.body) for chapter in guide.chapters)
    if not waiting or waiting == len(guide.chapters):
        return UNREVIEWED if waiting else ""
    return f"{waiting} of its {len(guide.chapters)} pages have not yet been reviewed by a clinician."


def about_copy(guide: Guide, mark: str) -> list[str]:
    """Return the paragraphs that say what a copy is, what it leaves out, and how to learn whether it is still the newest."""
    what = f"the part \u201c{guide.title}\u201d of the guide" if guide.title else "the guide"
    left_out = "the list of all findings, the list of all sources, what changed, and the handouts"
    return [
        f"This copy holds {what}, made from the pages online on the day they were built. The words are the same.",
        "It gives information, not care. It cannot replace someone who knows you, and it gives no doses.",
        "The small numbers lead to the notes at the end. Each note says how sure anyone can be, and names the works behind it.",
        f"Only online are {left_out}: {guide.address.removeprefix('https://')}",
        f"If something is wrong, unclear or could harm someone, tell us: {guide.address.removeprefix('https://')}about/contributing/",
        "Phone numbers, laws and prices change. Nobody from this guide has phoned the help lines.",
        f"This is edition {mark}. The page of downloads names the newest one: {guide.address.removeprefix('https://')}offline/",
        "If someone may look through your things, think about where you would keep a copy.",
        f"{LICENSE} {reviewed(guide)}".strip(),
    ]
