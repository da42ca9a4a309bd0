"""``site:`` addresses made relative to the page they stand on.

An extension does not know at what depth its page will be built, and each engine resolves links in its own way. So it writes
``site:evidence/findings/#id``, and this makes ``../../evidence/findings/#id`` of it once the page has an address.
"""

from __future__ import annotations

import posixpath
import re

_SITE = re.compile(r'(?P<attribute>\b(?:href|src)=")site:(?P<path>[^"#]*)(?P<fragment>#[^"]*)?"')


def resolve_site_links(html: str, page: str) -> str:
    """Return the page with every ``site:`` address made relative. ``page`` is the file's path below the site folder."""
    folder = posixpath.dirname(page)

    def relative(match: re.Match[str]) -> str:
        path, fragment = match["path"], match["fragment"] or ""
        target = posixpath.relpath(path or ".", folder or ".")
        end = "/" if path.endswith("/") or not path else ""
        return f'{match["attribute"]}{target}{end}{fragment}"'

    return _SITE.sub(relative, html)
