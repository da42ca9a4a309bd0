"""Safety instructions (R8): they keep their imperatives and their absolutes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from steadyground.lint.language.reading import Found

_ORDER = re.compile(
    rb"^(?:(?:please|if [^,;]{3,90},|in an emergency,?|before [^,;]{3,60},|after [^,;]{3,60},|for \w+ hours[^,;]{0,30},|on the day[^,;]{0,30},|and) )?(?:you must |you should |they must |always |then )?"
    rb"(?:never|do not|avoid|always|call|text|ring|ask|tell|speak|talk|check|keep|seek|get|go to|see (?:a|your)|contact|stop and|arrange|bring|have someone|store|lock|make sure|say no|report|read|do|take someone|stay with|wait|plan)\b"
)
_SAFE = re.compile(
    rb"\b(?:driv\w+|alcohol|drink\w*|share|unlabell?ed|emergency|999|911|112|988|116 ?123|ambulance|doctor|prescriber|gp|pharmacist|nurse|poison|breath\w*|blood pressure|out of reach|alone|machinery|pregnan\w+|breastfeed\w*|overdose|swallow\w*|medicines?|tablets?|dose|doses|consent|crisis|danger|safe\w*|risk\w*|unwell"
    rb"|heart|bladder|urine|chest pain|without (?:asking|talking|speaking|medical|advice)|clinic|a friend|someone you trust|opioids?|sedatives?|benzodiazepines?|street|online)\b"
)
_LAW = re.compile(rb"\b(?:by law|legally|illegal|regulations?|the law|licen[cs]ed? (?:clinics?|prescribers?)|clinics? must|staff must|prescribers? must|must (?:be|stay) (?:watched|observed|monitored|supervised|given|certified)|must (?:not )?(?:drive|be driven))\b")


def is_safety(found: Found) -> bool:
    """Say whether the sentence is an instruction that keeps someone safe, or states what a law or a clinic's duty is."""
    words = found.sentence.words
    return bool(_ORDER.match(words) and _SAFE.search(words)) or bool(_LAW.search(words))
