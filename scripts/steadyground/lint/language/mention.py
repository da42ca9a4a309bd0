"""Use and mention (R1, R2): quoted and framed, italic as a word, listed as a warning sign, or reported and then answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steadyground.pages.prose import Kind

if TYPE_CHECKING:
    from steadyground.lint.language.reading import Found

_QUOTED = re.compile(r"\"[^\"\n]{1,300}\"|\u201c[^\u201d]{1,300}\u201d|(?<!\w)['\u2018][^'\u2018\u2019\n]{2,120}['\u2019](?!\w)")
_ITALIC = re.compile(r"(?<![*\w])\*(?![*\s])[^*\n]{1,120}\*(?!\*)|(?<![_\w])_(?![_\s])[^_\n]{1,120}_(?![_\w])")
_SELLERS = rb"(?:adverts?|advertisements?|ads|advertising|marketing|clinics?|companies|sellers?|websites?|sites?|providers?|salespeople|influencers?|brochures?|leaflets?|some pages|providers|firms|promoters)"
_FRAME = re.compile(
    rb"\b" + _SELLERS + rb"(?:[^ ]* \S+){0,3} (?:say|says|claim|claims|claimed|promise|promises|tell|tells|advertise|advertises|call|calls|describe|describes|sell|sells|suggest|suggests|use|uses|that|may|often|offering|saying|promising|claiming)\b"
    rb"|\b(?:myths?|so-called|slogans?|sales (?:pitch|talk|metaphors?|lines?|language|tactics?|words?)|warning signs?|red flags?|misleading|misconceptions?|beware|wary|sceptical|skeptical|cautious of|careful with|be careful of|watch (?:out )?for|pressure tactics?"
    rb"|an? (?:metaphor|slogan|phrase|label|legal (?:label|term)|way of talking|figure of speech|advertising|marketing|sales)|the (?:word|words|phrase|phrases|term|terms|label|idea|notion|belief|claim|claims|promise|expression|saying|title|older|old)\b"
    rb"|(?:words|phrases|terms|labels|claims|promises|expressions|lines|language) (?:like|such as|that|to avoid|as)|(?:may|might|will|can) (?:\w+ )?(?:see|read|hear|meet|find|come across|be told|have heard|have read|have seen|have been told|notice)"
    rb"|(?:people|friends|relatives|family|others|someone|somebody|some|many|they|he|she|clinic|page|advert|site) (?:may|might|will|sometimes|often|still)(?: \w+)? (?:say|says|tell|tells|call|calls|ask|asks|claim|claims|describe|suggest)"
    rb"|(?:some|many|a few|other|older) (?:people|therapists|clinicians|writers|books|authors|friends|coaches|partners|practitioners|teachers|traditions|programmes|programs|models|survivors|groups) (?:say|claim|call|speak|talk|describe|believe|use|find|think|argue|suggest|told|taught|saw|still)"
    rb"|(?:people|they|some|others|many|we|who|websites|pages|sellers) (?:often |sometimes |usually |may )?(?:say|mean|claim|offer|offers|promise|write|believe|speak of|talk of)|common (?:claim|belief|myth|phrase|idea|saying)|claim is|(?:so )?they mean|calling|being called|been called|is called|are called|was called|were called|described as|known as|labell?ed|referred to as|refer to|we (?:write|avoid|do not (?:write|say|use|call)|never (?:write|say|use)|say|prefer|would not say)|(?:this|the) (?:site|guide|page) (?:avoids|does not (?:use|say)|never (?:says|uses))"
    rb"|(?:anyone|anybody|someone|somebody|a clinic|any clinic|a page|a site|those|people|the person|a therapist|a provider) (?:who|that|which) (?:says|say|promises|promise|offers|offer|tells|tell|claims|claim|guarantees|guarantee|pushes|push|insists|insist|presses|press|sells)"
    rb"|if (?:a|an|any|the|some|someone|anyone|they|you)(?: \S+){0,3} (?:promises?|tells?|offers?|says?|claims?|guarantees?|push(?:es)?|insists?|urges?|presses|asks?|see|hear|read)"
    rb"|ask (?:why|what|who|whether|how)|(?:does|do|did) not (?:mean|make|show|prove|say|follow)|is not (?:the same|proof|evidence|a finding|true)|are not (?:the same|proof|evidence)|not a (?:finding|diagnosis|fact)|debated|disputed|criticis(?:ed|m)|criticiz?ed|questioned|contested|untrue|unfair|outdated|harmful (?:idea|label|word)|once (?:called|known)|used to (?:be|say|call)"
    rb"|says? (?:it|they|that they)|\"|in (?:polyvagal|this|that|his|her|their|some|attachment) (?:theory|view|model|book))\b"
)
_ANSWER = re.compile(
    rb"^(?:but |yet |however,? |in fact,? |and |so )?(?:(?:that|this|it|such|these|those|they|neither|both|none|the (?:phrase|word|claim|idea|label|evidence|trials?|studies|approval|truth|picture|image|model|theory|term|science|fda|risk|site)|there (?:is|are)|no |nobody|we (?:do not|avoid|found|have|know|can)|what (?:happened|they)|you (?:did|do|are|were) not|hindsight|evidence|research|trials|studies|no)\b.*?"
    rb"\b(?:not|no|never|misleading|metaphor|myth|false|wrong|un(?:proven|true|fair|tested|known|clear|helpful|certain|kind)|harm\w*|outdated|adverts?|slogan|sales|debated|disputed|marketing|hype|pressure|clearer|mistaken|weak|mixed|nobody|none|opinion|wary|blame|deceiv\w+|hid|limits?|avoids?)\b"
    rb"|(?:but|yet|however|in fact)\b|many (?:\w+ )?(?:dispute|doubt|disagree|researchers|scientists|physiologists|therapists)|critics|its (?:\w+ ){0,3}(?:debated|disputed|contested))"
)
_PRAISED_BY = re.compile(rb"\b(?:(?:our|my|the|most|many|some) (?:\w+ )?(?:patients?|clients?|members|guests|graduates|couples|experts?|doctors?|scientists?|researchers|reviewers|users|customers)|experts?|doctors|patients|clients|scientists|he|she|i|we|one (?:woman|man|client|patient|wife|husband|veteran))\b(?: \w+){0,3} (?:call\w*|say\w*|said|describe\w*|told|name\w*|dub\w*)\b")
_TITLE = re.compile(rb"\b(?:warning signs?|red flags?|myths?|misconceptions?|fact or fiction|words (?:we|to|you)|phrases|what (?:we avoid|adverts|clinics|to watch)|be (?:wary|careful)|watch (?:out|for)|claims? (?:to|we|you|about)|(?:what|how) (?:ads|adverts|sellers)|style|wording|language|glossary|beware|sales tactics|pressure|how to spot|common claims|claim)\b")


def is_mention(found: Found) -> bool:
    """Say whether the page speaks about the words instead of saying them."""
    if listed_as_warning(found):
        return True
    if found.sentence.kind is Kind.ALT_TEXT:
        return is_answered(found)
    if in_quotes(found):
        return is_framed(found) or is_answered(found) or _is_scare_quoted(found)
    return is_italic_word(found) or (reported(found) and (is_answered(found) or speaks_about(found)))


def listed_as_warning(found: Found) -> bool:
    """Say whether the heading above lists warning signs, myths or words to avoid."""
    passage = found.sentence.passage
    return passage.kind is not Kind.HEADING and bool(passage.title) and bool(_TITLE.search(passage.title.lower().encode("ascii", "replace")))


def is_framed(found: Found) -> bool:
    """Say whether the sentence says that someone else says it, or speaks about its words."""
    return bool(_FRAME.search(found.before) or _FRAME.search(found.after))


def reported(found: Found) -> bool:
    """Say whether words before it put it in another's mouth or name it as wording."""
    return bool(_FRAME.search(found.before))


def speaks_about(found: Found) -> bool:
    """Say whether the sentence itself warns of it or speaks of wording: "be wary of anyone who promises ..."."""
    return bool(_WARY.search(found.sentence.words))


_WARY = re.compile(
    rb"\b(?:wary|beware|warning signs?|red flags?|misleading|myths?|misconceptions?|sceptical|skeptical|avoids?|walk away|look elsewhere|ask (?:why|what|how|them|to see|who|whether)|not the same|(?:does|do|did) not (?:mean|make|show|prove|say|follow)|metaphor|slogan|so-called|label|words?|phrases?|terms?|promises|no trial|no evidence|careful|caution|is a sign to"
    rb"|debated|disputed|contested|criticised|criticized|questioned|pressure|outdated|older|once|used to|be told|may (?:hear|read|see|say|tell|meet)|might (?:hear|read|see|say|tell)|can hear|have (?:heard|read))\b"
)


def is_answered(found: Found) -> bool:
    """Say whether the next sentence of the passage answers it, or the rest of this one does."""
    following = found.reading.beside(found.sentence, 1)
    if following is not None and _ANSWER.match(following.words):
        return True
    rest = re.search(rb"[,;] (?:but|yet|and|which|that is) |; ", found.after)
    return bool(rest and re.search(rb"\b(?:not|no|never|misleading|myth|wrong|false|unproven|debated|disputed|metaphor)\b", found.after[rest.end() :]))


def _spans(found: Found, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    sentence = found.sentence
    return [(sentence.start + m.start(), sentence.start + m.end()) for m in pattern.finditer(sentence.passage.text[sentence.start - sentence.passage.start : sentence.end - sentence.passage.start])]


def in_quotes(found: Found) -> bool:
    """Say whether the words stand inside quotation marks."""
    return _quotation(found) is not None


def _quotation(found: Found) -> tuple[int, int] | None:
    """The quotation that holds the words, or some of them."""
    start, end = found.span
    return next(((a, b) for a, b in _spans(found, _QUOTED) if a < end and start < b), None)


def _is_scare_quoted(found: Found) -> bool:
    """A few quoted words inside a longer sentence of the page's own: the page keeps its distance."""
    inside = _quotation(found)
    if inside is None:
        return False
    page, sentence = found.reading.page.text, found.sentence
    words = len(page[inside[0] : inside[1]].split())
    others = len(page[sentence.start : sentence.end].split()) - words
    return words <= 5 and others > 2 and not _PRAISED_BY.search(sentence.words)


def is_italic_word(found: Found) -> bool:
    """Say whether the words are set in italics as words: the italics hold their beginning and the sentence speaks about them."""
    start = found.span[0]
    held = any(a <= start < b for a, b in _spans(found, _ITALIC))
    return held and (is_framed(found) or is_answered(found))
