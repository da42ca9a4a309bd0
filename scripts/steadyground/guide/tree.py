"""Built pages as trees: read, cleaned of what only works on a screen, with links that do not yet know where they lead."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

import tinyhtml5  # type: ignore[import-untyped]  # the library has no types

if TYPE_CHECKING:
    from collections.abc import Iterator

GLOSSARY = "about/glossary/"
NOTE, WORD, PAGE, FILE = "note:", "word:", "page:", "file:"
"""How a link is written until its book is known: a note, a word explained, a page, or another file of the site."""
_SCREEN_CLASSES = {"headerlink", "footnote-backref", "sg-sources", "sg-wordlist", "sg-crisis", "sg-on-screen"}
_SCREEN_TAGS = {"script", "style", "template", "button", "noscript", "input"}
_PRINTED = "data-print"
_SAME_IN_EVERY_ADDRESS = re.compile(r"^https?://(?:www\.)?|/$")


def read_article(html: str) -> etree.Element:
    """Return the article of a built page, with plain tag names. Raises ValueError where it has none."""
    start, end = html.find("<article"), html.rfind("</article>")
    if start < 0:
        raise ValueError("a built page has no article")
    tree = tinyhtml5.parse(f"<!doctype html><meta charset=utf-8><body>{html[start:end]}</article>", namespace_html_elements=False)
    article: etree.Element = next(tree.iter("article"))
    for node in article.iter():
        if isinstance(node.tag, str):
            node.tag = node.tag.rpartition("}")[2]
    return article


def classes(node: etree.Element) -> set[str]:
    """Return the classes of an element."""
    return set(node.get("class", "").split())


def with_class(tree: etree.Element, name: str) -> Iterator[etree.Element]:
    """Yield each element of that class, in order."""
    return (node for node in tree.iter() if name in classes(node))


def clean(article: etree.Element, path: str) -> None:
    """Take out what only works on a screen, in place, and write every link of the page at ``path`` in its neutral form."""
    _without_sources_title(article)
    _take_out_below(article)
    for node in article.iter():
        _tidy_attributes(node)
        for name in ("href", "src"):
            if name in node.attrib:
                node.set(name, neutral(node.attrib[name], path))


def _without_sources_title(article: etree.Element) -> None:
    before = None
    for child in list(article):
        if "sg-sources" in classes(child) and before is not None and before.tag == "h2":
            article.remove(before)
        before = child


def _take_out_below(parent: etree.Element) -> None:
    for child in list(parent):
        if _is_for_the_screen(child):
            take_out(parent, child)
            continue
        if "glightbox" in classes(child):
            picture = child[0]
            picture.tail = child.tail
            parent[list(parent).index(child)] = picture
            continue
        _take_out_below(child)


def _is_for_the_screen(node: etree.Element) -> bool:
    if not isinstance(node.tag, str) or node.tag in _SCREEN_TAGS or "hidden" in node.attrib:
        return True
    return bool(classes(node) & _SCREEN_CLASSES) or (node.tag == "svg" and node.get("aria-hidden") == "true")


def take_out(parent: etree.Element, child: etree.Element) -> None:
    """Remove an element and keep the text that follows it."""
    at = list(parent).index(child)
    if child.tail and at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + child.tail
    elif child.tail:
        parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _tidy_attributes(node: etree.Element) -> None:
    for name in list(node.attrib):
        if name.startswith("data-") or name in ("focusable", "tabindex", "loading"):
            del node.attrib[name]
    if node.tag == "a" and node.get("href", "").startswith("http"):
        address, text = (_SAME_IN_EVERY_ADDRESS.sub("", said) for said in (node.attrib["href"], "".join(node.itertext()).strip()))
        if text.lower() != address.lower():
            node.set(_PRINTED, address)


def neutral(target: str, path: str) -> str:
    """Return where a link on the page at ``path`` leads, in its neutral form; an address elsewhere stays as it is."""
    if target.startswith("#"):
        for mark, kind in (("#note-", NOTE), ("#word-", WORD)):
            if target.startswith(mark):
                return kind + target.removeprefix(mark)
        return PAGE + path + target
    if ":" in target.split("/", maxsplit=1)[0] or target.startswith("//"):
        return target
    where, mark, fragment = target.partition("#")
    full = posixpath.normpath(posixpath.join(path, where)).removeprefix(".").lstrip("/")
    if where and not where.endswith(("/", ".")) and "." in posixpath.basename(full):
        return FILE + full + mark + fragment
    full = f"{full}/" if full else ""
    return WORD + fragment if full == GLOSSARY and fragment else PAGE + full + mark + fragment
