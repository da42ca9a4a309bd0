"""SAF242: suicide is mentioned and no route to help stands in the same section (unsafe-suicide-messaging)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from steadyground.lint.language.guards import excused
from steadyground.lint.language.index import pattern
from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.reading import Reading, reading_of
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule
from steadyground.pages import Page
from steadyground.pages.prose import Kind

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
    """Yield the first mention in each section that has no line, number or help block. Pages not about health are left out."""
    if page.front is not None and not page.front.page_type.is_about_health:
        return
    reading = reading_of(page)
    helped = _sections_with_help(reading)
    for found in reading.find(_MENTION):
        section = found.sentence.passage.section
        if section in helped or compiled(_EXEMPT).search(found.sentence.words) or excused(found, ("style-note",)):
            continue
        helped.add(section)
        yield Hit(*found.span, f"'{found.shown}' stands in a section without a route to help")


def _sections_with_help(reading: Reading) -> set[int]:
    """Return the sections that name a line or a number, link to help, or hold a help block; the front matter counts the whole page."""
    named = {section for section, words in reading.section_words.items() if compiled(_ROUTE).search(words)}
    starts = [s.passage.start for s in reading.sentences]
    places = [block.start for block in reading.page.blocks if block.name in _HELP_BLOCKS]
    places += [link.start for link in reading.page.links if link.target.startswith(("tel:", "sms:")) or "help/" in link.target]
    for place in places if starts else ():
        named.add(reading.sentences[max(0, bisect_right(starts, place) - 1)].passage.section)
    if named or places:
        named |= {s.passage.section for s in reading.sentences if s.passage.kind is Kind.FRONT_MATTER}
    return named
