"""SG652 bare-percentage: reader pages count people, not percentages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import RISK
from steadyground.lint.patterns import pattern
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

PERCENT = pattern(r"(?i)\d[\d.,]* ?(?:%|percent\b|per cent\b)")


@rule(
    "SG652", "bare-percentage", level=Level.WARNING,
    why="A percentage hides who was counted. People understand '8 out of 100 people' better.",
    fix="Write 'X out of 100 people', with who, over what time, and compared with what.",
    authority=RISK,
    bad=("It helped 67% of people.\n", "About 67 percent felt better.\n", "| Better | 67 % |\n"),
    good=("It helped 67 out of 100 people.\n", "`width: 50%`\n"),
)
def check_bare_percentage(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit for each percentage."""
    for match in PERCENT.finditer(page.prose):
        yield Hit(match.start(), match.end(), f"'{match[0]}' does not say how many people")
