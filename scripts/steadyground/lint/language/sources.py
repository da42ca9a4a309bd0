"""Sources (R6): a link, footnote, citation, or a named body with a year. "Studies" and "experts" are none."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from steadyground.lint.language.reading import Found

_BODY = (
    rb"(?:fda|ema|mhra|nice|nhs|who|world health organization|world health organisation|va|va/dod|department of (?:veterans affairs|defense|health)|cochrane|rcpsych|royal college|samhsa"
    rb"|american psychiatric|american psychological|apa|nimh|nida|nih|cdc|cadth|institute of medicine|food and drug administration|european medicines|samaritans|mind|isst?s|istss"
    rb"|guideline|guidelines|meta-analysis|systematic review|review|trial|consensus statement|et al|study|survey|census|report|analysis|authors)"
)
_YEAR = rb"\b(?:19[5-9]\d|20[0-4]\d)\b"
_DATED = re.compile(rb"\b" + _BODY + rb"\b.{0,120}?" + _YEAR + rb"|" + _YEAR + rb".{0,80}?\b" + _BODY + rb"\b")
_RECOMMENDS = re.compile(
    rb"\b(?:nice|fda|va|va/dod|who|nhs|guidelines?|cochrane|rcpsych|royal college of psychiatrists|the prescriber|the label|the leaflet)\b(?: \S+){0,4} "
    rb"(?:recommends?|recommended|suggests?|suggested|advises?|advised|says?|said|lists?|listed|warns?|warned|found|rates?|rated|states?|stated|requires?|names?|names|reports?|reported|notes?)\b"
    rb"|\b(?:recommended|suggested|advised|listed|required|approved|licensed) (?:\S+ )?by (?:the )?(?:nice|fda|va|va/dod|who|nhs|royal college|\S+ guidelines?)\b|\baccording to\b"
)


def is_sourced(found: Found) -> bool:
    """Say whether the passage links, cites or names its source with a year, or reports what a named body says."""
    return is_linked(found) or names_a_body(found)


def is_linked(found: Found) -> bool:
    """Say whether the passage holds a link, a footnote mark or a citation."""
    sources, passage = found.reading.sources, found.sentence.passage
    at = bisect_left(sources, passage.start)
    return at < len(sources) and sources[at] < passage.end


def names_a_body(found: Found) -> bool:
    """Say whether the sentence names a body with a year, or what a named body recommends."""
    words = found.sentence.words
    return bool(_DATED.search(words) or _RECOMMENDS.search(words))
