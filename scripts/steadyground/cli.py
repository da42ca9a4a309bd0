"""``steady``: every task of the site as one word."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from steadyground.problem import Level, Problem, by_weight
from steadyground.records import load_ledger

CLEAN, FINDINGS, BAD_USE, INTERRUPTED, OUR_FAULT = range(5)


def _root() -> Path:
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").exists():
            return folder
    raise click.ClickException("there is no mkdocs.yml here or above; run this inside the repository")


def show(problems: list[Problem]) -> int:
    """Print problems worst first, each with what to write instead. Returns the number of errors."""
    for problem in by_weight(problems):
        click.echo(f"{problem}\n  fix  {problem.fix}")
    return sum(problem.level is Level.ERROR for problem in problems)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="steadyground")
def steady() -> None:
    """Build, check and keep Steady Ground true."""


@steady.command()
def check() -> None:
    """Check data, citations, blocks and navigation; nothing is built."""
    from steadyground.site.check import check as find_problems

    errors = show(find_problems(_root()))
    click.echo("Data and pages fit together." if not errors else f"{errors} to mend. Nothing else was hidden.")
    raise SystemExit(FINDINGS if errors else CLEAN)


@steady.command()
@click.option("--site", default="site", show_default=True, help="Folder to build into.")
def build(site: str) -> None:
    """Build the finished site once."""
    from steadyground.site.build import BuildFailed
    from steadyground.site.build import build as build_site
    from steadyground.site.check import check as find_problems

    root = _root()
    if show(find_problems(root)):
        raise SystemExit(FINDINGS)
    try:
        pages = build_site(root, root / site)
    except BuildFailed as error:
        click.echo(f"The build stopped: {error}", err=True)
        raise SystemExit(FINDINGS) from error
    click.echo(f"{pages} pages built into {site}/")


@steady.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
def serve(host: str, port: int) -> None:
    """Build, serve, and build again on each change."""
    from steadyground.site.check import check as find_problems
    from steadyground.site.serve import serve as serve_site

    root = _root()
    try:
        serve_site(
            root, host, port,
            ready=lambda address: click.echo(f"Steady Ground is at {address}  (Ctrl-C stops it)"),
            before=lambda: not show(find_problems(root)),
        )
    except OSError as error:
        click.echo(f"Port {port} cannot be used: {error.strerror}. Try `make serve PORT={port + 1}`.", err=True)
        raise SystemExit(BAD_USE) from error


@steady.command()
def generate() -> None:
    """Write the files that are made from the records."""
    from steadyground.site.generate import generate as write

    root = _root()
    ledger = load_ledger(root)
    if show(ledger.problems):
        raise SystemExit(FINDINGS)
    click.echo("\n".join(write(root, ledger)) or "Nothing had changed.")


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
