"""``steady new``: a start that the checks then explain, and nothing made up."""

from datetime import date

import pytest
from click.testing import CliRunner

from conftest import ROOT
from steadyground.lint.run import Request, run
from steadyground.new import in_order, new, with_entry
from steadyground.pages import load_pages
from steadyground.records import load_ledger

ABOUT = "What anger after a betrayal can be like, what may help, and when to ask for help."


@pytest.fixture
def here(small_repository, monkeypatch):
    monkeypatch.chdir(small_repository)
    return small_repository


def start(*arguments, typed=None):
    return CliRunner().invoke(new, [*arguments, "--today", "2026-11-23"], input=typed)


def test_a_page_has_its_front_matter_and_its_place_and_its_empty_parts_are_named(here):
    done = start("page", "help/anger", "--title", "Anger: a start", "--description", ABOUT, "--type", "explainer")
    assert done.exit_code == 0, done.output
    page = next(p for p in load_pages(here)[0] if p.path == "docs/help/anger.md")
    assert (page.front.title, page.front.checked, page.front.due) == ("Anger: a start", date(2026, 11, 23), date(2027, 5, 24))
    assert (here / "mkdocs.yml").read_text().endswith("  - Help: help/index.md\n  - help/anger.md\n")
    found = run(Request(here, date(2026, 11, 23), paths=("docs/help/anger.md",), with_external=False))[0].problems
    assert {p.code for p in found} == {"SG304", "SG305"}


def test_what_is_not_given_is_asked_for(here):
    done = start("page", "help/anger.md", typed=f"Anger\n{ABOUT}\nguide\n")
    assert done.exit_code == 0, done.output
    assert "page_type: guide" in (here / "docs/help/anger.md").read_text()


@pytest.mark.parametrize("path", ["help/index.md", "nowhere/page.md", "help/Bad Name.md", "../outside.md"])
def test_a_page_that_cannot_be_started_changes_nothing(here, path):
    before = (here / "mkdocs.yml").read_text()
    done = start("page", path, "--title", "T", "--description", ABOUT, "--type", "guide")
    assert done.exit_code == 2
    assert (here / "mkdocs.yml").read_text() == before
    assert not (here / "nowhere").exists()


def test_a_page_stands_last_among_its_neighbors_in_our_own_navigation():
    settings = (ROOT / "mkdocs.yml").read_text()
    made = with_entry(settings, "trauma/anger.md")
    assert "      - trauma/first-weeks.md\n      - trauma/anger.md\n  - Therapies:" in made
    assert made.replace("      - trauma/anger.md\n", "") == settings


def test_a_finding_has_its_days_and_each_empty_line_is_named_once_with_what_it_may_hold(here):
    before = (here / "docs/_data/findings.yml").read_text()
    assert start("finding", "anger-eases", "--source", "feder2021").exit_code == 0
    assert (here / "docs/_data/findings.yml").read_text().startswith(before)
    said = {p.message: p for p in load_ledger(here).problems}
    assert {f"'{key}' is empty" for key in ("says", "subject", "direction", "population", "certainty", "rated_by")} <= set(said)
    assert "betrayal-trauma" in said["'subject' is empty"].fix
    assert len({p.line for p in said.values()}) == len(load_ledger(here).problems)


def test_a_source_stands_in_the_order_of_the_keys_and_says_nothing_yet(here):
    assert start("source", "aaaa1999").exit_code == 0
    text = (here / "docs/_data/sources.yml").read_text()
    assert text.startswith("# yaml-language-server")
    assert text.index("- key: aaaa1999") < text.index("- key: abdallah2020")
    assert {p.code for p in load_ledger(here).problems} == {"SG103"}
    assert in_order("- key: b\n", "- key: z\n", "z") == "- key: b\n\n- key: z\n"


@pytest.mark.parametrize(("kind", "name"), [("finding", "ptsd-pooled-effect"), ("source", "feder2021"), ("source", "Feder 2021")])
def test_a_name_that_is_taken_or_is_no_name_is_refused(here, kind, name):
    assert start(kind, name).exit_code == 2
