"""A web server that does everything wrong that servers do, for link checkers to be judged on.

It listens on addresses of loopback only (127.0.0.1, and ::1 where there is one), answers at most ``MOST_REQUESTS`` requests, sends at most
``MOST_BYTES`` of an endless body, and holds no connection longer than ``LONGEST`` seconds. What it does at each path is in
``web_set.py``. Run it by itself with ``python tests/links/hostile.py``.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import sys
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

MOST_REQUESTS = 20_000
MOST_BYTES = 64 * 1024 * 1024
LONGEST = 20.0
CERTIFICATES = Path(__file__).parent / "certificates"
TLS_NAMES = ("good", "expired", "other-host", "self-signed")


@dataclass
class Asked:
    """One request: ``times`` says how often its path was asked for with a method that expects a body, this one included."""

    method: str
    path: str
    headers: dict[str, str]
    times: int


@dataclass
class Wire:
    """What a handler writes to. ``hold`` waits until the client leaves, or the longest time is over."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    head_only: bool

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def answer(self, status: str, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        """Send a whole, well-formed answer."""
        fields = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), "Connection": "close", **(headers or {})}
        lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
        await self.send(f"HTTP/1.1 {status}\r\n{lines}\r\n".encode("latin-1") + (b"" if self.head_only else body))

    async def hold(self) -> None:
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self.reader.read(), LONGEST)

    def reset(self) -> None:
        """End the connection with a TCP reset."""
        import socket
        import struct

        raw = self.writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Handler = Callable[[Asked, Wire], Awaitable[None]]


@dataclass
class Hostile:
    """The running server; use it with ``with``. ``hits`` counts requests by path, ``agents`` keeps what clients sent."""

    routes: dict[str, Handler]
    port: int = 0
    host: str = "127.0.0.1"
    port6: int = 0
    tls: dict[str, int] = field(default_factory=dict)
    hits: Counter[str] = field(default_factory=Counter)
    seen: list[tuple[float, Asked]] = field(default_factory=list)
    _served: int = 0

    def __enter__(self) -> Hostile:
        ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._main(ready)), daemon=True)
        self._thread.start()
        ready.wait(5)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(5)

    @property
    def base(self) -> str:
        """The address of the plain server."""
        return f"http://{self.host}:{self.port}"

    async def _main(self, ready: threading.Event) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        self._loop.set_exception_handler(lambda *_: None)
        server = await asyncio.start_server(self._client, self.host, self.port, limit=2**20)
        self.port = server.sockets[0].getsockname()[1]
        servers = [server]
        for name in TLS_NAMES:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATES / f"{name}.pem")
            servers.append(await asyncio.start_server(self._client, "127.0.0.1", 0, ssl=context))
            self.tls[name] = servers[-1].sockets[0].getsockname()[1]
        with contextlib.suppress(OSError):
            servers.append(await asyncio.start_server(self._client, "::1", 0))
            self.port6 = servers[-1].sockets[0].getsockname()[1]
        ready.set()
        await self._stop.wait()
        for one in servers:
            one.close()

    async def _client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(LONGEST):
                await self._one(reader, writer)
        except (TimeoutError, OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ssl.SSLError):
            pass
        finally:
            with contextlib.suppress(Exception):
                writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        line, *rest = head.split("\r\n")
        method, target, _ = line.split(" ", 2)
        path = target.split("?")[0]
        self._served += 1
        if self._served > MOST_REQUESTS:
            return
        if method != "HEAD":
            self.hits[path] += 1
        headers = {name.strip().lower(): value.strip() for name, _, value in (row.partition(":") for row in rest if row)}
        asked = Asked(method, target, headers, self.hits[path])
        self.seen.append((time.monotonic(), asked))
        wire = Wire(reader, writer, method == "HEAD")
        handler = self.routes.get(path)
        if handler is None:
            await wire.answer("404 Not Found", b"<title>Not found</title>")
        else:
            await handler(asked, wire)


if __name__ == "__main__":
    from links.web_set import ROUTES

    with Hostile(ROUTES, port=int(sys.argv[1]) if len(sys.argv) > 1 else 0) as running:
        print(running.base, running.tls, running.port6, flush=True)
        time.sleep(float(sys.argv[2]) if len(sys.argv) > 2 else 3600)
