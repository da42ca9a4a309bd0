"""The edge of the web half: the real clock, the network, the terminal, and the files that keep what was learned."""

from __future__ import annotations

import asyncio
import random
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from steadyground.links.fetch import Fetcher, Trouble
from steadyground.links.survey import Survey
from steadyground.links.throttle import Throttle, host_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date

    from steadyground.links.cache import Memory
    from steadyground.links.state import Verdict

#: The links of one run may take this long in all (seconds); what was not reached is asked by the next run.
LONGEST_RUN = 3 * 3600.0


def ask_the_web(
    urls: Sequence[str], memory: Memory, today: date, titles: Mapping[str, str], fetcher: Fetcher | None = None, pause: float = 1.0
) -> tuple[list[Verdict], bool]:
    """Return a verdict on every address, and whether the run was cut short. ``memory`` has learned from it in either case."""
    recalled = {url: verdict for url in urls if (verdict := memory.recall(url, today))}
    due = [url for url in urls if url not in recalled]
    verdicts: dict[str, Verdict] = {}
    with _progress() as progress:
        note = _counter(progress, len(due))
        survey = Survey(
            fetcher or Fetcher(), Throttle(time.monotonic, asyncio.sleep, pause), chance=random.random, titles=titles,
            on_verdict=note, verdicts=verdicts,
        )  # fmt: skip
        cut = _run(survey, due)
    if survey.cut_off or is_cut_off(verdicts.values()):
        Console(stderr=True).print("This machine has no way to the web, so nothing was learned about web links.")
        return [*recalled.values()], True
    memory.learn(verdicts.values(), today)
    return [*recalled.values(), *verdicts.values()], cut


def is_cut_off(verdicts: Collection[Verdict]) -> bool:
    """Say whether it is this machine that has no network: several hosts were asked for, and the name of none was found."""
    hosts = {host_of(verdict.url) for verdict in verdicts}
    return len(hosts) > 1 and all(verdict.why.startswith(Trouble.NO_HOST) for verdict in verdicts)


def _run(survey: Survey, urls: Sequence[str]) -> bool:
    """Run a survey to its end, to the longest time, or to Ctrl-C; say whether it was cut short."""
    try:
        asyncio.run(asyncio.wait_for(survey.run(urls), LONGEST_RUN))
    except (KeyboardInterrupt, TimeoutError):
        return True
    return False


def _progress() -> Progress:
    console = Console(file=sys.stderr)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, disable=not console.is_terminal)


def _counter(progress: Progress, total: int) -> Callable[[Verdict], None]:
    """Return what counts verdicts by state, on the progress bar."""
    task = progress.add_task("asking the web", total=total)
    counts: Counter[str] = Counter()

    def note(verdict: Verdict) -> None:
        counts[verdict.state.value] += 1
        words = ", ".join(f"{number} {state}" for state, number in sorted(counts.items()))
        progress.update(task, advance=1, description=words)

    return note
