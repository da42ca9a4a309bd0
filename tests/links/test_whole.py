"""A whole run with the web in it: what is asked, what is kept, and what an interruption leaves."""

from __future__ import annotations

import asyncio
import json
from datetime import date
from http import HTTPStatus

import pytest

from links.test_changed import git
from steadyground.links import web
from steadyground.links.cache import Memory, read_memory
from steadyground.links.command import main
from steadyground.links.fetch import Answer, Fetcher, Step, Trouble
from steadyground.links.guard import GuardedBackend
from steadyground.links.state import State, Verdict
from steadyground.links.survey import SILENT_HOSTS, Survey
from steadyground.links.throttle import Throttle

TODAY = date(2026, 11, 22)


class Web:
    """A web of a few hosts, one page each; ``asked`` keeps what was asked of it."""

    asked: list[str]

    def __init__(self, stop_at: str = "") -> None:
        self.asked = []
        self.stop_at = stop_at

    async def look(self, url):
        self.asked.append(url)
        if self.stop_at and self.stop_at in url:
            raise KeyboardInterrupt
        if "moved" in url:
            steps = [Step(url, HTTPStatus.MOVED_PERMANENTLY, "https://new.example/"), Step("https://new.example/", 200)]
            return Answer(url, steps, body=b"<b id=a>words</b>", content_type="text/html")
        return Answer(url, [Step(url, 200)], body=b"<b id=a>words</b>", content_type="text/html")


@pytest.fixture
def repository(tmp_path):
    (tmp_path / "docs/_data").mkdir(parents=True)
    (tmp_path / "site/a").mkdir(parents=True)
    (tmp_path / "docs/index.md").write_text("# I\n\n<https://one.example/#a>\n\n<https://moved.example/x>\n\n[n](a.md)\n")
    (tmp_path / "docs/a.md").write_text("# A\n\n<https://two.example/#missing>\n")
    links = '<a href="https://one.example/#a">x</a><a href="https://moved.example/x">x</a><a href="a/">x</a>'
    (tmp_path / "site/index.html").write_text(links)
    (tmp_path / "site/a/index.html").write_text('<a href="https://two.example/#missing">x</a><a href="http://localhost/">x</a>')
    return tmp_path


@pytest.fixture
def the_web(monkeypatch):
    fake = Web()
    monkeypatch.setattr(web, "Fetcher", lambda: fake)
    return fake


def run(repository, capsys, *arguments):
    code = main(["--root", str(repository), "--external", "--format", "json", "--today", "2026-11-22", *arguments])
    report = json.loads(capsys.readouterr().out)
    return code, report["counts"], {(p["path"], p["line"], p["name"], p["level"]) for p in report["problems"] if p["code"] >= "LNK2"}


def test_every_web_link_is_asked_once_and_reported_where_it_was_written(repository, the_web, capsys):
    code, counts, found = run(repository, capsys)
    assert sorted(the_web.asked) == ["https://moved.example/x", "https://one.example/#a", "https://two.example/#missing"]
    assert counts["asked"] == 3
    assert {row for row in found if row[2] in ("moved", "no-fragment")} == {
        ("docs/index.md", 5, "moved", "suggestion"),
        ("docs/a.md", 3, "no-fragment", "suggestion"),
    }
    assert code == 0


def test_the_next_run_asks_only_what_was_not_good(repository, the_web, capsys):
    run(repository, capsys)
    the_web.asked.clear()
    run(repository, capsys)
    assert the_web.asked == ["https://two.example/#missing"]


def test_the_third_day_makes_it_an_error(repository, the_web, capsys):
    codes = [run(repository, capsys, "--today", f"2026-11-{day}")[0] for day in (22, 24, 26)]
    assert codes == [0, 0, 1]


def test_in_a_change_only_added_links_are_asked(repository, the_web, capsys):
    git(repository, "init", "-q", "-b", "main")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "one")
    (repository / "docs/a.md").write_text("# A\n\n<https://two.example/#missing>\n\n<https://three.example/#gone>\n")
    (repository / "site/a/index.html").write_text('<a href="https://three.example/#gone">x</a>')
    code, _, found = run(repository, capsys, "--changed-since", "main")
    assert the_web.asked == ["https://three.example/#gone"]
    assert ("docs/a.md", 5, "no-fragment", "warning") in found
    assert code == 0


def test_an_interruption_keeps_what_was_learned(repository, the_web, capsys):
    the_web.stop_at = "two.example"
    code, counts, _ = run(repository, capsys)
    assert code == 3
    assert counts["interrupted"] is True
    assert read_memory(repository / ".cache/links/memory.json").good.keys() == {"https://one.example/#a", "https://moved.example/x"}


def test_a_run_ends_at_its_longest_time(monkeypatch):
    monkeypatch.setattr(web, "LONGEST_RUN", 0.0)
    verdicts, cut = web.ask_the_web(["https://one.example/"], Memory(), TODAY, {}, Web())
    assert (verdicts, cut) == ([], True)


def test_what_is_fresh_is_not_asked_again():
    memory = Memory({"https://one.example/": ("2026-11-22", State.OK, "")})
    fake = Web()
    verdicts, cut = web.ask_the_web(["https://one.example/"], memory, TODAY, {}, fake)
    assert (len(verdicts), cut, fake.asked) == (1, False, [])


def test_exceptions_that_nothing_needs_fail_a_full_run_only(repository, the_web, capsys):
    row = "- pattern: https://nobody.example/*\n  accepted: [gone]\n  reason: Kept for a reason.\n  added: 2026-11-01\n  expires: 2027-01-01\n"
    (repository / "docs/_data/links.yml").write_text(row)
    assert ("docs/_data/links.yml", 1, "unused-exception", "error") in run(repository, capsys)[2]
    assert main(["--root", str(repository), "--today", "2026-11-22"]) == 0
    assert main(["--root", str(repository), "--today", "2027-02-01"]) == 1


def test_a_fault_of_our_own_has_its_own_code(repository, monkeypatch, capsys):
    monkeypatch.setattr("steadyground.links.command.full_report", lambda wish: 1 / 0)
    assert main(["--root", str(repository)]) == 4
    assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.parametrize(("urls", "cut_off"), [(["https://a.example/", "https://b.example/"], True), (["https://a.example/"], False)])
def test_a_machine_without_network_blames_no_link(urls, cut_off):
    verdicts = [Verdict(url, State.FAILING, f"{Trouble.NO_HOST}: x") for url in urls]
    assert web.is_cut_off(verdicts) is cut_off
    assert not web.is_cut_off([*verdicts, Verdict("https://c.example/", State.GONE, "the server says 404")])


def test_without_a_network_a_long_run_ends_at_once_and_nothing_is_learned(capsys):
    async def no_name_server(host, port):
        asked.append(host)
        raise OSError

    asked, memory = [], Memory()
    urls = [f"https://doi.org/10.1000/{n}" for n in range(500)] + [f"https://a{n}.example/" for n in range(60)]
    found = web.ask_the_web(urls, memory, TODAY, {}, Fetcher(GuardedBackend(resolver=no_name_server)))
    assert found == ([], True)
    assert memory == Memory()
    assert len(asked) < 2 * SILENT_HOSTS
    assert "no way to the web" in capsys.readouterr().err


def test_hosts_that_are_dead_do_not_end_a_run_in_which_one_lives():
    class OneLives:
        async def look(self, url):
            return Answer(url, [Step(url, 404)]) if url.startswith("https://one.") else Answer(url, trouble=Trouble.NO_HOST)

    async def no_time(seconds):
        await asyncio.sleep(0)

    run = Survey(OneLives(), Throttle(lambda: 0.0, no_time), sleep=no_time)
    urls = ["https://one.example/", *(f"https://a{n}.example/" for n in range(60))]
    asyncio.run(run.run(urls))
    assert not run.cut_off
    assert run.verdicts.keys() == set(urls)
