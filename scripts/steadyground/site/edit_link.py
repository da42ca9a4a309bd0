"""The link that opens a page's own file in the repository's editor.

The engines do not agree on telling a template which file a page was made from, and ``repo_url`` makes the theme ask GitHub on every
page. So the template writes ``edit:`` and the repository's address (``extra.repository`` of ``mkdocs.yml``), and this makes the address
of the file of it. While no repository is named the link leads to the page that says how else a correction can be sent.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HOW_TO = "site:about/contributing/"
_EDIT = re.compile(r'href="edit:(?P<repository>[^"]*)"')


def source_of(page: str, docs: Path) -> str:
    """Return the Markdown file below ``docs`` that a built page was made from. ``page`` is its path below the site folder."""
    folder = page.removesuffix("index.html").rstrip("/")
    alone = f"{folder}.md"
    return alone if (docs / alone).is_file() else f"{folder}/index.md".lstrip("/")


def with_edit_link(html: str, page: str, docs: Path) -> str:
    """Return the page with its ``edit:`` link leading to the editor, or to the page on contributing."""

    def address(match: re.Match[str]) -> str:
        repository = match["repository"].rstrip("/")
        target = f"{repository}/edit/main/docs/{source_of(page, docs)}" if repository else HOW_TO
        return f'href="{target}"'

    return _EDIT.sub(address, html)
