"""The ``///`` blocks a page may use, and where each begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from steadyground.pages.page import Page

KNOWN_BLOCKS = (
    "chances", "crisis-lines", "directories", "downloads", "emergency", "emergency-numbers", "finding", "forest-plot",
    "glossary", "helplines", "in-short", "invented-example", "ledger", "next-steps", "questions", "self-care", "sources", "trials",
    "urgent", "what-changed",
)
"""The blocks of this site. Those of pymdownx are not switched on; its ``html`` would write any element."""

HELP_BLOCKS = ("crisis-lines", "emergency", "emergency-numbers", "helplines", "urgent")
_FENCE = re.compile(r"^[ \t]*(?P<fence>/{3,})(?P<rest>[^\n]*)$", re.M)


@dataclass(frozen=True)
class BlockSpan:
    """A block from its first line to the end of its closing line. ``end`` is None where it is never closed."""

    name: str
    start: int
    end: int | None


def block_spans(page: Page) -> tuple[list[BlockSpan], list[int]]:
    """Return every block with its end, and the offset of each closing line that closes nothing."""
    names = {block.start: block.name for block in page.blocks}
    found: list[BlockSpan] = []
    stray: list[int] = []
    opened: list[tuple[str, str, int]] = []
    for match in _FENCE.finditer(page.without_code, page.body_start):
        fence, start = match["fence"], match.start()
        if match["rest"].strip():
            opened.append((fence, names.get(start, match["rest"].split("|")[0].strip()), start))
        elif opened and opened[-1][0] == fence:
            _, name, begin = opened.pop()
            found.append(BlockSpan(name, begin, match.end()))
        else:
            stray.append(match.start("fence"))
    found += [BlockSpan(name, start, None) for _, name, start in opened]
    return sorted(found, key=lambda b: b.start), stray
