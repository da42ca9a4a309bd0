"""SG403 unknown-reviewer: a page names only reviewers who are real and have agreed to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.example import front_matter
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page


@rule(
    "SG403", "unknown-reviewer", level=Level.ERROR,
    why="A review that did not happen, or a reviewer who did not agree, is a false claim about the page itself.",
    fix="Remove the name, or add the person, with the day of their consent, to docs/_data/reviewers.yml.",
    authority="JAMA benchmarks: authorship and attribution; HONcode: authority. This guide claims no review that has not happened",
    bad=(front_matter().replace("checked:", "reviewed_by: [nobody]\nchecked:", 1) + "# A\n",),
    good=(front_matter() + "# A\n",),
)
def check_unknown_reviewer(page: Page, context: Context) -> Iterator[Hit]:
    """Yield a hit for each reviewer whom the records do not know."""
    for name in page.front.reviewed_by if page.front else ():
        if name not in context.ledger.reviewers.rows:
            start = max(0, page.text.find(name, page.text.find("reviewed_by"), page.body_start))
            yield Hit(start, start + len(name), f"'{name}' is not in docs/_data/reviewers.yml")
