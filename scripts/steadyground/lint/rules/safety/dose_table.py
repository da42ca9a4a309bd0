"""SAF214: a table of amounts by body weight, day or step (dosing-advice)."""

from __future__ import annotations

from collections.abc import Iterator

from steadyground.lint.language.guards import excused
from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.normal import plain_text
from steadyground.lint.language.reading import reading_of
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule, hits
from steadyground.pages import Page

NAME = "dosing-advice/dose-table"
_HEADER = "{dose-header}"
_STUDY = r"(?:trial|study|studies|participants|people|comparison|guideline|label|cost|price|visit|what happens|appointment)"
_ROW = r"(?:\d|half|one|two|three|quarter|whole|daily|weekly|every|twice|once|nightly)"
_KEY = "{dose-key}"


@content_rule(
    "SAF214",
    NAME,
    bad=("| Your weight | How much |\n|---|---|\n| Under 60 kg | Half a lozenge |",),
    good=(
        "| Study | Dose | People |\n|---|---|---|\n| 2014 trial | 0.5 mg per kg | 41 |",
        "| Day | Exercise |\n|---|---|\n| Monday | Walk |",
    ),
)
def dose_table(page: Page, _: Context) -> Iterator[Hit]:
    """Yield each row that tells a reader how much or how often."""
    reading = reading_of(page)
    for found in reading.rows(_ROW, lambda header: bool(compiled(_HEADER).search(header))):
        words = plain_text(found.sentence.passage.header) + found.sentence.words
        study = compiled(_STUDY).search(words)
        if compiled(_KEY).search(words) and not study and not excused(found, ("linked", "prescriber")):
            yield hits(reading.whole(found.sentence), NAME)
