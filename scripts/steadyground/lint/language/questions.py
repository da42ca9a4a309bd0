"""Questions (R4): a heading that asks is fine; a question that presses or implies the claim is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.normal import plain_text
from steadyground.pages.prose import Kind

if TYPE_CHECKING:
    from steadyground.lint.language.reading import Found, Sentence

_PRESSING = "{pressing}"
_ASK_WORD = "{ask-word}"
_UNKNOWN = "{unknown-title}"
_UNKNOWN_END = ": {unknown-title}"
_TITLES = (Kind.FRONT_MATTER, Kind.HEADING, Kind.TITLE)
_ASKER = "i|me|my|myself"


def is_question(found: Found) -> bool:
    """Say whether the words stand in a plain question."""
    return asks(found.sentence) and not presses(found.sentence)


def asks(sentence: Sentence) -> bool:
    """Say whether the sentence is a question, whatever its purpose, or names one. A cell of a table may ask on its own."""
    return sentence.words.rstrip(b" |)").endswith(b"?") or names_a_question(sentence)


def names_a_question(sentence: Sentence) -> bool:
    """Say whether the whole sentence is an indirect question.

    It begins with "whether", or with another question word where a page is described or things not known are listed; or it is a
    title that ends in "what is known".
    """
    if sentence.kind in _TITLES and compiled(_UNKNOWN_END).search(sentence.words):
        return True
    if not compiled(_ASK_WORD).match(sentence.words):
        return False
    if sentence.words.startswith(b"whether ") or sentence.kind is Kind.FRONT_MATTER:
        return True
    title = plain_text(sentence.passage.title)
    return sentence.kind is Kind.LIST_ITEM and bool(compiled(_UNKNOWN).search(title))


def presses(sentence: Sentence) -> bool:
    """Say whether a question presses: "Ready to get your life back?"."""
    return asks(sentence) and bool(compiled(_PRESSING).search(sentence.words))


def asked_by_reader(found: Found) -> bool:
    """Say whether the question is put in the reader's own mouth: "What if I feel sick?"."""
    return asks(found.sentence) and bool(compiled(_ASKER).search(found.sentence.words))
