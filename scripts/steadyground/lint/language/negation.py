"""Negation and its scope (R3): "is not a cure" is fine, "not only eases but ends" is a claim."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steadyground.lint.language.lexicon import compiled

if TYPE_CHECKING:
    from steadyground.lint.language.lexicon import Match
    from steadyground.lint.language.reading import Found

_EDGE = re.compile(rb"[;:.?!|] |, (?:but|so|and|then|while|because|which is why|yet) |,? but | - | and (?:then|you|we|it|they|your|the) ")
_NOT = "{negation}"
_PLAIN_NOT = re.compile(rb"\b(?:not|never|no|nor|neither) ")
_FAKE = "{fake-negation}"
_ASIDE = "{aside}"
_LATER = "{denial-after}"
_REACH = 14


def is_negated(found: Found) -> bool:
    """Say whether a negation before the words reaches them, or a denial follows them."""
    return negated_before(found.before) or negated_within(found) or bool(compiled(_LATER).match(_first_clause(found.after)))


def negated_within(found: Found) -> bool:
    """Say whether a negation stands in a gap of the pattern: with it taken out, the pattern still finds the words.

    "Is not harmless" is denied; "can not get hooked" is not, since there the negation is what the pattern looks for.
    """
    if found.ready is None or not _PLAIN_NOT.search(found.words):
        return False
    bare = _PLAIN_NOT.sub(b"", found.words)
    again = found.ready.search(bare + found.after)
    return bool(again and again.start(1) < len(bare) and not compiled(_FAKE).search(found.words))


def negated_before(before: bytes) -> bool:
    """Say whether the words to the left end within the reach of a true negation."""
    clause = before[_last_edge(before) :]
    fakes = [(m.start(1), m.end(1)) for m in compiled(_FAKE).finditer(clause)]
    for negator in compiled(_NOT).finditer(clause):
        if any(start <= negator.start(1) < end for start, end in fakes):
            continue
        if not _is_aside(clause, negator) and clause[negator.end(1) :].count(b" ") <= _REACH:
            return True
    return False


def _last_edge(before: bytes) -> int:
    edge = 0
    for found in _EDGE.finditer(before):
        edge = found.end()
    return edge


def _is_aside(clause: bytes, negator: Match) -> bool:
    """Say whether it is a negation inside "who have not improved", "when nothing else works", which does not reach the main verb."""
    if not compiled(_ASIDE).search(clause[: negator.start(1)]):
        return False
    rest = clause[negator.end(1) :]
    return b", " in rest or rest.count(b" ") >= 3


def _first_clause(after: bytes) -> bytes:
    """Return the words to the right, up to where another clause begins."""
    edge = re.search(rb"[;:?!|] |[.;] |, (?:but|and|so|which|that|it|you|we) | and (?:it|you|we|they|the|that) |,? but | because ", after)
    return after[: edge.start()] if edge else after
