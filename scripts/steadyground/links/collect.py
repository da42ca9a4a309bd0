"""Everything on one HTML page that points somewhere, and everything that can be pointed at.

Lexbor parses as a browser does, so an id inside a comment, a ``<template>`` or a ``<textarea>`` is no id. A selector for a
rare attribute is only tried where its name occurs in the file at all: that keeps a page at about a millisecond.
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
_SCRIPT_HASH = re.compile(r"location\.hash|window\.location\.hash")

#: Attributes that hold one or more ids of the same page.
ID_ATTRIBUTES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-errormessage",
                 "aria-activedescendant", "aria-flowto", "headers", "list", "form", "popovertarget", "commandfor")
#: Attributes that hold one address, besides ``href`` and ``src``.
RARE_ADDRESSES = (("poster", "video[poster]"), ("data", "object[data]"), ("action", "form[action]"), ("formaction", "[formaction]"),
                  ("cite", "[cite]"), ("background", "[background]"), ("longdesc", "[longdesc]"), ("usemap", "[usemap]"))
_HINTS_ONLY = {"preconnect", "dns-prefetch", "pingback", "edituri", "webmention", "profile"}
_FOLLOWED = {"a", "area", "iframe"}
_LOADED = {"script", "img", "iframe", "source", "video", "audio", "embed", "track"}


@dataclass
class Collected:
    """What one page holds. ``uses`` maps each address as written to the elements it stands on, in order."""

    uses: dict[str, set[str]] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    repeated: dict[str, int] = field(default_factory=dict)
    id_uses: list[tuple[str, str]] = field(default_factory=list)
    base: str = ""
    refresh: str = ""
    canonical: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    carries_fragment: bool = False

    def add(self, raw: str | None, where: str) -> None:
        """Note one address."""
        if raw is not None:
            self.uses.setdefault(raw, set()).add(where)


def collect(data: bytes) -> Collected:
    """Return everything that points or can be pointed at on a page, from its bytes."""
    found = Collected()
    _read(data, found, top=True)
    return found


def _read(data: bytes, found: Collected, *, top: bool) -> None:
    tree = LexborHTMLParser(data, encoding=True)
    small = data.lower()
    _anchors(tree, small, found, top=top)
    _hrefs(tree, found)
    for node in tree.css("[src]"):
        found.add(node.attributes["src"], _tag(node))
    for needle, reader in _RARE:
        if needle in small:
            reader(tree, found)


def _tag(node: LexborNode) -> str:
    return node.tag or ""


def _anchors(tree: LexborHTMLParser, small: bytes, found: Collected, *, top: bool) -> None:
    ids = [node.id for node in tree.css("[id]") if node.id]
    if top:
        unique = set(ids)
        if len(unique) != len(ids):
            found.repeated = {name: times for name, times in Counter(ids).items() if times > 1}
        found.ids = unique
    if b" name=" in small:
        found.ids |= {name for node in tree.css("a[name],map[name]") if (name := node.attributes["name"])}


def _hrefs(tree: LexborHTMLParser, found: Collected) -> None:
    for node in tree.css("[href]"):
        tag = _tag(node)
        attributes = node.attributes
        raw = attributes.get("href", attributes.get("xlink:href"))
        if tag == "a" and not (raw or "").strip() and "xlink:href" not in attributes:
            found.empty.append(_words(node))
        elif tag == "base":
            found.base = found.base or (raw or "").strip()
        elif tag == "link":
            _link(attributes, found)
        else:
            found.add(raw, tag)


def _words(node: LexborNode) -> str:
    return "its words: " + (" ".join(node.text().split())[:60] or "none")


def _link(attributes: dict[str, str | None], found: Collected) -> None:
    relations = set((attributes.get("rel") or "").lower().split())
    raw = attributes.get("href") or ""
    if "canonical" in relations:
        found.canonical.append(raw)
    elif raw and not relations & _HINTS_ONLY:
        found.add(raw, "stylesheet" if "stylesheet" in relations else "link")


def _srcsets(tree: LexborHTMLParser, found: Collected) -> None:
    for name in ("srcset", "imagesrcset"):
        for node in tree.css(f"[{name}]"):
            for raw in srcset_addresses(node.attributes[name] or ""):
                found.add(raw, _tag(node))


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


def _styles(tree: LexborHTMLParser, found: Collected) -> None:
    for node in tree.css("style"):
        for raw in css_addresses(node.text()):
            found.add(raw, "style")
    for node in tree.css("[style]"):
        for raw in css_addresses(node.attributes["style"] or ""):
            found.add(raw, "style")


def _refreshes(tree: LexborHTMLParser, found: Collected) -> None:
    for node in tree.css("meta[http-equiv=refresh i]"):
        match = _REFRESH.match(node.attributes.get("content") or "")
        if match and match["url"]:
            quote = match["q"]
            found.refresh = match["url"].split(quote)[0].strip() if quote else match["url"].strip()
    if found.refresh:
        found.carries_fragment = any(_SCRIPT_HASH.search(node.text()) for node in tree.css("script"))


def _pictures_for_sharing(tree: LexborHTMLParser, found: Collected) -> None:
    for node in tree.css("meta[property][content],meta[name][content]"):
        name = (node.attributes.get("property") or node.attributes.get("name") or "").lower()
        if name in {"og:image", "og:image:url", "og:audio", "og:video", "twitter:image", "og:url"}:
            found.add(node.attributes["content"], "meta")


def _frames(tree: LexborHTMLParser, found: Collected) -> None:
    for node in tree.css("iframe[srcdoc]"):
        _read((node.attributes["srcdoc"] or "").encode(), found, top=False)


def _id_references(name: str) -> Callable[[LexborHTMLParser, Collected], None]:
    def read(tree: LexborHTMLParser, found: Collected) -> None:
        for node in tree.css(f"[{name}]"):
            if name != "for" or node.tag in ("label", "output"):
                found.id_uses += [(wanted, f"{node.tag} {name}") for wanted in (node.attributes[name] or "").split()]

    return read


def _addresses(name: str, selector: str) -> Callable[[LexborHTMLParser, Collected], None]:
    def read(tree: LexborHTMLParser, found: Collected) -> None:
        for node in tree.css(selector):
            if node.attributes[name]:
                found.add(node.attributes[name], _tag(node))

    return read


_RARE: tuple[tuple[bytes, Callable[[LexborHTMLParser, Collected], None]], ...] = (
    (b"srcset", _srcsets),
    (b"url(", _styles),
    (b"@import", _styles),
    (b"http-equiv", _refreshes),
    (b"og:", _pictures_for_sharing),
    (b"twitter:image", _pictures_for_sharing),
    (b"srcdoc", _frames),
    *((f" {name}=".encode(), _id_references(name)) for name in ID_ATTRIBUTES),
    *((f" {name}=".encode(), _addresses(name, selector)) for name, selector in RARE_ADDRESSES),
)


def is_followed(where: set[str]) -> bool:
    """Say whether a reader reaches a page by an address on these elements."""
    return not where.isdisjoint(_FOLLOWED)


def is_loaded(where: set[str]) -> bool:
    """Say whether a browser loads the address together with the page."""
    return "stylesheet" in where or not where.isdisjoint(_LOADED)
