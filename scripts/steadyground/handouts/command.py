"""``steady handouts``: print the sheets."""

from __future__ import annotations

import os
import re
import sys
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from steadyground.files import replace_file
from steadyground.handouts.help_box import DEFAULT_COUNTRY
from steadyground.records.practice import PRACTICE_FILE

CLEAN, FINDINGS = 0, 1
PRACTICE_COPY = "build/practice"
"""Where the copy of a practice stands, for as long as the last build was of one."""
_SITE_URL = re.compile(r"^site_url:[^\n]*?(https?://[^\s\"'\]]+)", re.M)


@dataclass
class Bar:
    """Counts on one line of the terminal, with the time that is left; in a log, a line now and then."""

    started: float
    is_terminal: bool
    step: int = 24

    def __call__(self, n: int, of: int, name: str) -> None:
        """Say that ``n`` of ``of`` are done."""
        left = (time.monotonic() - self.started) / n * (of - n)
        if self.is_terminal:
            click.echo(f"\r{n} of {of}  about {left:.0f} s left  {name:<52}", nl=n == of, err=True)
        elif n % self.step == 0 or n == of:
            click.echo(f"{n} of {of}  about {left:.0f} s left", err=True)


def repository() -> Path:
    """Return the repository that holds this folder. Raises ClickException where there is none."""
    root = next((folder for folder in (Path.cwd(), *Path.cwd().parents) if (folder / "mkdocs.yml").exists()), None)
    if root is None:
        raise click.ClickException("there is no mkdocs.yml here or above; run this inside the repository")
    return root


def built_from(root: Path) -> Path:
    """Return the folder that the site was last built from: the repository, or a practice's copy of it.

    Raises ClickException where a practice has a file and its copy has not been built.
    """
    copy = root / PRACTICE_COPY
    if (copy / PRACTICE_FILE).is_file():
        return copy
    if (root / PRACTICE_FILE).is_file():
        raise click.ClickException(f"{PRACTICE_FILE} asks for a copy of the guide, which is not built yet; run `make site` first")
    return root


def site_address(root: Path) -> str:
    """Return the address that the sheets lead to: SITE_URL, or the one in ``mkdocs.yml``."""
    found = _SITE_URL.search((root / "mkdocs.yml").read_text(encoding="utf-8"))
    address = os.environ.get("SITE_URL") or (found[1] if found else "")
    if not address:
        raise click.ClickException("mkdocs.yml has no site_url, so a sheet cannot say where it is online; add one, or set SITE_URL")
    return address.rstrip("/") + "/"


def print_sheets(root: Path, out: Path, country: str = DEFAULT_COUNTRY, only: tuple[str, ...] = ()) -> int:
    """Write every PDF below ``out``. Returns the exit code, having said what is wrong where something is."""
    from steadyground.handouts.catalog import load_catalog
    from steadyground.handouts.errors import HandoutError
    from steadyground.handouts.make import make, plan
    from steadyground.markup.library import MarkupError, library

    sheets, problems = load_catalog(root)
    for problem in problems:
        click.echo(f"{problem}\n  fix  {problem.fix}")
    chosen = [sheet for sheet in sheets if not only or sheet.record.id in only or sheet.name in only]
    unknown = sorted(set(only) - {sheet.record.id for sheet in sheets} - {sheet.name for sheet in sheets})
    if unknown:
        click.echo(f"There is no handout '{unknown[0]}'. There are: {', '.join(dict.fromkeys(s.record.id for s in sheets))}.", err=True)
    if problems or unknown:
        return FINDINGS
    try:
        jobs, left_out = plan(chosen, library(root), root, country)
        made = make(jobs, root, out, site_address(root), Bar(time.monotonic(), sys.stderr.isatty()))
    except (HandoutError, MarkupError) as error:
        click.echo(f"No handout was written.\n{error}", err=True)
        return FINDINGS
    click.echo(f"{len(jobs)} PDFs in {out.name}/, {made} of them made anew.")
    if left_out:
        click.echo(f"No card for {', '.join(left_out)}: the fonts do not have the letters of its help lines.")
    return CLEAN


def after_build(root: Path, site: Path) -> int:
    """Print the sheets into a built site and name their editions on its pages. Returns the exit code.

    Where Pango is missing the site says that there are no PDFs, and that is no fault.
    """
    from steadyground.handouts.catalog import load_catalog
    from steadyground.handouts.errors import HandoutError
    from steadyground.handouts.gallery import tell_editions
    from steadyground.handouts.make import editions, plan
    from steadyground.handouts.offered import usual_country
    from steadyground.handouts.render import check_ready
    from steadyground.markup.library import library

    sheets, ledger, country = load_catalog(root)[0], library(root), usual_country(root)
    try:
        check_ready(root)
        code = print_sheets(root, site / "handouts", country)
    except HandoutError as error:
        click.echo(f"Going on without PDFs: {error}", err=True)
        code = CLEAN
    jobs = plan(sheets, ledger, root, country)[0]
    try:
        tell_editions(site, root, sheets, editions(sheets, root, site_address(root), country), jobs, ledger, country)
    except HandoutError as error:
        click.echo(str(error), err=True)
        code = FINDINGS
    return code


@click.command("editions")
@click.option("--why", required=True, help="What changed since the last release, in one sentence for readers.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), default=None)
def record_editions(why: str, today: datetime | None) -> None:
    """At a release: write down the editions of the handouts that changed, in docs/_data/editions.yml."""
    from steadyground.handouts.catalog import load_catalog
    from steadyground.handouts.editions import PATH, load_editions, new_rows
    from steadyground.handouts.make import editions

    root = repository()
    rows = new_rows(editions(load_catalog(root)[0], root, site_address(root)), load_editions(root), (today or datetime.now()).date(), why)
    if rows:
        text = (root / PATH).read_text(encoding="utf-8").rstrip().removesuffix("[]").rstrip()
        replace_file(root / PATH, f"{text}\n\n{rows}".rstrip() + "\n")
    click.echo(rows or "Nothing had changed.")


@click.command()
@click.argument("only", nargs=-1)
@click.option("--out", default="site/handouts", show_default=True, help="Folder to write the PDFs into.")
@click.option("--country", default="", help="Whose help lines stand on the sheets. Default: the practice's country, or US.")
def handouts(only: tuple[str, ...], out: str, country: str) -> None:
    """Print the handouts as PDF: all of them, or ONLY those named, such as 'safety' or 'safety-you'.

    Where the site was built as a practice's copy, they are the sheets of that copy, as it was built.
    """
    from steadyground.handouts.offered import usual_country

    root = repository()
    source = built_from(root)
    raise SystemExit(print_sheets(source, root / out, country.upper() or usual_country(source), only))
