"""Every reason to leave a passage alone, by the name that a wording file gives under ``unless``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.language.benefits import is_no_benefit
from steadyground.lint.language.contexts import contexts, in_context
from steadyground.lint.language.hedges import can_help, hedges_clause, is_hedged
from steadyground.lint.language.history import is_history
from steadyground.lint.language.mention import is_mention
from steadyground.lint.language.names import is_name, is_title
from steadyground.lint.language.negation import is_negated, negated_before
from steadyground.lint.language.questions import asked_by_reader, asks, is_question
from steadyground.lint.language.research import is_compared, reports_research
from steadyground.lint.language.safety import is_safety
from steadyground.lint.language.sources import is_linked, is_sourced

if TYPE_CHECKING:
    from collections.abc import Callable

    from steadyground.lint.language.reading import Found

GUARDS: dict[str, Callable[[Found], bool]] = {
    "asked": lambda found: asks(found.sentence),
    "question": is_question,
    "asked-by-reader": asked_by_reader,
    "negated": is_negated,
    "negated-before": lambda found: negated_before(found.before),
    "negated-inside": lambda found: negated_before(found.before + found.words),
    "can-help": can_help,
    "mention": is_mention,
    "name": lambda found: is_name(found) or is_title(found),
    "hedged": is_hedged,
    "hedged-here": hedges_clause,
    "sourced": is_sourced,
    "linked": is_linked,
    "research": reports_research,
    "compared": is_compared,
    "not-a-benefit": is_no_benefit,
    "history": is_history,
    "safety": is_safety,
}


def is_known(name: str) -> bool:
    """Say whether a name is that of a reason, in Python or in contexts.yml."""
    return name in GUARDS or name in contexts()[0]


def excused(found: Found, guards: tuple[str, ...]) -> bool:
    """Say whether any of the named reasons holds."""
    return any(GUARDS[name](found) if name in GUARDS else in_context(found, name) for name in guards)
