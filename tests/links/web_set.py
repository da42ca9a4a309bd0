"""The web half of the fault set: what the hostile server does at each path, and what a checker should say of it.

``state`` is what our own checker must call it (see ``steadyground.links.verdict.State``). A case with ``good=True`` is a link that
works for a reader, so that any report of it as broken is a false alarm.
"""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from links.hostile import Asked, Handler, Hostile, Wire

HOUR = 3600
PAGE = (
    b"<!doctype html><html><head><title>A quiet page</title></head>"
    b"<body><h1 id='intro'>A quiet page</h1><p>Words enough to read.</p></body></html>"
)


@dataclass(frozen=True)
class WebCase:
    """One address. ``url`` may hold ``{base}``, ``{good}``, ``{expired}``, ``{other}``, ``{selfsigned}`` and ``{six}``."""

    name: str
    state: str
    url: str = ""
    good: bool = False
    why: str = ""

    def address(self, server: Hostile) -> str:
        """Return the address on a running server."""
        names = {name.replace("-", "_"): f"https://127.0.0.1:{port}" for name, port in server.tls.items()}
        return (self.url or "{base}/" + self.name).format(base=server.base, six=f"http://[::1]:{server.port6}", **names)


def plain(status: str, body: bytes = PAGE, **headers: str) -> Handler:
    """Return a handler that always gives the same answer."""

    async def handle(_: Asked, wire: Wire) -> None:
        await wire.answer(status, body, {name.replace("_", "-"): value for name, value in headers.items()})

    return handle


def to(where: str, status: str = "302 Found") -> Handler:
    """Return a handler that redirects."""
    return plain(status, b"", Location=where)


def raw(data: bytes, *, reset: bool = False) -> Handler:
    """Return a handler that writes bytes as they are and ends, politely or not."""

    async def handle(_: Asked, wire: Wire) -> None:
        await wire.send(data)
        if reset:
            wire.reset()

    return handle


def first(count: int, wrong: Handler, right: Handler) -> Handler:
    """Return a handler that is wrong for the first requests."""

    async def handle(asked: Asked, wire: Wire) -> None:
        await (wrong if asked.times <= count and asked.method != "HEAD" else right)(asked, wire)

    return handle


def by_method(head: Handler, get: Handler) -> Handler:
    """Return a handler that treats HEAD in its own way."""

    async def handle(asked: Asked, wire: Wire) -> None:
        await (head if asked.method == "HEAD" else get)(asked, wire)

    return handle


def when(test: Callable[[Asked], bool], right: Handler, wrong: Handler) -> Handler:
    """Return a handler that looks at the request."""

    async def handle(asked: Asked, wire: Wire) -> None:
        await (right if test(asked) else wrong)(asked, wire)

    return handle


async def silent(_: Asked, wire: Wire) -> None:
    await wire.hold()


async def drip(_: Asked, wire: Wire) -> None:
    await wire.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n<title>")
    await wire.hold()


async def endless(_: Asked, wire: Wire) -> None:
    from links.hostile import MOST_BYTES

    await wire.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<title>More</title>")
    for _n in range(MOST_BYTES // 65536):
        await wire.send(b"<p>more</p>     " * 4096)


async def informing(_: Asked, wire: Wire) -> None:
    for _n in range(2000):
        await wire.send(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n")
    await wire.hold()


async def more_query(asked: Asked, wire: Wire) -> None:
    number = int(asked.path.partition("n=")[2] or 0)
    await wire.answer("302 Found", b"", {"Location": f"/query-loop?n={number + 1}"})


async def soon(_: Asked, wire: Wire) -> None:
    await wire.answer("429 Too Many Requests", b"", {"Retry-After": formatdate(time.time() + 2, usegmt=True)})


def bomb() -> bytes:
    """Return 64 MiB of spaces, packed three thousand times smaller."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([packer.compress(b" " * 1048576) for _ in range(64)]) + packer.flush()


def head(length: int, extra: bytes = b"") -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + str(length).encode() + b"\r\n" + extra + b"\r\n"


def titled(title: str, body: str = "Some words.") -> bytes:
    return f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1><p>{body}</p></body></html>".encode()


def later(seconds: int) -> str:
    return formatdate(1_800_000_000 + seconds, usegmt=True)


GONE_WORDS = "Sorry, the page you are looking for cannot be found. It may have been moved or deleted."
PACKED = gzip.compress(PAGE * 200)
SCRIPTED = (
    b"<html><head><title>App</title></head><body><div id=root></div>"
    b"<script>const routes={'made-by-script':1};document.body.append(x)</script></body></html>"
)
SET_COOKIE = plain("302 Found", b"", Location="/cookie", Set_Cookie="seen=1; Path=/")
FORBIDDEN = plain("403 Forbidden", b"")

ROUTES: dict[str, Handler] = {
    "/": plain("200 OK", titled("Home of the site")),
    "/ok": plain("200 OK"),
    "/404": plain("404 Not Found", titled("Not found")),
    "/410": plain("410 Gone", b""),
    "/451": plain("451 Unavailable For Legal Reasons", b""),
    "/400": plain("400 Bad Request", b""),
    "/401": plain("401 Unauthorized", b"", WWW_Authenticate="Basic realm=x"),
    "/403": plain("403 Forbidden", titled("Just a moment...")),
    "/999": plain("999 Request denied", b""),
    "/500": plain("500 Internal Server Error", b""),
    "/502": plain("502 Bad Gateway", b""),
    "/503": plain("503 Service Unavailable", b""),
    "/503-date": plain("503 Service Unavailable", b"", Retry_After=later(30)),
    "/429": plain("429 Too Many Requests", b"", Retry_After="1"),
    "/204": plain("204 No Content", b"", Content_Length=""),
    "/empty": plain("200 OK", b""),
    "/loop": to("/loop"),
    "/loop-a": to("/loop-b", "301 Moved Permanently"),
    "/loop-b": to("/loop-a", "301 Moved Permanently"),
    "/query-loop": more_query,
    **{f"/chain-{n}": to(f"/chain-{n + 1}") for n in range(30)},
    "/to-404": to("/404"),
    "/nowhere": plain("302 Found", b""),
    "/to-file": to("file:///etc/passwd"),
    "/to-metadata": to("http://169.254.169.254/latest/meta-data/"),
    "/to-private": to("http://10.255.255.1/"),
    "/silent": silent,
    "/drip": drip,
    "/endless": endless,
    "/informing": informing,
    "/reset": raw(b"", reset=True),
    "/closed": raw(b""),
    "/cut": raw(head(10_000) + PAGE),
    "/cut-gzip": raw(head(len(PACKED) // 2, b"Content-Encoding: gzip\r\n") + PACKED[: len(PACKED) // 2]),
    "/not-gzip": plain("200 OK", PAGE, Content_Encoding="gzip"),
    "/bomb": plain("200 OK", bomb(), Content_Encoding="gzip"),
    "/bad-chunk": raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n"),
    "/huge-header": raw(b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 2_000_000 + b"\r\nContent-Length: 2\r\n\r\nok"),
    "/garbage": raw(b"\x00\x01\x02 this is not HTTP at all\r\n\r\n"),
    "/wrong-type.pdf": plain("200 OK", titled("Sign in")),
    "/fragment": plain("200 OK"),
    "/soft-404": plain("200 OK", titled("Page not found", GONE_WORDS)),
    "/soft-404-words": plain("200 OK", titled("Example Institute", GONE_WORDS)),
    "/deep/page/to-home": to("/", "301 Moved Permanently"),
    "/parked": plain("200 OK", titled("example.org", "This domain is for sale. Buy this domain today.")),
    "/members": to("/sign-in?next=/members"),
    "/sign-in": plain("200 OK", b"<title>Log in</title><form><input type=password></form>"),
    "/drifted": plain("200 OK", titled("Casino bonus codes", "Spin now and win big.")),
    "/meta-404": plain("200 OK", b"<meta http-equiv=refresh content='0; url=/404'>"),
    "/head-ok-get-404": by_method(plain("200 OK"), plain("404 Not Found", b"")),
    # Good, though they do not look so.
    "/301": to("/ok", "301 Moved Permanently"),
    "/302": to("/ok"),
    "/303": to("ok", "303 See Other"),
    "/307": to("/ok", "307 Temporary Redirect"),
    "/308": to("/ok#intro", "308 Permanent Redirect"),
    "/no-head-405": by_method(plain("405 Method Not Allowed", b"", Allow="GET"), plain("200 OK")),
    "/no-head-501": by_method(plain("501 Not Implemented", b""), plain("200 OK")),
    "/no-head-404": by_method(plain("404 Not Found", b""), plain("200 OK")),
    "/no-head-reset": by_method(raw(b"", reset=True), plain("200 OK")),
    "/429-once": first(1, plain("429 Too Many Requests", b"", Retry_After="1"), plain("200 OK")),
    "/429-once-date": first(1, soon, plain("200 OK")),
    "/500-once": first(1, plain("500 Internal Server Error", b""), plain("200 OK")),
    "/503-once": first(1, plain("503 Service Unavailable", b""), plain("200 OK")),
    "/reset-once": first(1, raw(b"", reset=True), plain("200 OK")),
    "/cookie": when(lambda a: "seen=1" in a.headers.get("cookie", ""), plain("200 OK"), SET_COOKIE),
    "/browsers-only": when(
        lambda a: "Mozilla" in a.headers.get("user-agent", "") and "accept" in a.headers, plain("200 OK"), FORBIDDEN
    ),
    "/gzip": plain("200 OK", PACKED, Content_Encoding="gzip"),
    "/chunked": raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"),
    "/old-http": raw(b"HTTP/1.0 200 OK\r\n\r\n" + PAGE),
    "/no-type": plain("200 OK", b"plain words", Content_Type=""),
    "/name": plain("200 OK", b"<a name=old></a><p id='\xc3\xbcber'>words</p>"),
    "/bad-charset": plain("200 OK", b"<h1 id=intro>\xff\xfe caf\xe9</h1>", Content_Type="text/html; charset=utf-99"),
    "/latin": plain("200 OK", b"<h1 id=caf\xe9>x</h1>", Content_Type="text/html; charset=iso-8859-1"),
    "/scripted": plain("200 OK", SCRIPTED),
    "/user-content": plain("200 OK", b"<a id='user-content-readme' href='#readme'></a>words"),
    "/large": plain("200 OK", b"%PDF-1.4" + b"0" * 6_000_000, Content_Type="application/pdf"),
    "/paper.pdf": plain("200 OK", b"%PDF-1.4 words", Content_Type="application/pdf"),
    "/about-404": plain("200 OK", titled("How to fix a 404 page not found", "Long words about servers. " * 60)),
    "/text": plain("200 OK", b"one\ntwo\n", Content_Type="text/plain"),
    "/spaces and (brackets)": plain("200 OK"),
    "/spaces%20and%20(brackets)": plain("200 OK"),
}


def bad(name: str, state: str, url: str = "", why: str = "") -> WebCase:
    return WebCase(name, state, url, why=why)


def good(name: str, state: str = "ok", url: str = "") -> WebCase:
    return WebCase(name, state, url, good=True)


BAD: tuple[WebCase, ...] = (
    bad("404", "gone"), bad("410", "gone"), bad("451", "gone"), bad("400", "failing"), bad("401", "refused"),
    bad("403", "refused"), bad("999", "refused"), bad("429", "refused"), bad("500", "failing"), bad("502", "failing"),
    bad("503", "failing"), bad("503-date", "failing"), bad("204", "failing"), bad("empty", "failing"), bad("loop", "failing"),
    bad("loop-a", "failing"), bad("query-loop", "failing"), bad("chain-0", "failing"), bad("to-404", "gone"),
    bad("nowhere", "failing"), bad("to-file", "unsafe"), bad("to-metadata", "unsafe"),
    bad("to-private", "unsafe"), bad("silent", "timeout"), bad("drip", "timeout"), bad("endless", "failing"), bad("informing", "timeout"),
    bad("reset", "failing"), bad("closed", "failing"), bad("cut", "failing"), bad("cut-gzip", "failing"), bad("not-gzip", "failing"),
    bad("bomb", "failing"), bad("bad-chunk", "failing"), bad("huge-header", "failing"), bad("garbage", "failing"),
    bad("wrong-type.pdf", "drifted"), bad("fragment", "no-fragment", "{base}/fragment#gone-part"), bad("soft-404", "drifted"),
    bad("soft-404-words", "drifted"), bad("deep/page/to-home", "drifted"), bad("parked", "drifted"), bad("members", "refused"),
    bad("drifted", "drifted", why="title"), bad("meta-404", "gone"), bad("head-ok-get-404", "gone"),
    bad("tls-expired", "failing", "{expired}/ok"), bad("tls-other-host", "failing", "{other_host}/ok"),
    bad("tls-self-signed", "failing", "{self_signed}/ok"), bad("no-such-host", "failing", "http://no-such-host.invalid/"),
    bad("no-listener", "failing", "http://127.0.0.1:9/"),
)  # fmt: skip

GOOD: tuple[WebCase, ...] = (
    good("ok"), good("301", "moved"), good("302"), good("303"), good("307"), good("308", "moved"), good("no-head-405"),
    good("no-head-501"), good("no-head-404"), good("no-head-reset"), good("429-once"), good("429-once-date"), good("500-once"),
    good("503-once"), good("reset-once"), good("cookie"), good("browsers-only"), good("gzip"), good("chunked"), good("old-http"),
    good("no-type"), good("name", url="{base}/name#old"), good("encoded-fragment", url="{base}/name#%C3%BCber"),
    good("bad-charset", url="{base}/bad-charset#intro"), good("latin", url="{base}/latin#caf%C3%A9"),
    good("made-by-script", url="{base}/scripted#made-by-script"), good("user-content", url="{base}/user-content#readme"),
    good("large"), good("pdf-page", url="{base}/paper.pdf#page=2"), good("about-404"), good("line", url="{base}/text#L10"),
    good("brackets", url="{base}/spaces%20and%20(brackets)"), good("quoted", url="{base}/ok#:~:text=quiet%20page"),
    good("query", url="{base}/ok?a=1&b=2,3;c"), good("six", url="{six}/ok"), good("tls", url="{good}/ok"),
)  # fmt: skip
