"""The rule reference is made from the rules, is the same each time, and is itself a clean page."""

from __future__ import annotations

from lint.samples import CONTEXT, REPOSITORY, RULES
from steadyground.lint.engine import Rules, lint
from steadyground.lint.example import EXAMPLE_DAY, example_ledger
from steadyground.lint.explain import entries
from steadyground.lint.policy import load_policy
from steadyground.lint.reference import render_reference, stale
from steadyground.lint.site_rule import Site
from steadyground.pages import read_page
from steadyground.report.report import RULES_FOLDER, RULES_PAGE, rule_address

MADE = render_reference()
PAGES = {path: read_page(text, path) for path, text in MADE.items()}


def test_it_is_the_same_each_time():
    assert render_reference() == MADE


def test_every_code_has_a_place_that_reports_can_point_to_and_that_leads_to_the_rule():
    explained = {h.id: page.path for page in PAGES.values() for h in page.headings if page.path != RULES_PAGE}
    for code in (*entries(), "MD012"):
        path, _, place = rule_address(code).partition("#")
        name = explained[place].removeprefix(RULES_FOLDER)
        assert f"(rules/{name}#{place}){{#{place}}}" in MADE[path]


def test_the_front_matter_and_the_examples_are_sound():
    assert [page.front_problems for page in PAGES.values() if page.front_problems] == []
    own = Rules(tuple(r for r in RULES.pages if r.code.startswith("SG")), (), whole_site=False)
    policy, _ = load_policy(REPOSITORY, entries().keys())
    assert [str(p) for p in lint(Site(tuple(PAGES.values()), example_ledger(), EXAMPLE_DAY), own, policy).problems] == []


def test_a_stale_a_missing_and_a_left_over_page_are_reported(tmp_path):
    for path, text in MADE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert stale(tmp_path) == []
    (tmp_path / RULES_PAGE).write_text(MADE[RULES_PAGE] + "x", encoding="utf-8")
    (tmp_path / RULES_FOLDER / "claims.md").unlink()
    (tmp_path / RULES_FOLDER / "gone.md").touch()
    found = stale(tmp_path)
    assert {p.code for p in found} == {"SG912"}
    assert sorted(p.path for p in found) == [RULES_PAGE, f"{RULES_FOLDER}claims.md", f"{RULES_FOLDER}gone.md"]


def test_the_pages_in_the_repository_are_fresh():
    assert stale(REPOSITORY) == []
    assert CONTEXT.today == EXAMPLE_DAY
