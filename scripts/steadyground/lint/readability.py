"""How hard a page is to read: Flesch-Kincaid grade, SMOG grade, and the length of its longer sentences.

Formulas, as in https://pmc.ncbi.nlm.nih.gov/articles/PMC5849699/table/Tab1:

- Flesch-Kincaid grade (Kincaid 1975): 0.39 words/sentences + 11.8 syllables/words - 15.59
- SMOG grade (McLaughlin 1969): 1.0430 sqrt(30 polysyllables/sentences) + 3.1291, a polysyllable having 3 syllables or more

Method, so that the figures can be worked out again:

- Counted are paragraphs and list items. Headings, tables, code, addresses, citations and front matter are not. A list item without
  a full stop is one sentence.
- A word is a run of letters, with apostrophes and hyphens in it; a hyphenated word is one word with the syllables of its parts. A number
  is one word of one syllable.
- Words of the glossary, which this site explains in place, and names (a capital inside a sentence) count as words of at most two
  syllables: a reader meets them explained, and a page cannot choose other ones. McLaughlin counted names as they are.
- A page of fewer than 100 words has no grade: the formulas say nothing about so little text.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from steadyground.lint.passages import Kind, Span, once, passage_sentences
from steadyground.lint.syllables import syllables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from steadyground.pages import Page
    from steadyground.records import Ledger

LEAST_WORDS = 100
POLYSYLLABLE = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*+|\d+(?:[.,]\d+)*")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")


@dataclass(frozen=True)
class Reading:
    """What was counted on a page. ``longer`` is the number of words at the 90th percentile of its sentences."""

    words: int
    sentences: int
    syllables: int
    polysyllables: int
    longer: int

    @property
    def grade(self) -> float:
        """Return the Flesch-Kincaid grade, to one decimal."""
        return round(0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59, 1)

    @property
    def smog(self) -> float:
        """Return the SMOG grade, to one decimal."""
        return round(1.0430 * math.sqrt(30 * self.polysyllables / self.sentences) + 3.1291, 1)


def words_of(sentence: str) -> list[str]:
    """Return the words of a sentence, without the mark of a list item."""
    item = _ITEM.match(sentence)
    return _WORD.findall(sentence, item.end() if item else 0)


def counted(page: Page) -> list[tuple[Span, list[str]]]:
    """Return each sentence that is counted, and its words."""
    return once(page, "_counted", lambda p: [(s, words) for s in _prose(p) if (words := words_of(s.text))])


def _prose(page: Page) -> Iterator[Span]:
    return (s for p, found in passage_sentences(page) if p.kind is not Kind.ROW for s in found)


def measure(page: Page, easy: frozenset[str] = frozenset()) -> Reading | None:
    """Return the reading figures of a page, or None where it has too few words. ``easy`` are glossary words, in small letters."""
    counts = [len(words) for _, words in counted(page)]
    if sum(counts) < LEAST_WORDS:
        return None
    first = Counter(words[0] for _, words in counted(page))
    later = Counter(word for _, words in counted(page) for word in words[1:])
    sizes = [(_size(word, 0, easy), n) for word, n in first.items()] + [(_size(word, 1, easy), n) for word, n in later.items()]
    total = sum(size * n for size, n in sizes)
    polysyllables = sum(n for size, n in sizes if size >= POLYSYLLABLE)
    return Reading(sum(counts), len(counts), total, polysyllables, percentile(counts, 90))


@lru_cache(50_000)
def _size(word: str, position: int, easy: frozenset[str]) -> int:
    if word[0].isdigit():
        return 1
    size = syllables(word)
    is_name = position > 0 and word[0].isupper()
    return min(size, 2) if is_name or word.lower() in easy else size


def percentile(values: Iterable[int], percent: int) -> int:
    """Return the smallest value that at least ``percent`` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)] if ordered else 0


def easy_words(ledger: Ledger) -> frozenset[str]:
    """Return every word of the glossary's terms, in small letters."""
    return once(ledger, "_easy_words", _easy_words)


def _easy_words(ledger: Ledger) -> frozenset[str]:
    terms = (name for term in ledger.glossary for name in (term.term, *term.also))
    return frozenset(word.lower() for name in terms for word in _WORD.findall(name))
