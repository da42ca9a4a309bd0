"""EVD462: a section that sets out options and names one treatment only (missing-alternatives)."""

from __future__ import annotations

from collections.abc import Iterator

from steadyground.lint.language.index import pattern
from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.reading import Reading, reading_of
from steadyground.lint.language.sources import is_linked
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule
from steadyground.pages import Page
from steadyground.pages.prose import Kind

NAME = "missing-alternatives/options-section"
_TITLE = pattern("{options-title}")
_OURS = r"our (?:\S+ ){0,3}(?:intensive|retreat|programme|program|course|clinic|method|package|workshop|coach\w*|protocol)"
_SOLD = ("ketamine", "emdr", "body-work", "psychedelics", "coaching", "procedures", "retreats")
_OTHERS = ("talking", "medicines", "peers", "waiting", "professionals", "crisis")


@content_rule(
    "EVD462",
    NAME,
    bad=("## Your treatment options\n\nWe offer ketamine by drip, by injection and as a lozenge.",),
    good=(
        "## Your options\n\nTrauma-focused therapy, some antidepressants, peer support, or waiting and reviewing.",
        "## How ketamine is given\n\nBy drip, by injection or as a nasal spray.",
        "## Options\n\nThis page is about ketamine. See [all treatments](../therapies/compare.md).",
    ),
)
def options(page: Page, _: Context) -> Iterator[Hit]:
    """Yield each heading that promises options above a section with one kind of treatment and no link to others."""
    reading = reading_of(page)
    for heading in [s for s in reading.sentences_with(_TITLE) if s.kind in (Kind.HEADING, Kind.TITLE)]:
        if _names_one(reading, heading.passage.section, heading.number):
            start, end = heading.start, heading.end
            yield Hit(start, max(end, start + 1), "this section offers one kind of treatment as the options")


def _names_one(reading: Reading, section: int, heading: int) -> bool:
    below = [s for s in reading.sentences[heading + 1 :] if s.passage.section == section]
    words = b" ".join(s.words for s in below)
    linked = any(is_linked(reading.whole(s)) for s in below)
    named = [kind for kind in (*_SOLD, *_OTHERS) if compiled(f"{{option-{kind}}}").search(words)]
    ours = compiled(_OURS).search(words)
    one = len(named) == 1 and named[0] in _SOLD
    return bool(below) and not linked and (one or (bool(ours) and not named))
