"""Chapters with links that know where they lead: to a page of the same copy, to a note, to a word, or to the site."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from steadyground.guide.tree import FILE, GLOSSARY, NOTE, PAGE, WORD, classes

if TYPE_CHECKING:
    from collections.abc import Callable

    from steadyground.guide.site_pages import Chapter, Guide

_AT_THE_END = {"evidence/questions/": "questions", GLOSSARY: "words"}
"""Pages of the site whose content stands at the end of a copy, in a part of this name."""
_REFERS_TO_IDS = ("id", "for", "headers", "aria-labelledby", "aria-describedby")


@dataclass(frozen=True)
class Form:
    """How one kind of file names places: ``page(slug, id)`` with the id empty for the page itself, ``note(key)``, ``word(key)``."""

    page: Callable[[str, str], str]
    note: Callable[[str], str]
    word: Callable[[str], str]


def placed(chapter: Chapter, guide: Guide, form: Form) -> etree.Element:
    """Return a copy of a chapter's article for one form. Its ids begin with the name of the chapter, so that none is there twice."""
    body = deepcopy(chapter.body)
    for node in body.iter():
        for name in _REFERS_TO_IDS:
            if name in node.attrib:
                node.set(name, " ".join(f"{chapter.slug}--{part}" for part in node.attrib[name].split()))
    relink(body, guide, form)
    return body


def relink(tree: etree.Element, guide: Guide, form: Form) -> None:
    """Give each link and picture below ``tree`` its address, in place, and each reference its number."""
    places = {chapter.path: _ids(chapter) for chapter in guide.chapters}
    ends = {path: name for path, name in _AT_THE_END.items() if getattr(guide, name)}
    slugs = ends | {chapter.path: chapter.slug for chapter in guide.chapters}
    for node in tree.iter("a"):
        target = node.get("href", "")
        if target.startswith(NOTE):
            _number(node, guide.numbers[target.removeprefix(NOTE)], form.note(target.removeprefix(NOTE)))
        elif target.startswith(WORD):
            _word(node, target.removeprefix(WORD), guide, form)
        elif target.startswith(PAGE):
            path, _, fragment = target.removeprefix(PAGE).partition("#")
            if path in slugs:
                node.set("href", form.page(slugs[path], f"{slugs[path]}--{fragment}" if fragment in places.get(path, ()) else ""))
                node.set("class", " ".join(sorted({*classes(node), "sg-inside"})))
            else:
                node.set("href", f"{guide.address}{path}{f'#{fragment}' if fragment else ''}")
        elif target.startswith(FILE):
            node.set("href", guide.address + target.removeprefix(FILE))


def _ids(chapter: Chapter) -> set[str]:
    return {node.attrib["id"] for node in chapter.body.iter() if "id" in node.attrib}


def _number(node: etree.Element, number: int, href: str) -> None:
    node.attrib.pop("aria-describedby", None)
    node.set("href", href)
    node.set("class", "sg-ref")
    node.text = str(number)


def _word(node: etree.Element, key: str, guide: Guide, form: Form) -> None:
    if key in guide.words:
        node.set("href", form.word(key))
        node.set("class", "sg-word")
    else:
        node.set("href", f"{guide.address}about/glossary/#{key}")
