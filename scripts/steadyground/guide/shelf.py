"""What lies ready to take along: the files below ``site/offline``, listed in one file and on the page of downloads."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from html import escape
from typing import TYPE_CHECKING

from steadyground.files import replace_bytes, replace_file
from steadyground.site.keep import write_keep

if TYPE_CHECKING:
    from pathlib import Path

FOLDER, LIST = "offline", "files.json"
NOT_MADE = "The files were not made when this copy of the site was built."
_PLACE = re.compile(r'<div id="offline-files"[^>]*>.*?</div>', re.S)


@dataclass(frozen=True)
class Ready:
    """One file: its name, what it is for a reader, its edition, the day its sources were checked, size in bytes, and SHA-256."""

    name: str
    title: str
    kind: str
    edition: str
    checked: str
    size: int
    sha256: str


def put(site: Path, name: str, content: bytes, title: str, kind: str, edition: str, checked: str) -> Ready:
    """Write a file into the folder. Returns what the list says of it."""
    replace_bytes(site / FOLDER / name, content)
    return Ready(name, title, kind, edition, checked, len(content), hashlib.sha256(content).hexdigest())


def listed(site: Path) -> list[Ready]:
    """Return the files that the list names and that are there."""
    path = site / FOLDER / LIST
    rows = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    return [ready for ready in (Ready(**row) for row in rows) if (site / FOLDER / ready.name).is_file()]


def tell(site: Path, new: list[Ready]) -> None:
    """Add files to the list, and write what is there into the page of downloads. Files of the same name are replaced."""
    names = {ready.name for ready in new}
    rows = [ready for ready in listed(site) if ready.name not in names] + new
    if rows:
        replace_file(site / FOLDER / LIST, json.dumps([asdict(row) for row in rows], indent=1) + "\n")
    page = site / FOLDER / "index.html"
    if page.is_file():
        replace_file(page, with_files(page.read_text(encoding="utf-8"), rows))
        write_keep(site)


def with_files(html: str, rows: list[Ready]) -> str:
    """Return the page of downloads with these files in its place for them, or with a sentence where there are none."""
    inside = _table(rows) if rows else f"<p>{NOT_MADE}</p>"
    return _PLACE.sub(lambda _: f'<div id="offline-files" class="sg-scroll">{inside}</div>', html)


def _table(rows: list[Ready]) -> str:
    head = "".join(f'<th scope="col">{text}</th>' for text in ("What", "File", "Size", "Edition", "Sources checked"))
    body = "".join(
        f'<tr><th data-label="What" scope="row">{escape(title)}</th>'
        f'<td data-label="File">{" · ".join(_link(row) for row in same)}</td><td data-label="Size">{_sizes(same)}</td>'
        f'<td data-label="Edition">{same[0].edition}</td><td data-label="Sources checked">{escape(same[0].checked)}</td></tr>'
        for title, same in _by_title(rows).items()
    )
    caption = '<caption class="sg-spoken">Files to take along</caption>'
    return f'<table data-columns="5" class="sg-table">{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _by_title(rows: list[Ready]) -> dict[str, list[Ready]]:
    return {title: [row for row in rows if row.title == title] for title in dict.fromkeys(row.title for row in rows)}


def _link(row: Ready) -> str:
    return f'<a href="{escape(row.name)}">{escape(row.kind)}</a>'


def _sizes(rows: list[Ready]) -> str:
    return " · ".join(dict.fromkeys(f"{max(row.size / 1e6, 0.1):.1f} MB" for row in rows))
