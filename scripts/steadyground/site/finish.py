"""What is done to a built site, whichever engine built it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.site.assets import loaded_assets, prepare_assets, remove_unloaded, with_bundle, with_new_names
from steadyground.site.card import write_card
from steadyground.site.csp import inline_hashes, policy, with_policy
from steadyground.site.edit_link import with_edit_link
from steadyground.site.exports import write_exports
from steadyground.site.links_to_site import resolve_site_links
from steadyground.site.loading import lighter
from steadyground.site.reading import easier
from steadyground.site.spare import spare
from steadyground.site.valid import valid

if TYPE_CHECKING:
    from pathlib import Path

    from steadyground.records import Ledger

HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=(), browsing-topics=()",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
}
KEPT_FOR_A_YEAR = "public, max-age=31536000, immutable"


def finish(site: Path, ledger: Ledger, docs: Path, *, with_csp: bool = True) -> int:
    """Finish every page below ``site`` in place, and write the card, the exports and ``_headers``. Returns the number of pages.

    ``docs`` is the folder that the pages were made from.

    The policy is left out only while someone edits: the live reload of the preview is an inline script of its own.
    """
    write_card(site)
    names = prepare_assets(site)
    scripts: set[str] = set()
    styles: set[str] = set()
    loaded: set[str] = set()
    pages = sorted(site.rglob("*.html"))
    for page in pages:
        html = with_new_names(_finished(page, site, docs), names)
        html = with_policy(html) if with_csp else html
        found = inline_hashes(html)
        scripts |= found[0]
        styles |= found[1]
        loaded |= loaded_assets(html)
        page.write_text(html, encoding="utf-8")
    remove_unloaded(site, names, loaded)
    write_exports(ledger, site)
    (site / "_headers").write_text(headers_file(policy(scripts, styles)), encoding="utf-8")
    return len(pages)


def _finished(page: Path, site: Path, docs: Path) -> str:
    name = page.relative_to(site).as_posix()
    html = resolve_site_links(with_edit_link(page.read_text(encoding="utf-8"), name, docs), name)
    return spare(with_bundle(lighter(easier(valid(html)))))


def headers_file(csp: str) -> str:
    """Return the ``_headers`` file that some static hosts read: the policy for all pages, the other headers, and how long to keep what."""
    rows = {"Content-Security-Policy": f"{csp}; frame-ancestors 'none'", **HEADERS}
    everywhere = "/*\n" + "".join(f"  {name}: {value}\n" for name, value in rows.items())
    return f"{everywhere}/assets/*\n  Cache-Control: {KEPT_FOR_A_YEAR}\n"
