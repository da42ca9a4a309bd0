"""SG503 dose-outside-trial: an amount stands only where a named trial is described, or on an evidence page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import FDA_COMPOUNDED
from steadyground.lint.doses import DOSE
from steadyground.lint.example import front_matter
from steadyground.lint.passages import cited_sentence
from steadyground.lint.rule import Context, Hit, rule
from steadyground.pages import PageType
from steadyground.problem import Level
from steadyground.records import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page


@rule(
    "SG503", "dose-outside-trial", level=Level.ERROR,
    why="Self-dosing has put people in hospital. An amount that is not a study's method reads as advice.",
    fix="Remove the amount, or cite in this sentence the trial that gave it.",
    authority=FDA_COMPOUNDED,
    bad=("Most people start with 100 mg.\n", "The usual amount is 0.5 mg per kg. [@example-review]\n", "Doses of 2 to 3 tablets.\n"),
    good=(
        "One trial gave 0.5 mg/kg. [@example-trial]\n", front_matter("evidence") + "Arms: 0.2 mg/kg and 0.5 mg/kg.\n",
        "Your prescriber decides the dose. Blood pressure was 140 mmHg.\n",
    ),
)
def check_dose_outside_trial(page: Page, context: Context) -> Iterator[Hit]:
    """Yield a hit for each amount in a sentence that cites no trial. Handouts have a rule of their own."""
    if page.front is None or page.front.page_type in (PageType.HANDOUT, PageType.EVIDENCE):
        return
    described: list[range] = []
    for citation in page.citations:
        source = context.ledger.sources.get(citation.key)
        sentence = cited_sentence(page, citation.group_start) if source and source.kind is SourceKind.TRIAL else None
        if sentence:
            described.append(range(sentence.start, sentence.end))
    for match in DOSE.finditer(page.prose):
        if not any(match.start() in sentence for sentence in described):
            yield Hit(match.start(), match.end(), f"'{match[0]}' is a dose, and no trial is cited for it")
