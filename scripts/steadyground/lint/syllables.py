"""How many syllables an English word has, by rule; the suite compares it with the CMU Pronouncing Dictionary.

Method: count groups of vowels, take off those that are silent (a final e, es or ed), and add the hiatus that English makes inside some
groups (cre-ate, ra-di-o, sci-ence). What rules cannot know is in a short list.
"""

from __future__ import annotations

import re
from functools import lru_cache

_GROUP = re.compile(r"(?:(?!^y[aeiou])[aeiouy])+")
_NOT_A_LETTER = re.compile(r"[^a-z]")

_SILENT = tuple(
    re.compile(p)
    for p in (
        r"[^aeiouyl]e$",  # bite, since
        r"[aeiouy]le$|[^aeiouy]lle$",  # whole, belle
        r"(?:[aeiouy]|rl)les$",  # roles
        r"[^aeiouyscxztdlgh]es$|[^aeious]th?es$|[^aeiouy]des$|[aeiouy]des$|[aeiouy]tes$",  # times, sites, sides
        r"[^aeiouytdl]ed$|[aeiouy]led$|[lr]led$",  # asked, filed
        r"[^aeiouy]e(?=ly$|less(?:ness)?$|ness$|ment(?:s|al|ally)?$|some$|where$|body$|thing$|time$|one$)",  # lively, hopeless
        r"(?:^|[^s])(?:hom|som|mor|lif|sid|tim|on|wid|saf|fac|bas)e(?=[bcdfghjklmnpqrstvwxz])(?![drs]$|st$)",  # lifelong, baseline
    )
)
_EXTRA = tuple(
    re.compile(p)
    for p in (
        r"(?<![ctgsxln])i[aou](?!us|u[st])|(?<=n)ia|li(?=a(?!r|n$|ns$))",  # diary, radio, median
        r"(?<![gctsx])iou?[sm]",  # serious
        r"ii|[aeiou]ing|[^aeiou]ying|uou|e[ou](?=s?$)|eo(?=n$|l|m|p[^l]|r|g)",  # being, trying, video, neon, theory
        r"(?<!q)u[ae](?=[lt])|(?<![gq])u[ai](?=$|[ltnrsc])(?<!bui)(?<!fui)(?<!jui)",  # usual, fluid
        r"[aeo]y(?=[aeiou](?!$|[sdr]$|one|bod))",  # beyond
        r"(?:cr|^r|[^b]r|[dp])ea(?=t[eio]|l[ist])|(?:^|[^a-z])rea(?=c|s[so]|l)",  # create, reality
        r"ie(?=t|nce|nt)(?<!fie)(?<!cie)(?<!tie)(?<!xie)(?<!rie)",  # quiet, science
        r"sm$|thm$|[^aeiouy]sms$|thms$",  # spasm, rhythm
    )
)
_MAY_HAVE_EXTRA = re.compile(r"[aeiouy]{2}|th?m|sm")
"""What every pattern above needs: most words have none of it."""
_LISTED = {
    "people": 2, "every": 2, "everyone": 3, "everything": 3, "everybody": 4, "someone": 2, "something": 2, "sometimes": 2, "somewhere": 2,
    "idea": 3, "ideas": 3, "area": 3, "areas": 3, "being": 2, "science": 2, "scientist": 3, "scientists": 3, "business": 2, "evening": 2,
    "different": 3, "recipe": 3, "cafe": 2, "client": 2, "clients": 2, "society": 4, "anxiety": 4, "variety": 4, "patient": 2,
    "patients": 2, "guideline": 2, "guidelines": 2, "experience": 4, "experiences": 4,
    "ancient": 2, "efficient": 3, "sufficient": 3, "create": 2, "created": 3, "creates": 2, "react": 2, "reaction": 3, "reactions": 3,
    "real": 1, "really": 2, "ideal": 3, "heart": 1, "hour": 1, "hours": 1, "our": 1, "fire": 1, "tired": 1, "quiet": 2, "diet": 2,
    "trial": 2, "trials": 2, "social": 2, "special": 2, "especially": 4, "initial": 3, "partial": 2, "crucial": 2, "via": 2, "diagnosis": 4,
    "naive": 2, "medicine": 3, "poem": 2, "does": 1, "goes": 1, "shoes": 1, "doing": 2, "going": 2, "clothes": 1, "month": 1, "mice": 1,
    "nausea": 3, "heroin": 3, "therapeutic": 4, "neuron": 2, "area's": 3, "reassure": 3, "therapy": 3, "wednesday": 2, "chocolate": 2,
}


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """Return the number of syllables of a word, at least 1. Parts joined by a hyphen are counted one by one."""
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part) or 1
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    word = _NOT_A_LETTER.sub("", word)
    listed = _LISTED.get(word)
    if listed:
        return listed
    count = len(_GROUP.findall(word))
    if "e" in word:
        count -= sum(1 for p in _SILENT if p.search(word))
    if _MAY_HAVE_EXTRA.search(word):
        count += sum(len(p.findall(word)) for p in _EXTRA)
    return max(1, count)
