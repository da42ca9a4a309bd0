"""``check_links.py`` and ``steady links``: the options, and the exit code."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from pathlib import Path

import click

from steadyground.links.changed import BadReferenceError
from steadyground.links.report import FORMATS, Report, as_summary
from steadyground.links.whole import Wish, full_report, markdown_report

CLEAN, FINDINGS, BAD_USE, INTERRUPTED, OUR_FAULT = range(5)


@click.command(name="links", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("site", type=click.Path(path_type=Path), default=Path("site"))
@click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path(), help="The repository.")
@click.option("--source", is_flag=True, help="Check the Markdown only; nothing needs to be built.")
@click.option("--external", is_flag=True, help="Ask the web too, politely: at most one request a second for each host.")
@click.option("--changed-since", metavar="REF", help="Judge a change: what it takes away; with --external, only web links it adds.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option("--state", type=click.Path(path_type=Path), default=Path(".cache/links"), show_default=True, help="Where runs remember.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to count from (default: the clock's).")
def links(
    site: Path, root: Path, source: bool, external: bool, changed_since: str | None, form: str, state: Path, today: datetime | None
) -> None:
    """Check every link, fragment and file of the built SITE (default: site).

    Ends with 0 when all is well, 1 when something was found, 2 for bad use, 3 when it was interrupted, 4 when the checker itself failed.
    """
    root = root.resolve()
    wish = Wish(root, root / site, external, changed_since, root / state, today.date() if today else date.today())
    report = markdown_report(root) if source else _checked(wish)
    click.echo(FORMATS[form](report))
    if form == "github":
        _write_summary(report)
    raise SystemExit(INTERRUPTED if report.interrupted else FINDINGS if report.has_errors else CLEAN)


def _checked(wish: Wish) -> Report:
    if not wish.site.is_dir():
        raise click.UsageError(f"there is no built site at {wish.site}; build it (make site), or check the Markdown alone with --source")
    try:
        return full_report(wish)
    except BadReferenceError as error:
        raise click.UsageError(f"'{wish.changed_since}' cannot be compared with: {error}") from error


def _write_summary(report: Report) -> None:
    """Add the whole report to the summary of the GitHub job, where annotations stop at ten."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        with Path(path).open("a", encoding="utf-8") as summary:
            summary.write(as_summary(report))


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
