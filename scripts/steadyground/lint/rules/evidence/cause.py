"""EVD431: cause claimed from a survey, records or before-and-after figures (causal-overreach)."""

from __future__ import annotations

from collections.abc import Iterator

from steadyground.lint.language.guards import excused
from steadyground.lint.language.index import pattern
from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.reading import Found, Reading, Sentence, reading_of
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule, hits
from steadyground.pages import Page

NAME = "causal-overreach/design"
_DESIGN = pattern(
    r"(?:surveys?|surveyed|polls?|polled|questionnaires?|records|register|registry|charts?|audits?|open-label|uncontrolled|observational|retrospective|case series|before-and-after|before-after|cohort|follow-up of|app (?:data|users)|users of|self-report\w*|respondents|clinic(?:'s)? (?:data|figures|numbers|results|database)"
    r"|our (?:own )?(?:data|figures|numbers|patients|clients|members|records|outcomes|statistics|graduates|participants)|(?:people|patients|couples|partners|veterans|women|men|those|wives|husbands|clients|users|members|students) who (?:\w+ )?(?:took|take|had|have|chose|choose|did|do|attended|attend|bought|used|use|joined|join|practi[sc]\w+|completed?|received?|went|go|came|started|got|get|finished|tried|logged|log|spent|stayed|meditat\w*|journal\w*)"
    r"|insurance (?:claims|data)|claims data|health records|\d+ (?:of our )?(?:patients|clients|veterans|couples|customers|users|people|members|women|men) (?:who|in our|at our|from)|one (?:clinic|patient|centre|center|study without)|pilot|case (?:study|report|notes)|interviews?|diar(?:y|ies)|feedback forms|single-arm|no control|correlat\w+|scores (?:were|fell|dropped|improved)|countries (?:with|where)|states (?:with|where)|areas (?:with|where))"
)
_CAUSE = (
    r"(?:damages?|harms?|wrecks?|breaks|ruins|hurts|kills|destroys|weakens|shrinks|heals the|caus(?:e|es|ed|ing)|cuts?|cutting|reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?|prevent(?:s|ed|ing)?|protect(?:s|ed|ing)?|prov(?:e|es|ed|en|ing)|therefore|thanks to|because of|due to|led to|leads to|results? in|resulted in|made|makes?|improv(?:e|es|ed|ing)|boost(?:s|ed)?|heal(?:s|ed)?|work(?:s|ed)|drove|drives|is (?:why|the reason|what)|responsible for|sav(?:e|es|ed)|halv(?:es|ed)|doubl(?:es|ed)|slash(?:es|ed)?"
    r"|rais(?:es|ed)|reliev(?:es|ed)|eas(?:es|ed)|cured?|treated|lift(?:s|ed)|restor(?:es|ed)|brought (?:down|about|back)|brings|produc(?:es|ed)|fix(?:es|ed)|ended?|stopped|stops|shields?|keeps? (?:\w+ )?(?:safe|away|from)|kept|wards? off|staves? off|decreas(?:es|ed)|increas(?:es|ed)|gave|gives|changed|transformed|evidence that|shows? (?:that|what|how|why)|so (?:it|the|ketamine|this|we|yoga|emdr)|keeps? \w+ away|speeds?|shortens?|had an effect|effect of|impact of|triggered|credit|explains?|pays? off|helped|rebuilt|strengthen\w*|extend\w*|turned)"
)
_THEREFORE = pattern(
    r"(?:therefore|proving|proves|which proves|proof that|thus|so (?:it|ketamine|the (?:drip|treatment|method|drug|medicine|programme|program|infusions?|course|therapy)|we know|clearly|this|that|yoga|emdr|breathwork|coaching) (?:\w+ )?(?:works?|worked|must|is|was|did|has|cured|caused|helps?|heals?|does)|the (?:reason|cause) (?:is|was|can only)|must (?:be|have been) (?:the|what|because|due)|can only be (?:the|because|due)|what else|no coincidence|is down to|was down to|it was the \w+ that|did it\b|made (?:all )?the difference|to thank|(?:took|takes|gets?|deserves) the credit|was (?:the )?(?:ketamine|drip|infusion|treatment)'?s? doing)"
)
_CHANGE = r"(?:fell|fall|falls|dropped|drop|lower|better|improved|improvement|fewer|gone|less|rose|higher|recovered|slept|scores?|stopp\w+|calmer|gone|reduced|happier|after|since|before)"
_UNLESS = ("question", "negated", "mention", "hedged", "compared", "linked", "no-comparison", "association", "randomized")


@content_rule(
    "EVD431", NAME,
    bad=(
        "In a survey of our clients, coaching cut panic attacks.", "Records from one clinic show that the drips lowered scores.", "People who meditate have less PTSD, so meditation protects you.",
        "Her scores fell after the third visit, proving that it works.",
    ),
    good=(
        "In a survey, people who did yoga reported less stress; the survey cannot show why.", "Scores were lower after the infusions. There was no comparison group.",
        "Ketamine raises blood pressure.", "In a randomized trial, ketamine lowered scores more than midazolam.",
    ),
)
def cause(page: Page, _: Context) -> Iterator[Hit]:
    """Yield each sentence that draws a cause from a design that cannot show one."""
    reading = reading_of(page)
    for sentence in _candidates(reading):
        found = _overreach(reading.whole(sentence), reading)
        if found and not excused(found, _UNLESS):
            yield hits(found, NAME)


def _candidates(reading: Reading) -> list[Sentence]:
    """Sentences with a design or an inference in them: only these can overreach."""
    named = {s.number: s for shape in (_DESIGN, _THEREFORE) for s in reading.sentences_with(shape)}
    return [named[number] for number in sorted(named)]


def _overreach(whole: Found, reading: Reading) -> Found | None:
    words = whole.sentence.words
    before = reading.beside(whole.sentence, -1)
    design = compiled(_DESIGN).search(words)
    if design and compiled(_CAUSE).search(words):
        return whole
    inferred = compiled(_THEREFORE).search(words)
    near = words + b" " + (before.words if before else b"")
    return whole if inferred and compiled(_CHANGE).search(near) and compiled("{treatment}|it|this|works?|retreat|course|programme|program").search(near) else None
