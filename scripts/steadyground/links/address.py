r"""What an address means on the page where it stands: a place in the site, one on the web, or neither.

The rules are those of the URL Standard (https://url.spec.whatwg.org/) as far as links of a site need them: white space around an
address is dropped, line breaks and tabs inside it too, and ``\\`` counts as ``/``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_DROPPED = re.compile(r"[\t\n\r]")
_SLOPPY = re.compile(r"https?//", re.I)
_HOST = re.compile(r"(?:[^\s/@?#<>\"\\^`{|}]+@)?(?:\[[0-9A-Fa-f:.]+\]|[^\s/@?#<>\"\\^`{|}:\[\]%]+)(?::\d{1,5})?")
_TEXT_DIRECTIVE = ":~:"


class Inside(NamedTuple):
    """A place in the site: a decoded path from its root, or None where the path climbs out of it."""

    path: str | None
    fragment: str


class Outside(NamedTuple):
    """An address on the web (``http`` or ``https``), whole."""

    url: str


class Other(NamedTuple):
    """Any other scheme, in lower case without its colon, and what follows it."""

    scheme: str
    rest: str


class Broken(NamedTuple):
    """What no browser can follow, and why."""

    why: str


Address = Inside | Outside | Other | Broken


@dataclass(frozen=True)
class Place:
    """Where a link stands: the page's path from the site root, the site's own address ('' if unknown), and its ``base``."""

    path: str
    site_url: str = ""
    base: str = ""

    @cached_property
    def _ups(self) -> list[str]:
        """The folder of the page, its parent, and so on up to the root; each ends with ``/`` or is empty."""
        folders = [""]
        for part in self.path.split("/")[:-1]:
            folders.append(f"{folders[-1]}{part}/")
        return folders[::-1]

    @cached_property
    def _based(self) -> Address | None:
        if not self.base:
            return None
        return Place(self.path, self.site_url).resolve(self.base)

    def key(self, raw: str) -> str:
        """Return a text that is the same for all plain relative links to one place of the site; '' for any other link."""
        if self.base or ":" in raw or raw[0] in "/\\#? \t\n\r":
            return ""
        climbed = 0
        while raw.startswith("../", 3 * climbed):
            climbed += 1
        return self._ups[climbed] + raw[3 * climbed :] if climbed < len(self._ups) else ""

    def resolve(self, raw: str) -> Address:
        """Return what ``raw`` means here."""
        text = raw.strip(" \t\n\r\f")
        if "\n" in text or "\t" in text or "\r" in text:
            text = _DROPPED.sub("", text)
        if _SCHEME.match(text):
            return self._with_scheme(text)
        if self.base:
            return self._through_base(text)
        return self._relative(text)

    def _with_scheme(self, text: str) -> Address:
        scheme, _, rest = text.partition(":")
        scheme = scheme.lower()
        if scheme not in ("http", "https"):
            return Other(scheme, rest)
        return self._web(text)

    def _web(self, text: str) -> Address:
        why = _why_unusable(text)
        if why:
            return Broken(why)
        if self.site_url and text.startswith(self.site_url):
            return _inside("", text[len(self.site_url) :])
        return Outside(text)

    def _through_base(self, text: str) -> Address:
        based = self._based
        if isinstance(based, Outside):
            return Outside(based.url.rsplit("/", 1)[0] + "/" + text)
        if isinstance(based, Inside) and based.path is not None:
            at = based.path if not based.path.endswith("/") else based.path + "index.html"
            return Place(at or "index.html", self.site_url)._relative(text)
        return Broken("the page's <base> leads nowhere")

    def _relative(self, text: str) -> Address:
        if "\\" in text.partition("#")[0]:
            head, mark, tail = text.partition("#")
            text = head.replace("\\", "/") + mark + tail
        if text.startswith("//"):
            return self._web("https:" + text)
        if _SLOPPY.match(text):
            return Broken("the start of the address is damaged")
        if text.startswith("/"):
            return self._from_root(text)
        if not text or text[0] in "#?":
            return Inside(self.path, split_fragment(text))
        climbed = 0
        while text.startswith("../", 3 * climbed):
            climbed += 1
        if climbed >= len(self._ups):
            return Inside(None, "")
        return _inside(self._ups[climbed], text[3 * climbed :])

    def _from_root(self, text: str) -> Address:
        prefix = urlsplit(self.site_url).path if self.site_url else "/"
        if text.startswith(prefix):
            return _inside("", text[len(prefix) :])
        return Inside(None, "") if text != prefix.rstrip("/") else Inside("", "")


def _inside(folder: str, rest: str) -> Inside:
    path, _, fragment = rest.partition("#")
    path = path.partition("?")[0]
    if "%" in path:
        path = unquote(path)
    if "./" in path or "//" in path or path.endswith((".", "..")):
        return Inside(_normal(folder + path), fragment)
    return Inside(folder + path, fragment)


def _normal(path: str) -> str | None:
    """Resolve ``.`` and ``..``; None where the path climbs above its start."""
    parts: list[str] = []
    pieces = path.split("/")
    for piece in pieces:
        if piece == "..":
            if not parts:
                return None
            parts.pop()
        elif piece not in (".", ""):
            parts.append(piece)
    ends_open = pieces[-1] in ("", ".", "..") and parts
    return "/".join(parts) + ("/" if ends_open else "")


def _why_unusable(url: str) -> str:
    rest = url.partition(":")[2]
    if not rest.startswith("//"):
        return "'//' is missing after the colon"
    host = re.split(r"[/?#\\]", rest[2:], maxsplit=1)[0]
    if not host:
        return "the host is missing"
    if not _HOST.fullmatch(host):
        return f"'{host}' is not the name of a host"
    port = host.rsplit(":", 1)[1] if re.search(r":\d+$", host) else "0"
    if int(port) > 65535:
        return f"{port} is not a port"
    return "a name in the host is empty" if ".." in host or host.startswith(".") else ""


def split_fragment(text: str) -> str:
    """Return what follows the first ``#``, or an empty text."""
    return text.partition("#")[2]


def split_directive(fragment: str) -> tuple[str, str]:
    """Return the id in a fragment and its text directive (what follows ``:~:``)."""
    name, _, directive = fragment.partition(_TEXT_DIRECTIVE)
    return name, directive


def points_at_page(fragment: str) -> bool:
    """Say whether a fragment needs no id: the top of a page, or a route that a script reads."""
    return fragment in ("", "top") or fragment.lower() == "top" or fragment[0] in "/!"
