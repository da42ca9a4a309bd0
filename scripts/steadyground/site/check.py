"""What must hold before anything is built. Everything is reported in one run, each with its file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.markup.blocks import NAMES
from steadyground.markup.citations import PATTERN
from steadyground.pages import Page, load_pages
from steadyground.problem import Problem, did_you_mean
from steadyground.records import load_ledger
from steadyground.records.strict_yaml import read_yaml
from steadyground.site.generate import stale

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from steadyground.records import Ledger
    from steadyground.records.strict_yaml import Value

__all__ = ["PATTERN", "check"]


def check(root: Path) -> list[Problem]:
    """Return every problem that would put something wrong, or nothing at all, on a page."""
    ledger = load_ledger(root)
    pages, problems = load_pages(root)
    problems += ledger.problems
    for page in pages:
        problems += page.front_problems
        problems += _blocks(page)
        if not ledger.problems:
            problems += _citations(page, ledger)
            problems += _reviewers(page, ledger)
    problems += _navigation(root, pages)
    if not ledger.problems:
        problems += stale(root, ledger)
    return problems


def _citations(page: Page, ledger: Ledger) -> Iterator[Problem]:
    known = ledger.citable()
    for citation in page.citations:
        if citation.key not in known:
            line, column = page.position(citation.start)
            source = ledger.sources.get(citation.key)
            message = f"'{citation.key}' names neither a finding nor a source{did_you_mean(citation.key, known)}"
            if source:
                message = f"'{citation.key}' is a source whose point nobody has read"
            fix = "write a key from docs/_data/findings.yml or sources.yml, or add the record there first"
            yield Problem(page.path, line, column, "SG401", "unknown-citation", message, fix, length=len(citation.key) + 1)


def _blocks(page: Page) -> Iterator[Problem]:
    for block in page.blocks:
        if block.name not in NAMES:
            line, column = page.position(block.start)
            message = f"there is no block '/// {block.name}'{did_you_mean(block.name, NAMES)}"
            yield Problem(page.path, line, column, "SG402", "unknown-block", message, f"use one of: {', '.join(sorted(NAMES))}")


def _reviewers(page: Page, ledger: Ledger) -> Iterator[Problem]:
    for name in page.front.reviewed_by if page.front else ():
        if name not in ledger.reviewers.rows:
            mark = page.front_places.place(("reviewed_by",), of_key=True)
            message = f"'{name}' is not in docs/_data/reviewers.yml"
            fix = "remove the name; a page names only reviewers who are real and have agreed to it"
            yield Problem(page.path, mark.line, mark.column, "SG403", "unknown-reviewer", message, fix)


def _navigation(root: Path, pages: list[Page]) -> Iterator[Problem]:
    path = "mkdocs.yml"
    text = (root / path).read_text(encoding="utf-8").replace("!ENV ", "")
    document = read_yaml(text, path)
    yield from document.problems
    nav = document.value.get("nav", []) if isinstance(document.value, dict) else []
    listed = set(_paths(nav))
    existing = {page.path.removeprefix("docs/") for page in pages}
    for page in pages:
        name = page.path.removeprefix("docs/")
        if name not in listed:
            message = "this page is not in the navigation, so no reader would find it"
            yield Problem(page.path, 1, 1, "SG404", "not-in-nav", message, f"add '{name}' below 'nav:' in mkdocs.yml")
    for name in sorted(listed - existing):
        message = f"the navigation names '{name}', which does not exist{did_you_mean(name, existing)}"
        yield document.problem(("nav",), "SG405", "no-such-page", message, "correct the path, or add the page", of_key=True)


def _paths(node: Value) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    else:
        for item in node.values() if isinstance(node, dict) else node:
            yield from _paths(item)
