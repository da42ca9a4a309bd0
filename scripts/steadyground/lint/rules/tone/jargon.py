"""TON531: specialist terms or abbreviations without an explanation (undefined-jargon). The terms are in lexicon.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator

from steadyground.lint.language.reading import Reading, reading_of
from steadyground.lint.language.terms import Term, terms_by_passage
from steadyground.lint.passages import once
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule
from steadyground.pages import Page
from steadyground.records import Ledger

NAME = "undefined-jargon/unexplained"
FEWEST = 2
_GLOSS = re.compile(
    r"\((?:[^()\n]{3,120})\)|(?:means?|meaning|stands? for|is short for|is called|called|known as|that is|in other words"
    r"|(?:is|are) (?:a|an|the|where|when)|refers to|short for|or simply|describes?|measures?|a|an|the|or|which|one of)\b",
    re.I,
)
_NAMED = re.compile(r"\b(?:called|named|known as|is)\s*[*_\"]{0,2}$|\($")


@content_rule(
    "TON531",
    NAME,
    bad=(
        "Ketamine blocks NMDAR and raises BDNF.",
        "MADRS and CADSS were scored at each visit.",
    ),
    good=(
        "MADRS, a questionnaire about depression, is filled in before each visit.",
        "PTSD, the FDA and your GP.",
        "*[MADRS]: a depression questionnaire\n*[CADSS]: a questionnaire about feeling unreal\n\nMADRS and CADSS were scored.",
    ),
)
def jargon(page: Page, context: Context) -> Iterator[Hit]:
    """Yield each passage with several specialist terms that the page does not explain; pages for clinicians are left alone."""
    if page.front and set(page.front.audience) <= {"clinician", "contributor"}:
        return
    reading = reading_of(page)
    known = _explained_on(page, context)
    for terms in terms_by_passage(reading):
        if len(terms) < FEWEST:
            continue
        left = [t for t in terms if t.name not in known and t.text.lower() not in known and not _is_explained(reading, t)]
        if _is_too_much(left):
            names = ", ".join(dict.fromkeys(t.text for t in left[:4]))
            yield Hit(left[0].start, left[0].end, f"{names}: terms that this page does not explain")


def _explained_on(page: Page, context: Context) -> set[str]:
    """Words that the page's abbreviation lines, its brackets or the glossary explain, in lower case."""
    listed = re.findall(r"^\*\[([^\]\n]+)\]:", page.text, re.M)
    opened = re.findall(r"\(([A-Z][\w-]{1,12})\)", page.text)
    return {word.lower() for word in (*listed, *opened)} | once(context.ledger, "_explained", _in_glossary)


def _in_glossary(ledger: Ledger) -> set[str]:
    return {name.lower() for row in ledger.glossary for name in (row.term, *row.also)}


def _is_too_much(terms: list[Term]) -> bool:
    """Two different terms of this field, or four abbreviations of any field."""
    ours = {t.name for t in terms if t.is_of_this_field}
    return len(ours) >= FEWEST or len({t.name for t in terms}) > 3


def _is_explained(reading: Reading, term: Term) -> bool:
    """Say whether a gloss follows or goes before, or the term is inside a link."""
    text = reading.page.text
    after = text[term.end : term.end + 140].lstrip(" ,:*_")
    if _GLOSS.match(after) or _NAMED.search(text[max(0, term.start - 40) : term.start]):
        return True
    return any(link.start <= term.start <= link.start + len(link.text) + 1 for link in reading.page.links if not link.is_image)
