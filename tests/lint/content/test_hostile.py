"""Hostile text: the work a page makes grows with its length and no faster. Counted, not timed."""

from __future__ import annotations

import re

import pytest

from lint.content.score import content_rules, context
from steadyground.lint.classifier import judge
from steadyground.lint.language.contexts import contexts
from steadyground.lint.language.index import INDEX
from steadyground.lint.language.lexicon import compiled, lexicon, union
from steadyground.lint.language.reading import MOST, Found, reading_of
from steadyground.lint.wording import WORDINGS, families
from steadyground.pages import read_page
from steadyground.pages.sentences import LONGEST

PIECES = [
    *("a", "(", "[", "not ", "may ", '"', "\u201c", "'a ", "*a ", "_", "[a](", "`a ", ". ", "> ", "<a ", "- ", "50% ", "suicide "),
    *("ketamine heals trauma and ", "a cure ", "you will never ", "| a cure ", "everyone who heals never "),
    *("# a cure ", "if you have ptsd "),
]


@pytest.fixture(autouse=True)
def _nothing_is_innocent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every rule reads the hostile text: the classifier spares them none of it."""
    monkeypatch.setattr(judge, "DOUBT", 0)


@pytest.mark.parametrize("piece", PIECES)
def test_one_long_line_is_cut_into_pieces_of_bounded_work(piece: str) -> None:
    page = read_page((piece * (100_000 // len(piece) + 1))[:100_000], "docs/x.md")
    reading = reading_of(page)
    assert all(s.end - s.start <= LONGEST for s in reading.sentences)
    hits = sum(1 for rule in content_rules() for _ in rule.check(page, context()))
    assert hits <= len(reading.sentences) * len(content_rules())


def test_a_pattern_is_tried_a_bounded_number_of_times_in_a_sentence() -> None:
    reading = reading_of(read_page("a cure " * 200, "docs/x.md"))
    assert len(list(reading.find_in(reading.sentences[0], compiled("a cure")))) == MOST


def test_twice_the_text_is_twice_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count how often anything asks for the words around a match, which is what grows when something is done once too often."""
    asked: list[int] = []
    before = Found.before.fget
    assert before is not None
    monkeypatch.setattr(Found, "before", property(lambda found: asked.append(1) or before(found)))
    counts = []
    for size in (100_000, 200_000):
        asked.clear()
        page = read_page(("ketamine heals trauma, it never fails, and you will be cured. " * 4000)[:size], "docs/x.md")
        for rule in content_rules():
            list(rule.check(page, context()))
        counts.append(len(asked))
    assert 0 < counts[1] <= 2.2 * counts[0]


def test_every_pattern_runs_on_re2() -> None:
    content_rules()
    assert len(WORDINGS.numbers) > 400
    for name in lexicon()[0]:
        compiled(f"{{{name}}}")
    for context_words in contexts()[0].values():
        union(context_words.patterns)
    for family in families()[0]:
        for row in family.rows:
            for pattern in (*row.also, *([row.beside] if row.beside else [])):
                compiled(pattern)


def test_no_pattern_is_tried_on_every_sentence() -> None:
    """A pattern without three letters in a row that it cannot do without would cost something on every sentence of the site."""
    for index in (INDEX, WORDINGS):
        index.find(b"x")
        always = set(index.filter.Match(b"zz zz", potential=True) or ())
        assert [p for p, number in index.numbers.items() if number in always] == []


def test_ten_million_characters_on_one_line_are_read() -> None:
    page = read_page("word " * 2_000_000, "docs/x.md")
    assert len(reading_of(page).sentences) >= 10_000_000 // LONGEST
    assert not re.search("x{2}", page.path)
