"""A rule about the whole site: what one page cannot show, such as a page that no menu leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from steadyground.lint.rule import RULES
from steadyground.problem import Level, Problem

if TYPE_CHECKING:
    from steadyground.pages import Page
    from steadyground.records import Ledger


@dataclass(frozen=True)
class Site:
    """Every page, the records, the day, and the text of the files that a site rule reads (path to text).

    ``paths`` names every page there is, where ``pages`` holds only some of them.
    """

    pages: tuple[Page, ...]
    ledger: Ledger
    today: date
    files: Mapping[str, str] = field(default_factory=dict)
    paths: frozenset[str] = frozenset()


SiteCheck = Callable[[Site], Iterator[Problem]]
Example = Mapping[str, str]


@dataclass(frozen=True)
class SiteRule:
    """One rule about the site. ``bad`` and ``good`` are small sites: the text of each file by its path."""

    code: str
    name: str
    level: Level
    why: str
    fix: str
    authority: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    check: SiteCheck

    def problems(self, site: Site) -> Iterator[Problem]:
        """Yield one problem for each place that breaks the rule."""
        yield from self.check(site)

    def problem(self, path: str, line: int, message: str, *, column: int = 1, length: int = 0) -> Problem:
        """Return a problem of this rule."""
        return Problem(path, line, column, self.code, self.name, message, self.fix, self.level, self.why, length)


SITE_RULES: dict[str, SiteRule] = {}


def site_rule(
    code: str, name: str, *, level: Level, why: str, fix: str, authority: str, bad: tuple[Example, ...], good: tuple[Example, ...]
) -> Callable[[SiteCheck], SiteRule]:
    """Register a check of the whole site. Raises ValueError as ``rule`` does."""
    if not (bad and good and authority):
        raise ValueError(f"{code} {name}: a rule has bad and good examples and names its authority")
    if code in SITE_RULES or code in RULES:
        raise ValueError(f"{code} {name}: this code is taken")

    def register(check: SiteCheck) -> SiteRule:
        SITE_RULES[code] = SiteRule(code, name, level, why, fix, authority, bad, good, check)
        return SITE_RULES[code]

    return register


def all_site_rules() -> list[SiteRule]:
    """Return the site rules by code; ``all_rules`` imports their modules."""
    return sorted(SITE_RULES.values(), key=lambda r: r.code)
