"""What the theme writes that is not valid HTML, put right. ``tests/site/vnu-allowed.txt`` names what is left, and why."""

from __future__ import annotations

import re
from html import escape, unescape

_DESCRIPTION = re.compile(r'(?P<before><meta name="description" content=")(?P<text>[^\n]*)(?P<after>">)$', re.M)


def valid(html: str) -> str:
    """Return the page with its description escaped, and without empty or dangling attributes of the theme."""
    html = _DESCRIPTION.sub(lambda match: match["before"] + escape(unescape(match["text"])) + match["after"], html, count=1)
    html = html.replace(' tabindex=""', "")
    return html if 'id="__toc"' in html else html.replace(' for="__toc"', "")
