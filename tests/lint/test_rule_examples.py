"""Every rule is right about its own examples: the bad ones are reported, the good ones are not."""

from __future__ import annotations

import pytest

from lint.samples import RULES, found
from steadyground.lint.example import example_site

BAD = [pytest.param(r, t, id=f"{r.code}-bad{n}") for r in RULES.pages for n, t in enumerate(r.bad)]
GOOD = [pytest.param(r, t, id=f"{r.code}-good{n}") for r in RULES.pages for n, t in enumerate(r.good)]
BAD_SITES = [pytest.param(r, t, id=f"{r.code}-bad{n}") for r in RULES.site for n, t in enumerate(r.bad)]
GOOD_SITES = [pytest.param(r, t, id=f"{r.code}-good{n}") for r in RULES.site for n, t in enumerate(r.good)]


@pytest.mark.parametrize(("rule", "passage"), BAD)
def test_a_bad_example_is_reported_at_a_place_in_it(rule, passage):
    problems = found(rule, passage)
    assert problems, f"{rule.code} says nothing of {passage!r}"
    assert all(p.line >= 1 and p.column >= 1 and p.length >= 1 and p.message and p.fix and p.why for p in problems)


@pytest.mark.parametrize(("rule", "passage"), GOOD)
def test_a_good_example_is_left_alone(rule, passage):
    assert [p.message for p in found(rule, passage)] == []


@pytest.mark.parametrize(("rule", "files"), BAD_SITES)
def test_a_bad_site_is_reported(rule, files):
    assert list(rule.problems(example_site(files)))


@pytest.mark.parametrize(("rule", "files"), GOOD_SITES)
def test_a_good_site_is_left_alone(rule, files):
    assert [p.message for p in rule.problems(example_site(files))] == []
