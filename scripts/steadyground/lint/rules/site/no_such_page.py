"""SG405 no-such-page: every entry of the menu is a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import REDIRECTS
from steadyground.lint.example import front_matter
from steadyground.lint.nav import CONFIG, nav_pages
from steadyground.lint.site_rule import Site, site_rule
from steadyground.problem import Level, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGE = front_matter() + "# A\n"


@site_rule(
    "SG405", "no-such-page", level=Level.ERROR,
    why="A menu entry without a page leads a reader nowhere, and stops the build.",
    fix="Correct the path under 'nav' in mkdocs.yml, or add the page.",
    authority=REDIRECTS,
    bad=({"mkdocs.yml": "nav:\n  - A:\n    - a.md\n    - gone.md\n", "docs/a.md": _PAGE},),
    good=({"mkdocs.yml": "nav:\n  - A: a.md\n", "docs/a.md": _PAGE}, {"docs/a.md": _PAGE}),
)
def check_menu(site: Site) -> Iterator[Problem]:
    """Yield a problem for each menu entry without a page."""
    placed = nav_pages(site.files.get(CONFIG, "")) or {}
    paths = {page.path for page in site.pages}
    for path, line in placed.items():
        if path not in paths and path not in site.files:
            yield check_menu.problem(CONFIG, line, f"there is no page '{path}'{did_you_mean(path, paths)}")
