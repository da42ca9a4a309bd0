"""Hedges (R5): words that limit how sure, how many or how long. They count where they bear on the effect."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steadyground.lint.language.lexicon import compiled

if TYPE_CHECKING:
    from steadyground.lint.language.reading import Found

_EDGE = re.compile(rb"[;|] |, but |, so |, and (?:it|you|we|they|the) |: ")
_HEDGE = "{hedge}"
_NO_HEDGE = re.compile(rb"\b(?:never could|could (?:never|not|have)|could[.,;]|could$)")
_CAN_HELP = "{can-help}"
_LIMITING = "{limit}"


def is_hedged(found: Found) -> bool:
    """Say whether a hedge in the same clause bears on the words, or the rest of the sentence or the next one limits them."""
    return hedges_clause(found) or bool(compiled(_LIMITING).search(found.after)) or limited_next(found)


def hedges_clause(found: Found) -> bool:
    """Say whether the clause that holds the words has a hedge."""
    left, right = found.before, found.after
    edges = [m.end() for m in _EDGE.finditer(left)]
    cut = _EDGE.search(right)
    clause = left[edges[-1] if edges else 0 :] + found.words + (right[: cut.start()] if cut else right)
    return bool(compiled(_HEDGE).search(_NO_HEDGE.sub(b"", clause))) or b"whether " in left


def limited_next(found: Found) -> bool:
    """Say whether the next sentence of the passage sets a limit to this one."""
    following = found.reading.beside(found.sentence, 1)
    return following is not None and bool(compiled(_LIMITING).search(following.words))


def can_help(found: Found) -> bool:
    """Say whether the claim is no more than "can help": a hedge for a plain verb, not for a strong one."""
    return bool(compiled(_CAN_HELP).search(found.words))
