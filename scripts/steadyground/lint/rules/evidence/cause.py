"""EVD431: cause claimed from a survey, records or before-and-after figures (causal-overreach)."""

from __future__ import annotations

from collections.abc import Iterator

from steadyground.lint.language.guards import excused
from steadyground.lint.language.index import pattern
from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.reading import Found, Reading, Sentence, reading_of
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule, hits
from steadyground.pages import Page

NAME = "causal-overreach/design"
_DESIGN = pattern("{design}")
_CAUSE = "{cause}"
_THEREFORE = pattern("{inference}")
_CHANGE = "{change}"
_TREATED = "(?:{treatment}|it|this|works?|retreat|course|programme|program)"
_UNLESS = (
    *("question", "negated", "mention", "hedged", "compared", "linked", "no-comparison", "association", "randomized"),
    *("reported-study", "other-illness"),
)


@content_rule(
    "EVD431",
    NAME,
    bad=(
        "In a survey of our clients, coaching cut panic attacks.",
        "Records from one clinic show that the drips lowered scores.",
        "People who meditate have less PTSD, so meditation protects you.",
        "Her scores fell after the third visit, proving that it works.",
    ),
    good=(
        "In a survey, people who did yoga reported less stress; the survey cannot show why.",
        "Scores were lower after the infusions. There was no comparison group.",
        "Ketamine raises blood pressure.",
        "In a randomized trial, ketamine lowered scores more than midazolam.",
    ),
)
def cause(page: Page, _: Context) -> Iterator[Hit]:
    """Yield each sentence that draws a cause from a design that cannot show one."""
    reading = reading_of(page)
    for sentence in _candidates(reading):
        found = _overreach(reading.whole(sentence), reading)
        if found and not excused(found, _UNLESS):
            yield hits(found, NAME)


def _candidates(reading: Reading) -> list[Sentence]:
    """Sentences with a design or an inference in them: only these can overreach."""
    named = {s.number: s for shape in (_DESIGN, _THEREFORE) for s in reading.sentences_with(shape)}
    return [named[number] for number in sorted(named)]


def _overreach(whole: Found, reading: Reading) -> Found | None:
    words = whole.sentence.words
    before = reading.beside(whole.sentence, -1)
    design = compiled(_DESIGN).search(words)
    if design and compiled(_CAUSE).search(words):
        return whole
    inferred = compiled(_THEREFORE).search(words)
    near = words + b" " + (before.words if before else b"")
    return whole if inferred and compiled(_CHANGE).search(near) and compiled(_TREATED).search(near) else None
