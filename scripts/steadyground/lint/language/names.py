"""Names, titles and set terms (R7), and the plain senses of loaded words (R10)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.mention import set_apart
from steadyground.pages.prose import Kind

if TYPE_CHECKING:
    from steadyground.lint.language.reading import Found

_CAPITAL = re.compile(r"[A-Z][\w'\u2019-]*")
_TITLED = "{title-word}"


def is_name(found: Found) -> bool:
    """Say whether the words are part of a name or a title: capitals in the middle of a sentence, or an italic title."""
    if found.sentence.kind in (Kind.HEADING, Kind.TITLE, Kind.FRONT_MATTER):
        return False
    start, end = found.span
    text = found.reading.page.text
    return _is_capitalised_run(text, found.sentence.start, start, end)


def _is_capitalised_run(text: str, first: int, start: int, end: int) -> bool:
    """Say whether the words are in capitals, and so is a word beside them (small words may stand between)."""
    own = [w for w in re.findall(r"[\w'\u2019-]+", text[start:end]) if len(w) > 3]
    if not own or not all(_CAPITAL.match(w) for w in own):
        return False
    before = re.findall(r"[\w'\u2019-]+", text[max(first, start - 60) : start])
    after = re.findall(r"[\w'\u2019-]+", text[end : end + 40])
    near = [w for w in (before[-2:] + after[:2]) if len(w) > 3]
    return any(_CAPITAL.match(w) and not w.isupper() for w in near)


def is_title(found: Found) -> bool:
    """Say whether the words stand in an italic or quoted title that the sentence names as one."""
    start, end = found.span
    held = any(a <= start and end <= b + 1 for a, b in set_apart(found))
    return held and bool(compiled(_TITLED).search(found.sentence.words))
