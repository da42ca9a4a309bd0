"""What ``steady handouts`` and ``steady guide`` print, and what they say to someone who asks for the wrong thing."""

import pytest

from steadyground.cli import main
from steadyground.handouts.command import Bar


@pytest.mark.parametrize(("is_terminal", "lines"), [(True, 1), (False, 3)])
def test_progress_is_one_line_on_a_terminal_and_few_in_a_log(capsys, is_terminal, lines):
    bar = Bar(0.0, is_terminal)
    for n in range(1, 51):
        bar(n, 50, "sheet.pdf")
    said = capsys.readouterr().err
    assert said.count("\n") == lines
    assert said.count("\r") == (50 if is_terminal else 0)
    assert "50 of 50" in said


def test_an_unknown_country_or_sheet_is_named_and_nothing_is_written(root, monkeypatch, capsys):
    monkeypatch.chdir(root)
    assert main(["handouts", "--country", "ux", "--out", "build/never"]) == 1
    assert "'UX' is not in docs/_data/countries.yml" in capsys.readouterr().err
    assert main(["handouts", "saftey", "--out", "build/never"]) == 1
    assert "There is no handout 'saftey'. There are: right-for-me" in capsys.readouterr().err
    assert not (root / "build/never").exists()


@pytest.mark.parametrize("command", ["guide", "bundle"])
def test_without_a_built_site_the_command_that_builds_one_is_named(root, monkeypatch, capsys, command):
    monkeypatch.chdir(root)
    assert main([command, "--site", "build/never"]) == 2
    assert "run `make site` first" in capsys.readouterr().err


def test_a_site_that_is_not_whole_is_refused(small_repository, monkeypatch, capsys):
    (small_repository / "site").mkdir()
    (small_repository / "site/index.html").write_text("<html></html>")
    monkeypatch.chdir(small_repository)
    assert main(["guide"]) == 2
    assert "the built site is not whole" in capsys.readouterr().err
    assert sorted(path.name for path in (small_repository / "site").iterdir()) == ["index.html"]
