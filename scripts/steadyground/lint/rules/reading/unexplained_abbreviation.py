"""SG704 unexplained-abbreviation: capitals are explained where a reader first meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import PEMAT
from steadyground.lint.passages import once
from steadyground.lint.patterns import pattern
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page
    from steadyground.records import Ledger

ABBREVIATION = pattern(r"\b[A-Z]{2,}[A-Z0-9]*\b")
_COMMON = """
US USA UK EU NHS FDA VA WHO BBC PTSD HIV AIDS DNA MRI GP ER TV PDF EPUB CSV QR USB ID OK SMS GPS PIN ZIP FAQ AM PM UTC LGBTQ LGBTQIA
II III IV AND NOT OR IF NO YES DO
"""
COMMON = frozenset(_COMMON.split())


@rule(
    "SG704", "unexplained-abbreviation", level=Level.WARNING,
    why="Capitals that nobody explained tell a reader that the page is for someone else.",
    fix="Write the words the first time, with the capitals in brackets, or add the term to docs/_data/glossary.yml.",
    authority=PEMAT.format(items="4, terms explained in place"),
    bad=("They were scored on the CADSS.\n", "## MADRS at the start\n"),
    good=(
        "They were scored on the Clinician Administered Dissociative States Scale (CADSS). The CADSS is long.\n",
        "NMDA is in the glossary.\n", "People with PTSD in the US.\n", "The CADSS (a list of questions) is long.\n",
    ),
)
def check_unexplained_abbreviation(page: Page, context: Context) -> Iterator[Hit]:
    """Yield a hit at the first use of each abbreviation that is neither in the glossary nor explained in place."""
    known = once(context.ledger, "_short_forms", _known)
    seen: set[str] = set()
    for match in ABBREVIATION.finditer(page.prose):
        word = match[0]
        if word in seen or word in known:
            continue
        seen.add(word)
        if not _explained(page.prose, match.start(), match.end()):
            yield Hit(match.start(), match.end(), f"'{word}' is not explained")


def _explained(prose: str, start: int, end: int) -> bool:
    """Say whether the first use stands in brackets behind its words, or has its words in brackets behind it."""
    before, after = prose[max(0, start - 3) : start].strip(), prose[end : end + 3].strip()
    in_brackets = prose.rfind("(", max(0, start - 60), start) > prose.rfind(")", max(0, start - 60), start)
    return in_brackets or before.endswith("[") or after.startswith(("(", ", or"))


def _known(ledger: Ledger) -> frozenset[str]:
    names = (name for term in ledger.glossary for name in (term.term, *term.also))
    return COMMON | frozenset(word.strip("()") for name in names for word in name.split())
