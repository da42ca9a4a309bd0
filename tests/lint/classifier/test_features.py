"""What the classifier sees: stems, marks, and where they stand."""

import pytest

from steadyground.lint.classifier.features import features, names, places, stems


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Heals, healing, HEALED", ["heal", "heal", "heal"]),
        ("It's 83% \u201csafe\u201d?", ["it's", "<number>", "%", '"', "safe", '"', "?"]),
        ("See [the trial](https://example.org/a) and [@feder2021].", ["see", "the", "trial", "<source>", "and", "<source>"]),
        ("doesn\u2019t yes", ["doesn't", "yes"]),
        ("", []),
    ],
)
def test_words_become_stems_and_links_become_marks(text: str, seen: list[str]) -> None:
    assert stems(text) == seen


def test_each_stem_has_its_place() -> None:
    text = "It's 83% *safe*, they said."
    assert len(places(text)) == len(stems(text))
    assert [text[a:b] for a, b in places(text)][-1] == "said"


def test_pairs_and_pairs_around_a_word() -> None:
    assert names(["not", "a", "cure"]) == ["^", "not", "a", "cure", "$", "^ not", "not a", "a cure", "cure $", "^ _ a", "not _ cure", "a _ $"]


def test_a_feature_spans_its_words() -> None:
    spans = {f.name: (f.first, f.last) for f in features(["not", "a", "cure"])}
    assert spans["not a"] == (0, 1)
    assert spans["not _ cure"] == (0, 2)
    assert spans["^ not"] == (0, 0)
    assert spans["cure $"] == (2, 2)
