"""One zip of the whole site, the handouts and the guide, that opens from a disk without a network. The same site gives the same bytes."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import TYPE_CHECKING

from steadyground.files import replace_file, zipped
from steadyground.guide.from_disk import page_from_disk, search_from_disk
from steadyground.guide.shelf import FOLDER, LIST, listed, put, tell, with_files
from steadyground.handouts.document import edition
from steadyground.markup.notes import day

if TYPE_CHECKING:
    from pathlib import Path

    from steadyground.guide.shelf import Ready

NAME = "steady-ground-offline.zip"
TOP = "steady-ground/"
TITLE = "The whole site, to open without a network"
INDEX = "search/search_index.json"
FOR_SERVERS = {"404.html", "_headers", "keep.js", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "llms.txt", f"{FOLDER}/{LIST}"}
_CHECKED = re.compile(r'Sources checked on <time datetime="(\d{4}-\d\d-\d\d)"')
_READ_ME = """\
Steady Ground: a plain guide to ketamine, trauma and your options
Edition {edition}. {checked}

1. Unpack this whole folder, to a stick or a disk.
2. Open the file index.html in a browser. A network is not needed.

Search, pictures, tools and handouts work from here. Nothing is sent or stored. A link to another website needs a network.
What is newest is named at {address}offline/

It is information, not care. If a life is in danger, call your emergency number.
If someone may look through your things, think about where you would keep it.
"""


def make_bundle(site: Path) -> Ready:
    """Write the zip and its SHA-256 below ``site``, and name it on the page of downloads. Returns what the list says of it."""
    files = bundle_files(site)
    mark = edition("".join(f"{name} {hashlib.sha256(content).hexdigest()}\n" for name, content in files.items()))
    checked = max(date.fromisoformat(found) for found in _CHECKED.findall(b"".join(files.values()).decode("utf-8", "ignore")))
    canonical = re.search(r'<link rel="canonical" href="([^"]+)"', (site / "index.html").read_text(encoding="utf-8"))
    read_me = _READ_ME.format(edition=mark, checked=f"Sources checked on {day(checked)}.", address=canonical[1] if canonical else "")
    whole = {f"{TOP}READ ME FIRST.txt": read_me.replace("\n", "\r\n").encode(), **{TOP + name: files[name] for name in files}}
    ready = put(site, NAME, zipped(whole), TITLE, "ZIP", mark, day(checked))
    replace_file(site / FOLDER / f"{NAME}.sha256", f"{ready.sha256}  {NAME}\n")
    tell(site, [ready])
    return ready


def bundle_files(site: Path) -> dict[str, bytes]:
    """Return the content of every file that belongs into the zip, by its name below the site."""
    rows = [row for row in listed(site) if row.name != NAME]
    files: dict[str, bytes] = {}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        if name in FOR_SERVERS or name.startswith(f"{FOLDER}/{NAME}"):
            continue
        if name == INDEX:
            files[name.removesuffix("on")] = search_from_disk(path.read_text(encoding="utf-8")).encode()
        elif path.suffix == ".html":
            html = path.read_text(encoding="utf-8")
            html = with_files(html, rows) if name == f"{FOLDER}/index.html" else html
            files[name] = page_from_disk(html).encode()
        else:
            files[name] = path.read_bytes()
    return files
