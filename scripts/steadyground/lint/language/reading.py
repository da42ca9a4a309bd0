"""A page read for its language: sentences in plain words, and where a pattern is found in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from steadyground.lint.language.index import INDEX
from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.normal import cover, origin, plain, plain_text
from steadyground.pages.prose import Kind, passages_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from steadyground.lint.language.lexicon import Pattern
    from steadyground.pages import Page
    from steadyground.pages.prose import Passage

MOST = 20
_SOURCE_MARK = re.compile(r"\[\^[^\]\n]+\]|\[@[^\]\n]+\]")


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence. ``words`` is its plain form; ``number`` counts sentences of the page, ``passage`` is where it stands."""

    number: int
    start: int
    end: int
    words: bytes
    passage: Passage

    @property
    def kind(self) -> Kind:
        """The kind of passage it stands in."""
        return self.passage.kind


@dataclass(frozen=True, eq=False)
class Reading:
    """Everything the rules ask about the language of one page."""

    page: Page
    sentences: tuple[Sentence, ...]
    memo: dict[str, list[Found]] = field(default_factory=dict)
    held: dict[tuple[int, str, int], bool] = field(default_factory=dict)

    @cached_property
    def matches(self) -> dict[int, list[Sentence]]:
        """Every sentence in which a pattern of the index is found, by the pattern's number."""
        return INDEX.matches(self.sentences)

    def sentences_with(self, pattern: str) -> list[Sentence]:
        """Return each sentence in which a pattern is found."""
        number = INDEX.numbers.get(pattern)
        if number is not None:
            return self.matches.get(number, [])
        ready = compiled(pattern)
        return [s for s in self.sentences if ready.search(s.words)]

    def find(self, pattern: str) -> Iterator[Found]:
        """Yield what a pattern finds, sentence by sentence."""
        for sentence in self.sentences_with(pattern):
            yield from self.find_in(sentence, INDEX.ready(pattern))

    def rows(self, pattern: str, under: Callable[[bytes], bool]) -> Iterator[Found]:
        """Yield the first thing a pattern finds in each row of a table whose header, in plain words, is as asked."""
        for header, rows in self._tables.items():
            if under(plain_text(header)):
                for sentence in rows:
                    yield from islice(self.find_in(sentence, compiled(pattern)), 1)

    @cached_property
    def _tables(self) -> dict[str, list[Sentence]]:
        tables: dict[str, list[Sentence]] = {}
        for sentence in self.sentences:
            if sentence.kind is Kind.TABLE:
                tables.setdefault(sentence.passage.header, []).append(sentence)
        return tables

    def find_in(self, sentence: Sentence, ready: Pattern) -> Iterator[Found]:
        """Yield what a pattern finds in one sentence, up to ``MOST`` times."""
        for match in islice(ready.finditer(sentence.words), MOST):
            yield Found(self, sentence, match.start(1), match.end(1), ready)

    def whole(self, sentence: Sentence) -> Found:
        """Return a sentence as something found."""
        return Found(self, sentence, 0, len(sentence.words))

    def beside(self, sentence: Sentence, step: int) -> Sentence | None:
        """Return the sentence ``step`` places on in the same passage, or None."""
        number = sentence.number + step
        if 0 <= number < len(self.sentences) and self.sentences[number].passage is sentence.passage:
            return self.sentences[number]
        return None

    def below(self, heading: Sentence, count: int = 6) -> list[Sentence]:
        """Return the first sentences below a heading, in its own section."""
        after = self.sentences[heading.number + 1 : heading.number + 1 + count]
        return [s for s in after if s.passage.section == heading.passage.section]

    def passage_words(self, passage: Passage) -> bytes:
        """Return a passage in plain words."""
        return self._passages[passage.start, passage.kind]

    def passage_holds(self, passage: Passage, ready: Pattern, where: str = "passage") -> bool:
        """Say whether a passage (or its section) holds a pattern. It is worked out once for each."""
        key = (id(ready), where, passage.start if where == "passage" else passage.section)
        if key not in self.held:
            words = self.passage_words(passage) if where == "passage" else self.section_words[passage.section]
            self.held[key] = bool(ready.search(words))
        return self.held[key]

    @cached_property
    def _passages(self) -> dict[tuple[int, Kind], bytes]:
        parts: dict[tuple[int, Kind], list[bytes]] = {}
        for s in self.sentences:
            parts.setdefault((s.passage.start, s.kind), []).append(s.words)
        return {key: b" ".join(words) for key, words in parts.items()}

    @cached_property
    def section_words(self) -> dict[int, bytes]:
        """Each section's sentences in plain words, by its number."""
        parts: dict[int, list[bytes]] = {}
        for s in self.sentences:
            parts.setdefault(s.passage.section, []).append(s.words)
        return {key: b" ".join(words) for key, words in parts.items()}

    @cached_property
    def sources(self) -> list[int]:
        """The offsets of links to other sites or pages, footnote marks and citations, in order."""
        links = [link.start for link in self.page.links if not link.is_image and not link.target.startswith(("#", "tel:", "mailto:"))]
        return sorted([*links, *(m.start() for m in _SOURCE_MARK.finditer(self.page.without_code))])


@dataclass(frozen=True, eq=False)
class Found:
    """A stretch of a sentence, by offsets of its plain words, and the pattern that found it."""

    reading: Reading
    sentence: Sentence
    start: int
    end: int
    ready: Pattern | None = None

    @property
    def before(self) -> bytes:
        """The plain words before it, in the same sentence."""
        return self.sentence.words[: self.start]

    @property
    def after(self) -> bytes:
        """The plain words after it, in the same sentence."""
        return self.sentence.words[self.end :]

    @property
    def words(self) -> bytes:
        """Its own plain words."""
        return self.sentence.words[self.start : self.end]

    @cached_property
    def span(self) -> tuple[int, int]:
        """Where it stands on the page."""
        covered = cover(self.reading.page.text[self.sentence.start : self.sentence.end])
        if self.sentence.kind is not Kind.ALT_TEXT:
            covered = cover(self.sentence.passage.text)[self.sentence.start - self.sentence.passage.start :][: len(covered)]
        start = self.sentence.start + origin(covered, self.start)
        return start, max(start + 1, self.sentence.start + origin(covered, self.end))

    @property
    def shown(self) -> str:
        """The text as the author wrote it, on one line and shortened."""
        start, end = self.span
        text = " ".join(self.reading.page.text[start:end].split())
        return text if len(text) <= 80 else text[:77] + "..."


INVENTED = "invented-example"
"""The block that shows a made-up advert and says so: what stands in it is mentioned and not said (R1)."""


def _read(page: Page) -> Reading:
    sentences: list[Sentence] = []
    invented = [(span.start, span.end or len(page.text)) for span in page.block_spans[0] if span.name == INVENTED]
    for passage in passages_of(page):
        if any(start < passage.start < end for start, end in invented):
            continue
        covered = cover(passage.text)
        for start, end in passage.sentences():
            words = plain(covered[start - passage.start : end - passage.start])
            if words:
                sentences.append(Sentence(len(sentences), start, end, words, passage))
    return Reading(page, tuple(sentences))


def reading_of(page: Page) -> Reading:
    """Return the reading of a page. It is made once and kept with the page until ``forget``."""
    kept = vars(page)
    if "_reading" not in kept:
        kept["_reading"] = _read(page)
    made = kept["_reading"]
    assert isinstance(made, Reading)  # noqa: S101 - for the type checker; it was made two lines above
    return made


def forget(page: Page) -> None:
    """Let go of the reading of a page that has been checked: thousands of them fill the memory."""
    for kept in ("_reading", "_judged", "_reported"):
        vars(page).pop(kept, None)
