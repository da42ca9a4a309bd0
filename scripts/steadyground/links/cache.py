"""What earlier runs learned: good links for a few days, and since when a bad one has been bad.

Only successes spare a request. A failure that were kept would hide a repaired link.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from steadyground.links.state import State, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: A good link is believed for 7 days, 2 more or less by its address, so that not all come due on one day.
BELIEVED = 7
SPREAD = 2
#: A link is news after it failed on this many different days.
NEWS_AFTER = 3


@dataclass
class Memory:
    """Good links with the day they were seen, and the days on which bad ones failed since they were last good."""

    good: dict[str, tuple[str, State, str]] = field(default_factory=dict)
    failed: dict[str, list[str]] = field(default_factory=dict)

    def recall(self, url: str, today: date) -> Verdict | None:
        """Return the verdict on a link that was good a short while ago, or None."""
        known = self.good.get(url)
        if known is None:
            return None
        seen, state, instead = known
        age = (today - date.fromisoformat(seen)).days
        fresh = 0 <= age < BELIEVED - SPREAD + zlib.crc32(url.encode()) % (2 * SPREAD + 1)
        return Verdict(url, state, instead=instead) if fresh else None

    def learn(self, verdicts: Iterable[Verdict], today: date) -> None:
        """Keep what a run found."""
        for verdict in verdicts:
            if verdict.state.is_good:
                self.good.setdefault(verdict.url, (today.isoformat(), verdict.state, verdict.instead))
                self.failed.pop(verdict.url, None)
            else:
                self.good.pop(verdict.url, None)
                days = self.failed.setdefault(verdict.url, [])
                if today.isoformat() not in days:
                    days.append(today.isoformat())

    def days_failed(self, url: str) -> list[date]:
        """Return the days on which a link failed since it was last good."""
        return [date.fromisoformat(day) for day in self.failed.get(url, ())]

    def forget(self, today: date) -> None:
        """Drop good links that are too old to be believed, and failures nobody asked about for half a year."""
        oldest = (today - timedelta(days=BELIEVED + SPREAD)).isoformat()
        self.good = {url: row for url, row in self.good.items() if row[0] > oldest}
        half_a_year = (today - timedelta(days=183)).isoformat()
        self.failed = {url: days for url, days in self.failed.items() if days and days[-1] > half_a_year}


def read_memory(path: Path) -> Memory:
    """Return what is kept in a file; an absent or damaged file is an empty memory."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        good = {str(url): (str(row[0]), State(row[1]), str(row[2])) for url, row in kept["good"].items()}
        failed = {str(url): [date.fromisoformat(day).isoformat() for day in days] for url, days in kept["failed"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return Memory()
    return Memory({url: row for url, row in good.items() if _is_day(row[0])}, failed)


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def write_memory(memory: Memory, path: Path) -> None:
    """Keep a memory in a file, in the order of the addresses; a run that is cut off leaves the old file whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"good": memory.good, "failed": memory.failed}, indent=1, sort_keys=True, ensure_ascii=False)
    draft = path.with_suffix(".new")
    draft.write_text(text + "\n", encoding="utf-8")
    draft.replace(path)
