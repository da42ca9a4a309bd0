"""``steady``: every task of the site as one word."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

import click
import httpx

from steadyground.files import replace_file
from steadyground.guide.command import bundle, guide, not_made_yet
from steadyground.handouts.command import PRACTICE_COPY, after_build, handouts, record_editions, repository
from steadyground.links.command import links
from steadyground.lint.command import explain, learn, lint
from steadyground.new import new
from steadyground.problem import Level, Problem
from steadyground.records import load_ledger
from steadyground.report import Report, render_text

CLEAN, FINDINGS, BAD_USE, INTERRUPTED, OUR_FAULT = range(5)


def show(problems: Iterable[Problem]) -> int:
    """Print problems worst first, each with what to write instead. Returns the number of errors."""
    report = Report(tuple(problems))
    if report.problems:
        click.echo(render_text(report, everything=True), nl=False)
    return report.count(Level.ERROR)


def _gate(root: Path) -> int:
    """Print all that must be mended before anything is built. Returns the number of errors."""
    from steadyground.site.check import check as look

    report = look(root, date.today())
    if report.problems:
        click.echo(render_text(report, everything=True), nl=False)
    return report.count(Level.ERROR)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="steadyground")
def steady() -> None:
    """Build, check and keep Steady Ground true."""


steady.add_command(lint)
steady.add_command(explain)
steady.add_command(learn)
steady.add_command(links)
steady.add_command(handouts)
steady.add_command(record_editions)
steady.add_command(guide)
steady.add_command(bundle)
steady.add_command(new)


@steady.command()
def check() -> None:
    """Check data, citations, blocks, navigation and handouts; nothing is built."""
    from steadyground.handouts.catalog import load_catalog

    root = repository()
    if _gate(root) + show(load_catalog(root)[1]):
        raise SystemExit(FINDINGS)
    click.echo("Data and pages fit together.")


@steady.command()
@click.option("--site", default="site", show_default=True, help="Folder to build into.")
@click.option("--engine", type=click.Choice(["mkdocs", "zensical"]), default="mkdocs", show_default=True)
@click.option("--practice", default="", help="File of a practice whose copy is built. Default: practice.yml, where there is one.")
def build(site: str, engine: Literal["mkdocs", "zensical"], practice: str) -> None:
    """Build the finished site once."""
    from steadyground.site.build import BuildError
    from steadyground.site.build import build as build_site

    root = repository()
    source = _source(root, practice)
    if source is None:
        raise SystemExit(FINDINGS)
    try:
        pages = build_site(source, root / site, engine=engine)
    except BuildError as error:
        click.echo(f"The build stopped: {error}", err=True)
        raise SystemExit(FINDINGS) from error
    click.echo(f"{pages} pages built into {site}/")
    not_made_yet(root / site)
    raise SystemExit(after_build(source, root / site))


def _source(root: Path, named: str = "") -> Path | None:
    """Return the folder to build from: the repository, or the copy of it for the practice that is named or has a file.

    None where something must be mended first; that has been printed.
    """
    from steadyground.practice.check import check_practice
    from steadyground.practice.copy import make_copy
    from steadyground.records.practice import PRACTICE_FILE

    if _gate(root):
        return None
    file, folder = (root / (named or PRACTICE_FILE)).resolve(), root / PRACTICE_COPY
    if not named and not file.exists():
        shutil.rmtree(folder, ignore_errors=True)
        return root
    ledger = load_ledger(root)
    practice, problems = check_practice(root, file, ledger)
    show(problems)
    if practice is None:
        return None
    made = make_copy(root, practice, file, ledger, folder)
    click.echo(
        f"The copy of {practice.name}, without {made.pages} pages and {made.handouts} handouts; "
        f"{made.unlinked} links to them are plain words that say so."
    )
    return folder


@steady.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--practice", default="", help="File of a practice whose copy is shown. Default: practice.yml, where there is one.")
def serve(host: str, port: int, practice: str) -> None:
    """Build, serve, and build again on each change."""
    from steadyground.records.practice import PRACTICE_FILE
    from steadyground.site.serve import serve as serve_site

    root = repository()
    try:
        serve_site(
            root, host, port, practice or PRACTICE_FILE,
            ready=lambda address: click.echo(f"Steady Ground is at {address}  (Ctrl-C stops it)"),
            source=lambda: _source(root, practice),
        )
    except OSError as error:
        click.echo(f"Port {port} cannot be used: {error.strerror}. Try `make serve PORT={port + 1}`.", err=True)
        raise SystemExit(BAD_USE) from error


@steady.command()
def generate() -> None:
    """Write the files that are made from the records."""
    from steadyground.audit.architecture import write_architecture
    from steadyground.audit.self_audit import write_self_audit
    from steadyground.pages import load_pages
    from steadyground.site.generate import generate as write

    root = repository()
    ledger = load_ledger(root)
    if show(ledger.problems):
        raise SystemExit(FINDINGS)
    written = [*write(root, ledger), *write_self_audit(root, load_pages(root)[0], ledger), *write_architecture(root)]
    click.echo("\n".join(written) or "Nothing had changed.")


@steady.command()
@click.option("--within", default=30, show_default=True, help="Also what falls due in so many days.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Count from this day instead.")
def review(within: int, today: datetime | None) -> None:
    """List what has to be looked at again, by whom, and why."""
    from steadyground.audit.review import due_by
    from steadyground.pages import load_pages

    root, day = repository(), (today or datetime.now()).date()
    rows = due_by(load_ledger(root), load_pages(root)[0], day, within)
    over = sum(row.is_over(day) for row in rows)
    for row in rows:
        click.echo(("OVERDUE " if row.is_over(day) else "        ") + str(row))
    click.echo(f"{over} overdue, {len(rows) - over} due by {day + timedelta(days=within)}.")
    raise SystemExit(FINDINGS if over else CLEAN)


@steady.command("record-change")
@click.option("--why", required=True, help="What you read that changed it, in one sentence.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), default=None)
def record_change(why: str, today: datetime | None) -> None:
    """Write down why findings changed, in docs/_data/history.yml."""
    from steadyground.audit.record_change import next_row
    from steadyground.records import DATA_FOLDER, Finding
    from steadyground.records.load import load_rows

    root = repository()
    ledger = load_ledger(root)
    if show([problem for problem in ledger.problems if problem.code != "SG118"]):
        raise SystemExit(FINDINGS)
    command = ["git", "show", f"HEAD:{DATA_FOLDER}/findings.yml"]
    committed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    before = {row.id: row for row in load_rows(committed.stdout, "findings.yml", Finding, "id")[0]}
    row = next_row(ledger.findings.rows, before, list(ledger.history), (today or datetime.now()).date(), why)
    if row:
        path = root / DATA_FOLDER / "history.yml"
        replace_file(path, f"{path.read_text(encoding='utf-8').rstrip().removesuffix('[]').rstrip()}\n\n{row}")
    click.echo(row or "Nothing had changed.")


@steady.command()
@click.option("--out", default="build/weekly.md", show_default=True, help="Where the report is written.")
def weekly(out: str) -> None:
    """Ask the web about links and papers, list what is due, and write one report."""
    from steadyground.audit.weekly import as_markdown, look_at, run_steady

    root = repository()
    outcomes = look_at(run_steady(root))
    target = root / out
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(as_markdown(outcomes, date.today()), encoding="utf-8")
    click.echo(f"{out}: " + ", ".join(f"{o.look.title.lower()} {o.code}" for o in outcomes))
    raise SystemExit(CLEAN if all(outcome.code in (CLEAN, FINDINGS) for outcome in outcomes) else OUR_FAULT)


@steady.command()
@click.argument("version")
@click.option("--site", default="site", show_default=True, help="The finished site that the files are taken from.")
@click.option("--out", default="build/release", show_default=True, help="Folder to write into; what it held is removed.")
def release(version: str, site: str, out: str) -> None:
    """Put the files of the release VERSION, such as v1.2.0, into one folder, with their checksums and parts."""
    from steadyground.site.release import ReleaseError, write_release

    root = repository()
    try:
        names = write_release(root / site, root / out, version, root / "requirements.lock")
    except ReleaseError as error:
        raise click.ClickException(str(error)) from error
    click.echo("\n".join(f"{out}/{name}" for name in names))


@steady.group()
def sources() -> None:
    """Keep the sources up to date."""


@sources.command()
@click.option("--crossref", default=None, help="Another address for Crossref's API.")
@click.option("--pubmed", default=None, help="Another address for PubMed's API.")
@click.option("--timeout", default=20.0, show_default=True, help="Seconds to wait for an answer.")
def refresh(crossref: str | None, pubmed: str | None, timeout: float) -> None:
    """Ask Crossref and PubMed about corrections and retractions, and write the statuses."""
    from steadyground.audit import refresh as work
    from steadyground.audit import registries

    root = repository()
    ledger = load_ledger(root)
    if show(ledger.problems):
        raise SystemExit(FINDINGS)
    with httpx.Client(timeout=timeout, headers={"User-Agent": "steadyground (source checks)"}) as client:
        asked = registries.Registries(client, time.sleep, crossref or registries.CROSSREF, pubmed or registries.PUBMED)
        outcomes = work.ask(ledger.sources, asked, lambda n, of: click.echo(f"\r{n} of {of}", nl=n == of, err=True))
    changed = list(work.changes(outcomes, ledger.sources))
    path = root / ledger.sources.path
    text = path.read_text(encoding="utf-8")
    for key, notice in changed:
        text = work.with_status(text, key, notice)
        click.echo(f"{key}: {notice.status}. {notice.note}")
    if changed:
        replace_file(path, text)
    for outcome in outcomes:
        if outcome.unanswered:
            click.echo(f"{outcome.key}: not learned, {outcome.unanswered}")
    silent = sum(bool(outcome.unanswered) for outcome in outcomes)
    click.echo(f"{len(outcomes)} asked, {len(changed)} changed, {silent} not answered in full.")
    nothing_learned = outcomes and silent == len(outcomes) and not changed
    raise SystemExit(INTERRUPTED if nothing_learned else FINDINGS if changed or silent else CLEAN)


def main(argv: list[str] | None = None) -> int:
    """Run ``steady`` and return its exit code: 0 clean, 1 findings, 2 bad use, 3 interrupted, 4 our own fault."""
    try:
        steady.main(args=argv, prog_name="steady", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return BAD_USE
    except click.Abort:
        return INTERRUPTED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else OUR_FAULT
    return CLEAN


if __name__ == "__main__":
    sys.exit(main())
