"""The self-audit: each item of the standards this guide is judged by, and whether it is met, not met, or for people to say.

``docs/_data/standards.yml`` says for each item where it is shown. A pointer that leads nowhere, or to something that does not do
what the item asks, makes the item "not met"; an item that only people can judge is never met by a program.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from steadyground.lint.rule import all_rules
from steadyground.lint.site_rule import all_site_rules
from steadyground.pages import PageType
from steadyground.pages.decision_aid import Option, options_of
from steadyground.problem import Level
from steadyground.records.load import load_rows
from steadyground.records.standard import Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from steadyground.pages import Page
    from steadyground.problem import Problem
    from steadyground.records.standard import Pointer

STANDARDS_PATH = "docs/_data/standards.yml"
AID = "docs/decide/index.md"
LEAST_WORDS = 20
LEAST_ANSWER = 8


class State(StrEnum):
    """How an item stands."""

    MET = "Met"
    NOT_MET = "Not met"
    NEEDS_PEOPLE = "Needs people"


@dataclass(frozen=True)
class Evidence:
    """All that pointers may lead to: the pages by path, the codes of rules that stop the build, and the repository's folder."""

    pages: Mapping[str, Page]
    rules: frozenset[str]
    root: Path

    @property
    def options(self) -> tuple[Option, ...]:
        """The options of the decision aid."""
        aid = self.pages.get(AID)
        return options_of(aid) if aid else ()


@dataclass(frozen=True)
class Verdict:
    """An item with its state, and the fault of each pointer that does not hold."""

    item: Item
    state: State
    faults: tuple[str, ...] = ()


def load_standards(root: Path) -> tuple[list[Item], list[Problem]]:
    """Return the items in the order of the file, and every fault in it."""
    items, problems, _ = load_rows((root / STANDARDS_PATH).read_text(encoding="utf-8"), STANDARDS_PATH, Item, "id")
    return items, problems


def gather(root: Path, pages: Iterable[Page]) -> Evidence:
    """Return what the pointers of this repository may lead to."""
    levels = {rule.code: rule.level for rule in all_rules()} | {rule.code: rule.level for rule in all_site_rules()}
    stopping = frozenset(code for code, level in levels.items() if level is Level.ERROR)
    return Evidence({page.path: page for page in pages}, stopping, root)


def judge(item: Item, evidence: Evidence) -> Verdict:
    """Return how an item stands. A program never says that people's judgment is met."""
    if item.people:
        return Verdict(item, State.NEEDS_PEOPLE)
    if item.not_met:
        return Verdict(item, State.NOT_MET)
    faults = tuple(fault for pointer in item.shown if (fault := fault_of(pointer, evidence)))
    return Verdict(item, State.NOT_MET if faults else State.MET, faults)


def fault_of(pointer: Pointer, evidence: Evidence) -> str:
    """Return why a pointer does not hold; empty where it does."""
    if pointer.page:
        return _page_fault(pointer, evidence.pages.get(f"docs/{pointer.page}"))
    if pointer.file:
        path = evidence.root / pointer.file
        held = path.is_file() and _holds(path.read_text(encoding="utf-8"), pointer.says or "")
        return "" if held else f"{pointer.file} does not say '{pointer.says}'"
    if pointer.aid_row:
        return _row_fault(pointer.aid_row, evidence.options)
    if pointer.rule:
        return "" if pointer.rule in evidence.rules else f"there is no rule {pointer.rule} that stops the build"
    if pointer.test:
        return "" if _has_test(evidence.root, pointer.test) else f"there is no test {pointer.test}"
    return _uncited(evidence.pages.values())


def _page_fault(pointer: Pointer, page: Page | None) -> str:
    if page is None:
        return f"there is no page {pointer.page}"
    if pointer.heading:
        return "" if words_below(page, pointer.heading) >= LEAST_WORDS else f"{pointer.page} says too little below '{pointer.heading}'"
    if pointer.says:
        return "" if _holds(page.text[page.body_start :], pointer.says) else f"{pointer.page} does not say '{pointer.says}'"
    if pointer.block:
        found = sum(block.name == pointer.block for block in page.blocks)
        return "" if found >= pointer.times else f"{pointer.page} has {found} of {pointer.times} blocks '{pointer.block}'"
    found = len(page.citations)
    return "" if found >= (pointer.citations or 1) else f"{pointer.page} has {found} citations"


def words_below(page: Page, heading: str) -> int:
    """Return the number of words from a heading to the next of its level or above; 0 where the page has no such heading."""
    for n, found in enumerate(page.headings):
        if found.text == heading:
            after = (other.start for other in page.headings[n + 1 :] if other.level <= found.level)
            return len(page.without_code[found.start : next(after, len(page.text))].split()) - len(found.text.split()) - 1
    return 0


def _holds(text: str, words: str) -> bool:
    return " ".join(words.split()) in " ".join(text.split())


def _row_fault(name: str, options: tuple[Option, ...]) -> str:
    if not options:
        return "the decision aid has no options"
    short = [option.name for option in options if len(option.answers.get(name, "").split()) < LEAST_ANSWER]
    return f"the row '{name}' is missing or too short for: {', '.join(short)}" if short else ""


def _has_test(root: Path, name: str) -> bool:
    path, _, function = name.partition("::")
    target = root / path
    if not target.is_file():
        return False
    tree = ast.parse(target.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == function for node in tree.body)


_FROM_RECORDS = frozenset({"crisis-lines", "helplines", "ledger", "questions", "sources", "trials", "what-changed"})


def _uncited(pages: Iterable[Page]) -> str:
    """Return which health pages have no sources. A landing page says nothing of its own; it leads to pages that do."""
    typed = [(page, page.front.page_type) for page in pages if page.front]
    health = [page for page, kind in typed if kind.is_about_health and kind is not PageType.LANDING]
    lacking = [page.path.removeprefix("docs/") for page in health if not _has_sources(page)]
    if not health:
        return "there is no health page"
    return f"pages without sources: {', '.join(lacking)}" if lacking else ""


def _has_sources(page: Page) -> bool:
    return bool(page.citations or {block.name for block in page.blocks} & _FROM_RECORDS)
