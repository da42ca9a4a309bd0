"""History described as history (R9)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from steadyground.lint.language.reading import Found

_PAST = re.compile(
    rb"\b(?:in (?:the )?(?:early |late |mid-)?(?:1[5-9]\d\ds?|20[01]\ds?|first world war|second world war|vietnam|victorian|19th|20th|nineteenth|twentieth|last century|past)|once (?:called|known|thought|believed|used|named|said)|used to|formerly|historically|at (?:the|that) time|was (?:known|called|named)"
    rb"|were (?:known|called|named|told|often)|back then|in those days|older (?:books|texts|guides|writing)|until (?:1[89]\d\d|20\d\d)|before (?:1[89]\d\d|20\d\d)|decades ago|centur(?:y|ies)|replaced|renamed|previously|from (?:1[89]\d\d|20[012]\d)|since (?:1[89]\d\d|20[012]\d))\b"
)


def is_history(found: Found) -> bool:
    """Say whether the sentence tells of the past as past."""
    return bool(_PAST.search(found.sentence.words))
