"""All web addresses of a site, each looked at politely until its state is settled."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from steadyground.links.archive import archive_query, archived_copy
from steadyground.links.doi import handle_address, judge_handle
from steadyground.links.fetch import Answer, Trouble, without_secrets
from steadyground.links.retry import wait_before
from steadyground.links.state import State, Verdict
from steadyground.links.throttle import host_of
from steadyground.links.verdict import judge

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping

    from steadyground.links.throttle import Throttle

#: Copies asked for in one run: the Archive is a library, not a mirror.
MOST_COPIES = 25
#: So many hosts that gave no sign of life, and not one that did, mean that it is this machine that has no network.
SILENT_HOSTS = 20
_SETTLED_AT_ONCE = {State.UNSAFE, State.NO_FRAGMENT}
_NO_SIGN = {Trouble.NO_HOST, Trouble.NO_CONNECTION, Trouble.TIMEOUT}


class CutOffError(Exception):
    """No host of many gave a sign of life, so it is this machine that has no way to the web."""


class Looks(Protocol):
    """What can look at an address; ``Fetcher`` does."""

    async def look(self, url: str) -> Answer:
        """Return what the server does."""


@dataclass
class Survey:
    """One run. ``verdicts`` fills while it goes, so that an interrupted run keeps what it learned.

    ``sleep``, ``now`` and ``chance`` (a number from 0 to 1) are parameters, so that tests need neither time nor luck.
    """

    fetcher: Looks
    throttle: Throttle
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    chance: Callable[[], float] = lambda: 0.5
    titles: Mapping[str, str] = field(default_factory=dict)
    on_verdict: Callable[[Verdict], None] = lambda _: None
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    cut_off: bool = False
    _silent: set[str] | None = field(default_factory=set)

    async def run(self, urls: Iterable[str]) -> None:
        """Settle every address; those that differ only in their fragment cost one request together.

        Ends early, with ``cut_off`` set, where the first ``SILENT_HOSTS`` hosts give no sign of life.
        """
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for url in urls:
            groups[without_secrets(url)].append(url)
        try:
            async with asyncio.TaskGroup() as tasks:
                for group in groups.values():
                    tasks.create_task(self._settle(group))
        except* CutOffError:
            self.cut_off = True
        if not self.cut_off:
            await self._suggest_copies()

    async def _settle(self, urls: list[str]) -> None:
        looks = 0
        while True:
            answer = await self._look(urls[0])
            looks += 1
            verdicts = [self._judge(url, answer) for url in urls]
            wait = self._wait(verdicts, looks, answer)
            if wait is None:
                break
            if answer.retry_after:
                self.throttle.hold_off(urls[0], wait)
            await self.sleep(wait)
        for verdict in verdicts:
            self.verdicts[verdict.url] = verdict
            self.on_verdict(verdict)

    async def _look(self, url: str) -> Answer:
        address = handle_address(url) or url
        async with self.throttle.turn(address):
            answer = await self.fetcher.look(address)
        self._notice(answer)
        return answer

    def _notice(self, answer: Answer) -> None:
        """Count the hosts without a sign of life until the first that gives one. Raises CutOffError where there are too many."""
        if self._silent is None or answer.steps or answer.trouble not in _NO_SIGN:
            self._silent = None
            return
        self._silent.add(host_of(answer.url))
        if len(self._silent) >= SILENT_HOSTS:
            raise CutOffError

    def _judge(self, url: str, answer: Answer) -> Verdict:
        if handle_address(url):
            return judge_handle(url, answer)
        return judge(replace(answer, url=url), title=self.titles.get(url, ""))

    def _wait(self, verdicts: list[Verdict], looks: int, answer: Answer) -> float | None:
        """Return how long to wait for another look, or None where the matter is settled: no failure counts after one look."""
        bad = [verdict for verdict in verdicts if not verdict.state.is_good and verdict.state not in _SETTLED_AT_ONCE]
        if not bad or (looks > 1 and not any(verdict.transient for verdict in bad)):
            return None
        return wait_before(looks + 1, answer.retry_after, self.now(), self.chance)

    async def _suggest_copies(self) -> None:
        gone = [verdict for verdict in self.verdicts.values() if verdict.state is State.GONE and not handle_address(verdict.url)]
        for verdict in gone[:MOST_COPIES]:
            copy = archived_copy(await self._look(archive_query(verdict.url)))
            if copy:
                self.verdicts[verdict.url] = replace(verdict, instead=copy)
