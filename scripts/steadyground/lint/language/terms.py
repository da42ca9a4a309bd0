"""Specialist terms and abbreviations of a page, passage by passage. The terms themselves are in lexicon.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from steadyground.lint.language.index import pattern
from steadyground.lint.language.lexicon import compiled
from steadyground.pages.prose import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.lint.language.reading import Reading
    from steadyground.pages.prose import Passage

_TERM = pattern("{specialist-term}")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]{2,}[A-Z0-9]*(?:-[A-Z0-9]{1,3})?s?|[a-z]{1,2}[A-Z]{2,4}\d?|[A-Z][a-z]?[A-Z]{2,})\b")

_CAPITALS = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True)
class Term:
    """A term where it stands on the page."""

    start: int
    end: int
    text: str

    @property
    def name(self) -> str:
        """The term in lower case and in the singular."""
        return self.text.lower().rstrip("s")

    @property
    def is_of_this_field(self) -> bool:
        """Whether it is a term or an abbreviation of mental health care."""
        return _holds("^(?:{specialist-term}|{specialist-abbreviation})s?$", self.text)


def terms_by_passage(reading: Reading) -> Iterator[list[Term]]:
    """Yield the terms of each passage, in order. Front matter is left out."""
    found: dict[int, list[Term]] = {}
    for term in reading.find(_TERM):
        found.setdefault(term.sentence.passage.start, []).append(Term(*term.span, term.shown))
    for passage in dict.fromkeys(s.passage for s in reading.sentences if s.kind is not Kind.FRONT_MATTER):
        terms = [*found.get(passage.start, ()), *_abbreviations(passage)]
        yield sorted(terms, key=lambda t: t.start)


def _abbreviations(passage: Passage) -> Iterator[Term]:
    for found in _ABBREVIATION.finditer(passage.text) if _CAPITALS.search(passage.text) else ():
        if not _holds("^{known-abbreviation}s?$", found[0]) and not _is_shouted(passage):
            yield Term(passage.start + found.start(), passage.start + found.end(), found[0])


@lru_cache(4096)
def _holds(listed: str, text: str) -> bool:
    return bool(compiled(listed).search(text.lower().encode("ascii", "replace")))


def _is_shouted(passage: Passage) -> bool:
    words = re.findall(r"[A-Za-z]{2,}", passage.text[:400])
    return len(words) > 2 and sum(w.isupper() for w in words) * 2 > len(words)
