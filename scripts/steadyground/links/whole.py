"""Everything that one run does, from what was asked for to a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from steadyground.links.accept import load_exceptions
from steadyground.links.author import Authors
from steadyground.links.cache import read_memory, write_memory
from steadyground.links.changed import Change, change_problems, read_change
from steadyground.links.local import check_site
from steadyground.links.markdown import check_markdown
from steadyground.links.news import Newsroom
from steadyground.links.places import problems_of
from steadyground.links.report import Report
from steadyground.pages import load_pages
from steadyground.problem import Level
from steadyground.records import load_ledger

if TYPE_CHECKING:
    from steadyground.records.ledger import Ledger

MEMORY = "memory.json"


@dataclass(frozen=True)
class Wish:
    """What the person at the keyboard asked for."""

    root: Path
    site: Path
    external: bool
    changed_since: str | None
    state: Path
    today: date


def short_codes(ledger: Ledger) -> set[str]:
    """Return every number on record that may be dialed or texted as it stands."""
    found = {number.dial for country in ledger.countries for number in country.emergency}
    for line in ledger.helplines:
        found |= {line.call.dial} if line.call else set()
        found |= {line.text.to} if line.text else set()
    return found


def markdown_report(root: Path) -> Report:
    """Check the Markdown alone, for when nothing is built."""
    pages, problems = load_pages(root)
    faults = check_markdown(root, pages, short_codes(load_ledger(root)))
    return Report([*problems, *faults], len(pages), sum(len(page.links) for page in pages))


def full_report(wish: Wish) -> Report:
    """Check the built site, then what was asked for besides: the change, and the web."""
    ledger, authors = load_ledger(wish.root), Authors(wish.root, wish.site)
    found = check_site(wish.site, short_codes=short_codes(ledger))
    report = Report(problems_of(found.faults, authors), found.pages, found.links)
    change = _change(wish, report) if wish.changed_since else None
    exceptions = load_exceptions(wish.root)
    if wish.external:
        urls = [url for url in sorted(found.outside) if change is None or url in change.added]
        titles = {source.url: source.title for source in ledger.sources if source.url}
        memory = read_memory(wish.state / MEMORY)
        _ask(wish, report, urls, titles, Newsroom(authors, found.outside, memory, exceptions, wish.today, change is not None))
    all_asked = wish.external and change is None and not report.interrupted
    level = Level.WARNING if change else Level.ERROR
    report.problems += [*exceptions.stale(wish.today, unused=all_asked, level=level), *exceptions.problems]
    return report


def _change(wish: Wish, report: Report) -> Change:
    change = read_change(wish.root, wish.changed_since or "")
    report.problems += change_problems(change, load_pages(wish.root)[0], wish.site)
    return change


def _ask(wish: Wish, report: Report, urls: list[str], titles: dict[str, str], newsroom: Newsroom) -> None:
    """Ask the web, and keep what was learned, also where the run was cut short."""
    from steadyground.links.web import ask_the_web  # noqa: PLC0415 - only a run that asks the web pays for loading it

    verdicts, report.interrupted = ask_the_web(urls, newsroom.memory, wish.today, titles)
    newsroom.memory.forget(wish.today)
    write_memory(newsroom.memory, wish.state / MEMORY)
    report.asked = len(verdicts)
    report.problems += newsroom.problems(verdicts)
