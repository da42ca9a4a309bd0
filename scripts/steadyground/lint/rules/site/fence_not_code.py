"""SG806 fence-not-code: code between fences is code on the built page too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import MKDOCS
from steadyground.lint.example import front_matter
from steadyground.lint.nav import CONFIG, markdown_extensions
from steadyground.lint.site_rule import Site, site_rule
from steadyground.pages.mask import fences
from steadyground.problem import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

FENCING = {"fenced_code", "markdown.extensions.fenced_code", "pymdownx.superfences", "extra", "markdown.extensions.extra", "pymdownx.extra"}
_PAGE = front_matter() + "# A\n\n```html\n<script>alert(1)</script>\n```\n"


@site_rule(
    "SG806", "fence-not-code", level=Level.ERROR,
    why="Without an extension for fences, Python-Markdown runs what stands between them: an example script becomes a script.",
    fix="Add 'pymdownx.superfences' to markdown_extensions in mkdocs.yml.",
    authority=f"{MKDOCS}; measured with Python-Markdown 3.11",
    bad=({"mkdocs.yml": "markdown_extensions:\n  - tables\n", "docs/a.md": _PAGE}, {"mkdocs.yml": "site_name: x\n", "docs/a.md": _PAGE}),
    good=(
        {"mkdocs.yml": "markdown_extensions:\n  - pymdownx.superfences:\n      x: 1\n", "docs/a.md": _PAGE}, {"docs/a.md": _PAGE},
        {"mkdocs.yml": "markdown_extensions:\n  - tables\n", "docs/a.md": front_matter() + "# A\n\n`code`\n"},
    ),
)
def check_fences(site: Site) -> Iterator[Problem]:
    """Yield a problem at the first fence of each page, when the site does not read fences."""
    config = site.files.get(CONFIG)
    if config is None or markdown_extensions(config) & FENCING:
        return
    for page in site.pages:
        first = next(iter(fences(page.text, page.body_start)), None)
        if first is not None:
            line, _ = page.position(first)
            yield check_fences.problem(page.path, line, "this site does not read code fences", length=3)
