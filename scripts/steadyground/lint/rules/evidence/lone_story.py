"""EVD402: a quotation in the first person that praises a treatment and stands alone (testimonial-evidence)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from steadyground.lint.language.guards import excused
from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.normal import plain_text
from steadyground.lint.language.reading import Found, reading_of
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule, hits
from steadyground.pages import Page
from steadyground.pages.prose import Kind

NAME = "testimonial-evidence/lone-story"
_FIRST = r"(?:i|my|me|myself)"
_BETTER = "{story-better}"
_BYLINE = "{byline}"
_TOLD = r"i (?:was|am|had|have|felt|feel|found|took|went|tried|slept|woke|could|did|started|cried|got|came)"
_TREATMENT = "(?:{novel}|sertraline|tablets?|therapy|clinic)"


@content_rule(
    "EVD402",
    NAME,
    bad=('> "After the second drip I slept all night for the first time." - Ana, 38',),
    good=(
        '> "Nobody believed me at first. My sister did."',
        '> "After the drip I slept well for a week." One person\'s experience; others felt no change.',
        '"I felt nothing," one man said of his infusions; another felt calmer for a week.',
    ),
)
def lone_story(page: Page, _: Context) -> Iterator[Hit]:
    """Yield each first-person passage that tells of a treatment and of getting better, with no limit set to it."""
    reading = reading_of(page)
    first_person = compiled(_FIRST)
    told = {section for section, words in reading.section_words.items() if first_person.search(words)}
    done: set[int] = set()
    for found in (f for s in reading.sentences if s.passage.section in told for f in reading.find_in(s, first_person)):
        passage = found.sentence.passage
        if passage.start in done:
            continue
        done.add(passage.start)
        words = reading.passage_words(passage)
        if _praises(found, words) and not excused(found, ("framed-story", "linked", "question", "research", "listed")):
            yield hits(reading.whole(found.sentence), NAME)


def _praises(found: Found, words: bytes) -> bool:
    """Say whether a passage tells of getting better with a treatment, in the first person and as a story."""
    signed = bool(compiled(_BYLINE).search(words))
    quoted = found.sentence.kind is Kind.QUOTE or bool(re.search('["\u201c]', found.sentence.passage.text))
    told = quoted or signed or bool(compiled(_TOLD).search(words))
    about = words + b" " + plain_text(found.sentence.passage.title)
    return told and bool(compiled(_BETTER).search(words)) and (signed or bool(compiled(_TREATMENT).search(about)))
