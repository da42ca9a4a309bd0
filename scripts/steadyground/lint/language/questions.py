"""Questions (R4): a heading that asks is fine; a question that presses or implies the claim is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.language.lexicon import compiled

if TYPE_CHECKING:
    from steadyground.lint.language.reading import Found, Sentence

_PRESSING = "{pressing}"


def is_question(found: Found) -> bool:
    """Say whether the words stand in a plain question."""
    return asks(found.sentence) and not presses(found.sentence)


def asks(sentence: Sentence) -> bool:
    """Say whether the sentence is a question, whatever its purpose. A cell of a table may ask on its own."""
    words = sentence.words.rstrip(b" |)")
    return words.endswith(b"?")


def presses(sentence: Sentence) -> bool:
    """Say whether a question presses: "Ready to get your life back?"."""
    return asks(sentence) and bool(compiled(_PRESSING).search(sentence.words))
