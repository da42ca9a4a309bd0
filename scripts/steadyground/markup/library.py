"""The records that pages draw on, read once for each change of the data folder."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from steadyground.problem import by_weight
from steadyground.records import DATA_FOLDER, Ledger, load_ledger


class MarkupError(Exception):
    """A page asks for something that the records do not hold. The message says what to write instead."""


def library(root: Path) -> Ledger:
    """Return the ledger below ``root``.

    Raises MarkupError when the data has faults: nothing is published from a ledger that does not add up.
    """
    stamp = tuple(sorted((p.name, p.stat().st_mtime_ns) for p in (root / DATA_FOLDER).glob("*.yml")))
    return _load(root, stamp)


@lru_cache(maxsize=2)
def _load(root: Path, stamp: tuple[tuple[str, int], ...]) -> Ledger:
    ledger = load_ledger(root)
    if ledger.problems:
        raise MarkupError("the data has faults:\n" + "\n".join(map(str, by_weight(ledger.problems))))
    return ledger
