"""What a practice's copy may leave out. Everything that is not named here stays, so a new page is protected until someone adds it.

Help lines, the dates, the findings with their certainty, and the notice of who made the guide are no choice at all: no key of
``practice.yml`` reaches them.
"""

from __future__ import annotations

OPTIONAL_PAGES = frozenset({
    "about/contributing/architecture.md", "about/contributing/data.md", "about/contributing/engines.md",
    "about/contributing/link-checking.md", "about/contributing/practice.md", "about/contributing/rules.md",
    "about/contributing/serving.md", "about/contributing/speed.md", "about/contributing/style.md",
    "help/for-veterans.md", "help/paying-for-care.md", "ketamine/cost-and-cover.md",
    "trauma/panic-and-hypervigilance.md", "trauma/sleep-pain-gut-heart.md", "trauma/threat-responses.md",
})
"""Pages for contributors, pages that speak of one country's systems, and background that no choice rests on."""

OPTIONAL_HANDOUTS = frozenset({"day-of-session", "grounding-card", "talk-to-doctor"})

_NOT_LISTED = "it is not among what a copy may do without"
_WHY = {
    "index.md": "it is the first page",
    "help": "it leads to help in a crisis",
    "safety": "it tells the risks",
    "evidence": "it shows the findings, what speaks against them, and when they changed",
    "about": "it says who is behind the guide, and how to tell them of a fault",
    "ketamine": "benefits, limits and risks are told together",
    "therapies": "a reader sees every option, and not only those that a practice offers",
    "decide": "it is part of the decision aid",
    "handouts": "it says which edition of a sheet is the newest",
    "trauma": "other pages rest on it",
}
_WHY_HANDOUT = {
    "safety": "it tells the risks", "crisis-card": "it leads to help in a crisis", "hard-days": "it leads to help in a crisis",
    "right-for-me": "it weighs every option", "options": "it shows every option",
    "questions": "it helps a reader judge a clinic, this one too",
}


def why_page_stays(page: str) -> str:
    """Return why a copy keeps a page below ``docs``; empty where it may be left out."""
    return "" if page in OPTIONAL_PAGES else _WHY.get(page.split("/", maxsplit=1)[0], _NOT_LISTED)


def why_handout_stays(handout: str) -> str:
    """Return why a copy keeps a handout; empty where it may be left out."""
    return "" if handout in OPTIONAL_HANDOUTS else _WHY_HANDOUT.get(handout, _NOT_LISTED)
