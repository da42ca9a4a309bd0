"""``check_links.py`` and ``steady links``: what is asked for, and which checks that means."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from steadyground.links.author import Authors
from steadyground.links.local import LocalReport, check_site
from steadyground.links.markdown import check_markdown
from steadyground.links.places import problems_of
from steadyground.links.report import FORMATS, Report, as_summary
from steadyground.pages import load_pages
from steadyground.records import load_ledger

if TYPE_CHECKING:
    from steadyground.links.changed import Change
    from steadyground.records.ledger import Ledger

CLEAN, FINDINGS, BAD_USE, INTERRUPTED, OUR_FAULT = range(5)


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
    _exceptions_and_web(wish, report, found, authors, ledger, change)
    return report


def _change(wish: Wish, report: Report) -> Change:
    from steadyground.links.changed import BadReferenceError, change_problems, read_change

    try:
        change = read_change(wish.root, wish.changed_since or "")
    except BadReferenceError as error:
        raise click.UsageError(f"'{wish.changed_since}' cannot be compared with: {error}") from error
    report.problems += change_problems(change, load_pages(wish.root)[0], wish.site)
    return change


def _exceptions_and_web(wish: Wish, report: Report, found: LocalReport, authors: Authors, ledger: Ledger, change: Change | None) -> None:
    from steadyground.links.accept import load_exceptions
    from steadyground.problem import Level

    exceptions = load_exceptions(wish.root)
    level = Level.WARNING if change else Level.ERROR
    if wish.external:
        from steadyground.links.cache import read_memory, write_memory
        from steadyground.links.news import Newsroom
        from steadyground.links.web import ask_the_web

        memory = read_memory(wish.state / "memory.json")
        urls = [url for url in sorted(found.outside) if change is None or url in change.added]
        titles = {source.url: source.title for source in ledger.sources if source.url}
        verdicts, report.interrupted = ask_the_web(urls, memory, wish.today, titles)
        memory.forget(wish.today)
        write_memory(memory, wish.state / "memory.json")
        report.asked = len(verdicts)
        report.problems += Newsroom(authors, found.outside, memory, exceptions, wish.today, change is not None).problems(verdicts)
    all_asked = wish.external and change is None and not report.interrupted
    report.problems += [*exceptions.stale(wish.today, unused=all_asked, level=level), *exceptions.problems]


@click.command(name="links", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("site", type=click.Path(path_type=Path), default=Path("site"))
@click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path(), help="The repository.")
@click.option("--source", is_flag=True, help="Check the Markdown only; nothing needs to be built.")
@click.option("--external", is_flag=True, help="Ask the web too, politely: at most one request a second for each host.")
@click.option("--changed-since", metavar="REF", help="Judge a change: what it takes away; with --external, only web links it adds.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), help="Write the report to this file too, as a Markdown summary.")
@click.option("--state", type=click.Path(path_type=Path), default=Path(".cache/links"), show_default=True, help="Where runs remember.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to count from (default: the clock's).")
def links(
    site: Path, root: Path, source: bool, external: bool, changed_since: str | None, form: str, output: Path | None, state: Path,
    today: datetime | None,
) -> None:  # fmt: skip
    """Check every link, fragment and file of the built SITE (default: site).

    Ends with 0 when all is well, 1 when something was found, 2 for bad use, 3 when it was interrupted, 4 when the checker itself failed.
    """
    root = root.resolve()
    day = today.date() if today else date.today()
    wish = Wish(root, root / site, external, changed_since, root / state, day)
    if source:
        report = markdown_report(root)
    elif not wish.site.is_dir():
        raise click.UsageError(
            f"there is no built site at {wish.site}; build it first (make site), or check the Markdown alone with --source"
        )
    else:
        report = full_report(wish)
    click.echo(FORMATS[form](report))
    if output:
        output.write_text(as_summary(report), encoding="utf-8")
    raise SystemExit(INTERRUPTED if report.interrupted else FINDINGS if report.has_errors else CLEAN)


def main(argv: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    try:
        links.main(args=argv, prog_name="check_links.py", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return BAD_USE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else OUR_FAULT
    except Exception as error:
        click.echo(f"The link checker itself failed: {type(error).__name__}: {error}", err=True)
        return OUR_FAULT
    return CLEAN


if __name__ == "__main__":
    sys.exit(main())
