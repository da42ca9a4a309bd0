"""The part of ``docs/evidence/self-audit.md`` that is made: every item of every standard, and how hard the pages are to read."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify

from steadyground.audit.made_part import with_made_part
from steadyground.audit.standards import AID, State, gather, judge, load_standards
from steadyground.files import write_changed
from steadyground.lint.readability import easy_words, measure
from steadyground.lint.reading_limits import READER_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from steadyground.audit.standards import Verdict
    from steadyground.pages import Page
    from steadyground.records import Ledger
    from steadyground.records.standard import Pointer

SELF_AUDIT = "docs/evidence/self-audit.md"
STANDARDS = {
    "ipdas-qualifying": "IPDAS 4.0, qualifying",
    "ipdas-certification": "IPDAS 4.0, certification",
    "ipdas-quality": "IPDAS 4.0, quality",
    "jama": "JAMA benchmarks",
    "pif-tick": "PIF TICK",
    "discern": "DISCERN",
    "pemat-p": "PEMAT-P",
    "cdc-cci-opening": "CDC Clear Communication Index, opening questions",
    "cdc-cci": "CDC Clear Communication Index, scored items",
}
Verdicts = list["Verdict"]


def verdicts_of(root: Path, pages: Iterable[Page]) -> Verdicts:
    """Return how each item stands. Raises ValueError with every fault of the data file."""
    items, problems = load_standards(root)
    if problems:
        raise ValueError("\n".join(map(str, problems)))
    evidence = gather(root, pages)
    return [judge(item, evidence) for item in items]


def figures(verdicts: Verdicts) -> dict[str, dict[State, int]]:
    """Return for each standard how many items stand in each state."""
    return {
        name: {state: sum(v.state is state and v.item.standard == name for v in verdicts) for state in State} for name in STANDARDS
    }


def render(verdicts: Verdicts, pages: Iterable[Page], ledger: Ledger) -> str:
    """Return the made part as Markdown."""
    parts = [_totals(verdicts), *(_table(name, verdicts) for name in STANDARDS), _reading(list(pages), ledger)]
    return "\n".join(parts)


def _totals(verdicts: Verdicts) -> str:
    rows = "".join(
        f"| [{STANDARDS[name]}](#{slugify(STANDARDS[name], '-')}) | {counts[State.MET]} of {sum(counts.values())} "
        f"| {counts[State.NOT_MET]} | {counts[State.NEEDS_PEOPLE]} |\n"
        for name, counts in figures(verdicts).items()
    )
    return f"## The figures\n\n| Standard | Met | Not met | Needs people |\n| --- | --- | --- | --- |\n{rows}"


def _table(name: str, verdicts: Verdicts) -> str:
    rows = "".join(
        f"| {v.item.number}. {v.item.asks} | **{v.state}** | {_why(v)} |\n" for v in verdicts if v.item.standard == name
    )
    return f"## {STANDARDS[name]}\n\n| Item | State | Where, or why |\n| --- | --- | --- |\n{rows}"


def _why(verdict: Verdict) -> str:
    item = verdict.item
    if verdict.state is State.NEEDS_PEOPLE:
        return f"For {item.people}"
    if verdict.state is State.NOT_MET:
        return item.not_met or "; ".join(verdict.faults)
    return "; ".join(dict.fromkeys(map(_place, item.shown)))


def _place(pointer: Pointer) -> str:
    if pointer.page:
        words = f'"{pointer.says.strip("*.")}" in ' if pointer.says else ""
        return words + _page_link(pointer.page, pointer.heading)
    if pointer.aid_row:
        return f"the row \"{pointer.aid_row}\" of each option in {_page_link(AID.removeprefix('docs/'), None)}"
    if pointer.rule:
        return f"[rule {pointer.rule}](../about/contributing/rules.md#{pointer.rule.lower()})"
    if pointer.test:
        return "a test: " + pointer.test.rpartition("::")[2].removeprefix("test_").replace("_", " ")
    if pointer.every_health_page:
        return "every health page has sources"
    return f"`{pointer.file}`"


def _page_link(page: str, heading: str | None) -> str:
    target = posixpath.relpath(page, "evidence")
    if heading:
        return f"[{heading}]({target}#{slugify(heading, '-')})"
    if f"docs/{page}" == AID:
        return f"[the decision aid]({target})"
    return f"[{page.removesuffix('.md').replace('/index', '').replace('/', ': ').replace('-', ' ')}]({target})"


def _reading(pages: list[Page], ledger: Ledger) -> str:
    """Return whole grades only, so that a small edit of a page does not change this one."""
    aid = next((page for page in pages if page.path == AID), None)
    found = measure(aid, easy_words(ledger)) if aid else None
    row = f"| The decision aid | {found.grade:.0f} | {found.smog:.0f} |" if found else "| The decision aid | not measured | not measured |"
    return (
        "## How hard the pages are to read\n\n"
        "Two formulas estimate the years of school that a text asks for. They count lengths of words and sentences. They do not "
        "measure whether anyone understands.\n\n"
        f"| What | Flesch-Kincaid grade | SMOG grade |\n| --- | --- | --- |\n{row}\n"
        f"| The most that a reader page may have | {READER_LIMIT} | no limit set |\n\n"
        "Words that the guide explains in place, and names, count as plain words here. "
        "[Rule SG701](../about/contributing/rules.md#sg701) keeps every reader page within the limit.\n"
    )


def fresh_page(root: Path, pages: list[Page], ledger: Ledger) -> str:
    """Return the self-audit page as it should be now."""
    text = (root / SELF_AUDIT).read_text(encoding="utf-8")
    return with_made_part(text, render(verdicts_of(root, pages), pages, ledger), SELF_AUDIT)


def write_self_audit(root: Path, pages: list[Page], ledger: Ledger) -> list[str]:
    """Write the page where it differs. Returns the paths written."""
    return write_changed(root, {SELF_AUDIT: fresh_page(root, pages, ledger)})
