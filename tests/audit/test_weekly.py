"""One report a week, and one issue that holds it."""

import os
import subprocess
from datetime import date

import pytest

from conftest import ROOT
from steadyground.audit.weekly import LOOKS, MOST, as_markdown, look_at, run_steady
from steadyground.cli import steady

DAY = date(2026, 11, 23)


def test_one_look_that_fails_does_not_hide_the_others():
    said = {"links": (4, "it broke"), "review": (0, "0 overdue"), "sources": (1, "feder2021: corrected")}
    text = as_markdown(look_at(lambda arguments: said[arguments[0]]), DAY)
    titles = [line for line in text.splitlines() if line.startswith("## ")]
    assert [title.rpartition(": ")[2] for title in titles] == ["**could not be looked at**", "nothing to do", "something to do"]
    assert "feder2021: corrected" in text


def test_what_a_server_said_cannot_leave_its_block_and_is_cut_before_the_host_refuses_it():
    text = as_markdown(look_at(lambda _: (1, "````\n@everyone\n" + "x" * 100_000)), DAY)
    assert text.count("````") == 2 * len(LOOKS)
    assert len(text) < 3 * MOST + 2_000 < 65_536


def test_each_look_is_a_command_that_exists():
    for look in LOOKS:
        command = steady
        for word in look.arguments:
            command = getattr(command, "commands", {}).get(word, command)
        assert command is not steady


def test_a_look_runs_for_real():
    code, said = run_steady(ROOT)(("review", "--within", "0", "--today", "2026-11-23"))
    assert code in (0, 1)
    assert "overdue" in said


@pytest.mark.parametrize(("open_issue", "expected"), [("7", "issue edit 7"), ("", "issue create")])
def test_the_one_issue_is_rewritten_or_made(tmp_path, open_issue, expected):
    gh = tmp_path / "gh"
    gh.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\ncase "$*" in "issue list"*) echo "{open_issue}";; esac\n')
    gh.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    subprocess.run(["make", "weekly-issue"], cwd=ROOT, env=environment, check=True, capture_output=True)
    asked = (tmp_path / "asked").read_text()
    assert expected in asked
    assert ("issue create" in asked) != ("issue edit" in asked)
    assert "build/weekly.md" in asked
