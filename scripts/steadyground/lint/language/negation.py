"""Negation and its scope (R3): "is not a cure" is fine, "not only eases but ends" is a claim."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from steadyground.lint.language.reading import Found

_EDGE = re.compile(rb"[;:.?!|] |, (?:but|so|and|then|while|because|which is why|yet) |,? but | - | and (?:then|you|we|it|they|your|the) ")
_NOT = re.compile(
    rb"\b(?:not|no|never|nor|neither|nothing|none|nobody|no one|without|hardly|scarcely|rarely|unlikely|unproven|lack(?:s|ed|ing)?|far from|rather than"
    rb"|instead of|doubts?|fail(?:s|ed)? to|unable to|avoids?|beware|stop short of|wary|refuses? to|cautions? against|warns? against|against)\b"
)
_PLAIN_NOT = re.compile(rb"\b(?:not|never|no|nor|neither) ")
_FAKE = re.compile(
    rb"\b(?:not (?:just|only|merely|simply|to mention|until|so much|long|a moment)|no (?:longer|doubt|wonder|matter|other|one else|better|more than|sooner)"
    rb"|nothing (?:short|less|but|else|more than|like)|never (?:again|been|looked|too late|so)|none other|without (?:having|needing|the|any|all|ever|being|years|months|talking)"
    rb"|do(?:es)? not have to|can not (?:help but|wait)|why not|would not you|is not it|are not you|do not you|not one but|not surprising\w*|no secret|no surprise)\b"
)
_ASIDE = re.compile(
    rb"\b(?:who|which|when|if|where|whose|after|once|because|since|even if|even when|even where|although|though|while|for those|for people) (?:[^ ,;]+ ){0,6}$"
)
_LATER = re.compile(
    rb"^[\w' ,-]{0,40}?\b(?:is|are|was|were|has|have|does|do|did|can|could|should|would|will|may|remains?)(?: \w+)? (?:not\b|no\b|never\b|nobody\b"
    rb"|(?:yet )?(?:to be )?(?:un(?:known|proven|clear|certain|likely|tested|true|settled)|misleading|false|wrong|a myth|doubtful|debated|disputed|contested"
    rb"|rare|limited|weak|mixed))"
)
_REACH = 14


def is_negated(found: Found) -> bool:
    """Say whether a negation before the words reaches them, or a denial follows them."""
    return negated_before(found.before) or negated_within(found) or bool(_LATER.match(_first_clause(found.after)))


def negated_within(found: Found) -> bool:
    """Say whether a negation stands in a gap of the pattern: with it taken out, the pattern still finds the words.

    "Is not harmless" is denied; "can not get hooked" is not, since there the negation is what the pattern looks for.
    """
    if found.ready is None or not _PLAIN_NOT.search(found.words):
        return False
    bare = _PLAIN_NOT.sub(b"", found.words)
    again = found.ready.search(bare + found.after)
    return bool(again and again.start(1) < len(bare) and not _FAKE.search(found.words))


def negated_before(before: bytes) -> bool:
    """Say whether the words to the left end within the reach of a true negation."""
    clause = before[_last_edge(before) :]
    fakes = [m.span() for m in _FAKE.finditer(clause)]
    for negator in _NOT.finditer(clause):
        if any(start <= negator.start() < end for start, end in fakes):
            continue
        if not _is_aside(clause, negator) and clause[negator.end() :].count(b" ") <= _REACH:
            return True
    return False


def _last_edge(before: bytes) -> int:
    edge = 0
    for found in _EDGE.finditer(before):
        edge = found.end()
    return edge


def _is_aside(clause: bytes, negator: re.Match[bytes]) -> bool:
    """A negation inside "who have not improved", "when nothing else works" does not reach the main verb."""
    if not _ASIDE.search(clause[: negator.start()]):
        return False
    rest = clause[negator.end() :]
    return b", " in rest or rest.count(b" ") >= 3


def _first_clause(after: bytes) -> bytes:
    """The words to the right, up to where another clause begins."""
    edge = re.search(rb"[;:?!|] |[.;] |, (?:but|and|so|which|that|it|you|we) | and (?:it|you|we|they|the|that) |,? but | because ", after)
    return after[: edge.start()] if edge else after
