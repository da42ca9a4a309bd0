"""SG412 citation-form: a citation is written ``[@key]`` or ``[@key; @key]``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from steadyground.lint.authority import GALAXY
from steadyground.lint.patterns import pattern
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

OPEN = pattern(r"\[[ \t]*@[^\]\n]*\]?")
GOOD = pattern(r"\[@[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:; ?@[a-z][a-z0-9]*(?:-[a-z0-9]+)*)*\]")
BARE = pattern(r"(?:^|[\s(])(?P<at>@(?P<key>[a-z][a-z0-9-]*))")


@rule(
    "SG412", "citation-form", level=Level.ERROR,
    why="A citation in another form is printed as text, and the claim stands there without its source.",
    fix="Write [@key], or [@key; @other] for two.",
    authority=GALAXY,
    bad=(
        "It may help. [@example-trial\n", "It may help. [@]\n", "It may help. [@example-trial, @example-low]\n",
        "It may help. @example-trial\n", "It may help. [@example-trial; example-low]\n", "It may help. [ @example-trial]\n",
    ),
    good=("It may help. [@example-trial; @example-low]\n", "Write to help@example.org.\n", "Write `[@` to begin.\n"),
)
def check_citation_form(page: Page, context: Context) -> Iterator[Hit]:
    """Yield a hit for each citation that the site would print as text."""
    covered: list[tuple[int, int]] = []
    for match in OPEN.finditer(page.without_code):
        covered.append((match.start(), match.end()))
        if not _is_good(match[0]):
            yield Hit(match.start(), match.end(), f"'{match[0]}' is not a citation")
    for match in BARE.finditer(page.without_code):
        at = match.start(1)
        if context.ledger.is_citable(match["key"]) and not any(start <= at < end for start, end in covered):
            yield Hit(at, match.end(1), f"'{match['at']}' stands outside brackets")


@lru_cache(4096)
def _is_good(citation: str) -> bool:
    return bool(GOOD.fullmatch(citation))
