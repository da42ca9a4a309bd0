"""What a page spares its reader on a slow line: the indentation of templates, the name of a program, a script for what is not there."""

from __future__ import annotations

import re

_AS_WRITTEN = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2>)", re.S)
_INDENTED = re.compile(r"\n\s+")
_GENERATOR = re.compile(r'<meta name="generator"[^>]*>')
_TAB = re.compile(r'<input\b[^>]*\bname="__tabbed_')
_TAB_SCRIPT = re.compile(r"<script>var target=document\.getElementById\(location\.hash\.slice\(1\)\);[^<]*__tabbed_[^<]*</script>")


def spare(html: str) -> str:
    """Return the page with lines that start at their margin. What is shown as it is written, and scripts, keep their form."""
    html = _GENERATOR.sub("", html, count=1)
    parts = _AS_WRITTEN.split(html if _TAB.search(html) else _TAB_SCRIPT.sub("", html, count=1))
    parts[::3] = [_INDENTED.sub("\n", part) for part in parts[::3]]
    del parts[2::3]
    return "".join(parts)
