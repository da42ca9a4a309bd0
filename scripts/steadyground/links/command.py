"""``check_links.py`` and ``steady links``: what is asked for, and which checks that means."""

from __future__ import annotations

import sys
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
    from steadyground.records.ledger import Ledger

CLEAN, FINDINGS, BAD_USE, INTERRUPTED, OUR_FAULT = range(5)


def short_codes(ledger: Ledger) -> set[str]:
    """Return every number on record that may be dialed or texted as it stands."""
    found = {number.dial for country in ledger.countries for number in country.emergency}
    for line in ledger.helplines:
        found |= {line.call.dial} if line.call else set()
        found |= {line.text.to} if line.text else set()
    return found


def local_report(root: Path, site: Path) -> tuple[Report, LocalReport]:
    """Check the built site, and say each fault at the author's place."""
    found = check_site(site, short_codes=short_codes(load_ledger(root)))
    problems = problems_of(found.faults, Authors(root, site))
    return Report(problems, found.pages, found.links), found


def markdown_report(root: Path) -> Report:
    """Check the Markdown alone, for when nothing is built."""
    pages, problems = load_pages(root)
    faults = check_markdown(root, pages, short_codes(load_ledger(root)))
    return Report([*problems, *faults], len(pages), sum(len(page.links) for page in pages))


@click.command(name="links", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("site", type=click.Path(path_type=Path), default=Path("site"))
@click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path(), help="The repository.")
@click.option("--source", is_flag=True, help="Check the Markdown only; nothing needs to be built.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), help="Write the report to this file too, as a Markdown summary.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to count from (default: the clock's).")
def links(site: Path, root: Path, source: bool, form: str, output: Path | None, today: datetime | None) -> None:
    """Check every link, fragment and file of the built SITE (default: site).

    Ends with 0 when all is well, 1 when something was found, 2 for bad use, 3 when it was interrupted, 4 when the checker itself failed.
    """
    root = root.resolve()
    site = site if site.is_absolute() else root / site
    if source:
        report = markdown_report(root)
    elif not site.is_dir():
        raise click.UsageError(f"there is no built site at {site}; build it first (make site), or check the Markdown alone with --source")
    else:
        report, _ = local_report(root, site)
    click.echo(FORMATS[form](report))
    if output:
        output.write_text(as_summary(report), encoding="utf-8")
    raise SystemExit(FINDINGS if report.has_errors else CLEAN)


def day(today: datetime | None) -> date:
    """Return the day given, else the clock's."""
    return today.date() if today else date.today()


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
