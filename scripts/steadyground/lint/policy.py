"""How heavy each rule weighs on this site, and on which pages it is asked: kept apart from the rules, in ``docs/_data/lint.yml``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator

from steadyground.pages import PageType
from steadyground.problem import Level, Problem, did_you_mean
from steadyground.records.fields import Record, Text
from steadyground.records.load import load_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from steadyground.pages import Page

POLICY_PATH = "docs/_data/lint.yml"
_FIX = "use a code from docs/about/contributing/rules.md"


class RulePolicy(Record):
    """What this site asks of one rule. ``because`` is required: a rule is never made softer or narrower without a reason."""

    rule: Annotated[str, Field(pattern=r"^[A-Z]+\d+$")]
    level: Literal["error", "warning", "suggestion", "off"] | None = None
    only_on: tuple[PageType, ...] = ()
    not_on: tuple[PageType, ...] = ()
    only_for: tuple[Literal["reader", "partner", "clinician", "contributor"], ...] = ()
    never_waived: bool = False
    because: Text

    @model_validator(mode="after")
    def _says_something(self) -> RulePolicy:
        if not (self.level or self.only_on or self.not_on or self.only_for or self.never_waived):
            raise ValueError("this row changes nothing; give level, only_on, not_on, only_for or never_waived")
        if self.only_on and self.not_on:
            raise ValueError("only_on and not_on stand together; keep one of them")
        return self

    def asks(self, page: Page) -> bool:
        """Say whether the rule is asked of this page. A page whose front matter cannot be read is asked everything."""
        if page.front is None:
            return True
        kind, audience = page.front.page_type, set(page.front.audience)
        if self.only_on and kind not in self.only_on:
            return False
        return kind not in self.not_on and (not self.only_for or bool(audience & set(self.only_for)))


@dataclass(frozen=True)
class Policy:
    """The rows of ``lint.yml`` by rule; a rule without a row has its own level, on every page."""

    rows: Mapping[str, RulePolicy] = field(default_factory=dict)

    @property
    def never_waived(self) -> frozenset[str]:
        """Return the codes that no waiver can set aside."""
        return frozenset(code for code, row in self.rows.items() if row.never_waived)

    def asks(self, code: str, page: Page) -> bool:
        """Say whether a rule is asked of a page."""
        row = self.rows.get(code)
        return row is None or (row.level != "off" and row.asks(page))

    def is_off(self, code: str) -> bool:
        """Say whether a rule is switched off for the whole site."""
        row = self.rows.get(code)
        return row is not None and row.level == "off"

    def weigh(self, problem: Problem) -> Problem:
        """Return the problem at the level that this site gives it."""
        row = self.rows.get(problem.code)
        return replace(problem, level=Level(row.level)) if row and row.level and row.level != "off" else problem


def read_policy(text: str, known: Collection[str], path: str = POLICY_PATH) -> tuple[Policy, list[Problem]]:
    """Read the policy strictly: unknown keys, values and codes are problems with their line."""
    rows, problems, lines = load_rows(text, path, RulePolicy, "rule")
    for row, line in zip(rows, lines, strict=True):
        if row.rule not in known:
            message = f"there is no rule '{row.rule}'{did_you_mean(row.rule, known)}"
            problems.append(Problem(path, line, 1, "SG911", "unknown-rule", message, _FIX))
    return Policy({row.rule: row for row in rows}), problems


def load_policy(root: Path, known: Collection[str]) -> tuple[Policy, list[Problem]]:
    """Read ``docs/_data/lint.yml`` below ``root``; without the file every rule has its own level."""
    try:
        text = (root / POLICY_PATH).read_text(encoding="utf-8")
    except FileNotFoundError:
        return Policy(), []
    except (OSError, UnicodeDecodeError) as error:
        return Policy(), [Problem(POLICY_PATH, 1, 1, "SG100", "unreadable-file", f"this file cannot be read: {error}", "save it as UTF-8")]
    return read_policy(text, known)
