"""SG653 one-in-x: chances are counted out of 100 or 1,000, never as '1 in X'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import RISK
from steadyground.lint.patterns import pattern
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

_TENS = "two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|(?:a )?(?:hundred|thousand|million)"
ONE_IN = pattern(rf"(?i)(?:^|[^\w.,])((?:1|one)(?: (?:person|woman|man|adult|patient))? in (?:every )?(\d{{1,3}}(?:,\d{{3}})*|{_TENS}))\b")


@rule(
    "SG653", "one-in-x", level=Level.WARNING,
    why="Two chances told as '1 in 8' and '1 in 20' cannot be compared at a glance; out of one number they can.",
    fix="Write 'X out of 100 people' (out of 1,000 where it is rare).",
    authority=RISK,
    bad=("About 1 in 20 people feel sick.\n", "One in five people left.\n", "1 in 1,000 has it.\n"),
    good=(
        "About 5 out of 100 people feel sick.\n", "Phase 1 in 2014 had few people.\n", "There is one in the box.\n",
        "See 2.1 in 3 papers.\n",
    ),
)
def check_one_in_x(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit for each chance told as one in so many."""
    for match in ONE_IN.finditer(page.prose):
        yield Hit(match.start(1), match.end(1), f"'{match[1]}' is hard to compare")
