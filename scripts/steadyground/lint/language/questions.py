"""Questions (R4): a heading that asks is fine; a question that presses or implies the claim is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from steadyground.lint.language.reading import Found, Sentence

_PRESSING = re.compile(
    rb"^(?:(?:so|and|but|or),? )?(?:ready|tired|sick|fed up|want|wish|looking|struggling|still|exhausted|stuck|imagine|desperate|needing|need|longing|curious"
    rb"|why (?:not|wait|suffer|keep|settle|spend|go|put|live|let|choose|struggle|stay|risk|else|waste|endure|carry)|what if|what are you waiting|what (?:is|has) (?:stopping|holding|it costing)"
    rb"|who (?:would not|does not|needs|has time)|how (?:much |many )?(?:longer|more)|(?:is|are|do|does|would|could|have|has|should|was|were|did|can) not (?:you|it|this|that|we|they|your|everyone|he|she)"
    rb"|(?:is|are|do|does|would|could|have|has|should|was|were|did|can) (?:you|it|this|that|we|they|your|everyone|he|she) not"
    rb"|can you (?:really )?afford|are you (?:ready|tired|sick|still|willing|done)|do you (?:want|really want|deserve|dream)|would you (?:like|rather)|have you (?:had enough|tried everything|suffered)"
    rb"|what (?:did you|part|role|have you|will (?:your|happen to|become))|isn)\b|\bwhat (?:more|further|other) (?:\w+ )?(?:do|could|would) you (?:need|want)"
)


def is_question(found: Found) -> bool:
    """Say whether the words stand in a plain question."""
    return asks(found.sentence) and not presses(found.sentence)


def asks(sentence: Sentence) -> bool:
    """Say whether the sentence is a question, whatever its purpose. A cell of a table may ask on its own."""
    words = sentence.words.rstrip(b" |)")
    return words.endswith(b"?")


def presses(sentence: Sentence) -> bool:
    """Say whether a question presses: "Ready to get your life back?"."""
    return asks(sentence) and bool(_PRESSING.search(sentence.words))
