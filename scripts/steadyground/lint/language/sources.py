"""Sources (R6): a link, footnote, citation, or a named body with a year. "Studies" and "experts" are none."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from steadyground.lint.language.lexicon import compiled

if TYPE_CHECKING:
    from steadyground.lint.language.reading import Found

_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_DATED = rf"(?:{{body}}\b.{{0,120}}?\b{_YEAR}|{_YEAR}\b.{{0,80}}?\b{{body}})"
_RECOMMENDS = "{recommends}"


def is_sourced(found: Found) -> bool:
    """Say whether the passage links, cites or names its source with a year, or reports what a named body says."""
    return is_linked(found) or names_a_body(found)


def is_linked(found: Found) -> bool:
    """Say whether the passage holds a link, a footnote mark or a citation."""
    sources, passage = found.reading.sources, found.sentence.passage
    at = bisect_left(sources, passage.start)
    return at < len(sources) and sources[at] < passage.end


def names_a_body(found: Found) -> bool:
    """Say whether the sentence names a body with a year, or what a named body recommends."""
    words = found.sentence.words
    return bool(compiled(_DATED).search(words) or compiled(_RECOMMENDS).search(words))
