"""SG404 not-in-nav: every page is in the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import REDIRECTS
from steadyground.lint.example import front_matter
from steadyground.lint.nav import CONFIG, kept_out, nav_pages
from steadyground.lint.site_rule import Site, site_rule
from steadyground.problem import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGE = front_matter() + "# A\n"
_NAV = "nav:\n  - A: a.md\n"


@site_rule(
    "SG404", "not-in-nav", level=Level.ERROR,
    why="A page that no menu leads to is found by no one.",
    fix="Add the page under 'nav' in mkdocs.yml, or its path under 'not_in_nav'.",
    authority=REDIRECTS,
    bad=({"mkdocs.yml": _NAV, "docs/a.md": _PAGE, "docs/b.md": _PAGE},),
    good=(
        {"mkdocs.yml": _NAV, "docs/a.md": _PAGE}, {"mkdocs.yml": "site_name: x\n", "docs/a.md": _PAGE},
        {"mkdocs.yml": _NAV + "not_in_nav: |\n  /4*.md\n", "docs/a.md": _PAGE, "docs/404.md": _PAGE}, {"docs/a.md": _PAGE},
    ),
)
def check_nav(site: Site) -> Iterator[Problem]:
    """Yield a problem for each page outside the menu."""
    config = site.files.get(CONFIG, "")
    placed = nav_pages(config)
    for path in sorted({page.path for page in site.pages} - placed.keys()) if placed is not None else ():
        if kept_out(config, path):
            continue
        yield check_nav.problem(path, 1, "this page is not in the menu, so no reader would find it")
