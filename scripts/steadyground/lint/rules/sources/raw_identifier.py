"""SG413 raw-identifier: a work is cited by its key, never by a DOI or PubMed address in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import GALAXY
from steadyground.lint.patterns import pattern
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page
    from steadyground.records import Ledger

RAW = pattern(
    r"(?i)(?P<doi>\b10\.\d{4,9}/[^\s<>()\[\]\"]+)|(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/|\bPMID:? ?)(?P<pmid>\d{1,9})"
)


@rule(
    "SG413", "raw-identifier", level=Level.ERROR,
    why="A work outside the records has no one who read it, no date, and no warning when it is retracted.",
    fix="Add the work to docs/_data/sources.yml and cite it as [@key].",
    authority=GALAXY,
    bad=(
        "It may help (https://doi.org/10.1000/example).\n", "See [the trial](https://pubmed.ncbi.nlm.nih.gov/12345678/).\n",
        "PMID 12345678\n",
    ),
    good=("It may help. [@example-trial]\n", "The rate was 10.5 and the ratio 3/4.\n"),
)
def check_raw_identifier(page: Page, context: Context) -> Iterator[Hit]:
    """Yield a hit for each identifier, naming the key of the work where the records have it."""
    for match in RAW.finditer(page.without_code):
        doi, pmid = (match["doi"] or "").rstrip(".,;").lower(), match["pmid"] or ""
        key = _key_of(context.ledger, doi, pmid)
        message = f"'{doi or 'PMID ' + pmid}' is written out"
        yield Hit(match.start(), match.end(), message, f"Write [@{key}] instead." if key else "")


def _key_of(ledger: Ledger, doi: str, pmid: str) -> str:
    same = (s.key for s in ledger.sources if (doi and s.doi and s.doi.lower() == doi) or (pmid and s.pmid == pmid))
    return next(same, "")
