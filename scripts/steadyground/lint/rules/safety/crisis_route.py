"""SAF242: suicide is mentioned and no route to help stands in the same section (unsafe-suicide-messaging)."""

from __future__ import annotations

from collections.abc import Iterator

from steadyground.lint.language.guards import excused
from steadyground.lint.language.index import pattern
from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.reading import Reading, Sentence, reading_of
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule
from steadyground.pages import Page

NAME = "unsafe-suicide-messaging/no-route-to-help"
_MENTION = pattern("{suicide-mention}")
_ROUTE = "{crisis-route}"
_EXEMPT = "{suicide-set-phrase}"
_HELP_BLOCKS = frozenset(("emergency", "urgent", "helplines", "help", "crisis"))


@content_rule(
    "SAF242",
    NAME,
    bad=("She thought about suicide for a year.", "Some people want to die after a betrayal."),
    good=(
        "If you are thinking about suicide, call or text 988.",
        "Suicide prevention is everyone's work.",
        "We write *died by suicide*, because the older phrase blames.",
    ),
)
def crisis_route(page: Page, _: Context) -> Iterator[Hit]:
    """Yield the first mention in each section that has no line, number or help block."""
    reading = reading_of(page)
    done: set[int] = set()
    for found in reading.find(_MENTION):
        section = found.sentence.passage.section
        if section in done or has_route(reading, found.sentence) or compiled(_EXEMPT).search(found.sentence.words):
            continue
        if not excused(found, ("style-note",)):
            done.add(section)
            yield Hit(*found.span, f"'{found.shown}' stands in a section without a route to help")


def has_route(reading: Reading, sentence: Sentence) -> bool:
    """Say whether the section of a sentence names a line or a number, or holds a help block."""
    section = sentence.passage.section
    if compiled(_ROUTE).search(reading.section_words[section]):
        return True
    starts = [s.passage.start for s in reading.sentences if s.passage.section == section]
    first, last = min(starts), next((s.passage.start for s in reading.sentences if s.passage.section > section), len(reading.page.text))
    return any(first <= block.start < last and block.name in _HELP_BLOCKS for block in reading.page.blocks)
