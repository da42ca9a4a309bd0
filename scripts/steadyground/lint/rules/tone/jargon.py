"""TON531: specialist terms or abbreviations without an explanation (undefined-jargon). The terms are in lexicon.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from steadyground.lint.language.index import pattern
from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.reading import Reading, reading_of
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule
from steadyground.pages import Page
from steadyground.pages.prose import Kind, Passage

NAME = "undefined-jargon/unexplained"
_TERM = pattern("{specialist-term}")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]{2,}[A-Z0-9]*(?:-[A-Z0-9]{1,3})?s?|[a-z]{1,2}[A-Z]{2,4}\d?|[A-Z][a-z]?[A-Z]{2,})\b")
_GLOSS = re.compile(
    r"\((?:[^()\n]{3,120})\)|(?:means?|meaning|stands? for|is short for|is called|called|known as|that is|in other words"
    r"|(?:is|are) (?:a|an|the|where|when)|refers to|short for|or simply|describes?|measures?|a|an|the|or|which|one of)\b",
    re.I,
)
_NAMED = re.compile(r"\b(?:called|named|known as|is)\s*[*_\"]{0,2}$|\($")


@dataclass(frozen=True)
class _Term:
    start: int
    end: int
    text: str

    @property
    def name(self) -> str:
        return self.text.lower().rstrip("s")


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
    for terms in _by_passage(reading):
        left = [t for t in terms if t.name not in known and t.text.lower() not in known and not _is_explained(reading, t)]
        if _is_too_much(left):
            names = ", ".join(dict.fromkeys(t.text for t in left[:4]))
            yield Hit(left[0].start, left[0].end, f"{names}: terms that this page does not explain")


def _explained_on(page: Page, context: Context) -> set[str]:
    """Words that the page's abbreviation lines, its brackets or the glossary explain, in lower case."""
    listed = re.findall(r"^\*\[([^\]\n]+)\]:", page.text, re.M)
    opened = re.findall(r"\(([A-Z][\w-]{1,12})\)", page.text)
    glossary = [name for row in context.ledger.glossary for name in (row.term, *row.also)]
    return {word.lower() for word in (*listed, *opened, *glossary)}


def _by_passage(reading: Reading) -> Iterator[list[_Term]]:
    found: dict[int, list[_Term]] = {}
    for term in reading.find(_TERM):
        found.setdefault(term.sentence.passage.start, []).append(_Term(*term.span, term.shown))
    for passage in dict.fromkeys(s.passage for s in reading.sentences if s.kind is not Kind.FRONT_MATTER):
        terms = [*found.get(passage.start, ()), *_abbreviations(passage)]
        yield sorted(terms, key=lambda t: t.start)


def _abbreviations(passage: Passage) -> Iterator[_Term]:
    for found in _ABBREVIATION.finditer(passage.text):
        known = compiled("^{known-abbreviation}s?$").search(_bytes(found[0]))
        if not known and not _is_shouted(passage):
            yield _Term(passage.start + found.start(), passage.start + found.end(), found[0])


def _bytes(text: str) -> bytes:
    return text.lower().encode("ascii", "replace")


def _is_shouted(passage: Passage) -> bool:
    words = re.findall(r"[A-Za-z]{2,}", passage.text[:400])
    return len(words) > 2 and sum(w.isupper() for w in words) * 2 > len(words)


def _is_too_much(terms: list[_Term]) -> bool:
    """Two different terms of this field, or four abbreviations of any field."""
    field = compiled("^(?:{specialist-term}|{specialist-abbreviation})s?$")
    ours = {t.name for t in terms if field.search(_bytes(t.text))}
    return len(ours) > 1 or len({t.name for t in terms}) > 3


def _is_explained(reading: Reading, term: _Term) -> bool:
    """Say whether a gloss follows or goes before, or the term is inside a link."""
    text = reading.page.text
    after = text[term.end : term.end + 140].lstrip(" ,:*_")
    linked = any(link.start <= term.start <= link.start + len(link.text) + 1 for link in reading.page.links if not link.is_image)
    return linked or bool(_GLOSS.match(after) or _NAMED.search(text[max(0, term.start - 40) : term.start]))
