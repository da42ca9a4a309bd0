"""SG421 surer-than-finding: the sentence that cites a finding is no surer than the finding is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import GRADE
from steadyground.lint.certainty import WORD, size_words, surer_words, tells_an_effect
from steadyground.lint.passages import cited_sentence
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level
from steadyground.records import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.lint.passages import Span
    from steadyground.pages import Page
    from steadyground.records import Finding


@rule(
    "SG421", "surer-than-finding", level=Level.ERROR,
    why="A reader decides by the verb. 'Reduces' for what 'may reduce' is a promise that nobody can keep.",
    fix="Use the word of the finding's certainty: high 'reduces', moderate 'probably', low 'may', very low 'we do not know whether'.",
    authority=GRADE,
    bad=(
        "Ketamine reduces symptoms. [@example-low; @example-finding]\n", "It probably helps. [@example-low; @example-finding]\n",
        "It may help. [@example-very-low]\n", "It works for a day. [@example-moderate]\n", "It may probably help. [@example-low]\n",
        "We do not know whether the large effect lasts. [@example-very-low]\n", "It helps [@example-low] for a day.\n",
        "| It reduces pain [@example-low] | yes |\n| --- | --- |\n",
    ),
    good=(
        "Ketamine may reduce symptoms. [@example-low; @example-finding]\n", "It raises blood pressure. [@example-high]\n",
        "It probably raises blood pressure. [@example-moderate]\n", "It may be so; the evidence is very uncertain. [@example-very-low]\n",
        "It is banned there. [@example-law]\n", "It helps you to plan. It may ease pain. [@example-low]\n",
        "Does it help? [@example-low]\n", "In 2014, 41 people had one drip. [@example-low]\n",
        "The largest trial found no clear benefit. [@example-finding]\n",
    ),
)
def check_certainty(page: Page, context: Context) -> Iterator[Hit]:
    """Yield a hit at the words that are surer than the weakest finding they cite."""
    for sentence, finding in _cited(page, context):
        words = surer_words(sentence.text, finding.certainty)
        size = size_words(sentence.text) if finding.certainty is Certainty.VERY_LOW else None
        found = words or size
        if found:
            said = " ".join(found[0].split())
            message = f"'{said}' is surer than '{finding.id}', whose certainty is {finding.certainty}"
            fix = f"Say it with the word of {finding.certainty}: {WORD[finding.certainty]}." if words else "Leave the size out."
            yield Hit(sentence.start + found.start(), sentence.start + found.end(), message, fix)


def _cited(page: Page, context: Context) -> Iterator[tuple[Span, Finding]]:
    """Yield each sentence that cites findings about an effect, once, with the least certain of them."""
    weakest: dict[Span, Finding] = {}
    rows = list(Certainty)
    for citation in page.citations:
        finding = context.ledger.findings.get(citation.key)
        sentence = cited_sentence(page, citation.group_start) if finding and tells_an_effect(finding) else None
        if finding and sentence:
            known = weakest.get(sentence)
            if known is None or rows.index(finding.certainty) > rows.index(known.certainty):
                weakest[sentence] = finding
    yield from weakest.items()
