"""Safety instructions (R8): they keep their imperatives and their absolutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.language.lexicon import compiled

if TYPE_CHECKING:
    from steadyground.lint.language.reading import Found

_ORDER = "{order}"
_SAFE = "{safety-word}"
_LAW = "{law}"


def is_safety(found: Found) -> bool:
    """Say whether the sentence is an instruction that keeps someone safe, or states what a law or a clinic's duty is."""
    words = found.sentence.words
    return bool(compiled(_ORDER).match(words) and compiled(_SAFE).search(words)) or bool(compiled(_LAW).search(words))
