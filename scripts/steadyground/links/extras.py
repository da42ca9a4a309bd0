"""What programs read: sitemap, feeds, search index, web manifest, and the books (PDF, EPUB) of a built site."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from steadyground.links.address import Inside, Outside, Place
from steadyground.links.books import UnreadableBookError, book_links
from steadyground.links.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from steadyground.links.tree import SiteTree

_LOC = re.compile(r"<(?:\w+:)?loc>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</(?:\w+:)?loc>", re.S)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
_FEED_LINK = re.compile(
    r"<link>\s*(?:<!\[CDATA\[)?([^<\]]+?)(?:\]\]>)?\s*</link>"
    r"|<(?:link|enclosure)\b[^>]*?\b(?:href|url)\s*=\s*[\"']([^\"']*)",
    re.S,
)
_MOST_UNPACKED = 64 * 1024 * 1024


@dataclass
class Extras:
    """Faults by file, files that are used, and web addresses with the file that holds them."""

    faults: list[tuple[str, Fault]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    outside: list[tuple[str, str]] = field(default_factory=list)


def site_address(tree: SiteTree) -> str:
    """Return the address the site says it has, ending in ``/``: the canonical link of the home page, else ''."""
    if "index.html" not in tree.index:
        return ""
    page = LexborHTMLParser((tree.root / "index.html").read_bytes(), encoding=True)
    node = page.css_first("link[rel~=canonical][href]")
    url = (node.attributes["href"] or "") if node else ""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return url.removesuffix("index.html") if url.endswith(("/", "/index.html")) else url + "/"


def check_extras(tree: SiteTree, site_url: str, has: Callable[[int, str], bool]) -> Extras:
    """Check every entry of the files that programs read. ``has`` says whether a file has the place a fragment names."""
    extras = Extras()
    for path in tree.files:
        try:
            places = {base: Place(base, site_url) for base in (path, "index.html")}
            for kind, base, raw in _entries(tree, path):
                _entry(tree, places[base], path, kind, raw, has, extras)
        except (OSError, EOFError, UnreadableBookError) as error:
            extras.faults.append((path, Fault("unreadable-file", "", str(error))))
    return extras


def _entries(tree: SiteTree, path: str) -> Iterator[tuple[str, str, str]]:
    """Yield the kind of fault, the page from which an address counts, and the address."""
    name = path.rpartition("/")[2].lower()
    if name.endswith((".xml", ".xml.gz", ".rss", ".atom")):
        yield from (_xml(_text(tree, path), path))
    elif name == "search_index.json" or (name == "search.json" and "/" not in path):
        yield from (("stale-search", "index.html", raw) for raw in _search(_text(tree, path)))
    elif name.endswith(".webmanifest") or name == "manifest.json":
        yield from (("missing-file", path, raw) for raw in _manifest(_text(tree, path)))
    elif name.endswith((".pdf", ".epub")):
        yield from (("broken-book-link", path, raw) for raw in book_links(tree.root / path))


def _text(tree: SiteTree, path: str) -> str:
    file = tree.root / path
    if path.endswith(".gz"):
        with gzip.open(file) as packed:
            return packed.read(_MOST_UNPACKED).decode("utf-8", "replace")
    return file.read_text(encoding="utf-8", errors="replace")


def _xml(text: str, path: str) -> Iterator[tuple[str, str, str]]:
    if "<loc>" in text or ":loc>" in text:
        yield from (("stale-sitemap", path, unescape(raw)) for raw in _LOC.findall(text))
    elif _FEED.search(text[:2000]):
        for one, other in _FEED_LINK.findall(text):
            yield "stale-feed", path, unescape(one or other)


def _search(text: str) -> Iterable[str]:
    try:
        docs = json.loads(text)["docs"]
        return dict.fromkeys(str(doc["location"]) for doc in docs)
    except (ValueError, KeyError, TypeError):
        return []


def _manifest(text: str) -> Iterator[str]:
    try:
        manifest = json.loads(text)
    except ValueError:
        return
    if isinstance(manifest, dict):
        icons = [icon.get("src") for icon in manifest.get("icons", ()) if isinstance(icon, dict)]
        yield from (str(raw) for raw in (manifest.get("start_url"), *icons) if raw)


def _entry(tree: SiteTree, place: Place, path: str, kind: str, raw: str, has: Callable[[int, str], bool], extras: Extras) -> None:
    address = place.resolve(raw)
    if isinstance(address, Inside):
        found = tree.find(address.path) if address.path is not None else None
        if found is None or found.file < 0:
            extras.faults.append((path, Fault(kind, raw, "")))
        elif not has(found.file, address.fragment):
            extras.faults.append((path, Fault(kind, raw, f": the page has no id '{address.fragment}'")))
        elif kind in ("missing-file", "broken-book-link"):
            extras.used.add(found.file)
    elif isinstance(address, Outside):
        extras.outside.append((address.url, path))
