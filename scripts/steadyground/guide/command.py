"""``steady guide`` and ``steady bundle``: what a reader can take along."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from steadyground.handouts.command import CLEAN, FINDINGS, Bar, built_from, repository


def _built(root: Path, site: str) -> Path:
    folder = root / site
    if not (folder / "index.html").is_file():
        raise click.ClickException(f"there is no built site in {site}/; run `make site` first")
    return folder


@click.command()
@click.argument("only", nargs=-1)
@click.option("--site", default="site", show_default=True, help="The built site; the files go into its folder 'offline'.")
def guide(only: tuple[str, ...], site: str) -> None:
    """Make the guide as PDF and EPUB: the whole and each section, or ONLY those named, such as 'whole' or 'Safety'."""
    from steadyground.guide.make import make_files, parts
    from steadyground.guide.shelf import tell
    from steadyground.guide.site_pages import read_guide
    from steadyground.handouts.errors import HandoutError
    from steadyground.markup.library import library

    root = repository()
    folder = _built(root, site)
    source = built_from(root)
    try:
        made = parts(read_guide(source, folder, library(source)))
    except (OSError, ValueError) as error:
        raise click.ClickException(f"the built site is not whole ({error}); run `make site` first") from error
    names = {(one.title or "whole").lower(): one for one in made}
    unknown = sorted({name.lower() for name in only} - set(names))
    if unknown:
        raise click.ClickException(f"there is no part '{unknown[0]}'; there are: {', '.join(names)}")
    chosen = [one for name, one in names.items() if not only or name in {n.lower() for n in only}]
    try:
        ready = make_files(chosen, source, folder, Bar(time.monotonic(), sys.stderr.isatty(), step=1))
    except HandoutError as error:
        click.echo(f"Nothing was written.\n{error}", err=True)
        raise SystemExit(FINDINGS) from error
    tell(folder, ready)
    click.echo(f"{len(ready)} files in {site}/offline/, edition {made[0].edition}.")
    raise SystemExit(CLEAN)


@click.command()
@click.option("--site", default="site", show_default=True, help="The built site; the zip goes into its folder 'offline'.")
def bundle(site: str) -> None:
    """Pack the built site, its handouts and the guide into one zip that opens from a disk, and write its SHA-256."""
    from steadyground.guide.bundle import make_bundle

    root = repository()
    ready = make_bundle(_built(root, site))
    click.echo(f"{ready.name}: {ready.size / 1e6:.1f} MB, edition {ready.edition}, SHA-256 {ready.sha256}")


def not_made_yet(site: Path) -> None:
    """Let the page of downloads say that the files have not been made, until ``steady guide`` makes them."""
    from steadyground.guide.shelf import tell

    tell(site, [])
