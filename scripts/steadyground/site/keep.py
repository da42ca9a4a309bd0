"""The copy of the guide that a reader can keep on a device: which files belong to it, how large it is, and the script that keeps it."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from steadyground.files import replace_file

WORKER = Path(__file__).with_name("keep.js")
NAME = "keep.js"
PAGE = "offline/index.html"
SEARCH = "search/search_index.json"
KINDS = {".html", ".css", ".js", ".woff2", ".svg", ".png"}
LEFT_OUT = re.compile(r"404\.html|keep\.js|assets/img/card\.[0-9a-f]+\.png")
"""What no page shows: the page of a server for a wrong address, the script itself, and the picture for other websites."""
_PLACE = re.compile(r'<div id="keep-here"[^>]*>')


def write_keep(site: Path) -> None:
    """Write the script into ``site``, and the number and size of what it keeps into the page that offers it.

    Done after every change of a page, since the edition is a hash of all that is kept. A site without that page has no such script.
    """
    page = site / PAGE
    html = page.read_text(encoding="utf-8") if page.is_file() else ""
    if not _PLACE.search(html):
        return
    paths = kept_files(site)
    # The size is that of the page before it says the size, so that a second run gives the same.
    size = sum(path.stat().st_size for path in paths if path != page) + len(_PLACE.sub("", html).encode())
    replace_file(page, _PLACE.sub(f'<div id="keep-here" data-files="{len(paths)}" data-megabytes="{max(1, round(size / 1e6))}">', html))
    replace_file(site / NAME, worker(site, paths))


def kept_files(site: Path) -> list[Path]:
    """Return the files that are kept, in order: pages, what they load, drawings and the search index; no PDF and no list of data."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() and path.suffix in KINDS)
    return [site / name for name in [*names, SEARCH] if not LEFT_OUT.fullmatch(name) and (site / name).is_file()]


def worker(site: Path, paths: list[Path]) -> str:
    """Return the script for these files. Its edition changes with the content of any of them."""
    digest = hashlib.sha256(WORKER.read_bytes())
    for path in paths:
        digest.update(f"{path.relative_to(site).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    names = [re.sub(r"(^|/)index\.html$", r"\1", path.relative_to(site).as_posix()) for path in paths]
    head = f"const EDITION = {json.dumps(digest.hexdigest()[:12])};\nconst FILES = {json.dumps(names)};\n"
    return head + WORKER.read_text(encoding="utf-8")
