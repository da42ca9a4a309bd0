"""CLM143: a product said to be approved for a use that it is not approved for, by facts.yml (false-approval)."""

from __future__ import annotations

from collections.abc import Iterator

from steadyground.lint.facts import Fact, facts, load_facts
from steadyground.lint.language.guards import excused
from steadyground.lint.language.index import pattern
from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.negation import negated_before
from steadyground.lint.language.reading import Found, Reading, reading_of
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule, hits
from steadyground.pages import Page

NAME = "false-approval/wrong-use"
_CLAIM = r"{product}(?:\S* \S+){0,8}? {approved}(?:\S* \S+){0,10}? {use}"
_REVERSED = r"{approved}(?:\S* \S+){0,4}? {product}(?:\S* \S+){0,10}? {use}"
_USE = "{wrong-use}"
_YES = r"\| ?(?:yes|approved|licensed|cleared|full|fda|x|since \d{4}|\?)(?: \S+){0,4} ?(?:\||$)"

_CLAIMS = {
    fact.id: tuple(pattern(shape.replace("{product}", f"(?:{fact.product})").replace("{use}", _USE)) for shape in (_CLAIM, _REVERSED))
    for fact in load_facts()[0]
}


@content_rule(
    "CLM143",
    NAME,
    bad=(
        "Ketamine is approved by the FDA for depression.",
        "Spravato is licensed for PTSD and depression.",
        "| Medicine | Approved for PTSD? |\n|---|---|\n| Esketamine | Yes |",
    ),
    good=(
        "Ketamine is approved as an anesthetic, not for PTSD.",
        "Esketamine is approved for some adults with depression.",
        "Ketamine is not approved for PTSD.",
        "| Medicine | Approved for PTSD? |\n|---|---|\n| Sertraline | Yes |\n| Esketamine | No |",
    ),
)
def approval(page: Page, context: Context) -> Iterator[Hit]:
    """Yield each claim of approval that the dated facts do not bear out."""
    reading = reading_of(page)
    for fact in facts(context.today):
        for claim in _CLAIMS[fact.id]:
            yield from (hits(f, NAME, fact.says) for f in reading.find(claim) if _is_wrong(f, fact))
        yield from (hits(f, NAME, fact.says) for f in _rows(reading, fact))


def _is_wrong(found: Found, fact: Fact) -> bool:
    use = found.words.rsplit(b" ", 1)
    if compiled(fact.uses).search(found.words) or negated_before(found.sentence.words[: found.start + len(use[0]) + 1]):
        return False
    return not excused(found, ("question", "mention", "linked", "research", "approval-denied"))


def _rows(reading: Reading, fact: Fact) -> Iterator[Found]:
    """Yield each row that says yes for this product, in a table whose header asks about approval for a use."""
    named = rf"(?:^|\| )(?:{fact.product})(?: \w+){{0,3}} ?\|"
    for found in reading.rows(named, lambda header: _asks(header) and not compiled(fact.uses).search(header)):
        if compiled(_YES).search(found.sentence.words):
            yield reading.whole(found.sentence)


def _asks(header: bytes) -> bool:
    return bool(compiled("{approved}").search(header) and compiled(_USE).search(header))
