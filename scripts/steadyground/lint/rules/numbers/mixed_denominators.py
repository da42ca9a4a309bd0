"""SG651 mixed-denominators: chances that stand together are counted out of the same number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import RISK
from steadyground.lint.passages import sections
from steadyground.lint.patterns import pattern
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

OUT_OF = pattern(
    r"(?i)\b\d[\d.,]*(?: people| patients| women| men| adults)? (?:out of|in)(?: every)? (10,?000|1,?000|100|10)\b"
)


@rule(
    "SG651", "mixed-denominators", level=Level.WARNING,
    why="Readers compare the first numbers: 8 out of 100 looks smaller than 20 out of 1,000.",
    fix="Count all of them out of 100, or all out of 1,000.",
    authority=RISK,
    bad=("## Chances\n\nIt was 8 out of 100 people, against 20 out of 1,000.\n", "3 in 10 people felt it, and 4 out of 100 left.\n"),
    good=(
        "## Chances\n\nIt was 8 out of 100 people, against 2 out of 100.\n",
        "## Chances\n\n8 out of 100.\n\n## Harms\n\n2 out of 1,000.\n", "## Sizes\n\nOf 158 people, 8 out of 100 left in 10 weeks.\n",
    ),
)
def check_mixed_denominators(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit at the first chance of a section that is counted out of another number than the one before."""
    for section in sections(page):
        first = ""
        for match in OUT_OF.finditer(section.text):
            number = match[1].replace(",", "")
            if first and number != first:
                start = section.start + match.start()
                yield Hit(start, section.start + match.end(), f"this is out of {match[1]}, and above it stands out of {int(first):,}")
                break
            first = number
