"""SG852 same-title: no two pages have the same title or the same description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import WCAG
from steadyground.lint.example import front_matter
from steadyground.lint.site_rule import Site, site_rule
from steadyground.problem import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGE = front_matter() + "# A\n"
_OTHER = _PAGE.replace("title: A passage", "title: Another").replace("description: A passage", "description: Another passage")


@site_rule(
    "SG852", "same-title", level=Level.ERROR,
    why="Two tabs, two search results or two lines in a history with one name cannot be told apart.",
    fix="Say in the title or description what only this page answers.",
    authority=WCAG.format(criterion="2.4.2"),
    bad=({"docs/a.md": _PAGE, "docs/b.md": _PAGE}, {"docs/a.md": _PAGE, "docs/b.md": _PAGE.replace("title: A passage", "title: Another")}),
    good=({"docs/a.md": _PAGE, "docs/b.md": _OTHER},),
)
def check_same_title(site: Site) -> Iterator[Problem]:
    """Yield a problem for each page whose title or description an earlier page already has."""
    seen: dict[tuple[str, str], str] = {}
    for page in site.pages:
        if page.front is None:
            continue
        for key, value in (("title", page.front.title), ("description", page.front.description)):
            words = " ".join(value.lower().split())
            first = seen.setdefault((key, words), page.path)
            if first != page.path:
                mark = page.front_places.place((key,), of_key=True)
                yield check_same_title.problem(page.path, mark.line, f"{first} has the same {key}", column=mark.column, length=len(key))
