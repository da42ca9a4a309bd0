"""A built page changed so that it works from a disk: addresses of files and not of folders, and a policy that lets nothing out."""

from __future__ import annotations

import json
import re

_HREF = re.compile(r'(?P<before>\bhref=")(?P<path>[^"#?:]*)(?P<rest>[#?][^"]*)?(?=")')
_IS_FOLDER = re.compile(r"(?:^|/)\.{0,2}$")
_POLICY = re.compile(r'(?P<before><meta http-equiv="Content-Security-Policy" content=")[^"]*')
_FOR_SERVERS = re.compile(r'\s*<link rel="(?:preload|alternate)"[^>]*>')
POLICY = (
    "default-src 'none'; script-src 'self' file: 'unsafe-inline'; style-src 'self' file: 'unsafe-inline'; img-src 'self' file: data:; "
    "font-src 'self' file:; connect-src 'none'; worker-src 'none'; base-uri 'none'; form-action 'none'"
)
"""Only files of this disk. The theme's search runs in a frame when there is no server, with a script that it writes itself."""


def page_from_disk(html: str) -> str:
    """Return the page for use from a disk."""
    html = _FOR_SERVERS.sub("", _HREF.sub(_to_file, html))
    return _POLICY.sub(lambda match: match["before"] + POLICY, html)


def _to_file(match: re.Match[str]) -> str:
    path, rest = match["path"], match["rest"] or ""
    if (not path and rest) or not _IS_FOLDER.search(path):
        return match[0]
    return f"{match['before']}{f'{path}/'.lstrip('/') if path and not path.endswith('/') else path}index.html{rest}"


def search_from_disk(index: str) -> str:
    """Return the search index as the script that the theme loads where it may not read a file. Its places are files."""
    whole = json.loads(index)
    for entry in whole["docs"]:
        folder, mark, fragment = entry["location"].partition("#")
        entry["location"] = f"{folder}index.html{mark}{fragment}"
    return f"var __index={json.dumps(whole, separators=(',', ':'), ensure_ascii=False)};\n"
