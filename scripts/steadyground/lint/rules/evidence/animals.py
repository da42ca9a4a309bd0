"""EVD441: what was seen in animals or cells told as what happens in people (animal-to-human)."""

from __future__ import annotations

from collections.abc import Iterator

from steadyground.lint.language.guards import excused
from steadyground.lint.language.index import pattern
from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.reading import Reading, Sentence, reading_of
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule, hits
from steadyground.pages import Page

NAME = "animal-to-human/carried-over"
_ANIMALS = (
    pattern(r"(?:mice|mouse|mouse brains?)"),
    pattern("rats?"),
    pattern("rodents?"),
    pattern(r"animals?"),
    pattern(r"(?:monkeys?|primates|voles?|pigs|fruit flies|zebra ?fish)"),
    pattern(r"(?:labs?|laborator(?:y|ies)|in vitro|organoids?)"),
    pattern(r"(?:cell cultures?|cultured|petri dish(?:es)?|(?:the|a) dish|slices|neurons grown)"),
)
_PEOPLE = "{human}"
_TOPIC = "{lab-topic}"
_UNLESS = ("question", "mention", "animal-limits", "linked")
_PETS = "{everyday-animal}"


def _naming_animals(reading: Reading) -> list[Sentence]:
    named = {s.number: s for shape in _ANIMALS for s in reading.sentences_with(shape)}
    return [named[number] for number in sorted(named)]


@content_rule(
    "EVD441",
    NAME,
    bad=(
        "In mice, ketamine regrew connections, so your brain can do the same.",
        "Rats lose their fear after one dose. Your fear will fade too.",
        "Neurons in a dish sprouted branches, which is why patients feel lighter.",
    ),
    good=(
        "In mice, ketamine increases some connections. Whether this happens in people is not known.",
        "Vets use ketamine too.",
        "A pet can be a comfort to people after a loss.",
    ),
)
def animals(page: Page, _: Context) -> Iterator[Hit]:
    """Yield each passage that goes from animals to people without saying that the step is unknown."""
    reading = reading_of(page)
    for sentence in _naming_animals(reading):
        after = reading.beside(sentence, 1)
        both = sentence.words + b" " + (after.words if after else b"")
        found = reading.whole(sentence)
        carried = compiled(_TOPIC).search(both) and compiled(_PEOPLE).search(both) and not compiled(_PETS).search(both)
        if carried and not excused(found, _UNLESS):
            yield hits(found, NAME)
