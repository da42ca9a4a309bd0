"""The commands follow the practice whose copy is built: what is served, the sheets, and where the guide to take along is read from."""

import shutil
from types import SimpleNamespace

import click
import pytest

from conftest import ROOT
from steadyground.cli import main
from steadyground.handouts import command
from steadyground.handouts.command import PRACTICE_COPY, built_from
from steadyground.records.practice import practice_of
from steadyground.site import serve as serving


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A whole repository, with the example practice for Ireland under a name of its own."""
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    (tmp_path / "ours.yml").write_text((ROOT / "practice.example.yml").read_text().replace("country: US", "country: IE"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def built(monkeypatch):
    """The folders that the preview builds from, and what it watches. Nothing is built, and nothing is served."""
    seen = SimpleNamespace(folders=[], watched=[])
    server = SimpleNamespace(watch=seen.watched.append, serve=lambda **_: None, server_close=lambda: None)
    monkeypatch.setattr(serving, "build", lambda folder, site, with_csp: seen.folders.append(folder))
    monkeypatch.setattr(serving, "LiveReloadServer", lambda **_: server)
    return seen


def test_the_preview_shows_the_copy_of_a_practice_and_watches_its_file(repository, built):
    assert main(["serve", "--practice", "ours.yml"]) == 0
    assert built.folders == [repository / PRACTICE_COPY]
    assert str(repository / "ours.yml") in built.watched
    assert practice_of(repository / PRACTICE_COPY).country == "IE"


def test_the_preview_of_the_guide_itself_has_no_copy(repository, built):
    (repository / PRACTICE_COPY).mkdir(parents=True)
    assert main(["serve"]) == 0
    assert built.folders == [repository]
    assert not (repository / PRACTICE_COPY).exists()


def test_a_practice_with_a_fault_is_not_shown(repository, built, capsys):
    (repository / "practice.yml").write_text("name: A\n")
    assert main(["serve"]) == 0
    assert built.folders == []
    assert "practice.yml" in capsys.readouterr().out


@pytest.mark.parametrize(("asked", "country"), [([], "IE"), (["--country", "nz"], "NZ")])
def test_sheets_printed_alone_are_those_of_the_copy(repository, built, monkeypatch, asked, country):
    main(["serve", "--practice", "ours.yml"])
    made = []
    monkeypatch.setattr(command, "print_sheets", lambda *arguments: made.append(arguments) or 0)
    assert main(["handouts", *asked]) == 0
    assert made == [(repository / PRACTICE_COPY, repository / "site/handouts", country, ())]


def test_where_there_is_no_practice_the_repository_is_what_was_built(tmp_path):
    assert built_from(tmp_path) == tmp_path


def test_a_practice_whose_copy_was_not_built_is_told_so(tmp_path):
    (tmp_path / "practice.yml").touch()
    with pytest.raises(click.ClickException, match="run `make site` first"):
        built_from(tmp_path)
