"""CLM121: a treatment said to have an effect, with no hedge, source or comparison (unhedged-efficacy)."""

from __future__ import annotations

from collections.abc import Iterator

from steadyground.lint.language.claims import effects
from steadyground.lint.language.guards import excused
from steadyground.lint.language.reading import reading_of
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule, hits
from steadyground.pages import Page

NAME = "unhedged-efficacy/flat-effect"
UNLESS = ("question", "negated", "negated-inside", "can-help", "reported-study", "hedged", "sourced", "mention", "compared", "research", "name", "recommended-only", "safety")


@content_rule(
    "CLM121", NAME,
    bad=(
        "Ketamine treats PTSD.", "EMDR resolves the memory.", "The infusions bring your sleep back.", "Under ketamine, panic is brought down within the hour.",
        "Ketamine acts on glutamate, so it helps people whom tablets failed.",
    ),
    good=(
        "Ketamine may reduce symptoms for some people.", "Ketamine is used to start anesthesia.", "Does ketamine treat PTSD?",
        "NICE recommends trauma-focused talking therapies.", "Ketamine raises blood pressure.",
    ),
)
def flat_effect(page: Page, _: Context) -> Iterator[Hit]:
    """Yield each sentence that says flatly that a treatment helps."""
    reading = reading_of(page)
    last = None
    for found in effects(reading):
        if found.sentence is not last and not excused(found, UNLESS):
            last = found.sentence
            yield hits(found, NAME)
