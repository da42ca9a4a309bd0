"""Faults that MkDocs lets through, or reports one at a time. Each stops our build, with file and line."""

import subprocess
import sys
from datetime import date

import pytest

from conftest import FRONT, ROOT, write_page
from steadyground.site.build import BuildError, build
from steadyground.site.check import check as report_of

TODAY = date(2026, 11, 22)


def check(repository):
    return list(report_of(repository, TODAY).problems)


def found(repository):
    return {(p.code, p.path, p.line) for p in check(repository)}


def test_the_small_repository_is_sound(small_repository):
    assert check(small_repository) == []
    assert build(small_repository, small_repository / "site") == 3


def test_broken_front_matter_is_an_error_and_not_text_on_the_page(small_repository):
    write_page(small_repository, "index.md", "# Home\n", FRONT.replace("title: A page", 'title: "A page'))
    assert ("SG101", "docs/index.md") in {(code, path) for code, path, _ in found(small_repository)}


def test_a_first_line_that_looks_like_metadata_is_not_lost(small_repository):
    write_page(small_repository, "index.md", "Danger: call your emergency number now.\n\nText.\n", front="")
    assert ("SG201", "docs/index.md", 1) in found(small_repository)


def test_a_dead_anchor_stops_the_build(small_repository, caplog):
    write_page(small_repository, "index.md", "# Home\n\n[Numbers](help/index.md#nothing-here)\n")
    with pytest.raises(BuildError):
        build(small_repository, small_repository / "site")
    assert "nothing-here" in caplog.text


def test_no_data_file_is_published(small_repository, built_site):
    build(small_repository, small_repository / "site")
    for site in (small_repository / "site", built_site):
        assert not list(site.rglob("*.yml"))
        assert not (site / "_data").exists()


def test_norway_stays_norway(small_repository):
    lines = small_repository / "docs/_data/countries.yml"
    lines.write_text(lines.read_text() + "\n- code: NO\n  name: Norway\n  emergency_not_confirmed: not looked up yet\n"
                     "  seen: {on: 2026-11-22, where: [nowhere], quality: secondary, due: 2027-01-22}\n")
    from steadyground.records import load_ledger

    assert "NO" in load_ledger(small_repository).countries.rows


def test_every_fault_of_every_file_comes_in_one_run(small_repository):
    write_page(small_repository, "index.md", "# Home\n\nText [@feder2012].\n\n/// in-shrot\n- x\n///\n")
    write_page(small_repository, "lost.md", "# Lost\n")
    write_page(small_repository, "help/index.md", "# Help\n", FRONT.replace("page_type: explainer", "page_type: explaner"))
    data = small_repository / "docs/_data"
    text = (data / "helplines.yml").read_text()
    at = text.index("  country: ")
    line = text[:at].count("\n")
    (data / "helplines.yml").write_text(text[:at] + text[text.index("\n", at) + 1 :])
    problems = check(small_repository)
    seen = {(p.code, p.path) for p in problems}
    assert {
        ("SG402", "docs/index.md"), ("SG404", "docs/lost.md"), ("SG109", "docs/help/index.md"), ("SG108", "docs/_data/helplines.yml"),
    } <= seen
    assert all(p.line >= 1 and p.fix for p in problems)
    missing = next(p for p in problems if p.code == "SG108")
    assert "'country' is missing" in missing.message
    assert abs(missing.line - line) <= 2


def test_an_unknown_citation_names_the_nearest_key_with_its_place(small_repository):
    write_page(small_repository, "index.md", "# Home\n\nText [@feder2012].\n")
    (problem,) = check(small_repository)
    assert (problem.code, problem.path, problem.line, problem.column) == ("SG401", "docs/index.md", 12, 7)
    assert "did you mean 'feder20" in problem.message


def test_even_without_the_check_an_unknown_citation_stops_the_engine(small_repository):
    write_page(small_repository, "index.md", "# Home\n\nText [@feder2012].\n")
    with pytest.raises(Exception, match="names neither a finding nor a source"):
        build(small_repository, small_repository / "site")


def test_a_page_missing_from_the_navigation_and_one_that_is_not_there(small_repository):
    write_page(small_repository, "lost.md", "# Lost\n")
    settings = small_repository / "mkdocs.yml"
    settings.write_text(settings.read_text() + "  - Gone: gone.md\n")
    assert {(p.code, p.path) for p in check(small_repository)} == {("SG404", "docs/lost.md"), ("SG405", "mkdocs.yml")}


def test_a_reviewer_who_is_not_in_the_record_cannot_be_named(small_repository):
    write_page(small_repository, "index.md", "# Home\n", FRONT.replace("checked:", "reviewed_by: [someone]\nchecked:"))
    assert ("SG403", "docs/index.md") in {(code, path) for code, path, _ in found(small_repository)}


def test_a_changed_number_without_regenerating_is_noticed(small_repository):
    lines = small_repository / "docs/_data/countries.yml"
    lines.write_text(lines.read_text().replace('dial: "911"', 'dial: "912"', 1))
    assert ("SG301", "overrides/generated/crisis.html", 1) in found(small_repository)


def test_the_command_prints_all_faults_and_ends_with_1(small_repository):
    write_page(small_repository, "index.md", "# Home\n\nText [@feder2012].\n\n/// in-shrot\n- x\n///\n")
    ran = subprocess.run(
        [sys.executable, "-m", "steadyground.cli", "build"], cwd=small_repository, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(ROOT / "scripts"), "PATH": "/usr/bin:/bin"},
    )
    assert ran.returncode == 1
    assert "docs/index.md:12:7: error SG401" in ran.stdout
    assert "docs/index.md:14:1: error SG402" in ran.stdout
    assert not (small_repository / "site").exists()
