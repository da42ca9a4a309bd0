"""Files that other programs look for beside the pages: robots.txt, llms.txt, and a feed of what changed."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from steadyground.pages import PageType

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from steadyground.pages import Page
    from steadyground.records import Ledger
    from steadyground.records.history import Change

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
FEED_PAGE = "evidence/what-changed/"


def site_address(site: Path) -> str:
    """Return the site's own address, from the first page's canonical link; empty where it has none."""
    found = _CANONICAL.search((site / "index.html").read_text(encoding="utf-8"))
    return found[1] if found else ""


def page_address(path: str) -> str:
    """Return the address of a page below the site, from its file below ``docs``."""
    path = path.removeprefix("docs/")
    return path.removesuffix("index.md") if path.endswith("index.md") else path.removesuffix(".md") + "/"


def robots(address: str) -> str:
    """Return robots.txt: everyone may read everything."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n"


def llms(address: str, pages: Iterable[Page]) -> str:
    """Return llms.txt (https://llmstxt.org): what the site is, and each page with its description."""
    listed = [page for page in pages if page.front and page.front.page_type is not PageType.CONTRIBUTING]
    lines = [f"- [{page.front.title}]({address}{page_address(page.path)}): {page.front.description}" for page in listed if page.front]
    head = (
        "# Steady Ground\n\n> A plain guide to ketamine, trauma and your options. It gives information, not care. It never gives doses. "
        "Not yet reviewed by a clinician.\n\nKeep the certainty of a statement with the statement. In an emergency a person should call "
        "their emergency number.\n\n## Pages\n\n"
    )
    return head + "\n".join(lines) + "\n"


def feed(address: str, changes: Iterable[Change]) -> str:
    """Return an Atom feed (RFC 4287) of the changes to the ledger, newest first."""
    rows = sorted(changes, key=lambda row: (row.on, row.id), reverse=True)
    updated = f"{rows[0].on.isoformat()}T00:00:00Z" if rows else "1970-01-01T00:00:00Z"
    entries = "".join(_entry(address, row) for row in rows)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>Steady Ground: what changed</title>\n<id>{escape(address)}{FEED_PAGE}</id>\n<updated>{updated}</updated>\n"
        f'<link rel="self" href="{escape(address)}feed.xml"/>\n<author><name>Steady Ground contributors</name></author>\n{entries}</feed>\n'
    )


def _entry(address: str, row: Change) -> str:
    counts = {"new": len(row.added), "changed": len(row.changed), "taken out": len(row.removed)}
    what = ", ".join(f"{n} {kind}" for kind, n in counts.items() if n)
    where = f"{escape(address)}{FEED_PAGE}#{row.id}"
    return (
        f"<entry><title>{escape(row.why)}</title><id>{where}</id><link href=\"{where}\"/>"
        f"<updated>{row.on.isoformat()}T00:00:00Z</updated><summary>Findings: {escape(what)}.</summary></entry>\n"
    )


def write_published(site: Path, ledger: Ledger, pages: Iterable[Page]) -> None:
    """Write the files below ``site``."""
    address = site_address(site)
    made = {"robots.txt": robots(address), "llms.txt": llms(address, pages), "feed.xml": feed(address, ledger.history)}
    for name, text in made.items():
        (site / name).write_text(text, encoding="utf-8")
