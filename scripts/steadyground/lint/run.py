"""One whole run of the linter at the edge: files in, an outcome and its report out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from steadyground.lint import external
from steadyground.lint.engine import Outcome, Rules, known_codes, lint, load_rules, rule_faults
from steadyground.lint.example import front_matter
from steadyground.lint.nav import CONFIG
from steadyground.lint.policy import Policy, load_policy
from steadyground.lint.reading_limits import READING_PATH
from steadyground.lint.site_rule import Site
from steadyground.pages import Page, load_pages, read_page
from steadyground.problem import by_weight
from steadyground.records import load_ledger
from steadyground.report import Accepted, Report

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from steadyground.problem import Problem

STDIN = "standard input"
SITE_FILES = (CONFIG, READING_PATH)


@dataclass(frozen=True)
class Request:
    """What was asked for: which pages (none: all), which rules (none: all), which day, and whether other programs run too."""

    root: Path
    today: date
    paths: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    with_external: bool = True


def run(request: Request) -> tuple[Outcome, tuple[Page, ...]]:
    """Lint what was asked for. Other programs are started first and waited for last. Faults of the rules themselves are told alone."""
    if faults := rule_faults():
        return Outcome(tuple(by_weight(set(faults)))), ()
    running = external.start(request.root, list(request.paths) or None) if request.with_external and not request.rules else []
    rules = load_rules(whole_site=not request.paths)
    policy, policy_problems = load_policy(request.root, known_codes(rules) | external.EXTERNAL_CODES)
    pages, unreadable = load_pages(request.root, list(request.paths) or None)
    ledger = load_ledger(request.root)
    if ledger.problems:
        rules = rules.without_records()
    site = Site(tuple(pages), ledger, request.today, _files(request.root), _all_paths(request.root))
    extra = [*unreadable] if request.rules else [*policy_problems, *unreadable, *ledger.problems]
    outcome = _lint(site, rules.only(request.rules) if request.rules else rules, policy, extra, running)
    return Outcome(outcome.problems, outcome.waived, len(pages) + len(unreadable), outcome.waivers), tuple(pages)


def _lint(site: Site, rules: Rules, policy: Policy, extra: list[Problem], running: Iterable[external.Running]) -> Outcome:
    running = list(running)
    extra += [problem for program in running for problem in program.problems()]
    return lint(site, rules, policy, extra, external.EXTERNAL_CODES if running else (), every=external.EXTERNAL_CODES)


def _files(root: Path) -> dict[str, str]:
    """Return the text of each file that site rules read, where it is there and is UTF-8."""
    found = {}
    for name in SITE_FILES:
        try:
            found[name] = (root / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
    return found


def _all_paths(root: Path) -> frozenset[str]:
    return frozenset(p.relative_to(root).as_posix() for p in (root / "docs").rglob("*.md") if "_data" not in p.parts)


def run_text(text: str, request: Request, page_type: str) -> tuple[Outcome, tuple[Page, ...]]:
    """Lint a passage that belongs to no file. A passage without front matter is made a page, and its lines stay its own."""
    if faults := rule_faults():
        return Outcome(tuple(by_weight(set(faults)))), ()
    rules = load_rules(whole_site=False)
    rules = rules.only(request.rules) if request.rules else rules
    policy, _ = load_policy(request.root, known_codes(rules) | external.EXTERNAL_CODES)
    prefix = "" if text.startswith("---\n") else front_matter(page_type) + ("" if text.startswith("# ") else "# A passage\n\n")
    page = read_page(prefix + text, STDIN)
    site = Site((page,), load_ledger(request.root), request.today, {}, _all_paths(request.root))
    outcome = lint(site, rules, policy)
    above = prefix.count("\n")
    own = tuple(p.at(p.path, p.line - above, p.column) for p in outcome.problems if p.line > above)
    return Outcome(own, outcome.waived, 1), (read_page(text, STDIN),)


def make_report(outcome: Outcome, pages: Iterable[Page], root: Path, seconds: float) -> Report:
    """Return the report of a run, with the source lines it can quote."""
    by_path = {page.path: page for page in pages}

    def source(path: str, line: int) -> str | None:
        page = by_path.get(path)
        return _line(page.text if page else _read(root / path), line)

    accepted = tuple(Accepted(w.problem, w.waiver.until, w.waiver.reason) for w in outcome.waived)
    return Report(outcome.problems, accepted, outcome.files, seconds, source)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _line(text: str, line: int) -> str | None:
    lines = text.split("\n")
    return lines[line - 1] if 0 < line <= len(lines) else None
