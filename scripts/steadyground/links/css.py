"""The addresses in a style sheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_ADDRESS = re.compile(
    r"""url\(\s*(?:"(?P<double>(?:[^"\\\n]|\\.)*)"|'(?P<single>(?:[^'\\\n]|\\.)*)'|(?P<bare>(?:[^\s"'()\\]|\\(?:[0-9a-fA-F]{1,6}\s?|.))*))\s*\)"""
    r"""|@import\s+(?:"(?P<import_double>[^"\n]*)"|'(?P<import_single>[^'\n]*)')""",
    re.I,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.S)


def css_addresses(text: str) -> Iterator[str]:
    """Yield each address of ``url()`` and ``@import``, without escapes; comments do not count, nor does ``data:``."""
    if "url(" not in text.lower() and "@import" not in text.lower():
        return
    for match in _ADDRESS.finditer(_COMMENT.sub(" ", text)):
        raw = next((group for group in match.groups() if group is not None), "").strip()
        if raw and raw[:5].lower() != "data:":
            yield _ESCAPE.sub(_unescape, raw) if "\\" in raw else raw


def _unescape(match: re.Match[str]) -> str:
    if match[1]:
        code = int(match[1], 16)
        return chr(code) if 0 < code < 0x110000 else "\ufffd"
    return match[2]
