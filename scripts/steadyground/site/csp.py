"""A strict Content-Security-Policy for each page, with the hash of each inline script and style that it holds.

Written after the build and never by hand, so that a new version of the theme cannot leave a page without its scripts.
"""

from __future__ import annotations

import base64
import hashlib
import re

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.S | re.I)
_STYLE = re.compile(r"<style[^>]*>(?P<body>.*?)</style>", re.S | re.I)
_OLD = re.compile(r'\n?<meta http-equiv="Content-Security-Policy"[^>]*>')
_CHARSET = re.compile(r'<meta charset="?utf-8"?\s*/?>', re.I)
_IS_DATA = re.compile(r"""type=["']?application/(?:ld\+)?json""", re.I)


class NoPlaceForPolicyError(ValueError):
    """A page has no ``<meta charset>`` after which the policy could stand."""


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def inline_hashes(html: str) -> tuple[set[str], set[str]]:
    """Return the hashes of the inline scripts that run, and of the inline styles."""
    scripts = {
        _hash(m["body"]) for m in _SCRIPT.finditer(html) if "src=" not in m["attributes"] and not _IS_DATA.search(m["attributes"])
    }
    return scripts, {_hash(m["body"]) for m in _STYLE.finditer(html)}


def policy(scripts: set[str], styles: set[str]) -> str:
    """Return the policy that allows what this site serves itself, the inline parts hashed, and nothing else.

    Style attributes are allowed: the theme sets a few, and an attribute cannot load or run anything that the other rules forbid.
    """
    parts = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *sorted(scripts)]),
        "style-src": " ".join(["'self'", *sorted(styles)]),
        "style-src-attr": "'unsafe-inline'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def with_policy(html: str) -> str:
    """Return the page with its policy right after the charset. Raises NoPlaceForPolicyError where it has none."""
    html = _OLD.sub("", html)
    charset = _CHARSET.search(html)
    if not charset:
        raise NoPlaceForPolicyError("no <meta charset> to put the policy after")
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{policy(*inline_hashes(html))}">'
    return html[: charset.end()] + meta + html[charset.end() :]
