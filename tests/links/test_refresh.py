"""A page that sends its readers on by itself counts as a redirect, and only such a page does."""

import asyncio

import pytest

from links.hostile import Hostile
from links.web_set import plain
from steadyground.links.fetch import Fetcher, Trouble
from steadyground.links.guard import GuardedBackend


def sends(to, status="200 OK", content_type="text/html", name=b"http-equiv=refresh"):
    return plain(status, b"<title>Moved</title><meta " + name + b" content='0; url=" + to + b"'>", Content_Type=content_type)


ROUTES = {
    "/folder/end": plain("200 OK", b"words", Content_Type="text/html"),
    "/whole": sends(b"/folder/end"),
    "/folder/beside": sends(b"end"),
    "/CAPITALS": sends(b"/folder/end", name=b"HTTP-EQUIV=REFRESH"),
    "/no-type": sends(b"/folder/end", content_type=""),
    "/with-part": sends(b"/folder/end#part"),
    "/other-encoding": plain(
        "200 OK", "<meta http-equiv=refresh content='0; url=/folder/end'>".encode("utf-16-le"), Content_Type="text/html; charset=utf-16-le"
    ),
    "/plain-text": sends(b"/folder/end", content_type="text/plain"),
    "/not-found": sends(b"/folder/end", status="404 Not Found"),
    "/other-name": sends(b"/folder/end", name=b"http-equiv=x-refresh"),
    "/circle": sends(b"/circle"),
    "/to-script": sends(b"javascript:alert(1)"),
}


@pytest.fixture(scope="module")
def looked():
    async def look(server):
        async with Fetcher(GuardedBackend(allow_loopback=True), timeout=5) as fetcher:
            return {path: await fetcher.look(server.base + path) for path in ROUTES}

    with Hostile(ROUTES) as server:
        yield asyncio.run(look(server)), server.base


@pytest.mark.parametrize("path", ["/whole", "/folder/beside", "/CAPITALS", "/no-type", "/with-part", "/other-encoding"])
def test_the_way_goes_on(looked, path):
    answer = looked[0][path]
    assert (answer.trouble, answer.final, len(answer.steps), answer.body) == (None, f"{looked[1]}/folder/end", 2, b"words")


@pytest.mark.parametrize(("path", "status"), [("/plain-text", 200), ("/not-found", 404), ("/other-name", 200), ("/folder/end", 200)])
def test_the_way_ends_here(looked, path, status):
    answer = looked[0][path]
    assert (answer.trouble, answer.final, answer.status) == (None, looked[1] + path, status)


@pytest.mark.parametrize(("path", "trouble"), [("/circle", Trouble.LOOP), ("/to-script", Trouble.UNSAFE)])
def test_a_way_to_nowhere_is_named(looked, path, trouble):
    assert looked[0][path].trouble is trouble
