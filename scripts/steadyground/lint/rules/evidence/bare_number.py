"""EVD421: a figure of benefit or risk without its group, comparison, time or source (number-without-context)."""

from __future__ import annotations

from collections.abc import Iterator

from steadyground.lint.language.guards import excused
from steadyground.lint.language.index import pattern
from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.reading import Found, reading_of
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule, hits
from steadyground.pages import Page

NAME = "number-without-context/bare-figure"
_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
_FIGURE = pattern(
    r"(?:(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)(?:-\w+)? per ?cent|\d+(?:\.\d+)? per ?cent|" + _WORD + r" (?:in|out of|of every) (?:every )?(?:ten|five|four|three|two|hundred|twenty|\d+)|half of|(?:two|three)[- ](?:thirds|quarters)|a (?:third|quarter)|nine-tenths"
    r"|(?:doubl|tripl|quadrupl|halv)(?:e|es|ed|ing) (?:the|your|their|his|her|its|our|that|chances|rates|risk)|(?:cuts?|cutting|reduc\w+|lower\w*|slash\w*) (?:\S+ ){0,4}?(?:in|by) half|(?:twice|half|" + _WORD + r" times|\d+(?:\.\d+)? times|ten-?fold|two-?fold|three-?fold|\w+-fold) (?:as|the|more|less|lower|higher|fewer|greater|better|likel\w+|safer|faster))"
)
_OUTCOME = (
    r"(?:success\w*|improv\w*|better|relie\w+|recover\w*|respon\w+|reduc\w*|fall|fell|falls|drop\w*|lower\w*|cuts?|halv\w*|risks?|chances?|odds|rates?|feel\w*|felt|remission|effective\w*|works?|worked|heal\w*|lift\w*|benefit\w*|calmer|symptoms?|scores?|flashbacks|nightmares|anxiety|depress\w+|relaps\w*|cured|stay\w* together|marriages?|trust\w*|satisf\w+"
    r"|side[- ]effects?|safer|harm\w*|reactions?|addict\w*|depend\w*|helped|helps|resolved|results?|likel\w+|sleep\w*|panic|suicid\w*|stopped|say|said|would|recommend\w*|rated?|agree\w*|stay(?:ed)?|free|develop\w*|ptsd|danger\w*|damage|trouble|problems?|faster|outcomes?|efficacy|happier|leave|divorc\w*|attempt\w*)"
)
_TIME = r"(?:\w+-(?:day|week|month|year)|(?:after|at|for|over|within|in|by|up to|during|following|\d+|one|two|three|four|six|eight|twelve) (?:the |about |around |a |first |next )?(?:\S+ )?(?:minutes?|hours?|days?|weeks?|months?|years?|follow-up|end of)|(?:a|the) (?:day|week|month|year|few \w+) (?:later|after|afterwards)|24-hour|at \d+|by the end|lifetime|at some (?:point|time)|each year|per year|a year|every year|in (?:19|20)\d\d)"
_GROUP = r"(?:(?:third|half|quarter|thirds|quarters|\d) of (?:all )?(?:people|adults|veterans|women|men|those)|\d[\d,]* (?:\S+ ){0,3}?(?:people|adults|participants|patients|veterans|women|men|trials|studies|children|civilians|service members|users|members|respondents|couples|partners)|(?:of|out of|among|in) (?:the )?(?:\d[\d,]*|thirty|forty|fifty|sixty) ?(?:people|adults|who)?|per (?:100|1,000|100,000)|out of (?:every )?(?:100|1,000))"
_ABOUT = ("linked", "question", "negated", "mention", "not-a-rate")


@content_rule(
    "EVD421", NAME,
    bad=(
        "Our success rate is 87%.", "Ketamine halves the risk of relapse.", "Nine in ten felt better.", "You are three times as likely to recover.",
        "| Result | Share |\n|---|---|\n| Sleep improved | 8 in 10 |",
    ),
    good=(
        "By the end of two weeks, 67 out of 100 people on ketamine had improved, against 20 out of 100 on midazolam.", "In a survey of 4,000 adults in England, 4 in 100 had symptoms of PTSD.",
        "The session costs 40% more on weekends.", "A \"90% success rate\" with no source is a warning sign.",
    ),
)
def bare_number(page: Page, _: Context) -> Iterator[Hit]:
    """Yield each figure of an outcome that lacks what a reader needs to weigh it."""
    reading = reading_of(page)
    last = None
    for found in reading.find(_FIGURE):
        about = found.sentence.passage.header.lower().encode("ascii", "replace") + b" " + found.sentence.words
        if found.sentence is last or not compiled(_OUTCOME).search(about):
            continue
        if not _has_context(found) and not excused(found, _ABOUT):
            last = found.sentence
            yield hits(found, NAME)


def _has_context(found: Found) -> bool:
    """Two of three: who was counted, against what, after how long. A named body and a year stand for two."""
    near = found.reading.passage_words(found.sentence.passage)
    points = bool(compiled(_GROUP).search(near)) + excused(found, ("compared",)) + excused(found, ("study-passage",)) + bool(compiled(_TIME).search(found.sentence.words))
    return points + 2 * excused(found, ("sourced", "no-comparison")) > 1
