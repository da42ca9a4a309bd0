"""Spelling and Markdown form are checked by others, and what they say is told in the same form."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lint.samples import REPOSITORY, make_site
from steadyground.lint import external
from steadyground.lint.example import front_matter
from steadyground.lint.external import TOOLS, Tool, find_program, read_rumdl, read_typos, start, tidy
from steadyground.problem import Level

needs = pytest.mark.skipif(not (find_program("typos") and find_program("rumdl")), reason="typos or rumdl is not installed")


def problems(root: Path, paths: list[str] | None = None):
    return [p for running in start(root, paths) for p in running.problems()]


@needs
def test_a_misspelled_word_is_found_at_its_place(tmp_path):
    root = make_site(tmp_path, a=front_matter() + "# A\n\nCaf\u00e9 teh end.\n")
    found = [p for p in problems(root) if p.code == "SG951"]
    assert [(p.path, p.line, p.column, p.length) for p in found] == [("docs/a.md", 12, 6, 3)]
    assert "'the'" in found[0].fix
    assert found[0].level is Level.WARNING


@needs
def test_the_words_of_this_subject_are_known(tmp_path):
    words = "Ketamine, esketamine, racemic, EMDR, ECT, midazolam, sertraline and venlafaxine are words of this guide."
    assert problems(make_site(tmp_path, a=front_matter() + f"# A\n\n{words} [@teh2020]\n")) == []


@needs
def test_british_spelling_is_found_on_pages_and_left_alone_in_records(tmp_path):
    root = make_site(tmp_path, a=front_matter() + "# A\n\nA randomised trial.\n")
    (root / "docs/_data/trials.yml").write_text("# a randomised trial\n[]\n", encoding="utf-8")
    assert [p.path for p in problems(root)] == ["docs/a.md"]


@needs
def test_the_form_of_our_dialect_is_left_alone_and_bad_form_is_not(tmp_path):
    fixture = (REPOSITORY / "tests/lint/fixtures/pass/model-page.md").read_text(encoding="utf-8")
    root = make_site(tmp_path, a=fixture, b=fixture + "\n\n\n* other\n* bullets\n")
    assert {p.path for p in problems(root)} == {"docs/b.md"}
    assert {p.code for p in problems(root, ["docs/b.md"])} <= external.FORM_CODES
    assert problems(root, ["docs/a.md"]) == []


@needs
def test_tidy_formats_and_survives_odd_text(tmp_path):
    root = make_site(tmp_path, a="x")
    assert tidy("# A\n\n\n\nText.\n", root) == "# A\n\nText.\n"
    assert tidy("", root) == ""


def program(code: str, finished: tuple[int, ...] = (0,), read=read_rumdl) -> Tool:
    return Tool(sys.executable, ("-c", code), finished, read)


@pytest.mark.parametrize(("tool", "said"), [
    (Tool("no-such-program", (), (0,), read_typos), "is not installed"),
    (program("import sys; sys.exit('bad config')"), "stopped: bad config"),
    (program("import sys; sys.exit(3)"), "ended with 3"),
    (program("print('not json')"), "cannot be read"),
    (program("print('[{}]')"), "cannot be read"),
])
def test_a_program_that_does_not_work_is_named(tool, said, monkeypatch, tmp_path):
    monkeypatch.setattr(external, "TOOLS", (tool,))
    monkeypatch.setattr(external, "find_program", lambda name: None if name.startswith("no-") else name)
    found = problems(tmp_path)
    assert [p.code for p in found] == ["SG953"]
    assert said in found[0].message


def test_a_program_that_never_ends_is_stopped(monkeypatch, tmp_path):
    monkeypatch.setattr(external, "TOOLS", (program("import time; time.sleep(60)"),))
    monkeypatch.setattr(external, "find_program", lambda name: name)
    monkeypatch.setattr(external, "_PATIENCE", 0.2)
    assert "did not finish" in problems(tmp_path)[0].message


def test_output_is_read_even_where_the_file_has_gone(tmp_path):
    line = '{"type":"typo","path":"./docs/a.md","line_num":3,"byte_offset":4,"typo":"teh","corrections":[]}\n{"type":"binary_file","path":"x"}'
    found = list(read_typos(line, tmp_path))
    assert [(p.path, p.line, p.column) for p in found] == [("docs/a.md", 3, 5)]
    assert "another word" in found[0].fix


def test_the_programs_are_called_without_a_shell():
    assert {tool.name for tool in TOOLS} == {"typos", "rumdl"}
