"""Raw HTML in a page: each tag with its attributes, as a browser would read it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from steadyground.lint.passages import once
from steadyground.lint.patterns import pattern
from steadyground.pages.mask import mask_certain_code, mask_certain_fences, mask_inline_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

ALLOWED_TAGS = frozenset({"abbr", "bdi", "br", "dfn", "kbd", "q", "span", "sub", "sup", "wbr"})
ALLOWED_ATTRIBUTES = frozenset({"class", "dir", "id", "lang", "title", "markdown"})
MARKDOWN_BOX = "div"
"""Allowed where it is empty, or carries ``markdown``: then Markdown, not the browser, reads what is inside."""
_TAG = pattern(r"(?s)<(/?)([A-Za-z][^\s/>\"'<]*)([^>]*)>?")
_ATTRIBUTE = pattern(r"(?s)([^\s=\"'/>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?")
_ATTRIBUTE_LIST = pattern(r"\{:?([^{}\n]*)\}")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_AUTOLINK = re.compile(r"(?:https?:|mailto:|tel:|www\.)", re.I)
_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_NOT_IN_AN_ADDRESS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]")
SAFE_SCHEMES = frozenset({"https", "http", "mailto", "tel", "sms"})
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)")


@dataclass(frozen=True)
class Tag:
    """One opening or closing tag: its name in small letters, its attributes, and where it stands."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    start: int
    end: int
    closes: bool
    is_empty: bool = False

    @property
    def is_allowed(self) -> bool:
        """Say whether a page may hold this tag."""
        reads_markdown = any(name == "markdown" and value in ("", "1", "block") for name, value in self.attributes)
        is_box = self.name == MARKDOWN_BOX and (reads_markdown or self.is_empty)
        return self.closes or self.name in ALLOWED_TAGS or is_box


def certain(page: Page) -> str:
    """Return the page with only its front matter and its certain code covered. Comments are not: where they end is in doubt."""
    return once(page, "_certain", lambda p: " " * p.body_start + mask_certain_code(p.text[p.body_start :]))


def tags(page: Page) -> tuple[Tag, ...]:
    """Return every raw HTML tag outside code, those in comments too. ``<https://...>`` is a link and no tag."""
    return once(page, "_tags", lambda p: tuple(_tags(certain(p))))


def _tags(text: str) -> Iterator[Tag]:
    for match in _TAG.finditer(text):
        is_whole = match[0].endswith(">") or _PLAIN_NAME.fullmatch(match[2])
        if is_whole and not _AUTOLINK.match(match[2]):
            name = match[2].lower()
            empty = text.startswith(f"</{name}>", match.end())
            yield Tag(name, tuple(attributes(match[3])), match.start(), match.end(), bool(match[1]), empty)


def attributes(text: str) -> Iterator[tuple[str, str]]:
    """Yield the name, in small letters, and the value of each attribute in the text of a tag."""
    for match in _ATTRIBUTE.finditer(text):
        yield match[1].lower(), html.unescape(match[2] or match[3] or match[4] or "")


def doubtful_comments(page: Page) -> Iterator[tuple[int, int]]:
    """Yield each comment that code reaches into, and each that browsers end at once: there readers disagree about what is hidden."""
    for match in _COMMENT.finditer(mask_certain_fences(page.text), page.body_start):
        inner = match[0][4:].removesuffix("-->")
        if "`" in mask_inline_code(inner) or match[0].startswith(("<!-->", "<!--->")):
            yield match.start(), match.end()


def attribute_lists(page: Page) -> Iterator[tuple[str, str, int, int]]:
    """Yield the attributes that ``{ ... }`` gives to the Markdown before it: name, value, start, end of the list."""
    for match in _ATTRIBUTE_LIST.finditer(certain(page)):
        for name, value in attributes(match[1]):
            yield name, value, match.start(), match.end()


def unsafe_scheme(address: str) -> str:
    """Return the scheme of an address that can run something or carries its own data, or an empty string.

    Browsers ignore white space and control characters in a scheme, and read character references in it.
    """
    if ":" not in address and "&" not in address:
        return ""
    plain = _NOT_IN_AN_ADDRESS.sub("", html.unescape(address)).lower()
    scheme = _SCHEME.match(plain)
    return scheme[0] if scheme and scheme[0] not in SAFE_SCHEMES else ""
