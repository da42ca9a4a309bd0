"""What a change does to links, and the reports a run gives."""

from __future__ import annotations

import json
import subprocess
import xml.etree.ElementTree as ET

import pytest

from steadyground.links.changed import BadReferenceError, change_problems, read_change, web_addresses
from steadyground.links.command import main
from steadyground.links.report import MOST_ANNOTATIONS, Report, as_github, as_json, as_junit, as_summary
from steadyground.pages import load_pages
from steadyground.problem import Level, Problem


def git(folder, *arguments):
    subprocess.run(
        ["git", "-C", str(folder), "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments], check=True, capture_output=True
    )


@pytest.fixture
def repository(tmp_path):
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "docs").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text('<a href="https://new.example/">x</a><a href="https://old.example/">x</a>')
    (tmp_path / "docs/a.md").write_text("# A\n\n## Old words\n\n## Kept {#kept}\n\n<https://old.example/>\n")
    (tmp_path / "docs/b.md").write_text("# B\n\n[x](a.md#old-words)\n\n[y](gone.md)\n")
    (tmp_path / "docs/gone.md").write_text("# Gone\n")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "one")
    return tmp_path


def change(repository):
    (repository / "docs/a.md").write_text(
        "# A\n\n## New words\n\n## Kept still {#kept}\n\n<https://old.example/> (<https://new.example/>)\n"
    )
    (repository / "docs/gone.md").unlink()


def test_what_a_change_takes_away_and_who_links_there(repository):
    change(repository)
    found = list(change_problems(read_change(repository, "HEAD"), load_pages(repository)[0], repository / "site"))
    assert [(p.code, p.path) for p in found] == [("LNK401", "docs/gone.md"), ("LNK402", "docs/a.md")]
    assert "linked from docs/b.md:5" in found[0].message
    assert "'#old-words'" in found[1].message
    assert "linked from docs/b.md:3" in found[1].message
    assert found[1].fix.endswith("{#old-words}'")


def test_a_page_left_at_the_old_address_is_enough(repository):
    change(repository)
    (repository / "site/gone.html").write_text('<meta http-equiv=refresh content="0;url=a.html">')
    found = change_problems(read_change(repository, "HEAD"), load_pages(repository)[0], repository / "site")
    assert [p.code for p in found] == ["LNK402"]


def test_only_added_web_addresses_are_new(repository):
    change(repository)
    assert read_change(repository, "HEAD").added == {"https://new.example/"}


def test_nothing_changed(repository):
    found = read_change(repository, "HEAD")
    assert (found.gone, found.lost_ids, found.added) == ([], [], set())


@pytest.mark.parametrize("reference", ["no-such-branch", "--output=/tmp/x", "-h"])
def test_a_bad_reference_is_bad_use(repository, reference, capsys):
    with pytest.raises(BadReferenceError):
        read_change(repository, reference)
    assert main(["--root", str(repository), f"--changed-since={reference}"]) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(see https://h.example/a_(b)).", {"https://h.example/a_(b)"}),
        ('href="https://h.example/?a=1&b=2"', {"https://h.example/?a=1&b=2"}),
        ("[x](https://h.example/a), *https://h.example/b*", {"https://h.example/a", "https://h.example/b"}),
        ("url: https://h.example/c\n", {"https://h.example/c"}),
    ],
)
def test_web_addresses_in_a_text(text, expected):
    assert web_addresses(text) == expected


NASTY = Problem("docs/a,b.md", 3, 1, "LNK101", "missing-file", "'x|y\n::error::z' @someone <b> `c` %", "write | it", Level.ERROR)


def report(count=1):
    return Report([NASTY] * count, 5, 7)


def test_an_annotation_stays_on_one_line():
    line = as_github(report()).splitlines()[0]
    assert line.startswith("::error file=docs/a%2Cb.md,line=3,col=1,title=LNK101::")
    assert "%0A::error" in line
    assert len(as_github(report()).splitlines()) == 2


def test_annotations_stop_at_ten_and_say_so():
    lines = as_github(report(25)).splitlines()
    assert sum(line.startswith("::error") for line in lines) == MOST_ANNOTATIONS
    assert "15 more errors" in lines[-2]


def test_a_summary_keeps_a_stranger_inside_his_cell():
    row = as_summary(report()).splitlines()[-1]
    assert row.count("|") == 6
    assert "<b>" not in row
    assert "@" not in row


def test_junit_is_xml_with_one_case_each():
    root = ET.fromstring(as_junit(Report([NASTY, Problem("p", 1, 1, "C", "n", "m\x00", "f", Level.WARNING)])))
    assert root.find("testsuite").attrib["failures"] == "1"
    assert [child.tag for case in root.iter("testcase") for child in case] == ["failure", "skipped"]
    assert ET.fromstring(as_junit(Report())).find("testsuite").attrib["failures"] == "0"


def test_json_holds_everything():
    data = json.loads(as_json(report()))
    assert data["counts"] == {"files": 5, "links": 7, "asked": 0, "interrupted": False}
    assert data["problems"][0]["fix"] == "write | it"


def test_the_summary_of_a_job_is_written(repository, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    main(["--root", str(repository), "--format", "github"])
    assert (tmp_path / "summary.md").read_text().startswith("## Links")
