"""History described as history (R9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.language.lexicon import compiled

if TYPE_CHECKING:
    from steadyground.lint.language.reading import Found

_PAST = "{past}"


def is_history(found: Found) -> bool:
    """Say whether the sentence tells of the past as past."""
    return bool(compiled(_PAST).search(found.sentence.words))
