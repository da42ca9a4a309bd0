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
_BODY = "{body-part}"
_ACT = "{sensory-act}"
_SOMEONE = "(?:he|she|her|him|his|hers|my|i|they|their|man|woman|wife|husband|girl|boy)"
_UNLESS = ("medical-sign", "mention", "linked", "research", "exercise")
_DETAIL = pattern(f"(?:{_ACT}|blood)")


@content_rule(
    "SAF252",
    NAME,
    bad=(
        "His fists split her lip and her teeth hit the floor, blood on her tongue.",
        "She heard them moaning and saw his naked back through the crack in the door.",
    ),
    good=(
        "He hit her, and she went to hospital.",
        "Ketamine can irritate the bladder and cause blood in the urine. Tell a doctor.",
        "Place your hands on your belly and breathe.",
    ),
)
def senses(page: Page, _: Context) -> Iterator[Hit]:
    """Yield a sentence with at least one violent or sexual act in the body's detail and three details in all."""
    reading = reading_of(page)
    for sentence in reading.sentences_with(_DETAIL):
        acts = {m[1] for m in compiled(_ACT).finditer(sentence.words)}
        parts = {m[1] for m in compiled(_BODY).finditer(sentence.words)}
        whole = reading.whole(sentence)
        vivid = len(acts) + len(parts - acts) > 2 and (len(acts) > 1 or len(parts) > 2)
        if vivid and compiled(_SOMEONE).search(sentence.words) and not excused(whole, _UNLESS):
            yield hits(whole, NAME)
