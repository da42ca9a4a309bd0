"""Rows become records, or problems that say where and what to write instead. Never both, never neither."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steadyground.records import Finding, Source
from steadyground.records.load import load_rows

FINDING = """\
- id: ptsd-pooled
  says: Small trials lean toward ketamine, but the evidence is very uncertain.
  subject: ketamine-for-ptsd
  direction: benefit
  population: adults with PTSD
  effect: {measure: hedges-g, value: 0.27, low: 0.03, high: 0.51}
  certainty: very-low
  rated_by: our judgment, because the trials are small
  sources: [borgogna2024]
  against: [abdallah2022]
  checked: 2026-11-22
  due: 2027-05-22
"""
SOURCE = """\
- key: feder2021
  kind: trial
  title: A trial
  doi: 10.1176/appi.ajp.2020.20050596
  supports: It helped.
  limits: Thirty people.
  read: abstract
  checked: 2026-11-22
"""


def load_finding(old="", new=""):
    assert old in FINDING
    return load_rows(FINDING.replace(old, new) if old else FINDING, "findings.yml", Finding, "id")


def test_a_whole_finding_loads():
    rows, problems, lines = load_finding()
    assert problems == []
    assert lines == [1]
    assert rows[0].effect is not None
    assert rows[0].effect.high == 0.51


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "says"),
    [
        ("checked: 2026-11-22", "checked: 2026-13-01", "SG110", 11, "2026-13-01"),
        ("checked: 2026-11-22", "checked: 1755648000", "SG110", 11, "not a date"),
        ("certainty: very-low", "certainty: verylow", "SG109", 7, "did you mean 'very-low'"),
        ("population:", "popluation:", "SG107", 5, "did you mean 'population'"),
        ("value: 0.27", "value: 0.2z7", "SG110", 6, "not a number"),
        ("value: 0.27", "value: 0.7", "SG110", 6, "outside its own interval"),
        ("high: 0.51", "hihg: 0.51", "SG107", 6, "did you mean 'high'"),
        ("  against: [abdallah2022]\n", "", "SG110", 1, "names the results against it"),
        ("  rated_by: our judgment, because the trials are small\n", "  rated_by: our judgment\n", "SG110", 1, "needs its reason"),
        ("  certainty: very-low\n", "", "SG108", 1, "'certainty' is missing"),
        ("due: 2027-05-22", "due: 2026-11-22", "SG110", 1, "after 'checked'"),
        ("due: 2027-05-22", "due: 2029-05-22", "SG110", 1, "within 366 days"),
        ("sources: [borgogna2024]", "sources: []", "SG110", 9, "at least one"),
        ("sources: [borgogna2024]", "sources: borgogna2024", "SG110", 9, "is a list"),
        ("id: ptsd-pooled", "id: PTSD pooled", "SG110", 1, "does not have the form"),
    ],
)
def test_each_fault_is_named_at_its_line(old, new, code, line, says):
    rows, problems, _ = load_finding(old, new)
    assert rows == []
    assert any(p.code == code and p.line == line and says in p.message + p.fix for p in problems), [str(p) for p in problems]
    assert all(p.fix for p in problems)


def test_all_faults_of_a_file_come_in_one_run():
    text = FINDING.replace("very-low", "none") + FINDING.replace("id: ptsd-pooled", "id: other").replace("0.27", "x")
    _, problems, _ = load_rows(text, "findings.yml", Finding, "id")
    assert {p.line for p in problems} == {7, 18}


def test_two_rows_of_one_name():
    rows, (problem,), _ = load_rows(FINDING + FINDING, "findings.yml", Finding, "id")
    assert len(rows) == 1
    assert (problem.code, problem.line) == ("SG106", 13)


@pytest.mark.parametrize(
    ("doi", "fine"),
    [("10.1176/appi.ajp.2020.20050596", True), ("https://doi.org/10.1176/x", False), ("10.1/x", False), ("10.1176/x.", False)],
)
def test_the_form_of_a_doi(doi, fine):
    rows, problems, _ = load_rows(SOURCE.replace("10.1176/appi.ajp.2020.20050596", doi), "sources.yml", Source, "key")
    assert bool(rows) is fine
    assert bool(problems) is not fine


@pytest.mark.parametrize(("isbn", "fine"), [("978-0-306-40615-7", True), ("9780306406158", False), ("0-306-40615-2", True), ("123", False)])
def test_the_check_digit_of_an_isbn(isbn, fine):
    text = SOURCE.replace("doi: 10.1176/appi.ajp.2020.20050596", f'isbn: "{isbn}"')
    assert bool(load_rows(text, "sources.yml", Source, "key")[0]) is fine


def test_a_source_nobody_could_find_is_refused():
    text = SOURCE.replace("  doi: 10.1176/appi.ajp.2020.20050596\n", "")
    _, (problem,), _ = load_rows(text, "sources.yml", Source, "key")
    assert "could not find" in problem.message


@pytest.mark.parametrize(
    ("chances", "fine"),
    [
        ("{outcome: better, time: week 2, arms: [{group: a, n: 67, of: 100}, {group: b, n: 20, of: 100}]}", True),
        ("{outcome: better, time: week 2, arms: [{group: a, n: 67, of: 100}, {group: b, n: 2, of: 10}]}", False),
        ("{outcome: better, time: week 2, arms: [{group: a, n: 67, of: 100}]}", False),
        ("{outcome: better, time: week 2, comparison: none, arms: [{group: a, n: 67, of: 100}]}", True),
        ("{outcome: better, arms: [{group: a, n: 6, of: 100}, {group: b, n: 2, of: 100}]}", False),
        ("{outcome: better, time: week 2, arms: [{group: a, n: 101, of: 100}, {group: b, n: 2, of: 100}]}", False),
        ("{outcome: better, time: week 2, arms: [{n: 6, of: 100}, {group: b, n: 2, of: 100}]}", False),
    ],
)
def test_chances_have_one_denominator_groups_time_and_comparison(chances, fine):
    rows, _, _ = load_finding("  certainty: very-low\n", f"  certainty: very-low\n  chances: {chances}\n")
    assert bool(rows) is fine


_LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=40)
_YAML = st.recursive(
    _LETTERS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_LETTERS, inner, max_size=4), max_leaves=12
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys((*Finding.model_fields, "odd"), _YAML)))
def test_no_malformed_finding_gets_through_or_crashes(value):
    import json

    rows, problems, _ = load_rows(json.dumps([value]), "findings.yml", Finding, "id")
    assert bool(rows) != bool(problems)


@given(st.text(max_size=400))
def test_no_text_crashes_the_loader(text):
    rows, _, lines = load_rows(text, "findings.yml", Finding, "id")
    assert len(rows) == len(lines)


@pytest.mark.parametrize(("key", "fix"), [
    ("supports", "write what the work shows, in our own words"),
    ("doi", "write the DOI, copied from the work itself, such as 10.1176/appi.ajp.2020.20050596, or remove the key"),
])
def test_an_empty_value_is_told_what_belongs_there_and_whether_it_can_be_left_out(key, fix):
    problems = load_rows(f"- key: smith2020\n  {key}:\n", "sources.yml", Source, "key")[1]
    assert [(p.line, p.fix) for p in problems if p.code == "SG103"] == [(2, fix)]
