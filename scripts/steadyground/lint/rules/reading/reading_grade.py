"""SG701 reading-grade: a page for readers can be read with eight years of school, a handout with six."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import READING
from steadyground.lint.readability import easy_words, measure
from steadyground.lint.reading_limits import limit_of
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

_HARD = "The heterogeneous methodological characteristics of psychopharmacological investigations necessitate considerable interpretation. "
_PLAIN = "Some people feel better for a few days. Others feel no change. We do not know why. You can ask your doctor about it. "


@rule(
    "SG701", "reading-grade", level=Level.ERROR,
    why="More than 4 in 10 adults struggle with health pages written for the public (NHS Digital); a frightened reader reads less well.",
    fix="Use shorter words and say one thing a sentence. Never chop a sentence only to please the formula.",
    authority=READING,
    bad=(f"# Title\n\n{_HARD * 12}\n",),
    good=(f"# Title\n\n{_PLAIN * 6}\n", f"# Title\n\n{_HARD}\n"),
)
def check_reading_grade(page: Page, context: Context) -> Iterator[Hit]:
    """Yield a hit when the Flesch-Kincaid grade is above the page's limit."""
    limit = limit_of(page)
    reading = measure(page, easy_words(context.ledger)) if limit else None
    if limit and reading and reading.grade > limit:
        start = page.headings[0].start if page.headings else page.body_start
        message = f"this page reads at grade {reading.grade:.1f} (SMOG {reading.smog:.1f}), and its limit is {limit}"
        yield Hit(start, start, message)
