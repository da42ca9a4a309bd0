"""Wording files: faults are told with their file and line, and the lists of the lexicon are filled in."""

import pytest

from steadyground.lint.language.lexicon import compiled, expand
from steadyground.lint.wording import Wording
from steadyground.records.load import load_rows

ROW = """- code: TON101
  name: a-test
  patterns:
    - 'miracle'
  bad: ["A miracle."]
  good: ["Not here."]
"""


def faults(text: str) -> list[str]:
    _, problems, _ = load_rows(text, "docs/_data/wording/test.yml", Wording, "code")
    return [str(p) for p in problems]


def test_a_good_row_has_no_fault() -> None:
    assert faults(ROW) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("'miracle'", "'mir(acle'", 1, "is not a pattern RE2 can run"),
        ("'miracle'", "'{remedy} works'", 1, "{remedy} is not a list of lexicon.yml"),
        ("  bad:", "  unless: [sometimes]\n  bad:", 1, "'sometimes' is not a reason to leave text alone"),
        ("  bad:", "  kind: heading\n  bad:", 5, "'kind' is not a key here (did you mean 'kinds'?)"),
        ('  good: ["Not here."]\n', "", 1, "the key 'good' is missing"),
        ("TON101", "test", 1, "does not have the form"),
        ("TON101", "ABS101", 1, "does not have the form"),
    ],
)
def test_a_fault_names_its_file_and_line(old: str, new: str, line: int, said: str) -> None:
    told = faults(ROW.replace(old, new))
    assert len(told) == 1
    assert told[0].startswith(f"docs/_data/wording/test.yml:{line}:")
    assert said in told[0]


def test_a_folded_pattern_is_joined_without_spaces() -> None:
    row = Wording(code="TON102", name="folded", patterns=("one\n|two",), bad=("one",), good=("three",))
    assert row.patterns == ("one|two",)


def test_a_pattern_holds_to_whole_words() -> None:
    assert compiled("cure").search(b"a cure.")
    assert not compiled("cure").search(b"a secure place")
    assert not compiled("cure").search(b"cures")


def test_names_of_lists_are_filled_in() -> None:
    assert "ketamine" in expand("{drug}")
    with pytest.raises(KeyError):
        expand("{nothing-of-the-kind}")
