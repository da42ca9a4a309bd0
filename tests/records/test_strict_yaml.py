"""YAML is read by node: nothing is guessed, and every fault has its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steadyground.records.strict_yaml import read_yaml


@pytest.mark.parametrize(
    ("written", "kept"),
    [("NO", "NO"), ("yes", "yes"), ("0112", "0112"), ("112", "112"), ("1:30", "1:30"), ("2026-11-22", "2026-11-22"), ("'null'", "null")],
)
def test_every_value_stays_a_string(written, kept):
    document = read_yaml(f"key: {written}\n", "x.yml")
    assert document.value == {"key": kept}
    assert document.problems == []


def test_a_key_written_twice_names_both_lines():
    document = read_yaml("a: 1\nb: 2\na: 3\n", "x.yml")
    (problem,) = document.problems
    assert (problem.line, problem.column, problem.code) == (3, 1, "SG102")
    assert "first on line 1" in problem.message
    assert document.value == {"a": "1", "b": "2"}


def test_a_missing_quote_is_one_problem_with_its_line():
    document = read_yaml('a: 1\nb: "open\nc: 3\n', "x.yml", first_line=2)
    (problem,) = document.problems
    assert problem.code == "SG101"
    assert problem.line >= 3
    assert document.value is None


@pytest.mark.parametrize("text", ["a:\n", "a: null\n", "a: ~\n", "- \n"])
def test_an_empty_value_is_refused(text):
    assert [p.code for p in read_yaml(text, "x.yml").problems] == ["SG103"]


def test_places_count_from_the_first_line_given():
    document = read_yaml("title: x\nwho:\n  - a\n  - b\n", "page.md", first_line=2)
    assert document.place(("title",), of_key=True).line == 2
    assert (document.place(("who", 1)).line, document.place(("who", 1)).column) == (5, 5)
    assert document.place(("who", 1, "absent")).line == 5


def test_an_alias_that_leads_back_to_itself_is_named():
    assert "SG104" in {p.code for p in read_yaml("&a\n- *a\n", "x.yml").problems}


@given(st.text(max_size=300))
def test_no_text_crashes_the_reader(text):
    document = read_yaml(text, "x.yml")
    assert document.value is not None or document.problems or not text.strip() or text.lstrip().startswith(("#", "-", "%", "."))
