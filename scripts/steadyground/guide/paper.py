"""The guide as one HTML document for paper: cover, help lines, contents with page numbers, chapters, notes, words, questions."""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as etree
from copy import deepcopy
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from steadyground.files import replace_bytes
from steadyground.guide import words
from steadyground.guide.placed import Form, placed, relink
from steadyground.guide.site_pages import plain
from steadyground.guide.tree import FILE, classes, take_out
from steadyground.handouts.body import tie
from steadyground.handouts.document import FAMILY, KANA_FAMILY, Paper, font_faces
from steadyground.handouts.qr import qr_svg
from steadyground.markup.element import append, element
from steadyground.site.publish import page_address

if TYPE_CHECKING:
    from steadyground.guide.site_pages import Chapter, Guide
    from steadyground.records import Question

STYLE = Path(__file__).with_name("paper.css")
FORM = Form(page=lambda slug, place: f"#{place or slug}", note=lambda key: f"#note-{key}", word=lambda key: f"#word-{key}")
_FONT = re.compile(r'font-family="[^"]*"')
_RIMMED = re.compile(r'<(text|g)\b[^>]*\bpaint-order="stroke"[^>]*>.*?</\1>', re.S)
"""Letters with a rim of the background around them, which WeasyPrint 70 paints over them and not behind them."""
_ORDER = re.compile(r'\spaint-order="[^"]*"')
_RIM = re.compile(r'\s(?:paint-order|stroke(?:-\w+)?)="[^"]*"')
_LETTERS = f"{FAMILY}, {KANA_FAMILY}"  # without quotation marks, which hide all but the first in a drawing
_COPIES = ".cache/guide/pictures"
_LOWER = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6"}
_GROUPS = {
    "before": "Before you decide", "session": "About a session", "after": "Afterwards", "family": "From family and friends",
    "clinicians": "From clinicians",
}
_BOX = "\u2610"
WIDE = 6
"""A table of so many columns is printed across the page."""
KEPT_ROWS = 10
"""A table to write in of no more rows is not cut between pages."""


def paper_html(guide: Guide, mark: str, paper: Paper, root: Path, site: Path) -> tuple[str, list[Path]]:
    """Return the document of one edition, and the pictures in it."""
    main = element("main", _cover(guide, mark), _help(guide), _about(guide, mark), _contents(guide))
    pictures: list[Path] = []
    for n, section in enumerate(guide.sections):
        append(main, element("h1", section.title, id=f"part-{n}", class_="part"))
        for chapter in section.chapters:
            body = _chapter(chapter, guide)
            pictures += _pictures(body, root, site)
            append(main, body)
    append(main, *_end(guide))
    title = f"{words.NAME}: {guide.title or words.ABOUT}"
    style = font_faces(root) + STYLE.read_text(encoding="utf-8") + _page_rules(paper, mark)
    code = qr_svg(f"{guide.address}offline/")
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n{_meta(guide)}'
        f"<style>\n{style}</style>\n</head>\n<body>\n{_text(main)}\n</body>\n</html>\n".replace("<qr></qr>", code),
        pictures,
    )


def _text(node: etree.Element) -> str:
    return etree.tostring(node, encoding="unicode", method="html")


def _meta(guide: Guide) -> str:
    day = guide.checked[1].isoformat()
    rows = {"author": f"{words.NAME} contributors", "description": f"{words.ABOUT}.", "dcterms.created": day, "dcterms.modified": day}
    return "".join(f'<meta name="{name}" content="{escape(text)}">\n' for name, text in rows.items())


def _page_rules(paper: Paper, mark: str) -> str:
    size = "A4" if paper is Paper.A4 else "letter"
    foot = f"{words.NAME}. Information, not care. Edition {mark}."
    return f"@page {{ size: {size}; @bottom-left {{ content: '{foot}'; }} }}\n@page wide {{ size: {size} landscape; }}\n"


def _cover(guide: Guide, mark: str) -> etree.Element:
    facts = [f"Edition {mark}. {words.checked(guide)}", words.reviewed(guide), "Information, not care.", words.LICENSE]
    newest = f"{guide.address}offline/"
    where = element("p", "The newest edition: ", element("a", newest.removeprefix("https://"), href=newest))
    return element(
        "section", element("p", words.NAME, class_="name"), element("p", words.ABOUT, class_="about"),
        *([element("p", guide.title, class_="which")] if guide.title else []),
        element("div", *(element("p", fact) for fact in facts if fact), class_="facts"),
        element("div", element("qr"), where, class_="code"),
        class_="cover",
    )


def _help(guide: Guide) -> etree.Element:
    block = element("section", *deepcopy(list(guide.crisis)), class_="sg-crisis", id="help-now")
    relink(block, guide, FORM)
    _page_numbers(block)
    _addresses(block, guide.address)
    block[0].tag = "h1"
    return block


def _about(guide: Guide, mark: str) -> etree.Element:
    return element("section", element("h1", words.COPY), *(element("p", text) for text in words.about_copy(guide, mark)), class_="copy")


def _contents(guide: Guide) -> etree.Element:
    rows = [_row(words.HELP, "#help-now")]
    for n, section in enumerate(guide.sections):
        inside = element("ol", *(_row(chapter.title, f"#{chapter.slug}") for chapter in section.chapters))
        row = _row(section.title, f"#part-{n}")
        row.append(inside)
        rows.append(row)
    rows += [_row(title, f"#{name}") for title, name in _ends(guide)]
    return element("section", element("h1", "Contents"), element("ol", *rows), class_="contents")


def _ends(guide: Guide) -> list[tuple[str, str]]:
    rows = [(words.NOTES, "notes"), (words.WORDS, "words"), (words.QUESTIONS, "questions")]
    return [row for row, has in zip(rows, (guide.notes, guide.words, guide.questions), strict=True) if has]


def _row(text: str, href: str) -> etree.Element:
    return element("li", element("a", text, href=href))


def _chapter(chapter: Chapter, guide: Guide) -> etree.Element:
    body = placed(chapter, guide, FORM)
    body.attrib.clear()
    body.set("class", "chapter")
    body.set("id", chapter.slug)
    body.set("data-title", chapter.title)
    _title_first(body)
    for node in list(body.iter()):
        node.tag = _LOWER.get(node.tag, node.tag)
        if node.tag == "table":
            _table(node)
        if node.tag == "li" and (node.text or "").startswith(_BOX):
            node.set("class", "box")
        if node.tag == "svg":
            node.set("font-family", _LETTERS)  # a drawing in the text does not take the letters around it
            node.set("preserveAspectRatio", "xMinYMin")
        for mark in [child for child in node if "sg-cite" in classes(child)]:
            tie(node, mark)
    _help_ahead(body, guide.address)
    _page_numbers(body)
    _addresses(body, guide.address)
    _turn_headings(body)
    return body


def _turn_headings(body: etree.Element) -> None:
    """Let a heading go with the wide table after it, onto a page across."""
    for heading, after in pairwise(body):
        if heading.tag in _LOWER.values() and any("wide" in classes(table) for table in after.iter("table")):
            heading.set("class", f"{heading.get('class', '')} turned".strip())


def _page_numbers(tree: etree.Element) -> None:
    for link in [node for node in tree.iter("a") if "sg-inside" in classes(node)]:
        _page_number(link)


def _page_number(link: etree.Element) -> None:
    """Let the number of the page follow the last word of a link, on the same line."""
    rest, space, word = (link.text or "").rpartition(" ") if len(link) == 0 else ("", "", "")
    if len(link) == 0:
        link.text = rest + space
    append(link, element("span", word, class_="tied sg-page", data_to=link.get("href")))


def _help_ahead(tree: etree.Element, site: str) -> None:
    """Let a link to the page of help lines lead to those at the front, in a copy that does not hold that page."""
    for link in tree.iter("a"):
        if link.get("href", "").partition("#")[0] == f"{site}help/":
            link.set("href", "#help-now")
            link.set("class", "sg-inside")


def _addresses(tree: etree.Element, site: str) -> None:
    """Let a link to what this copy does not hold print its address, which paper cannot follow."""
    for link in [node for node in tree.iter("a") if node.get("href", "").startswith(site)]:
        link.set("data-print", link.attrib["href"].removeprefix("https://").partition("#")[0].rstrip("/"))


def _title_first(body: etree.Element) -> None:
    """Let the title stand before the line that says what is on the page, which a screen shows above it."""
    note = next((child for child in body if "sg-content-note" in classes(child)), None)
    title = body.find("h1")
    if note is not None and title is not None:
        body.remove(note)
        body.insert(list(body).index(title) + 1, note)


def _table(table: etree.Element) -> None:
    widest = max((len(row) for row in table.iter("tr")), default=0)
    is_kind = {"wide": widest >= WIDE, "written": _is_written_in(table), "kept": _fits_in_one_piece(table)}
    table.set("class", " ".join([*table.get("class", "").split(), f"columns-{widest}", *(kind for kind, so in is_kind.items() if so)]))


def _is_written_in(table: etree.Element) -> bool:
    rows = [row for body in table.iter("tbody") for row in body]
    return bool(rows) and all(len(row) == 2 and not plain(row[-1]) for row in rows)


def _fits_in_one_piece(table: etree.Element) -> bool:
    """Whether a table has room to write and is short enough to be copied by itself."""
    rows = [row for body in table.iter("tbody") for row in body]
    return len(rows) <= KEPT_ROWS and any(not plain(row[-1]) for row in rows)


def _pictures(body: etree.Element, root: Path, site: Path) -> list[Path]:
    """Let each picture of a chapter be a copy of its file with the letters of the book. Returns the copies, named by their content."""
    copies = []
    for node in body.iter("img"):
        drawn = (site / node.get("src", "").removeprefix(FILE)).read_text(encoding="utf-8")
        plainly = _RIMMED.sub(lambda found: _ORDER.sub("", found[0]) + _RIM.sub("", found[0]), drawn)
        content = _FONT.sub(f'font-family="{_LETTERS}"', plainly).encode()
        copy = root / _COPIES / f"{hashlib.sha256(content).hexdigest()}.svg"
        if not copy.exists():
            replace_bytes(copy, content)
        node.set("src", copy.resolve().as_uri())
        copies.append(copy)
    return copies


def _end(guide: Guide) -> list[etree.Element]:
    made = {"notes": _notes, "words": _words, "questions": _questions}
    return [
        made[name](guide, element("section", element("h1", title), id=name, class_=name, data_title=title)) for title, name in _ends(guide)
    ]


def _notes(guide: Guide, section: etree.Element) -> etree.Element:
    listed = element("ol")
    for key, note in guide.notes.items():
        item = element("li", *deepcopy(list(note)), id=f"note-{key}")
        relink(item, guide, FORM)
        for paragraph in item:
            _without_more(paragraph)
        listed.append(item)
    append(section, listed)
    return section


def _without_more(paragraph: etree.Element) -> None:
    """Take out the last sentence of a note that is no more than a link to the rest of the finding, which paper cannot follow."""
    if len(paragraph) and "/evidence/findings/" in paragraph[-1].get("href", ""):
        paragraph[-1].tail = None
        take_out(paragraph, paragraph[-1])


def _words(guide: Guide, section: etree.Element) -> etree.Element:
    listed = element("dl")
    for key, (term, meaning) in guide.words.items():
        append(listed, element("dt", term, id=f"word-{key}"), element("dd", meaning.text or "", *deepcopy(list(meaning))))
    relink(listed, guide, FORM)
    append(section, listed)
    return section


def _questions(guide: Guide, section: etree.Element) -> etree.Element:
    for group, title in _GROUPS.items():
        rows = [_question(row, guide) for row in guide.questions if row.group == group]
        if rows:
            append(section, element("h2", title), element("ul", *rows))
    return section


def _question(row: Question, guide: Guide) -> etree.Element:
    chapter = next(chapter for chapter in guide.chapters if row.page and chapter.path == page_address(row.page))
    headings = {plain(node): node.attrib["id"] for node in chapter.body.iter() if node.tag in ("h2", "h3") and "id" in node.attrib}
    found = headings.get(row.heading or row.question)
    place = f"{chapter.slug}--{found}" if found else chapter.slug
    return element("li", element("a", row.question, href=f"#{place}"))
