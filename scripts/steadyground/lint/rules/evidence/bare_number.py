"""EVD421: a figure of benefit or risk without its group, comparison, time or source (number-without-context)."""

from __future__ import annotations

from collections.abc import Iterator

from steadyground.lint.language.guards import excused
from steadyground.lint.language.index import pattern
from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.normal import plain_text
from steadyground.lint.language.reading import Found, reading_of
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule, hits
from steadyground.pages import Page

NAME = "number-without-context/bare-figure"
_FIGURE = pattern("{figure}")
_OUTCOME = "{outcome}"
_TIME = "{time-given}"
_GROUP = "{group-given}"
_ABOUT = ("linked", "question", "negated", "mention", "not-a-rate", "other-illness")


@content_rule(
    "EVD421",
    NAME,
    bad=(
        "Our success rate is 87%.",
        "Ketamine halves the risk of relapse.",
        "Nine in ten felt better.",
        "You are three times as likely to recover.",
        "| Result | Share |\n|---|---|\n| Sleep improved | 8 in 10 |",
    ),
    good=(
        "By the end of two weeks, 67 out of 100 people on ketamine had improved, against 20 out of 100 on midazolam.",
        "In a survey of 4,000 adults in England, 4 in 100 had symptoms of PTSD.",
        "The session costs 40% more on weekends.",
        'A "90% success rate" with no source is a warning sign.',
    ),
)
def bare_number(page: Page, _: Context) -> Iterator[Hit]:
    """Yield each figure of an outcome that lacks what a reader needs to weigh it."""
    reading = reading_of(page)
    last = None
    for found in reading.find(_FIGURE):
        about = plain_text(found.sentence.passage.header) + b" " + found.sentence.words
        if found.sentence is last or not compiled(_OUTCOME).search(about):
            continue
        if not _has_context(found) and not excused(found, _ABOUT):
            last = found.sentence
            yield hits(found, NAME)


def _has_context(found: Found) -> bool:
    """Two of three: who was counted, against what, after how long. A named body and a year stand for two."""
    points = (
        found.reading.passage_holds(found.sentence.passage, compiled(_GROUP))
        + excused(found, ("compared",))
        + excused(found, ("study-passage",))
        + bool(compiled(_TIME).search(found.sentence.words))
    )
    return points + 2 * excused(found, ("sourced", "no-comparison")) > 1
