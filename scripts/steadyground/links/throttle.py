"""One request at a time for each host, with a pause between."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

PAUSE = 1.0


class Throttle:
    """Hands out turns. ``clock`` gives seconds that only grow; ``sleep`` waits that many."""

    def __init__(
        self, clock: Callable[[], float], sleep: Callable[[float], Awaitable[None]], pause: float = PAUSE, at_once: int = 8
    ) -> None:
        self._clock, self._sleep, self._pause = clock, sleep, pause
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._free_at: dict[str, float] = {}
        self._all = asyncio.Semaphore(at_once)

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator[None]:
        """Wait until the host of ``url`` is free and rested, then hold it."""
        host = host_of(url)
        async with self._locks[host]:
            rest = self._free_at.get(host, 0.0) - self._clock()
            if rest > 0:
                await self._sleep(rest)
            async with self._all:
                try:
                    yield
                finally:
                    self.hold_off(url, self._pause)

    def hold_off(self, url: str, seconds: float) -> None:
        """Leave a host alone for a while, at least."""
        host = host_of(url)
        self._free_at[host] = max(self._free_at.get(host, 0.0), self._clock() + seconds)


def host_of(url: str) -> str:
    """Return the host that is spared: ``www.`` is the same machine, as a rule; a port is a machine of its own."""
    return urlsplit(url).netloc.rpartition("@")[2].lower().removeprefix("www.")
