"""The whole way from the repository to a finished site."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from steadyground.site.finish import finish

if TYPE_CHECKING:
    from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")


class BuildError(Exception):
    """The engine stopped. What it said has already been shown."""


def build(root: Path, site: Path, *, with_csp: bool = True) -> int:
    """Build the site into ``site`` and finish it. Returns the number of pages. Raises BuildError."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        mkdocs_build(load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=True))
    except Abort as error:
        raise BuildError(str(error)) from error
    return finish(site, with_csp=with_csp)
