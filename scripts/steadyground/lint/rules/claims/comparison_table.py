"""CLM133: a table that sets treatments side by side and gives one of them the better cells (unsupported-superiority)."""

from __future__ import annotations

from collections.abc import Iterator

from steadyground.lint.language.guards import excused
from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.reading import reading_of
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule, hits
from steadyground.pages import Page

NAME = "unsupported-superiority/comparison-table"
_VERDICT = "{verdict-row}"


@content_rule(
    "CLM133",
    NAME,
    bad=("| | Tablets | Ketamine |\n|---|---|---|\n| Time to relief | Weeks | Hours |",),
    good=(
        "| Medicine | FDA-approved for PTSD? |\n|---|---|\n| Sertraline | Yes |\n| Ketamine | No |",
        "| | Drip | Nasal spray |\n|---|---|---|\n| Where | Clinic | Clinic |",
    ),
)
def comparison_table(page: Page, _: Context) -> Iterator[Hit]:
    """Yield each row that ranks two treatments by effect, speed or safety without a source."""
    reading = reading_of(page)
    for found in reading.rows(_VERDICT, _sets_two_side_by_side):
        if not excused(found, ("linked", "compared", "asked")):
            yield hits(reading.whole(found.sentence), NAME)


def _sets_two_side_by_side(header: bytes) -> bool:
    return sum(bool(compiled("{treatment}").search(cell)) for cell in header.split(b"|")) > 1
