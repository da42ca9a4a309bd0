"""A number to call is never broken across two lines: its spaces are ones at which no line ends."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from functools import lru_cache
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown

    from steadyground.records import Ledger

NO_BREAK = "\u00a0"


class WholeNumbers(Treeprocessor):
    """Keeps the numbers of help lines whole, on a page and on a sheet, in a link and in a sentence."""

    def __init__(self, md: Markdown, ledger: Callable[[], Ledger]) -> None:
        super().__init__(md)
        self.ledger = ledger

    def run(self, root: etree.Element) -> None:
        """Keep the numbers below ``root`` whole, in place."""
        keep_whole(root, self.ledger())


def keep_whole(tree: etree.Element, ledger: Ledger) -> None:
    """Put a space at which no line ends for each one in a number of the ledger, in place."""
    calls = [row.call for row in ledger.helplines] + [row.phone for row in ledger.directories]
    pattern = _pattern(frozenset(call.shown for call in calls if call and " " in call.shown))
    for node in tree.iter():
        node.text, node.tail = _whole(node.text, pattern), _whole(node.tail, pattern)


@lru_cache(maxsize=2)
def _pattern(numbers: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(numbers, key=lambda number: (-len(number), number))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)")


def _whole(text: str | None, pattern: re.Pattern[str]) -> str | None:
    if not text:
        return text
    kept = pattern.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
    return AtomicString(kept) if isinstance(text, AtomicString) else kept
