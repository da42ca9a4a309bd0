"""One look at one address: what the server did, without any judgment of it.

Only ``GET`` is used: servers treat ``HEAD`` wrongly in both directions. Redirects are followed by hand, so that each step is judged,
and a page that sends readers on by ``<meta refresh>`` counts as one.
"""

from __future__ import annotations

import asyncio
import re
import ssl
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx

from steadyground.links.body import Body, BodyError
from steadyground.links.collect import collect
from steadyground.links.guard import GuardedBackend, GuardedTransport, NoSuchHostError, UnsafeTargetError

if TYPE_CHECKING:
    from types import TracebackType

MOST_STEPS = 10
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)")
_REDIRECTS = {301, 302, 303, 307, 308}
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; SteadyGroundLinks/1.0; checks links of a health guide)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.8",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}


class Trouble(StrEnum):
    """What kept an answer from arriving whole."""

    UNSAFE = "it leads to a place that is not on the public web"
    NO_HOST = "no name server knows the host"
    NO_CONNECTION = "the host takes no connection"
    TLS_EXPIRED = "its certificate has expired"
    TLS_NAME = "its certificate is for another host"
    TLS_UNKNOWN = "its certificate is signed by nobody known"
    TLS = "no secure connection could be made"
    TIMEOUT = "it did not answer in time"
    CUT_OFF = "the connection broke off"
    NOT_HTTP = "the answer is not proper HTTP"
    BODY = "the answer came damaged"
    LOOP = "it redirects in a circle"
    BAD_REDIRECT = "it redirects to nowhere"


@dataclass(frozen=True)
class Step:
    """One answer on the way: its address, its status, and where it sent us ('' at the end)."""

    url: str
    status: int
    to: str = ""


@dataclass
class Answer:
    """What came of one look."""

    url: str
    steps: list[Step] = field(default_factory=list)
    trouble: Trouble | None = None
    detail: str = ""
    content_type: str = ""
    retry_after: str = ""
    body: bytes = b""
    complete: bool = True

    @property
    def status(self) -> int:
        """Return the last status, 0 where there was none."""
        return self.steps[-1].status if self.steps else 0

    @property
    def final(self) -> str:
        """Return the address at which the way ended."""
        return self.steps[-1].url if self.steps else self.url


class Fetcher:
    """Looks at addresses, each look with its own empty cookie jar. Use with ``async with``."""

    def __init__(self, backend: GuardedBackend | None = None, *, timeout: float = 30.0, context: ssl.SSLContext | None = None) -> None:
        self._transport = GuardedTransport(backend or GuardedBackend(), context or ssl.create_default_context())
        self._timeout = timeout

    async def __aenter__(self) -> Fetcher:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self._transport.aclose()

    async def look(self, url: str) -> Answer:
        """Return what the server does when asked for ``url``. Never raises for anything a server can do."""
        answer = Answer(url)
        try:
            async with asyncio.timeout(self._timeout):
                await self._walk(answer)
        except TimeoutError:
            answer.trouble = Trouble.TIMEOUT
        except (httpx.HTTPError, httpx.InvalidURL, BodyError, ssl.SSLError, OSError, ValueError) as error:
            answer.trouble, answer.detail = trouble_of(error), _words(error)
        return answer

    async def _walk(self, answer: Answer) -> None:
        """Go from step to step until an answer is no redirect."""
        client = httpx.AsyncClient(transport=self._transport, headers=_HEADERS, trust_env=False, timeout=self._timeout)
        url, seen = without_secrets(answer.url), set[tuple[str, str]]()
        while url:
            mark = (url, repr(sorted(client.cookies.items())))
            if mark in seen or len(answer.steps) > MOST_STEPS:
                answer.trouble = Trouble.LOOP
                return
            seen.add(mark)
            url = await self._step(client, url, answer)

    async def _step(self, client: httpx.AsyncClient, url: str, answer: Answer) -> str:
        """Ask once; return where it sends us, or '' at the end."""
        async with client.stream("GET", url, follow_redirects=False) as response:
            target = _target(url, response) if response.status_code in _REDIRECTS else ""
            answer.steps.append(Step(url, response.status_code, target))
            answer.content_type = response.headers.get("content-type", "").lower()
            answer.retry_after = response.headers.get("retry-after", "")
            if not target:
                await _read(response, answer)
        if target or response.status_code != 200 or "html" not in (answer.content_type or "html"):
            return _checked(target, answer)
        answer.body = _as_utf8(answer.body, answer.content_type)
        refresh = _refresh(answer.body)
        return _checked(urljoin(url, refresh), answer) if refresh else ""


def _checked(target: str, answer: Answer) -> str:
    if target and urlsplit(target).scheme not in ("http", "https"):
        raise UnsafeTargetError(f"it redirects to '{target[:80]}'")
    return without_secrets(target) if target else ""


def _target(url: str, response: httpx.Response) -> str:
    where = str(response.headers.get("location", "")).strip()
    if not where:
        raise httpx.InvalidURL("it redirects without saying where")
    return urljoin(url, where)


async def _read(response: httpx.Response, answer: Answer) -> None:
    """Read the body as far as a page needs; a large file of another type is good as soon as it keeps coming."""
    body = Body(response.headers.get("content-encoding", ""))
    is_page = "html" in answer.content_type or not answer.content_type
    enough = body.most_packed * 2 if is_page else 65_536
    async for chunk in response.aiter_raw():
        body.add(chunk)
        if body.packed >= enough:
            answer.body, answer.complete = b"".join(body.parts), False
            return
    answer.body = body.finish()


def _as_utf8(body: bytes, content_type: str) -> bytes:
    """Return a page in UTF-8 where its header names another encoding, marked so that nothing in the page can say otherwise."""
    named = _CHARSET.search(content_type)
    if not named or named[1] in ("utf-8", "utf8"):
        return body
    try:
        return b"\xef\xbb\xbf" + body.decode(named[1], "replace").encode()
    except LookupError:
        return body


def _refresh(body: bytes) -> str:
    """Return where a page sends its readers at once."""
    if b"http-equiv" not in body.lower():
        return ""
    return collect(body).refresh


def without_secrets(url: str) -> str:
    """Return an address without user name, password and fragment: none of them is ever sent."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, parts.query, ""))


def trouble_of(error: Exception) -> Trouble:
    """Return the kind of trouble behind an exception of httpx or the system."""
    text = _words(error).lower()
    if isinstance(error, ssl.SSLError) or "ssl" in text or "certificate" in text:
        return _tls(text)
    for kind, trouble in _BY_TYPE:
        if isinstance(error, kind):
            return trouble
    return Trouble.NO_CONNECTION


_BY_TYPE: tuple[tuple[type[Exception], Trouble], ...] = (
    (UnsafeTargetError, Trouble.UNSAFE),
    (NoSuchHostError, Trouble.NO_HOST),
    (httpx.TimeoutException, Trouble.TIMEOUT),
    (httpx.ConnectError, Trouble.NO_CONNECTION),
    (httpx.RemoteProtocolError, Trouble.NOT_HTTP),
    (httpx.NetworkError, Trouble.CUT_OFF),
    (BodyError, Trouble.BODY),
    (httpx.InvalidURL, Trouble.BAD_REDIRECT),
    (httpx.HTTPError, Trouble.NOT_HTTP),
    (OSError, Trouble.CUT_OFF),
    (ValueError, Trouble.BAD_REDIRECT),
)


def _tls(text: str) -> Trouble:
    if "expired" in text:
        return Trouble.TLS_EXPIRED
    if "mismatch" in text or "not valid for" in text:
        return Trouble.TLS_NAME
    if "self-signed" in text or "self signed" in text or "unable to get" in text:
        return Trouble.TLS_UNKNOWN
    return Trouble.TLS


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
