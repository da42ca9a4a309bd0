"""Files are read side by side: what one says must exist in the other."""

from pathlib import Path

import pytest

from steadyground.records import load_ledger

ROOT = Path(__file__).parents[2]
STEMS = ("sources", "findings", "trials", "plots", "countries", "helplines", "directories", "glossary", "questions", "reviewers", "history", "search")


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "docs" / "_data"
    folder.mkdir(parents=True)
    for stem in STEMS:
        (folder / f"{stem}.yml").write_text("[]\n")
    (folder / "sources.yml").write_text(
        "- {key: one2020, kind: trial, title: One, url: 'https://example.org/', supports: s, limits: l, read: abstract, checked: 2026-11-22}\n"
        "- {key: two2020, kind: trial, title: Two, url: 'https://example.org/', supports: s, limits: l, read: none, verified: false, checked: 2026-11-22}\n"
    )
    return tmp_path


def finding(name, sources, says="It may help."):
    return (
        f"- {{id: {name}, says: {says}, subject: ptsd, direction: neutral, population: adults, certainty: low, "
        f"rated_by: 'our judgment, because few', sources: [{sources}], checked: 2026-11-22, due: 2027-05-22}}\n"
    )


def codes(root):
    return [p.code for p in load_ledger(root).problems if p.code != "SG118"]


def test_the_sites_own_data_has_no_fault():
    assert [str(p) for p in load_ledger(ROOT).problems] == []


def test_a_source_that_does_not_exist_is_named_with_the_nearest(data):
    (data / "docs/_data/findings.yml").write_text(finding("f", "one2021"))
    problem = load_ledger(data).problems[0]
    assert problem.code == "SG111"
    assert "did you mean 'one2020'" in problem.message


def test_a_source_nobody_read_cannot_be_rested_on(data):
    (data / "docs/_data/findings.yml").write_text(finding("f", "two2020"))
    assert codes(data) == ["SG112"]
    assert "two2020" not in load_ledger(data).citable()


def test_two_findings_that_say_the_same(data):
    (data / "docs/_data/findings.yml").write_text(finding("f", "one2020") + finding("g", "one2020", "'it may  help'"))
    assert codes(data) == ["SG114"]


def test_a_finding_named_like_a_source(data):
    (data / "docs/_data/findings.yml").write_text(finding("one2020", "one2020"))
    assert codes(data) == ["SG113"]


def test_a_line_in_a_country_without_an_emergency_number(data):
    (data / "docs/_data/helplines.yml").write_text(
        "- {id: x, country: FR, name: X, needs: [general], call: {dial: '3114', shown: '3114', short_code_reason: seen}, url: 'https://example.org/', "
        "seen: {on: 2026-11-22, where: [a], quality: official, due: 2027-05-01}}\n"
    )
    assert codes(data) == ["SG115"]


def test_a_file_that_is_gone_or_not_utf8_is_one_problem(data):
    (data / "docs/_data/trials.yml").unlink()
    (data / "docs/_data/plots.yml").write_bytes(b"\xff\xfe")
    assert codes(data) == ["SG100", "SG100"]
