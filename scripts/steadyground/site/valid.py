"""What the theme writes that is not valid HTML, put right. ``tests/site/vnu-allowed.txt`` names what is left, and why."""

from __future__ import annotations

import re

_DESCRIPTION = re.compile(r'<meta name="description" content="[^>]*>')
_SAME_ESCAPED = re.compile(r'<meta property="og:description" content="([^">]*)"')


def valid(html: str) -> str:
    """Return the page with its description whole, and without empty or dangling attributes of the theme.

    The theme writes a description without escaping it, so that one with quotation marks falls apart into attributes. Our own template
    writes the same text once more, escaped; that one is taken.
    """
    same = _SAME_ESCAPED.search(html)
    if same:
        html = _DESCRIPTION.sub(lambda _: f'<meta name="description" content="{same[1]}">', html, count=1)
    html = html.replace(' tabindex=""', "")
    return html if 'id="__toc"' in html else html.replace(' for="__toc"', "")
