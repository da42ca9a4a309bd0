"""Reports of research: what was done and found in a study, told as such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from steadyground.lint.language.reading import Found

_COMPARED = re.compile(
    rb"\b(?:placebo|sham|control(?:s|led)? (?:group|arm|condition|trials?)|(?:control|comparison|waiting[- ]list|usual care|midazolam|dummy)|randomi[sz]ed|compared (?:with|to)|comparison|versus|vs|against (?:\d|the (?:comparison|placebo|dummy)|placebo|midazolam|those|people|none|others)|than (?:the )?(?:placebo|control|comparison|midazolam|usual care"
    rb"|waiting|no treatment|those|people who|with)|did not differ|no difference|similar in both|both groups|each group|the other group|per group|double-blind)\b"
)
_STUDY = re.compile(
    rb"\b(?:trials?|stud(?:y|ies)|reviews?|meta-analys[ie]s|participants|randomi[sz]ed|researchers|authors|guidelines?|evidence|(?:the|these|key|main|study|trial|our main) results|findings?|research|review|this review|we (?:searched|included|found|looked|identified))\b"
)


def reports_research(found: Found) -> bool:
    """Say whether the sentence tells what studies found: a design or its results, or evidence weighed as such."""
    return bool(_STUDY.search(found.sentence.words))


def is_compared(found: Found) -> bool:
    """Say whether the sentence or the one beside it names what was compared."""
    near = [found.sentence, found.reading.beside(found.sentence, 1), found.reading.beside(found.sentence, -1)]
    return any(s is not None and _COMPARED.search(s.words) for s in near)
