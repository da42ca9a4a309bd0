"""SG502 dose-in-handout: a handout holds no dose, whoever is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import FDA_COMPOUNDED
from steadyground.lint.doses import DOSE
from steadyground.lint.example import front_matter
from steadyground.lint.rule import Context, Hit, rule
from steadyground.pages import PageType
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

HANDOUT = front_matter("handout")


@rule(
    "SG502", "dose-in-handout", level=Level.ERROR,
    why="A sheet of paper goes from hand to hand without its warnings. A dose on it becomes an instruction.",
    fix="Remove the amount. Write 'your prescriber decides the dose' where one is needed.",
    authority=FDA_COMPOUNDED,
    bad=(HANDOUT + "One trial gave 40 mg. [@example-trial]\n", HANDOUT + "They had 0.5 mg/kg.\n", HANDOUT + "Doses of half a lozenge.\n"),
    good=(HANDOUT + "Your prescriber decides the dose. Blood pressure was 140 mmHg.\n", "One trial gave 40 mg. [@example-trial]\n"),
)
def check_dose_in_handout(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit for each amount on a handout."""
    if page.front is None or page.front.page_type is not PageType.HANDOUT:
        return
    for match in DOSE.finditer(page.prose):
        yield Hit(match.start(), match.end(), f"'{match[0]}' is a dose, and this is a handout")
