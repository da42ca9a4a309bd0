"""Everything on one HTML page that points somewhere, and everything that can be pointed at.

Lexbor parses as a browser does, so an id inside a comment, a ``<template>`` or a ``<textarea>`` is no id. Each element is visited
once, and each of its attributes that can hold an address or an id has one reader in ``READERS``.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from steadyground.links.css import css_addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selectolax.lexbor import LexborNode

_CANDIDATE = re.compile(r"[\s,]*([^\s,]\S*)")
_REFRESH = re.compile(r"^\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?(?P<q>['\"]?)(?P<url>.*)$", re.I | re.S)
_HINTS_ONLY = {"preconnect", "dns-prefetch", "pingback", "edituri", "webmention", "profile"}
_SHARED_PICTURES = {"og:image", "og:image:url", "og:audio", "og:video", "og:url", "twitter:image"}

#: What an address does where it stands; the values of ``Collected.uses`` are sums of these.
MENTIONED, FOLLOWED, LOADED = 0, 1, 2


@dataclass
class Collected:
    """What one page holds. ``uses`` maps each address as it is written to what it does."""

    uses: dict[str, int] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    id_uses: list[tuple[str, str]] = field(default_factory=list)
    base: str = ""
    refresh: str = ""
    canonical: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    carries_fragment: bool = False

    def anchors(self) -> set[str]:
        """Return every id and name a fragment can point at."""
        return {*self.ids, *self.names}

    def repeated(self) -> dict[str, int]:
        """Return each id that is given more than once, and how often."""
        return {name: times for name, times in Counter(self.ids).items() if times > 1} if len(set(self.ids)) < len(self.ids) else {}


Attributes = dict[str, "str | None"]


def collect(data: bytes) -> Collected:
    """Return everything that points or can be pointed at on a page, from its bytes."""
    found = Collected()
    _read(data, found)
    return found


def _read(data: bytes, found: Collected) -> None:
    tree = LexborHTMLParser(data, encoding=True)
    if tree.root is None:
        return
    readers = READERS
    for node in tree.root.traverse():
        attributes = node.attributes
        for name in attributes:
            if name in readers:
                readers[name](found, name, node, attributes)
    if b"<style" in data:
        _styles(tree, found)
    if found.refresh:
        found.carries_fragment = any("location.hash" in node.text() for node in tree.css("script"))


def _styles(tree: LexborHTMLParser, found: Collected) -> None:
    for node in tree.css("style"):
        for raw in css_addresses(node.text()):
            found.uses[raw] = found.uses.get(raw, 0) | LOADED


def _href(found: Collected, name: str, node: LexborNode, attributes: Attributes) -> None:
    tag, raw = node.tag, attributes[name]
    if tag in ("a", "area"):
        if raw and raw.strip():
            if not _opens_the_editor(raw, attributes):
                found.uses[raw] = found.uses.get(raw, 0) | FOLLOWED
        else:
            found.empty.append(" ".join(node.text().split())[:60])
    elif tag == "link":
        _link(found, raw or "", attributes)
    elif tag == "base":
        found.base = found.base or (raw or "").strip()
    elif raw:
        found.uses.setdefault(raw, MENTIONED)


def _opens_the_editor(raw: str, attributes: Attributes) -> bool:
    """Say whether a link opens a file of ours in the editor of the repository, where a program would have to sign in."""
    return raw.startswith("https:") and "edit" in (attributes.get("rel") or "").split()


def _link(found: Collected, raw: str, attributes: Attributes) -> None:
    relations = set((attributes.get("rel") or "").lower().split())
    if "canonical" in relations:
        found.canonical.append(raw)
    elif raw and not relations & _HINTS_ONLY:
        found.uses[raw] = found.uses.get(raw, 0) | (LOADED if "stylesheet" in relations else MENTIONED)


def _source(found: Collected, name: str, node: LexborNode, attributes: Attributes) -> None:
    raw = attributes[name]
    if raw:
        does = FOLLOWED | LOADED if node.tag == "iframe" else LOADED
        found.uses[raw] = found.uses.get(raw, 0) | does
    elif node.tag in ("img", "script", "iframe"):
        found.empty.append(f"<{node.tag}>")


def _address(found: Collected, name: str, node: LexborNode, attributes: Attributes) -> None:
    raw = attributes[name]
    if raw and (name != "data" or node.tag == "object"):
        found.uses.setdefault(raw, MENTIONED)


def _srcset(found: Collected, name: str, _: LexborNode, attributes: Attributes) -> None:
    for raw in srcset_addresses(attributes[name] or ""):
        found.uses[raw] = found.uses.get(raw, 0) | LOADED


def srcset_addresses(text: str) -> Iterator[str]:
    """Yield each address of a ``srcset``: a run without white space, without the commas at its end."""
    at = 0
    while match := _CANDIDATE.match(text, at):
        raw = match[1]
        yield raw.rstrip(",")
        at = match.end()
        if not raw.endswith(","):
            at = _after_descriptor(text, at)


def _after_descriptor(text: str, at: int) -> int:
    depth = 0
    for number in range(at, len(text)):
        depth += {"(": 1, ")": -1}.get(text[number], 0)
        if text[number] == "," and depth <= 0:
            return number + 1
    return len(text)


def _style(found: Collected, name: str, _: LexborNode, attributes: Attributes) -> None:
    for raw in css_addresses(attributes[name] or ""):
        found.uses[raw] = found.uses.get(raw, 0) | LOADED


def _meta(found: Collected, name: str, _: LexborNode, attributes: Attributes) -> None:
    content = attributes["content"] or ""
    if (attributes.get("http-equiv") or "").lower() == "refresh":
        match = _REFRESH.match(content)
        if match and match["url"]:
            quote = match["q"]
            found.refresh = match["url"].split(quote)[0].strip() if quote else match["url"].strip()
    elif (attributes.get("property") or attributes.get("name") or "").lower() in _SHARED_PICTURES:
        found.uses.setdefault(content, MENTIONED)


def _frame(found: Collected, name: str, _: LexborNode, attributes: Attributes) -> None:
    inner = Collected()
    _read((attributes[name] or "").encode(), inner)
    found.uses |= {raw: does | found.uses.get(raw, 0) for raw, does in inner.uses.items() if not raw.startswith("#")}


def _id(found: Collected, name: str, _: LexborNode, attributes: Attributes) -> None:
    if attributes[name]:
        found.ids.append(attributes[name] or "")


def _name(found: Collected, name: str, node: LexborNode, attributes: Attributes) -> None:
    if attributes[name] and node.tag in ("a", "map"):
        found.names.append(attributes[name] or "")


def _id_references(found: Collected, name: str, node: LexborNode, attributes: Attributes) -> None:
    if name == "for" and node.tag not in ("label", "output"):
        return
    found.id_uses += [(wanted, f"{node.tag} {name}") for wanted in (attributes[name] or "").split()]


#: For each attribute that matters, what reads it. ``xlink:href`` is the old way of SVG.
READERS: dict[str, Callable[[Collected, str, LexborNode, Attributes], None]] = {
    "href": _href,
    "xlink:href": _href,
    "src": _source,
    "id": _id,
    "name": _name,
    "style": _style,
    "content": _meta,
    "srcdoc": _frame,
    **dict.fromkeys(("srcset", "imagesrcset"), _srcset),
    **dict.fromkeys(("poster", "data", "action", "formaction", "cite", "background", "longdesc", "usemap"), _address),
    **dict.fromkeys(
        (
            "for",
            "aria-labelledby",
            "aria-describedby",
            "aria-controls",
            "aria-owns",
            "aria-details",
            "aria-errormessage",
            "aria-activedescendant",
            "aria-flowto",
            "headers",
            "list",
            "form",
            "popovertarget",
            "commandfor",
        ),
        _id_references,
    ),
}
