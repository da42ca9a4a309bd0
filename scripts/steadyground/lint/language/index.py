"""Every pattern of every rule, looked up together: one pass says which of them a sentence holds.

RE2's own filter (FilteredRE2) does it: it works out which letters a pattern cannot do without, finds all of those at once, and
tries only the patterns that are left. A page costs the same however many rules there are, as long as few of them apply.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import re2  # type: ignore[import-untyped]  # the library has no types

from steadyground.lint.language.lexicon import Pattern, bounded, compiled, quiet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steadyground.lint.language.reading import Sentence


@dataclass
class Index:
    """The patterns by number. It is closed by the first look-up; a pattern added later is looked up alone."""

    numbers: dict[str, int] = field(default_factory=dict)
    filter: re2.Filter = field(default_factory=re2.Filter)
    closed: bool = False

    def add(self, pattern: str) -> str:
        """Add a pattern and return it, so that a rule can name it where it declares it.

        Raises re2.error for a pattern that RE2 refuses and KeyError for a name the lexicon does not know.
        """
        if self.closed:
            compiled(pattern)
        elif pattern not in self.numbers:
            self.numbers[pattern] = self.filter.Add(bounded(pattern).encode("ascii"), options=quiet())
        return pattern

    def find(self, words: bytes) -> list[int]:
        """Return the numbers of the patterns that plain words hold."""
        if not self.closed:
            self.filter.Compile()
            self.closed = True
        return cast("list[int]", self.filter.Match(words) or [])

    def matches(self, sentences: Iterable[Sentence]) -> dict[int, list[Sentence]]:
        """Return every sentence in which a pattern is found, by the pattern's number."""
        matches: dict[int, list[Sentence]] = {}
        for sentence in sentences:
            for number in self.find(sentence.words):
                matches.setdefault(number, []).append(sentence)
        return matches

    def ready(self, pattern: str) -> Pattern:
        """Return a pattern ready to search."""
        number = self.numbers.get(pattern)
        return compiled(pattern) if number is None else self.by_number(number)

    def by_number(self, number: int) -> Pattern:
        """Return the pattern of a number, ready to search."""
        return cast("Pattern", self.filter.re(number))


INDEX = Index()
pattern = INDEX.add
