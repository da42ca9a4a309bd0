"""Every content rule: its own examples, the labelled passages, and the claims of the article this site answers."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from lint.content.score import BLIND, EXAMPLES, ROOT, Score, content_rules, context, load, reports, score, split
from steadyground.lint.categories import categories
from steadyground.lint.facts import load_facts
from steadyground.lint.rule import Rule
from steadyground.lint.wording import families
from steadyground.pages import read_page

FIXTURES = ROOT / "tests" / "fixtures"
RULES = content_rules()


def _flags(rule: Rule, text: str) -> bool:
    return any(rule.check(read_page(text, "docs/passage.md"), context()))


@pytest.mark.parametrize(("rule", "text"), [(r, t) for r in RULES for t in r.bad], ids=lambda v: v.code if isinstance(v, Rule) else "")
def test_a_bad_example_is_reported(rule: Rule, text: str) -> None:
    assert _flags(rule, text), f"{rule.code} {rule.name} does not report: {text}"


@pytest.mark.parametrize(("rule", "text"), [(r, t) for r in RULES for t in r.good], ids=lambda v: v.code if isinstance(v, Rule) else "")
def test_a_good_example_is_left_alone(rule: Rule, text: str) -> None:
    assert not _flags(rule, text), f"{rule.code} {rule.name} reports: {text}"


def test_the_data_files_have_no_faults() -> None:
    assert [str(p) for p in (*families()[1], *load_facts()[1])] == []


def test_every_category_has_a_rule_and_every_rule_its_reasons() -> None:
    assert {r.category for r in RULES} == set(categories()[0])
    assert all((r.why and r.fix and "http" in r.authority) or "GitHub" in r.authority for r in RULES)


def _floors(total: Score, precision: float, recall: float, errors: float, category: float) -> None:
    assert total.precision >= precision
    assert total.recall >= recall
    assert total.error_recall >= errors
    assert total.category >= category


def test_the_build_set() -> None:
    _floors(score(split(load(EXAMPLES))[0]), 0.97, 0.98, 0.97, 0.93)


def test_the_held_out_set() -> None:
    _floors(score(split(load(EXAMPLES))[1]), 0.95, 0.95, 0.90, 0.85)


@pytest.mark.parametrize("path", BLIND, ids=lambda path: path.stem)
def test_passages_that_nothing_was_learned_from(path: Path) -> None:
    _floors(score(load(path)), 0.90, 0.88, 0.88, 0.85)


@pytest.mark.parametrize("claim", yaml.safe_load((FIXTURES / "overclaims.yml").read_text("utf-8")), ids=lambda c: c["id"])
def test_the_claims_of_the_article_are_reported(claim: dict[str, str]) -> None:
    assert reports(claim["text"])


@pytest.mark.parametrize("row", yaml.safe_load((FIXTURES / "corrections.yml").read_text("utf-8")), ids=lambda c: c["id"])
def test_their_corrections_pass(row: dict[str, str]) -> None:
    assert reports(row["text"]) == []


@pytest.mark.parametrize("text", yaml.safe_load((FIXTURES / "false-alarms.yml").read_text("utf-8")))
def test_a_known_false_alarm_stays_silent(text: str) -> None:
    assert reports(text) == []


def test_the_model_page_is_clean() -> None:
    assert reports((FIXTURES / "model-page.md").read_text("utf-8")) == []
