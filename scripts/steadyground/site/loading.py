"""What a page loads, and when: the picture viewer only where there is a picture, and no script before the text."""

from __future__ import annotations

import re

_PICTURE = re.compile(r'<a\b[^>]*\bclass="[^"]*\bglightbox\b')
_VIEWER_STYLE = re.compile(r'<link\b[^>]*href="[^"]*glightbox\.min\.css"[^>]*>|<style id="glightbox-style">.*?</style>', re.S)
_VIEWER_SCRIPT = re.compile(r'<script\b[^>]*src="[^"]*glightbox\.min\.js"[^>]*></script>')
_VIEWER_START = re.compile(r'<script id="init-glightbox">.*?</script>', re.S)
_WORKER = re.compile(r'(?<!\s)\s*+<script\b[^>]*src="[^"]*iframe-worker\.js"[^>]*></script>')
_THEME_SCRIPT = re.compile(r'<script\b[^>]*src="[^"]*/bundle\.[0-9a-f]+\.min\.js"[^>]*></script>')


def lighter(html: str) -> str:
    """Return the page without the viewer where it has no picture, and with every script after the text."""
    return _without_viewer(_after_text(html, _WORKER, _THEME_SCRIPT))


def _without_viewer(html: str) -> str:
    if _PICTURE.search(html):
        return _after_text(html, _VIEWER_SCRIPT, _VIEWER_START)
    for part in (_VIEWER_STYLE, _VIEWER_SCRIPT, _VIEWER_START):
        html = part.sub("", html)
    return html


def _after_text(html: str, script: re.Pattern[str], before: re.Pattern[str]) -> str:
    """Return the page with ``script`` moved to stand right before ``before``; unchanged where either is missing."""
    found = script.search(html)
    if not found or not before.search(html):
        return html
    html = html[: found.start()] + html[found.end() :]
    return before.sub(lambda match: found[0].strip() + match[0], html, count=1)
