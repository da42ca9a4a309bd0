"""The rule reference is made from the rules, is the same each time, and is itself a clean page."""

from __future__ import annotations

from lint.samples import CONTEXT, REPOSITORY, RULES
from steadyground.lint.engine import Rules, lint
from steadyground.lint.example import EXAMPLE_DAY, example_ledger
from steadyground.lint.explain import entries
from steadyground.lint.policy import load_policy
from steadyground.lint.reference import REFERENCE_PATH, render_reference, stale
from steadyground.lint.site_rule import Site
from steadyground.pages import read_page

PAGE = read_page(render_reference(), REFERENCE_PATH)


def test_it_is_the_same_each_time():
    assert render_reference() == render_reference()


def test_every_code_has_a_place_that_reports_can_point_to():
    ids = {h.id for h in PAGE.headings}
    assert {code.lower() for code in entries()} <= ids
    assert "md" in ids


def test_its_front_matter_and_its_examples_are_sound():
    assert PAGE.front_problems == ()
    own = Rules(tuple(r for r in RULES.pages if r.code.startswith("SG")), (), whole_site=False)
    policy, _ = load_policy(REPOSITORY, entries().keys())
    assert [str(p) for p in lint(Site((PAGE,), example_ledger(), EXAMPLE_DAY), own, policy).problems] == []


def test_a_stale_or_missing_page_is_reported():
    assert stale(render_reference()) == []
    assert [p.code for p in stale(render_reference() + "x")] == ["SG912"]
    assert [p.code for p in stale(None)] == ["SG912"]


def test_the_page_in_the_repository_is_fresh():
    assert stale((REPOSITORY / REFERENCE_PATH).read_text(encoding="utf-8")) == []
    assert CONTEXT.today == EXAMPLE_DAY
