"""Golden outputs: what a person, GitHub, a program and a code scanner are shown, to the letter."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from steadyground.problem import Level, Problem
from steadyground.report import Accepted, Report, render_github, render_json, render_sarif, render_summary, render_text

GOLDEN = Path(__file__).parent / "golden"
LINES = {
    ("docs/a.md", 3): "audeince: [reader, partner]",
    ("docs/a.md", 9): "It was 67% | of them, 100 %: ::error::x",
    ("docs/b.md", 2): "\tthe caf\u00e9 \x1b[31m\u202e is " + "very " * 60 + "67% long",
    ("docs/b.md", 3): "\u65e5\u672c 67%",
}


def problem(path: str, line: int, column: int, level: Level = Level.ERROR, length: int = 3, code: str = "SG652") -> Problem:
    return Problem(path, line, column, code, "bare-percentage", "'67%' says, of 100%: nothing", "Write\npeople.", level, "It hides people.", length)


MANY = tuple(problem("docs/c.md", n, 1, Level.WARNING, 0) for n in range(1, 13))
FULL = Report(
    (
        problem("docs/b.md", 2, 321, Level.SUGGESTION), problem("docs/a.md", 9, 8, Level.WARNING), problem("docs/b.md", 3, 4),
        Problem("docs/a.md", 3, 1, "SG107", "unknown-key", "'audeince' is not a key here (did you mean 'audience'?)", "use one of: audience",
                length=8),
        *MANY,
    ),
    (Accepted(problem("docs/d.md", 7, 1), date(2027, 5, 1), "the words <of> a question"),),
    files=64, seconds=0.44, source=lambda path, line: LINES.get((path, line)),
)
CLEAN = Report((), files=64, seconds=0.4)
OUTPUTS = {
    "full.txt": render_text(FULL),
    "full-all.txt": render_text(FULL, everything=True),
    "full.github.txt": render_github(FULL, token="TOKEN"),
    "full.summary.md": render_summary(FULL),
    "full.json": render_json(FULL),
    "full.sarif": render_sarif(FULL),
    "clean.txt": render_text(CLEAN),
    "clean.github.txt": render_github(CLEAN, token="TOKEN"),
    "clean.json": render_json(CLEAN),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_golden(name):
    """Set UPDATE_GOLDEN=1 to write them anew, then read the difference."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(OUTPUTS[name], encoding="utf-8")
    assert path.read_text(encoding="utf-8") == OUTPUTS[name]


def test_the_model_of_a_report():
    """The shape that was agreed on: place, excerpt, caret, fix, why, and a last line that hides nothing."""
    key = Problem("docs/understand/session.md", 3, 1, "FM102", "unknown-key", "'audeince' is not a front matter key (did you mean 'audience'?)",
                  "rename the key", length=8)
    report = Report((key,), files=64, seconds=0.4, source=lambda _path, _line: "audeince: [reader, partner]")
    assert render_text(report) == (
        "docs/understand/session.md:3:1: error FM102 unknown-key: 'audeince' is not a front matter key (did you mean 'audience'?)\n"
        "    3 | audeince: [reader, partner]\n"
        "      | ^^^^^^^^\n"
        "  fix  rename the key\n"
        "  why  docs/about/contributing/rules.md#fm102\n"
        "1 error in 1 of 64 files (0.4 s). Nothing else was hidden.\n"
    )


def test_the_caret_stands_below_its_words():
    for line in (LINES["docs/b.md", 2], LINES["docs/b.md", 3], LINES["docs/a.md", 9]):
        at = line.index("67%")
        report = Report((problem("x.md", 1, at + 1),), files=1, source=lambda _p, _l, line=line: line)
        excerpt, caret = render_text(report).splitlines()[1:3]
        wide = sum(c in "\u65e5\u672c" for c in excerpt[: excerpt.index("67%")])
        assert caret.index("^") == excerpt.index("67%") + wide
        assert caret.count("^") == 3


def test_nothing_in_a_page_reaches_the_terminal_as_a_command():
    assert "\x1b" not in OUTPUTS["full.txt"]
    assert "\u202e" not in OUTPUTS["full.txt"]
    inside = OUTPUTS["full.github.txt"].split("::stop-commands::TOKEN\n")[1].split("::TOKEN::")[0]
    assert "::error::x" in inside


def test_annotations_are_escaped_and_at_most_ten_of_a_kind():
    lines = OUTPUTS["full.github.txt"].splitlines()
    assert sum(line.startswith("::warning") for line in lines) == 10
    first = next(line for line in lines if line.startswith("::error file=docs/b.md"))
    assert "%0A" in first
    assert "100%25" in first
    odd = Report((problem("docs/a,b:c.md", 1, 1),), files=1)
    assert "file=docs/a%2Cb%3Ac.md," in render_github(odd, token="T")


def test_json_and_sarif_leave_nothing_out():
    assert len(json.loads(OUTPUTS["full.json"])["problems"]) == len(FULL.problems)
    run = json.loads(OUTPUTS["full.sarif"])["runs"][0]
    assert len(run["results"]) == len(FULL.problems) + len(FULL.accepted)
    assert {r["ruleId"] for r in run["results"]} == {r["id"] for r in run["tool"]["driver"]["rules"]}


def test_at_most_five_of_one_rule_a_file_then_a_count():
    text = OUTPUTS["full.txt"]
    assert text.count("docs/c.md:") == 5
    assert "  and 7 more like it; --all shows them\n" in text
    assert text.endswith("7 more of the same are hidden; --all shows them.\n")
    assert OUTPUTS["full-all.txt"].count("docs/c.md:") == 12


def test_worst_first():
    order = [line.split(": ")[1].split()[0] for line in OUTPUTS["full-all.txt"].splitlines() if line.startswith("docs/")]
    assert order == sorted(order, key=["error", "warning", "suggestion"].index)
