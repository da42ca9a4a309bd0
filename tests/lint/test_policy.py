"""The policy sets levels and pages apart from the rules, and is read strictly."""

from __future__ import annotations

import pytest

from lint.samples import REPOSITORY, RULES
from steadyground.lint.engine import Rules, known_codes, lint
from steadyground.lint.example import EXAMPLE_DAY, example_ledger, front_matter
from steadyground.lint.external import EXTERNAL_CODES
from steadyground.lint.policy import load_policy, read_policy
from steadyground.lint.site_rule import Site
from steadyground.pages import read_page
from steadyground.problem import Level

KNOWN = known_codes(RULES)
OWN = Rules(tuple(r for r in RULES.pages if r.code == "SG652"), (), whole_site=False)


def levels(row: str, page_type: str = "guide", audience: str = "reader") -> list[Level]:
    policy, problems = read_policy(row, KNOWN)
    assert problems == []
    page = read_page(front_matter(page_type, audience) + "# A\n\nIt was 67%.\n", "docs/a.md")
    return [p.level for p in lint(Site((page,), example_ledger(), EXAMPLE_DAY), OWN, policy).problems]


def test_a_level_is_set_apart_from_the_rule():
    assert levels("[]") == [Level.WARNING]
    assert levels("- {rule: SG652, level: error, because: x}") == [Level.ERROR]
    assert levels("- {rule: SG652, level: off, because: x}") == []


@pytest.mark.parametrize(("row", "page_type", "audience", "asked"), [
    ("not_on: [evidence]", "evidence", "reader", False),
    ("not_on: [evidence]", "guide", "reader", True),
    ("only_on: [handout]", "guide", "reader", False),
    ("only_on: [handout]", "handout", "reader", True),
    ("only_for: [reader, partner]", "guide", "clinician", False),
    ("only_for: [reader, partner]", "guide", "partner", True),
])
def test_a_rule_is_asked_where_the_policy_says(row, page_type, audience, asked):
    assert bool(levels(f"- {{rule: SG652, {row}, because: x}}", page_type, audience)) is asked


@pytest.mark.parametrize(("text", "code"), [
    ("- {rule: SG652, lvel: error, because: x}", "SG107"),
    ("- {rule: SG652, level: fatal, because: x}", "SG109"),
    ("- {rule: SG652, level: error}", "SG108"),
    ("- {rule: SG652, because: x}", "SG110"),
    ("- {rule: SG652, only_on: [guide], not_on: [help], because: x}", "SG110"),
    ("- {rule: SG6522, level: error, because: x}", "SG911"),
    ("- {rule: SG652, level: error, because: x}\n- {rule: SG652, level: error, because: x}", "SG106"),
    ("rule: SG652", "SG105"),
    ("- [", "SG101"),
])
def test_a_fault_in_the_policy_is_reported_with_its_line(text, code):
    _, problems = read_policy(text, KNOWN)
    assert [p.code for p in problems] == [code]
    assert problems[0].path == "docs/_data/lint.yml"


def test_the_policy_of_this_site_is_sound():
    policy, problems = load_policy(REPOSITORY, KNOWN | EXTERNAL_CODES)
    assert problems == []
    assert {"SG501", "SG502"} <= policy.never_waived


def test_without_a_policy_every_rule_has_its_own_level(tmp_path):
    assert load_policy(tmp_path, KNOWN)[0].rows == {}
