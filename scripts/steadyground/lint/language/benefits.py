"""Benefit fragments: "Relieves anxiety" in a list or a table is a claim; "Reduce alcohol" is an instruction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.normal import plain_text
from steadyground.pages.prose import Kind

if TYPE_CHECKING:
    from steadyground.lint.language.reading import Found

_PLACES = frozenset((Kind.LIST_ITEM, Kind.TABLE, Kind.HEADING, Kind.TITLE, Kind.ALT_TEXT))
_EFFECT_TABLE = "{effect-header}"
_OTHER_TABLE = "{other-header}"
_INSTRUCTION = "^{benefit-verb-as-order} "
_LONGEST = 16


def is_no_benefit(found: Found) -> bool:
    """Say whether the words are no claim of a benefit: a sentence, an instruction, or a table about something else."""
    kind, words = found.sentence.kind, found.sentence.words
    if re.match(rb"by \w+ing", found.words):
        return False
    if kind not in _PLACES or words.count(b" ") > _LONGEST:
        return True
    if kind is Kind.TABLE:
        header = plain_text(found.sentence.passage.header)
        return not compiled(_EFFECT_TABLE).search(header) or bool(compiled(_OTHER_TABLE).search(header))
    return bool(compiled(_INSTRUCTION).search(words))
