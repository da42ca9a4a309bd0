"""Reports of research: what was done and found in a study, told as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.language.lexicon import compiled

if TYPE_CHECKING:
    from steadyground.lint.language.reading import Found

_COMPARED = "{compared}"
_STUDY = "{study}"


def reports_research(found: Found) -> bool:
    """Say whether the sentence tells what studies found: a design or its results, or evidence weighed as such."""
    return bool(compiled(_STUDY).search(found.sentence.words))


def is_compared(found: Found) -> bool:
    """Say whether the sentence or the one beside it names what was compared."""
    near = [found.sentence, found.reading.beside(found.sentence, 1), found.reading.beside(found.sentence, -1)]
    return any(s is not None and compiled(_COMPARED).search(s.words) for s in near)
