"""The whole way from the repository to a finished site."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from steadyground.markup.library import library
from steadyground.pages import load_pages
from steadyground.site.comparison_sheet import write_comparison
from steadyground.site.finish import finish
from steadyground.site.keep import write_keep
from steadyground.site.moment import at_moment, moment
from steadyground.site.publish import write_published
from steadyground.site.search_words import add_search_words

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")


class BuildError(Exception):
    """The engine stopped. What it said has already been shown."""


Engine = Literal["mkdocs", "zensical"]


def build(root: Path, site: Path, *, with_csp: bool = True, engine: Engine = "mkdocs") -> int:
    """Build the site into ``site`` and finish it. Returns the number of pages. Raises BuildError.

    Both engines read the same ``mkdocs.yml``; MkDocs is the default, Zensical stands ready for the day the theme ends.
    """
    pages = load_pages(root)[0]
    with at_moment(moment(root, pages)):
        if engine == "mkdocs":
            _with_mkdocs(root, site)
        else:
            _with_zensical(root, site)
    count = finish(site, library(root), root / "docs", with_csp=with_csp)
    write_comparison(pages, site)
    add_search_words(site, library(root))
    write_published(site, library(root), pages)
    write_keep(site)
    return count


def _with_mkdocs(root: Path, site: Path) -> None:
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        mkdocs_build(load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=True))
    except Abort as error:
        raise BuildError(str(error)) from error


def _with_zensical(root: Path, site: Path) -> None:
    """Run Zensical, which takes its target from the settings alone, and only a target below ``root``.

    Its classic look is the one that our styles were made for.
    """
    target = site if site.is_relative_to(root) else root / "site"
    with tempfile.NamedTemporaryFile("w", suffix=".yml", prefix=".zensical-", dir=root) as settings:
        settings.write(f"INHERIT: mkdocs.yml\nsite_dir: {os.path.relpath(target, root)}\ntheme:\n  variant: classic\n")
        settings.flush()
        command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict", "-f", os.path.basename(settings.name)]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        ran = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    if ran.returncode:
        raise BuildError(f"{ran.stdout}\n{ran.stderr}".strip())
    if target != site:
        shutil.rmtree(site, ignore_errors=True)
        shutil.move(target, site)
