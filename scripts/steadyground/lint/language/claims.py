"""Who does what: a treatment as the one that acts, an effect as what it does, a condition or a person as what it does it to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steadyground.lint.language.index import pattern
from steadyground.lint.language.lexicon import compiled
from steadyground.pages.prose import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.lint.language.reading import Found, Reading

_OBJECT = r"(?:\S+ ){0,4}?(?:{condition}|{self}|{person}|{good-state}|(?:your|their|the) \w+)"
_HELPS = r"(?:helps?|helped|works|worked|succeeds?|delivers?|does the (?:job|trick|work))(?: (?:you|people|patients|with|where|when|for|in|within|quickly|fast|best|well|because|survivors|veterans|partners|couples|even|at|most|to|by|so|after|from|almost|the|those|your)|,|\.|$|;)"
_IS_GOOD = (
    r"(?:is|are|was|were|proves?|remains?) (?:\w+ly |very |so |an? |the |also |still |most |more )*"
    r"(?:effective|successful|powerful|beneficial|helpful|proven|the answer|answer|solution|key|what heals|treatment (?:for|of)|remedy|antidote|therapeutic|healing|the way (?:out|forward|back)|fast-acting|rapid-acting|life-saving|medicine for)"
)
_LETS = r"(?:lets?|allows?|enables?|gives?|brings?|offers?|makes?|gets?|takes?|leaves?|provides?|delivers?|creates?|restores?|produces?|opens?|teaches|guides?|leads?|moves?|carries|returns?|grants?|promotes?|supports?|reaches|offers?) (?:\S+ ){0,4}?(?:{good-state}|{self}|(?:you|people|patients|survivors|them|him|her|partners|couples|veterans) (?:\S+ ){0,3}?(?:feel|heal|sleep|move|process|release|let go|recover|trust|connect|see|face|rest|forgive|relax|find|be|back|past|through|out of|from))"
_WHO = r"(?:{novel}|psychotherapy|counsell?ing|talk(?:ing)? therapy|cbt|prolonged exposure)(?:[,:]? (?:\S+ ){0,5}?|[,:]? )"
_ACTIVE = tuple(
    pattern(p)
    for p in (
        _WHO + r"{aux}{effect} " + _OBJECT,
        _WHO + r"{aux}" + _HELPS,
        _WHO + _IS_GOOD,
        _WHO + r"{aux}" + _LETS,
    )
)
_PRONOUN = tuple(
    pattern(p)
    for p in (
        r"(?:^|, |; |: |and |but |because |that |which |then |so )(?:it|this|that|they|these|which) {aux}{effect} " + _OBJECT,
        r"(?:^|, |; |: |and |but |because |then |so )(?:it|this|they|these|which) {aux}(?:helps?|helped|works|worked|succeeds?)(?: (?:you|people|patients|with|where|when|for|within|quickly|fast|best|well|even|most|so|almost|those|your|wonders)|,|\.|$|;)",
        r"(?:^|, |; |: |and |but |because |then |so )(?:it|this|they|these|which) " + _IS_GOOD,
        r"(?:^|, |; |: |and |but |because |then |so )(?:it|this|they|these|which) {aux}" + _LETS,
    )
)
_PASSIVE = tuple(
    pattern(p)
    for p in (
        r"(?:{condition}|{self}|your \w+) (?:\w+ )?(?:is|are|gets?|was|were|will be|can be|being) {adv}(?:treated|healed|relieved|resolved|restored|lifted|eased|calmed|soothed|settled|softened|released|rebuilt|repaired|reversed|erased|removed|dissolved|cleared|quieted|silenced|brought down|brought under control|turned down|switched off|lowered|reduced|reset|rewired|regulated|processed|integrated|improved|stabili[sz]ed|unlocked|freed|mended|broken|halted|stopped|ended|overcome|undone|shrunk|lessened|rebalanced|normali[sz]ed|restarted|transformed|renewed|conquered|dampened|defused|beaten|melted away|put to rest)",
        r"(?:{condition}|symptoms|thoughts|fears|memories|nightmares|flashbacks) (?:\w+ )?(?:disappears?|disappeared|vanish(?:es|ed)?|fades?|faded|melts?(?: away)?|melted(?: away)?|lifts?|lifted|dissolves?|dissolved|stops?|stopped|goes? (?:quiet|away)|went (?:quiet|away)|los(?:e|es|t) (?:its|their) (?:grip|power|sting|hold|charge)|eases?|eased|subsides?|subsided|loosens?|loosened|settles?|settled|recedes?|receded|falls? away|fell away|evaporates?|drops?|dropped|retreats?|slips? away|softens?|softened)",
    )
)
_ANY_PASSIVE = pattern(
    r"\w+ (?:is|are|gets?|was|were|will be) {adv}(?:relieved|resolved|restored|lifted|eased|calmed|soothed|softened|released|rebuilt|repaired|erased|dissolved|quieted|silenced|brought down|brought under control|turned down|switched off|reset|rewired|unlocked|mended|shrunk|rebalanced|restarted|transformed|renewed|conquered|dampened|defused|melted away|put to rest|healed|cured|washed away|set free)"
)
_PEOPLE = tuple(
    pattern(p)
    for p in (
        r"{person} (?:who \S+ (?:\S+ ){0,4})?(?:\w+ )?(?:feel|feels|felt|get|gets|got|sleep|sleeps|slept|leave|leaves|left|become|becomes|wake|wakes|recover|recovers|recovered|heal|heals|healed|improve|improves|improved|experience|experiences|see|sees|saw|notice|notices|enjoy|enjoys|find|finds|found|regain|regains|regained|reclaim|reclaims|rebuild|rediscover|respond|responds|benefit|benefits|let go|stop|stops|move|moves|return|returns|trust)\b(?: \S+){0,6}? ?(?:{good-state}|well|again|through the night|past|their (?:lives?|partners?)|faster|sooner|relief)",
    )
)
_EFFECT_TABLE = re.compile(r"works?\b|effect|help|relief|results?|success|heal|recover|improve|benefit|outcome|symptom|with |after|treat|approach|therapy|what (?:it|you)|does|stage|happens")
_OTHER_TABLE = re.compile(r"approv|licen|where|cost|price|who gives|given|trial|study|evidence|guideline|how it is")
_FRAGMENT = tuple(
    pattern(p)
    for p in (
        r"^(?:{adv})?(?:{effect}|relief|relieves|freedom|release|fewer|less|no more|reduced|improved|better|deeper|greater|more|increased|enhanced|restored|calmer|lasting|rapid|fast|faster|quick|quicker|renewed|a calmer|a quieter|quieter|stronger|lower|healthier|sounder|helps|works|treats|supports|promotes|boosts|eases|total|emotional|immediate|swift|instant) (?:\S+ ){0,5}?(?:{condition}|{self}|{good-state}|mood|sleep|connection|intimacy|focus|worry|tension|dread|tears|reactivity|arousal|avoidance|anger)",
        r"\| (?:{adv})?(?:{effect}|relief|fewer|less|no more|reduced|improved|better|deeper|restored|calmer|lasting|rapid|helps|works|treats|supports|promotes|boosts) (?:\S+ ){0,5}?(?:{condition}|{self}|{good-state}|mood|sleep|connection|intimacy|focus|worry|tension|dread)",
        r"\| (?:stops?|stopped|gone|ends?|disappears?|vanish(?:es)?|cured|healed|fewer|resolved|eased|lifted|better|improved|calmer|relieved|restored)\b(?: \S+){0,6} ?(?:\||$)",
        r"^by (?:\w+ ){0,2}(?:calming|restoring|quieting|healing|resetting|rewiring|releasing|soothing|repairing|rebuilding|lifting|easing|unlocking|settling|switching|turning|reducing|regulating|dissolving|clearing|growing|boosting) ",
        r"\| (?:works?|effective|very effective|highly effective|helps|excellent|strong|rapid|high|yes|proven|lasting)(?: \S+){0,3} ?(?:\||$)",
    )
)
_HEADING = tuple(
    pattern(p)
    for p in (
        r"^(?:how|why|what) {novel} (?:\S+ ){0,3}?(?:{effect}|works? (?:for|when|where|so)|helps?|beats?|can do for|does for)",
        r"^(?:(?:the )?(?:many |key |proven |main |amazing |healing |top |real |full |\w+ )?(?:benefits|power|advantages|promise|magic|gifts?) of) {treatment}",
        r"(?:healing|recover(?:y|ing)|finding (?:peace|relief|calm|hope)|overcoming|relief|freedom|treating|beating|ending) (?:\S+ ){0,4}?(?:with|through|via|using|thanks to|by) (?:\S+ )?{novel}",
        r"{novel}: (?:\S+ ){0,4}?(?:relief|hope|healing|recovery|answer|solution|path|way|cure|help|rapid|effective|fast)",
    )
)


def effects(reading: Reading) -> Iterator[Found]:
    """Yield each clause in which a treatment is said to help, whatever else the sentence does with it."""
    for shape in (*_ACTIVE, *_HEADING):
        yield from (f for f in reading.find(shape) if shape in _ACTIVE or f.sentence.kind in (Kind.HEADING, Kind.TITLE, Kind.FRONT_MATTER, Kind.ALT_TEXT))
    yield from (f for f in reading.find(_ANY_PASSIVE) if compiled("{novel}").search(f.sentence.words))
    for shape in (*_PRONOUN, *_PASSIVE, *_PEOPLE):
        yield from (f for f in reading.find(shape) if treatment_near(f, "{treatment}" if shape is _PRONOUN[1] else "{novel}"))
    for shape in _FRAGMENT:
        yield from (f for f in reading.find(shape) if is_benefit_fragment(f) or f.words.startswith(b"by "))


def treatment_near(found: Found, kind: str) -> bool:
    """Say whether the passage or the heading above names a treatment of a kind (a list of the lexicon)."""
    passage = found.sentence.passage
    words = found.reading.passage_words(passage) + b" \n " + passage.title.lower().encode("ascii", "replace")
    return bool(compiled(kind).search(words))


def is_benefit_fragment(found: Found) -> bool:
    """Say whether the words are a benefit in a list, a table or a title and not a sentence or an instruction."""
    kind, words = found.sentence.kind, found.sentence.words
    if kind not in (Kind.LIST_ITEM, Kind.TABLE, Kind.HEADING, Kind.TITLE, Kind.ALT_TEXT) or words.count(b" ") > 16:
        return False
    if kind is Kind.TABLE:
        return bool(_EFFECT_TABLE.search(found.sentence.passage.header.lower())) and not _OTHER_TABLE.search(found.sentence.passage.header.lower())
    first = words.split(b" ", 1)[0]
    return not compiled(r"(?:stop|end|reduce|cut|lower|improve|ease|clear|calm|relax|break|settle|process|clean|wash|fix|lift|mend|balance|quiet|treat|correct|chase|closes?|close|free|release|resolve|remove|reset|unwind)").fullmatch(first + b" ")
