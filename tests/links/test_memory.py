"""What is kept between runs, what becomes news, and which exceptions hold."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from steadyground.links.accept import load_exceptions
from steadyground.links.author import Authors
from steadyground.links.cache import NEWS_AFTER, Memory, read_memory, write_memory
from steadyground.links.news import Newsroom
from steadyground.links.state import State, Verdict
from steadyground.problem import Level

DAY = date(2026, 11, 22)
URL = "https://h.example/a"


def bad(state=State.GONE, url=URL):
    return Verdict(url, state, "because")


def test_a_success_is_believed_for_some_days_and_no_longer():
    memory = Memory()
    memory.learn([Verdict(URL, State.OK)], DAY)
    assert memory.recall(URL, DAY + timedelta(days=4)).state is State.OK
    assert memory.recall(URL, DAY + timedelta(days=10)) is None
    assert memory.recall(URL, DAY - timedelta(days=1)) is None


def test_not_all_successes_come_due_on_one_day():
    memory = Memory()
    urls = [f"https://h.example/{n}" for n in range(50)]
    memory.learn([Verdict(url, State.OK) for url in urls], DAY)
    due = [sum(memory.recall(url, DAY + timedelta(days=n)) is None for url in urls) for n in range(10)]
    assert due[4] == 0
    assert 0 < due[6] < 50
    assert due[9] == 50


def test_a_believed_success_does_not_renew_itself():
    memory = Memory()
    memory.learn([Verdict(URL, State.OK)], DAY)
    memory.learn([Verdict(URL, State.OK)], DAY + timedelta(days=4))
    assert memory.recall(URL, DAY + timedelta(days=10)) is None


def test_a_failure_is_never_kept_for_a_success():
    memory = Memory()
    memory.learn([Verdict(URL, State.OK)], DAY)
    memory.learn([bad()], DAY)
    assert memory.recall(URL, DAY) is None
    assert memory.days_failed(URL) == [DAY]


def test_failing_twice_on_one_day_counts_once_and_a_success_starts_anew():
    memory = Memory()
    memory.learn([bad(), bad()], DAY)
    memory.learn([bad()], DAY + timedelta(days=3))
    assert len(memory.days_failed(URL)) == 2
    memory.learn([Verdict(URL, State.OK)], DAY + timedelta(days=4))
    assert memory.days_failed(URL) == []


def test_memory_survives_a_file(tmp_path):
    memory = Memory()
    memory.learn([Verdict(URL, State.MOVED, "", "https://h.example/b"), bad(url="https://x.example/")], DAY)
    write_memory(memory, tmp_path / "deep" / "m.json")
    assert read_memory(tmp_path / "deep" / "m.json") == memory


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"good": {"a": ["never", "ok", ""]}, "failed": {}}', '{"good": {"a": ["2026-01-01", "fine", ""]}}']
)
def test_a_damaged_file_is_an_empty_memory(tmp_path, text):
    (tmp_path / "m.json").write_text(text)
    assert read_memory(tmp_path / "m.json") == Memory()


def test_old_things_are_forgotten():
    memory = Memory()
    memory.learn([Verdict(URL, State.OK), bad(url="https://x.example/")], DAY)
    memory.forget(DAY + timedelta(days=200))
    assert memory == Memory()


@pytest.fixture
def repository(tmp_path):
    for name in ("docs/safety", "docs/guide", "docs/_data", "site/guide/a", "site/safety"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "docs/guide/a.md").write_text(f"# A\n\nSee [this]({URL}).\n")
    (tmp_path / "docs/safety/index.md").write_text(f"# S\n\n[this]({URL})\n")
    return tmp_path


def newsroom(repository, memory, pages=("guide/a/index.html",), softly=False, today=DAY):
    return Newsroom(Authors(repository, repository / "site"), {URL: list(pages)}, memory, load_exceptions(repository), today, softly)


def row(states="[gone]", expires="2027-01-01", reason="The host is being rebuilt.", pattern="https://h.example/*"):
    return f"- pattern: {pattern}\n  accepted: {states}\n  reason: {reason}\n  added: 2026-11-01\n  expires: {expires}\n"


def accept(repository, text):
    (repository / "docs/_data/links.yml").write_text(text)


def test_a_link_is_news_only_after_several_days(repository):
    memory = Memory()
    levels = []
    for number in range(NEWS_AFTER):
        memory.learn([bad()], DAY + timedelta(days=number))
        levels += [problem.level for problem in newsroom(repository, memory).problems([bad()])]
    assert levels == [Level.SUGGESTION, Level.SUGGESTION, Level.ERROR]


def test_the_news_is_at_the_line_of_the_author(repository):
    [problem] = newsroom(repository, Memory()).problems([bad()])
    assert (problem.path, problem.line, problem.column, problem.code) == ("docs/guide/a.md", 3, 5, "LNK201")


def test_in_a_pull_request_it_is_a_warning(repository):
    [problem] = newsroom(repository, Memory(), softly=True).problems([bad()])
    assert problem.level is Level.WARNING


@pytest.mark.parametrize("state", [State.MOVED, State.REFUSED])
def test_what_a_reader_may_get_through_to_stays_a_suggestion(repository, state):
    memory = Memory()
    for number in range(5):
        memory.learn([bad(state)], DAY + timedelta(days=number))
    assert [p.level for p in newsroom(repository, memory).problems([Verdict(URL, state, "x", "https://n.example/")])] == [Level.SUGGESTION]


def test_every_state_but_ok_has_something_to_say(repository):
    for state in State:
        said = newsroom(repository, Memory()).problems([bad(state)])
        assert bool(said) is (state is not State.OK)
        assert all(problem.fix and problem.code for problem in said)


def test_an_exception_silences_what_it_names_and_nothing_else(repository):
    accept(repository, row("[gone, timeout]"))
    room = newsroom(repository, Memory())
    assert room.problems([bad(), bad(State.TIMEOUT)]) == []
    assert len(room.problems([bad(State.FAILING)])) == 1


def test_no_exception_holds_on_a_safety_page(repository):
    accept(repository, row())
    room = newsroom(repository, Memory(), pages=("safety/index.html", "guide/a/index.html"))
    assert [p.code for p in room.problems([bad()])] == ["LNK201"]
    assert [p.code for p in room.exceptions.problems] == ["LNK303"]


def test_expired_and_unused_exceptions_are_reported(repository):
    accept(repository, row() + row(pattern="https://x.example/*") + row(pattern="https://old.example/*", expires="2026-11-20"))
    room = newsroom(repository, Memory())
    room.problems([bad()])
    found = {(p.line, p.code) for p in room.exceptions.stale(DAY, unused=True)}
    assert found == {(6, "LNK302"), (11, "LNK301")}
    assert {p.code for p in room.exceptions.stale(DAY, unused=False)} == {"LNK301"}


def test_an_expired_exception_silences_nothing(repository):
    accept(repository, row(expires="2026-11-20"))
    assert len(newsroom(repository, Memory()).problems([bad()])) == 1


@pytest.mark.parametrize(
    "text",
    [
        row(expires="2027-08-01"), row(expires="2026-10-01"), row("[fine]"), row("[unsafe]"), row(reason="flaky"), row(pattern="*"),
        row(pattern="https://*/"), row(pattern="file:///x"), row() + row(), row() + "  extra: x\n", "a: b\n",
    ],
)  # fmt: skip
def test_the_file_is_read_strictly(repository, text):
    accept(repository, text)
    assert load_exceptions(repository).problems


@pytest.mark.parametrize("text", ["", "# only words\n", row()])
def test_a_good_file_has_no_problems(repository, text):
    accept(repository, text)
    assert load_exceptions(repository).problems == []
