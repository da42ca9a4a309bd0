"""The words of certainty: how sure a sentence sounds, in the four rows of GRADE.

High "reduces", moderate "probably", low "may", very low "we do not know" (GRADE guidelines 26). The weakest words of a sentence
say how sure it is: "it may help, but the evidence is very uncertain" is very low.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.patterns import any_of, pattern
from steadyground.records import Certainty, Clock, Direction

if TYPE_CHECKING:
    from steadyground.lint.patterns import Match, Pattern
    from steadyground.records import Finding

ROWS = tuple(Certainty)
WORD = {
    Certainty.HIGH: "reduces, works, causes",
    Certainty.MODERATE: "probably",
    Certainty.LOW: "may",
    Certainty.VERY_LOW: "we do not know whether, or: the evidence is very uncertain",
}

_BASE = "(?:reduce|lower|improve|relieve|ease|treat|heal|prevent|work|help|raise|cause)"
_HELPING = "(?:does not|do not|doesn['’]t|don['’]t|will|can|always|also)"
_MANY = "(?:medicines|therapies|treatments|trials|drips|infusions|sessions|doses|they)"

_UNKNOWN = any_of(
    r"(?:do|does|did) not (?:yet )?know", r"don['’]t (?:yet )?know", r"not (?:yet )?known", r"unknown", r"(?:very |too )?uncertain",
    r"unclear", r"not (?:yet )?(?:clear|certain|settled|proven|proved|shown|tested|studied|been (?:shown|tested|studied|proven))",
    r"(?:nobody|no one) (?:yet |can (?:yet )?)?(?:knows?|say)", r"can ?not (?:yet )?(?:be told|tell|say|be sure)", r"whether",
    r"no (?:\w+ ){0,2}(?:trials?|studies|study|evidence|research|proof)", r"too (?:few|little|small|weak)", r"no clear", r"unproven",
    r"untested", r"found no(?:ne| trial| study| clear)?", r"not enough", r"little is known", r"open question",
)
_MAY = any_of(
    r"may", r"might", r"could", r"possibly", r"perhaps", r"suggests?", r"lean(?:s|ed)? toward", r"some (?:people|find|say|report)",
    r"seems?",
)
_PROBABLY = any_of(r"probably", r"(?:is|are|will|would|very|quite|most) likely", r"likely (?:to )?(?:help|reduce|improve|ease|raise)s?")
_FLAT = any_of(
    r"reduces", r"lowers", r"improves", r"relieves", r"eases", r"treats", r"heals", r"cures", r"prevents", r"works", r"helps",
    r"restores", r"causes", r"raises", r"damages", r"increases", r"protects", r"worsens", r"leads to", r"(?:is|are) effective",
    r"makes? (?:no|little)", rf"{_HELPING} {_BASE}", rf"{_MANY} {_BASE}",
)
_SIZE = pattern(
    r"(?i)\b(?:large|big|strong|substantial|marked|dramatic|major|huge|considerable)(?:ly)? "
    r"(?:\w+ )?(?:drop|fall|rise|gain|effect|improvement|reduction|relief|benefit|difference|change|decrease|increase)s?\b"
)
_BY_ROW: tuple[tuple[Certainty, Pattern], ...] = (
    (Certainty.VERY_LOW, _UNKNOWN), (Certainty.LOW, _MAY), (Certainty.MODERATE, _PROBABLY), (Certainty.HIGH, _FLAT),
)


def expressed(sentence: str) -> tuple[Certainty, Match] | None:
    """Return how sure a sentence sounds and the words that say so, or None where it tells no effect at all."""
    for certainty, words in _BY_ROW:
        found = words.search(sentence)
        if found:
            return certainty, found
    return None


def surer_words(sentence: str, allowed: Certainty) -> Match | None:
    """Return the words that make a sentence surer than ``allowed``, or None.

    "Probably" is never the word of a low or very low finding, even beside "may".
    """
    if sentence.rstrip().endswith("?"):
        return None
    probably = _PROBABLY.search(sentence)
    if probably and ROWS.index(allowed) > ROWS.index(Certainty.MODERATE):
        return probably
    said = expressed(sentence)
    return said[1] if said and ROWS.index(said[0]) < ROWS.index(allowed) else None


def size_words(sentence: str) -> Match | None:
    """Return the words that tell a size, such as ``a large drop``."""
    return _SIZE.search(sentence)


def tells_an_effect(finding: Finding) -> bool:
    """Say whether a finding is about an effect: laws, prices, labels and neutral facts have no word of certainty."""
    has_effect = finding.direction not in (Direction.NEUTRAL, Direction.UNKNOWN)
    return has_effect and finding.clock in (Clock.EVIDENCE, Clock.GUIDELINE)
