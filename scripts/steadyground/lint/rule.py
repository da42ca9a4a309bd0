"""What a rule is: a function that finds passages, and everything a person needs to know about why."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from steadyground.pages import Page
from steadyground.problem import Level, Problem
from steadyground.records import Ledger


@dataclass(frozen=True)
class Hit:
    """A stretch of a page's text, by offset, and what is wrong with it. ``fix`` replaces the rule's own where given."""

    start: int
    end: int
    message: str
    fix: str = ""


@dataclass(frozen=True)
class Context:
    """What a rule may know besides the page: the records, every page's path, and the day it is."""

    ledger: Ledger
    today: date
    paths: frozenset[str] = field(default_factory=frozenset)


Check = Callable[[Page, Context], Iterator[Hit]]


@dataclass(frozen=True)
class Rule:
    """One rule. ``bad`` and ``good`` are Markdown passages; the suite runs each of them through the rule."""

    code: str
    name: str
    level: Level
    why: str
    fix: str
    authority: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    check: Check

    @property
    def category(self) -> str:
        """The category of a content rule: what stands before the ``/`` in its name."""
        return self.name.partition("/")[0]

    def problems(self, page: Page, context: Context) -> Iterator[Problem]:
        """Yield one problem for each passage that breaks the rule."""
        for hit in self.check(page, context):
            line, column = page.position(hit.start)
            length = max(1, hit.end - hit.start)
            yield Problem(page.path, line, column, self.code, self.name, hit.message, hit.fix or self.fix, self.level, self.why, length)


RULES: dict[str, Rule] = {}


def rule(
    code: str, name: str, *, level: Level, why: str, fix: str, authority: str, bad: tuple[str, ...], good: tuple[str, ...]
) -> Callable[[Check], Check]:
    """Register a check as a rule.

    Raises ValueError for a code or name that is taken, and for a rule without examples or authority: such a rule could not be
    explained or tested.
    """
    if not (bad and good and authority):
        raise ValueError(f"{code} {name}: a rule has bad and good examples and names its authority")
    if code in RULES or any(r.name == name for r in RULES.values()):
        raise ValueError(f"{code} {name}: this code or name is taken")

    def register(check: Check) -> Check:
        RULES[code] = Rule(code, name, level, why, fix, authority, bad, good, check)
        return check

    return register


def all_rules() -> list[Rule]:
    """Import every module below ``lint/rules`` and return the rules by code."""
    package = importlib.import_module("steadyground.lint.rules")
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
    return sorted(RULES.values(), key=lambda r: r.code)
