"""Faults of the files that rules are written in: told with file and line by the linter itself, and alone."""

from __future__ import annotations

import pytest

from lint.samples import make_site
from steadyground.lint import categories, engine, facts, wording
from steadyground.lint.command import main
from steadyground.lint.example import front_matter
from steadyground.problem import Problem

PAGE = front_matter("guide") + "# A page\n\n![](a.svg)\n"
FAULT = Problem("docs/_data/wording/hype-overclaim.yml", 7, 3, "SG110", "bad-value", "'mir(acle' is not a pattern RE2 can run", "mend it")
CATEGORIES = """- {id: one, level: error, says: s, why: w, fix: f, authority: a, like: [l], unlike: [u]}
- {id: two, level: warning, says: s, why: w, fix: f, authority: a, like: [l], unlike: [u]}
"""
ROW = "- {code: TON901, name: a-test, patterns: [miracle], bad: [A miracle.], good: [Not here.]}\n"


def test_a_fault_is_told_and_no_page_is_judged(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(engine, "families", lambda: ((), [FAULT]))
    assert main(["--root", str(make_site(tmp_path, a=PAGE)), "--today", "2026-11-22"]) == 1
    told = capsys.readouterr().out
    assert "docs/_data/wording/hype-overclaim.yml:7:3: error SG110" in told
    assert "SG601" not in told


def test_a_fault_is_told_on_a_passage_from_standard_input_too(monkeypatch):
    monkeypatch.setattr(engine, "families", lambda: ((), [FAULT]))
    assert engine.rule_faults() == [FAULT]


def test_a_code_stands_for_one_rule_in_all_files(tmp_path, monkeypatch):
    (tmp_path / "categories.yml").write_text(CATEGORIES)
    (tmp_path / "one.yml").write_text(ROW)
    (tmp_path / "two.yml").write_text("# a note\n" + ROW)
    monkeypatch.setattr(categories, "FOLDER", tmp_path)
    monkeypatch.setattr(wording, "FOLDER", tmp_path)
    categories.categories.cache_clear()
    try:
        made, faults = wording.families.__wrapped__()
    finally:
        categories.categories.cache_clear()
    assert [len(family.rows) for family in made] == [1, 0]
    assert [(p.path, p.line, p.message) for p in faults] == [
        ("docs/_data/wording/two.yml", 2, "'TON901' is already a rule of docs/_data/wording/one.yml")
    ]


@pytest.mark.parametrize(("uses", "said"), [("(", "is not a pattern RE2 can run"), ("{nobody}", "is not a list of lexicon.yml")])
def test_a_fact_whose_pattern_cannot_run_is_a_fault(tmp_path, monkeypatch, uses, said):
    row = f"- {{id: one, says: s, product: ketamine, uses: '{uses}', since: 2019-03-05, source: https://example.org}}\n"
    (tmp_path / "facts.yml").write_text(row)
    monkeypatch.setattr(facts, "FOLDER", tmp_path)
    (fault,) = facts.load_facts.__wrapped__()[1]
    assert fault.path == "docs/_data/wording/facts.yml"
    assert said in fault.message
