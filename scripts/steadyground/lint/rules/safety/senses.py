"""SAF252: several details of violence, sex or injury in one sentence (graphic-detail)."""

from __future__ import annotations

from collections.abc import Iterator

from steadyground.lint.language.guards import excused
from steadyground.lint.language.index import pattern
from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.reading import reading_of
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule, hits
from steadyground.pages import Page

NAME = "graphic-detail/senses"
_BODY = r"(?:lips?|throat|neck|teeth|tooth|jaw|skull|ribs?|thumbprints?|eyelids?|vessels|headboard|knuckles|wrists?|thighs?|breasts?|mouth|tongue|nipples?|genital\w*|penis|vagina|buttocks|veins?|forearms?|bones?|flesh|windpipe|cheekbone|eye socket|nostrils?|gums|hair|skin|nails|bruis\w+|blood|bladder|arm|arms|legs?|face|hands?|fingers?|head|eyes?|stomach|belly)"
_ACT = (
    r"(?:pinn(?:ed|ing)|chok(?:ed|ing)|strangl\w+|throttl\w+|smash\w*|slamm?\w*|punch\w*|kick(?:ed|ing|s)|stabb\w*|slash\w*|carv(?:ed|ing)|dragg\w+|ripp\w+|tore|torn|yank\w*|crush\w*|snapped|split|beaten|goug\w*|curled up|shreds?|open like|peeled|lining|warm sheets|still warm|burned|burnt|bit|bitten|clawed|spat|sliced|forced|squeezed|gagged|throbb\w+|gush\w+|drip\w+|ooz\w+|pool\w+|spurt\w+|soaked|stained|smeared|swollen|swelled|purple|snap|snaps|broke|burst|speckled|knocking|black and blue|bloodied|bloody|crack\w*"
    r"|scream\w*|gasp\w*|whimper\w*|moan\w*|groan\w*|sobb\w*|retch\w*|vomit\w*|writh\w*|naked|thrust\w*|straddl\w*|grinding|undress\w*|limp|rotting|rotted|peel\w*|shrivel\w*|raw|festering|sweat\w*|reek\w*|stench|stank|smell(?:ed|s)? of|smell of|taste(?:d|s)?(?: of)?|hissed|crunch\w*|warm blood|knife|blade|razor|belt|fist|fists|boots?|cigarette|needle|clots?|unconscious|blue|tangled|sheets|underwear|condom)"
)
_DETAIL = pattern(f"(?:{_ACT}|blood)")


@content_rule(
    "SAF252", NAME,
    bad=("His fists split her lip and her teeth hit the floor, blood on her tongue.", "She heard them moaning and saw his naked back through the crack in the door."),
    good=("He hit her, and she went to hospital.", "Ketamine can irritate the bladder and cause blood in the urine. Tell a doctor.", "Place your hands on your belly and breathe."),
)
def senses(page: Page, _: Context) -> Iterator[Hit]:
    """Yield a sentence with at least one violent or sexual act in the body's detail and three details in all."""
    reading = reading_of(page)
    for sentence in reading.sentences_with(_DETAIL):
        acts = {m[1] for m in compiled(_ACT).finditer(sentence.words)}
        parts = {m[1] for m in compiled(_BODY).finditer(sentence.words)}
        whole = reading.whole(sentence)
        if len(acts) + len(parts - acts) > 2 and (len(acts) > 1 or len(parts) > 2) and not excused(whole, ("medical-sign", "mention", "linked", "research", "exercise")):
            yield hits(whole, NAME)
