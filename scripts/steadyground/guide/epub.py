"""The guide as an e-book: EPUB 3.3 (https://www.w3.org/TR/epub-33/), written by hand since it is a zip of XHTML and two lists of files."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from copy import deepcopy
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from steadyground.files import zipped
from steadyground.guide import words
from steadyground.guide.placed import Form, placed, relink
from steadyground.guide.tree import FILE
from steadyground.handouts.document import FONTS
from steadyground.markup.element import append, element
from steadyground.site.publish import page_address

if TYPE_CHECKING:
    from steadyground.guide.site_pages import Guide

STYLE = Path(__file__).with_name("epub.css")
FORM = Form(
    page=lambda slug, place: f"{slug}.xhtml{f'#{place}' if place else ''}",
    note=lambda key: f"notes.xhtml#note-{key}", word=lambda key: f"words.xhtml#word-{key}",
)
_SVG = "http://www.w3.org/2000/svg"
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
_TYPES = {".xhtml": "application/xhtml+xml", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".woff2": "font/woff2"}
_ACCESS = {
    "schema:accessMode": ("textual", "visual"), "schema:accessModeSufficient": ("textual",),
    "schema:accessibilityFeature": (
        "alternativeText", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents",
    ),
    "schema:accessibilityHazard": ("none",),
    "schema:accessibilitySummary": ("Headings, lists, tables with headers, and a text for each picture. Nothing needs color or sound.",),
}


def epub(guide: Guide, mark: str, root: Path, site: Path) -> bytes:
    """Return the e-book of one edition. The same guide always gives the same bytes."""
    parts: dict[str, bytes] = {"style.css": STYLE.read_bytes()}
    parts |= {f"fonts/{Path(name).name}": (root / name).read_bytes() for name in FONTS[:2]}
    read: list[tuple[str, str]] = [("cover", words.NAME), ("help-now", words.HELP), ("about-this-copy", words.COPY)]
    pages = {"cover": _cover(guide, mark), "help-now": _help(guide), "about-this-copy": _about(guide, mark)}
    for chapter in guide.chapters:
        body = placed(chapter, guide, FORM)
        body.attrib.clear()
        body.tag = "section"
        _take_pictures(body, site, parts)
        pages[chapter.slug] = body
        read.append((chapter.slug, chapter.title))
    for name, title, body in (
        ("notes", words.NOTES, _notes(guide)), ("words", words.WORDS, _words(guide)), ("questions", words.QUESTIONS, _questions(guide)),
    ):
        pages[name] = body
        read.append((name, title))
    for name, title in read:
        parts[f"{name}.xhtml"] = _xhtml(title, pages[name]).encode()
    parts["nav.xhtml"] = _xhtml("Contents", _nav(guide)).encode()
    parts["package.opf"] = _package(guide, mark, parts, [name for name, _ in read]).encode()
    files = {"mimetype": b"application/epub+zip", "META-INF/container.xml": _CONTAINER.encode()}
    return zipped(files | {f"book/{name}": parts[name] for name in sorted(parts)}, stored=("mimetype",))


def _xhtml(title: str, body: etree.Element) -> str:
    inside = etree.tostring(_as_xml(body), encoding="unicode")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">\n<head>\n<meta charset="utf-8"/>\n'
        f'<title>{escape(title)}</title>\n<link rel="stylesheet" href="style.css"/>\n</head>\n<body>\n{inside}\n</body>\n</html>\n'
    )


def _as_xml(body: etree.Element) -> etree.Element:
    for node in body.iter():
        if node.tag == "svg":
            node.set("xmlns", _SVG)
        node.attrib.pop("data-print", None)
        if node.get("href", "").startswith("sms:"):  # a scheme that is not registered, so that no e-book may hold it
            node.tag = "span"
            del node.attrib["href"]
    return body


def _take_pictures(body: etree.Element, site: Path, parts: dict[str, bytes]) -> None:
    for node in body.iter("img"):
        path = node.get("src", "").removeprefix(FILE)
        name = f"pictures/{Path(path).name}"
        parts[name] = (site / path).read_bytes()
        node.set("src", name)
        for size in ("width", "height"):
            node.attrib.pop(size, None)


def _cover(guide: Guide, mark: str) -> etree.Element:
    facts = [f"Edition {mark}. {words.checked(guide)}", words.reviewed(guide), "Information, not care.", words.LICENSE]
    said = [element("p", text) for text in (words.ABOUT, *facts) if text]
    return element("section", element("h1", words.NAME), *said, class_="cover")


def _help(guide: Guide) -> etree.Element:
    block = element("section", *deepcopy(list(guide.crisis)))
    relink(block, guide, FORM)
    block[0].tag = "h1"
    return block


def _about(guide: Guide, mark: str) -> etree.Element:
    return element("section", element("h1", words.COPY), *(element("p", text) for text in words.about_copy(guide, mark)))


def _notes(guide: Guide) -> etree.Element:
    listed = element("ol")
    for key, note in guide.notes.items():
        item = element("li", *deepcopy(list(note)), id=f"note-{key}")
        relink(item, guide, FORM)
        listed.append(item)
    return element("section", element("h1", words.NOTES), listed, **{"epub:type": "endnotes", "role": "doc-endnotes"})


def _words(guide: Guide) -> etree.Element:
    listed = element("dl")
    for key, (term, meaning) in guide.words.items():
        append(listed, element("dt", term, id=f"word-{key}"), element("dd", meaning.text or "", *deepcopy(list(meaning))))
    relink(listed, guide, FORM)
    return element("section", element("h1", words.WORDS), listed)


def _questions(guide: Guide) -> etree.Element:
    slugs = {chapter.path: chapter.slug for chapter in guide.chapters}
    rows = [(row.question, FORM.page(slugs[page_address(row.page)], "")) for row in guide.questions if row.page]
    return element("section", element("h1", words.QUESTIONS), element("ul", *(_item(text, href) for text, href in rows)))


def _item(text: str, href: str, *inside: etree.Element) -> etree.Element:
    return element("li", element("a", text, href=href), *inside)


def _nav(guide: Guide) -> etree.Element:
    rows = [_item(words.HELP, "help-now.xhtml"), _item(words.COPY, "about-this-copy.xhtml")]
    for section in guide.sections:
        inside = element("ol", *(_item(chapter.title, f"{chapter.slug}.xhtml") for chapter in section.chapters))
        rows.append(element("li", element("span", section.title), inside))
    rows += [_item(words.NOTES, "notes.xhtml"), _item(words.WORDS, "words.xhtml"), _item(words.QUESTIONS, "questions.xhtml")]
    return element("nav", element("h1", "Contents"), element("ol", *rows), **{"epub:type": "toc", "id": "toc"})


def _package(guide: Guide, mark: str, parts: dict[str, bytes], order: list[str]) -> str:
    items = "".join(_manifest_item(name, content) for name, content in sorted(parts.items()))
    spine = "".join(f'<itemref idref="{name}-xhtml"/>' for name in [order[0], "nav", *order[1:]])
    day = guide.checked[1].isoformat()
    access = "".join(f'<meta property="{name}">{escape(value)}</meta>' for name, values in _ACCESS.items() for value in values)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="edition" '
        'xml:lang="en" prefix="schema: http://schema.org/">\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="edition">{escape(guide.address)}#edition-{mark}</dc:identifier>'
        f"<dc:title>{words.NAME}: {words.ABOUT}</dc:title><dc:language>en</dc:language><dc:creator>{words.NAME} contributors</dc:creator>"
        f"<dc:description>{words.ABOUT}. Information, not care.</dc:description><dc:rights>{escape(words.LICENSE)}</dc:rights>"
        f'<dc:date>{day}</dc:date><meta property="dcterms:modified">{day}T00:00:00Z</meta>{access}</metadata>\n'
        f"<manifest>{items}</manifest>\n<spine>{spine}</spine>\n</package>\n"
    )


def _manifest_item(name: str, content: bytes) -> str:
    path = Path(name)
    nav = "nav" if name == "nav.xhtml" else ""
    svg = "svg" if path.suffix == ".xhtml" and b"<svg" in content else ""
    properties = " ".join(filter(None, (nav, svg)))
    given = f' properties="{properties}"' if properties else ""
    return f'<item id="{path.stem}-{path.suffix[1:]}" href="{name}" media-type="{_TYPES[path.suffix]}"{given}/>'
