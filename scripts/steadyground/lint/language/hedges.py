"""Hedges (R5): words that limit how sure, how many or how long. They count where they bear on the effect."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from steadyground.lint.language.reading import Found

_EDGE = re.compile(rb"[;|] |, but |, so |, and (?:it|you|we|they|the) |: ")
_HEDGE = re.compile(
    rb"\b(?:may|might|could|perhaps|possibly|probably|likely|unlikely|seems?|seemed|appears?|appeared|suggest(?:s|ed|ing)?|uncertain\w*|unclear|unknown|unsettled|unproven|untested"
    rb"|not (?:yet )?(?:known|clear|certain|proven|sure|settled|established|been shown)|^whether|(?:clear|known|unknown|know|uncertain|certain|say|tell|studied|tested|ask|asked|asks|sure|see|question|out|shows?|showed|show|of|on) whether|whether (?:it|this|that|they|ketamine|the \w+|any|these) (?:\w+ )?(?:helps?|works?|lasts?|is|are|will|can|would|does|do|did)|in some|for some|some (?:people|of|patients|users|veterans|clients|survivors|partners|women|men|adults|may|find|say|report"
    rb"|reported|reports|studies|trials|evidence|feel|describe|notice|relief|get|clinicians|doctors|therapists|experts|researchers)|sometimes|a few|not (?:everyone|all|always|every)|(?:very )?low certainty|(?:being|been|still) (?:studied|tested|debated)|under study"
    rb"|mixed|modest|slight(?:ly)?|tentative|vary|varies|varied|differs?|early (?:evidence|studies|research|work|trials|results)|limited evidence|small (?:studies|trials|study|trial|benefit|effect|number)|weak evidence"
    rb"|inconsistent|preliminary|depends|depending|hop(?:e|es|ed|ing) (?:that|to)|is thought to|are thought to|believed to|trying to|tries to|intended to|meant to|aims? to|designed to|claims? to|said to|supposed to"
    rb"|one (?:theory|idea|possibility|view)|in theory|if it (?:helps|works)|when it (?:helps|works)|for a (?:time|while|few|short)|can be hard|so far|we found no|no trial|not enough)\b"
)
_CAN_HELP = re.compile(rb"\bcan (?:also |sometimes |often )?(?:help|reduce|ease|improve|make|be (?:helpful|effective|beneficial|useful)|relieve|lower|calm|relax|give|offer|bring|support)\b")
_LIMITING = re.compile(
    rb"\b(?:not (?:known|clear|certain|proven|settled|everyone|all|always)|unclear|uncertain|unknown|whether|others? (?:felt|feel|found|find|do not|did not|get|had|notice|report)|no comparison|without a comparison"
    rb"|how long|often return|fade|wears? off|came back|come back|no trial|small (?:studies|trials|study|trial)|cannot say|can not say|may not|might not|limits?|weak evidence|low certainty|not (?:shown|proof|mean)|no longer clear)\b"
)


def is_hedged(found: Found) -> bool:
    """Say whether a hedge in the same clause bears on the words, or the next sentence limits them."""
    return hedges_clause(found) or limited_next(found)


def hedges_clause(found: Found) -> bool:
    """Say whether the clause that holds the words has a hedge."""
    left, right = found.before, found.after
    edges = [m.end() for m in _EDGE.finditer(left)]
    cut = _EDGE.search(right)
    clause = left[edges[-1] if edges else 0 :] + found.words + (right[: cut.start()] if cut else right)
    return bool(_HEDGE.search(clause))


def limited_next(found: Found) -> bool:
    """Say whether the next sentence of the passage sets a limit to this one."""
    following = found.reading.beside(found.sentence, 1)
    return following is not None and bool(_LIMITING.search(following.words))


def can_help(found: Found) -> bool:
    """Say whether the claim is no more than "can help": a hedge for a plain verb, not for a strong one."""
    return bool(_CAN_HELP.search(found.words))
