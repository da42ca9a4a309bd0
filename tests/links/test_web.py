"""The web half against the hostile server: every fault has its state, every good link is left alone, and nobody is pressed."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from links.hostile import CERTIFICATES, Hostile
from links.web_set import BAD, GOOD, ROUTES
from steadyground.links.fetch import Answer, Fetcher, Step, without_secrets
from steadyground.links.guard import GuardedBackend
from steadyground.links.retry import retry_after
from steadyground.links.survey import Survey
from steadyground.links.throttle import Throttle
from steadyground.links.verdict import judge

TITLE = "A study of sleep and memory"
START = datetime(2026, 11, 22, tzinfo=UTC)


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self, start=START):
        self.seconds = 0.0
        self.start = start

    async def sleep(self, seconds):
        self.seconds += seconds
        await asyncio.sleep(0)

    def now(self):
        return self.start + timedelta(seconds=self.seconds)


def fetcher(timeout=0.6, **options):
    context = ssl.create_default_context(cafile=CERTIFICATES / "ca.pem")
    return Fetcher(GuardedBackend(allow_loopback=True, **options), timeout=timeout, context=context)


def survey(looks, clock=None, **options):
    clock = clock or Clock()
    return Survey(looks, Throttle(lambda: clock.seconds, clock.sleep), sleep=clock.sleep, now=clock.now, **options)


class NoArchive:
    """A fetcher that keeps the archive's server out of it."""

    def __init__(self, inner):
        self.inner = inner

    async def look(self, url):
        return Answer(url) if "archive.org" in url else await self.inner.look(url)


@pytest.fixture(scope="module")
def verdicts():
    with Hostile(ROUTES) as server:
        addresses = {case.name: case.address(server) for case in BAD + GOOD}
        titles = {addresses[case.name]: TITLE for case in BAD if case.why == "title"}
        run = survey(NoArchive(fetcher()), Clock(datetime.now(UTC)), titles=titles)
        asyncio.run(run.run(addresses.values()))
        yield {name: run.verdicts[url] for name, url in addresses.items()}
        assert server.hits["/429-once"] == 2


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_a_fault_has_its_state(case, verdicts):
    assert (verdicts[case.name].state.value, verdicts[case.name].why) == (case.state, verdicts[case.name].why)
    assert verdicts[case.name].why


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.name)
def test_a_good_link_is_left_alone(case, verdicts):
    if case.name == "six" and "no connection" in verdicts["six"].why:
        pytest.skip("this machine has no IPv6 loopback (until 2027-05-01: containers without it)")
    assert (verdicts[case.name].state.value, verdicts[case.name].why) == (
        case.state,
        "it has moved for good" if case.state == "moved" else "",
    )


def test_a_link_that_moved_for_good_names_the_new_address(verdicts):
    assert verdicts["301"].instead.endswith("/ok")
    assert verdicts["308"].instead.endswith("/ok#intro")
    assert verdicts["302"].instead == ""


@pytest.mark.parametrize(
    ("name", "words"),
    [("tls-expired", "expired"), ("tls-other-host", "another host"), ("tls-self-signed", "nobody known"), ("no-such-host", "name server")],
)
def test_what_failed_is_told_apart(name, words, verdicts):
    assert words in verdicts[name].why


class Scripted:
    """A fetcher that gives what it is told to, and notes when it was asked."""

    def __init__(self, clock, *answers):
        self.clock, self.answers, self.asked = clock, list(answers), []
        self.busy = 0

    async def look(self, url):
        self.asked.append((self.clock.seconds, url))
        self.busy += 1
        assert self.busy == 1
        await asyncio.sleep(0)
        self.busy -= 1
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return replace(answer, url=url, steps=[Step(url, answer.steps[0].status)])


def answered(status, retry_after="", body=b"words"):
    return Answer("", [Step("", status)], retry_after=retry_after, body=body, content_type="text/html")


def test_one_host_is_asked_one_at_a_time_with_a_pause():
    clock = Clock()
    looks = Scripted(clock, answered(200))
    asyncio.run(survey(looks, clock).run([f"https://{www}h.example/{n}" for n in range(3) for www in ("", "www.")]))
    assert [at for at, _ in looks.asked] == [0, 1, 2, 3, 4, 5]


def test_addresses_that_differ_in_their_fragment_cost_one_request():
    clock = Clock()
    looks = Scripted(clock, answered(200, body=b"<b id=a></b>"))
    run = survey(looks, clock)
    asyncio.run(run.run(["https://h.example/#a", "https://h.example/#b", "https://h.example/"]))
    assert len(looks.asked) == 1
    assert [verdict.state.value for verdict in run.verdicts.values()] == ["ok", "no-fragment", "ok"]


def test_a_failure_counts_only_after_a_second_look():
    clock = Clock()
    looks = Scripted(clock, answered(404), answered(200))
    run = survey(looks, clock)
    asyncio.run(run.run(["https://h.example/"]))
    assert run.verdicts["https://h.example/"].state.value == "ok"


def test_three_looks_are_the_most_and_waits_double():
    clock = Clock()
    looks = Scripted(clock, answered(500))
    asyncio.run(survey(looks, clock, chance=lambda: 0.0).run(["https://h.example/"]))
    assert [at for at, _ in looks.asked] == [0, 2, 6]


@pytest.mark.parametrize("header", ["40", "Sun, 22 Nov 2026 00:00:40 GMT"])
def test_retry_after_is_obeyed_in_both_forms(header):
    clock = Clock()
    looks = Scripted(clock, answered(429, header), answered(200))
    asyncio.run(survey(looks, clock, chance=lambda: 0.0).run(["https://h.example/"]))
    assert [at for at, _ in looks.asked] == [0, 40]


def test_a_server_that_asks_for_hours_is_left_alone():
    clock = Clock()
    looks = Scripted(clock, answered(429, "7200"))
    run = survey(looks, clock)
    asyncio.run(run.run(["https://h.example/"]))
    assert len(looks.asked) == 1
    assert run.verdicts["https://h.example/"].state.value == "refused"


def test_a_doi_is_asked_of_the_handle_service():
    clock = Clock()
    looks = Scripted(clock, answered(200, body=b'{"responseCode": 1}'))
    run = survey(looks, clock)
    asyncio.run(run.run(["https://doi.org/10.1000/a(b)<c>"]))
    assert [url for _, url in looks.asked] == ["https://doi.org/api/handles/10.1000/a(b)%3Cc%3E?type=URL"]
    assert run.verdicts["https://doi.org/10.1000/a(b)<c>"].state.value == "ok"


@pytest.mark.parametrize(
    ("body", "state"),
    [(b'{"responseCode": 100}', "gone"), (b'{"responseCode": 2}', "failing"), (b"<html>", "failing"), (b"[1]", "failing")],
)
def test_what_the_handle_service_says(body, state):
    run = survey(Scripted(Clock(), answered(200, body=body)))
    asyncio.run(run.run(["https://doi.org/10.1000/1"]))
    assert run.verdicts["https://doi.org/10.1000/1"].state.value == state


def test_an_archived_copy_is_suggested_for_what_is_gone():
    copy = b'{"archived_snapshots": {"closest": {"available": true, "status": "200", "url": "http://web.archive.org/web/2020/x"}}}'
    looks = Scripted(Clock(), answered(404), answered(404), answered(200, body=copy))
    run = survey(looks)
    asyncio.run(run.run(["https://h.example/"]))
    assert run.verdicts["https://h.example/"].instead == "https://web.archive.org/web/2020/x"


def test_no_password_and_no_fragment_is_sent():
    assert without_secrets("https://me:word@h.example/a?b#c") == "https://h.example/a?b"
    with Hostile(ROUTES) as server:
        url = server.base.replace("//", "//me:word@") + "/ok#x"
        asyncio.run(fetcher().look(url))
        asked = server.seen[0][1]
    assert asked.path == "/ok"
    assert not {"authorization", "cookie", "referer"} & set(asked.headers)


def test_a_bomb_is_stopped_early():
    with Hostile(ROUTES) as server:
        answer = asyncio.run(fetcher(timeout=5).look(server.base + "/bomb"))
    assert answer.body == b""
    assert "larger than 16 MiB" in answer.detail


def delivered(body, content_type="text/html", url="https://h.example/a/b.html", final=""):
    steps = [Step(url, 302, final), Step(final, 200)] if final else [Step(url, 200)]
    return Answer(url, steps, body=body, content_type=content_type)


@pytest.mark.parametrize(
    ("body", "state"),
    [
        (b"<title>A study of sleep and memory</title>", "ok"),
        (b"<meta name=citation_title content='A Study of Sleep, and Memory'><title>Journal</title>", "ok"),
        (b"<title>Journal</title><p>a study of <i>sleep</i> and memory", "ok"),
        (b"<title>Journal</title><p>gardening for everyone", "drifted"),
        (b"<title>404</title>", "drifted"),
        (b"<title>404 ways to rest: a study of sleep and memory, what works</title>", "ok"),
    ],
)
def test_drift_from_the_title_on_record(body, state):
    assert judge(delivered(body), title=TITLE).state.value == state


@pytest.mark.parametrize(
    ("final", "state"),
    [
        ("https://h.example/", "drifted"), ("https://h.example/a/c.html", "ok"), ("https://id.example/login?x", "refused"),
        ("https://h.example/blog/catalog-in-full", "ok"), ("https://h.example/?id=7", "ok"),
    ],
)  # fmt: skip
def test_where_a_redirect_ends(final, state):
    assert judge(delivered(b"<title>words</title>", final=final)).state.value == state


def test_a_pdf_may_be_a_pdf():
    assert judge(delivered(b"%PDF", "application/pdf", "https://h.example/a.pdf")).state.value == "ok"


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7),
        (" 7 ", 7),
        ("Sun, 22 Nov 2026 00:01:00 GMT", 60),
        ("Sat, 21 Nov 2026 00:00:00 GMT", 0),
        ("soon", None),
        ("", None),
        ("-1", None),
    ],
)
def test_retry_after(header, seconds):
    assert retry_after(header, START) == seconds
