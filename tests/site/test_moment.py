"""The moment that a build writes depends on the commit, and never on the clock."""

import os
import re
import subprocess

import pytest

from conftest import write_page
from steadyground.handouts.catalog import load_catalog
from steadyground.handouts.document import FONTS, Job, Paper, document
from steadyground.handouts.render import render
from steadyground.pages import load_pages
from steadyground.site.build import build
from steadyground.site.moment import VARIABLE, at_moment, moment


@pytest.fixture(autouse=True)
def _not_given(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)


def test_it_is_the_moment_of_the_commit(tmp_path):
    def git(*words):
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        dates = {"GIT_AUTHOR_DATE": "1700000000 +0000", "GIT_COMMITTER_DATE": "1700000001 +0100"}
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True, env={**os.environ, **dates})

    git("init")
    git("commit", "--allow-empty", "-m", "x")
    assert moment(tmp_path, []) == 1700000001


def test_without_a_commit_it_is_the_newest_check_of_a_page(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write_page(tmp_path, "a.md", "# A\n")
    assert moment(tmp_path, load_pages(tmp_path)[0]) == 1795305600  # 2026-11-22
    monkeypatch.setenv("PATH", "")
    assert moment(tmp_path, []) == 315532800  # without git and without pages: 1980-01-01


def test_a_given_moment_is_kept(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, "12")
    assert moment(tmp_path, []) == 12


def test_the_environment_is_as_it_was_afterwards(monkeypatch):
    with at_moment(5):
        assert os.environ[VARIABLE] == "5"
    assert VARIABLE not in os.environ
    monkeypatch.setenv(VARIABLE, "7")
    with at_moment(5):
        pass
    assert os.environ[VARIABLE] == "7"


def test_a_build_writes_that_day_and_not_today(small_repository, tmp_path_factory, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(small_repository.parent))
    site = tmp_path_factory.mktemp("site")
    build(small_repository, site)
    days = re.findall(r"<lastmod>(.*?)</lastmod>", (site / "sitemap.xml").read_text())
    assert set(days) == {"2026-11-22"}, "the day on which the pages of the small repository were checked"


def test_a_sheet_is_the_same_bytes_from_another_folder(root, tmp_path):
    pytest.importorskip("weasyprint", reason="needs Pango", exc_type=OSError)
    job = Job(next(sheet for sheet in load_catalog(root)[0] if sheet.name == "crisis-card-you"), Paper.A4)
    for path in (*FONTS, "docs/_data"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    for path in FONTS:
        (tmp_path / path).write_bytes((root / path).read_bytes())
    (tmp_path / "docs/_data").symlink_to(root / "docs/_data")
    address = "https://guide.example.org/"
    made = [render(document(job, folder, address), job.file, folder, job.sides) for folder in (root, tmp_path)]
    assert made[0] == made[1]
