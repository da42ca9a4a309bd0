"""The links inside a PDF or an EPUB."""

from __future__ import annotations

import logging
import posixpath
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

try:
    import pypdf
except ImportError:  # pypdf is a dependency of the tests only: without it, a PDF is not opened
    pypdf = None  # type: ignore[assignment]  # a module is no None for the type checker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MOST_UNPACKED = 64 * 1024 * 1024


class UnreadableBookError(ValueError):
    """The file is no book that can be opened."""


def book_links(path: Path) -> Iterator[str]:
    """Yield the web addresses in a book, and each link inside it that leads to no part of it. Raises UnreadableBookError."""
    try:
        yield from dict.fromkeys(_epub(path) if path.suffix.lower() == ".epub" else _pdf(path))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise UnreadableBookError(" ".join(str(error).split())[:120]) from error


def _pdf(path: Path) -> Iterator[str]:
    if pypdf is None:
        return
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it would say comes as an exception too
    try:
        reader = pypdf.PdfReader(path)
        named = set(reader.named_destinations)
        for page in reader.pages:
            for annotation in page.get("/Annots", ()) or ():
                yield from _annotation(annotation.get_object(), named)
    except pypdf.errors.PyPdfError as error:
        raise ValueError(str(error)) from error


def _annotation(annotation: pypdf.generic.PdfObject, named: set[str]) -> Iterator[str]:
    if not isinstance(annotation, dict) or annotation.get("/Subtype") != "/Link":
        return
    action = annotation.get("/A") or {}
    if action.get("/URI"):
        yield str(action["/URI"])
    target = annotation.get("/Dest", action.get("/D"))
    if isinstance(target, str) and target not in named:
        yield f"missing-part-of-this-book/{target}"


def _epub(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as book:
        if sum(info.file_size for info in book.infolist()) > _MOST_UNPACKED:
            raise ValueError("unpacked, this book is larger than a book should be")
        names = set(book.namelist())
        pages = {name: LexborHTMLParser(book.read(name)) for name in names if name.lower().endswith((".xhtml", ".html", ".htm"))}
    ids = {name: {node.id for node in page.css("[id]")} for name, page in pages.items()}
    for name, page in pages.items():
        for raw in _raws(page):
            if "://" in raw.split("#")[0]:
                yield raw
            elif ":" not in raw.split("/")[0] and not _reaches(name, raw, names, ids):
                yield f"missing-part-of-this-book/{raw}"


def _raws(page: LexborHTMLParser) -> Iterator[str]:
    for selector, key in (("[href]", "href"), ("[src]", "src")):
        for node in page.css(selector):
            yield node.attributes.get(key, node.attributes.get("xlink:href")) or ""


def _reaches(name: str, raw: str, names: set[str], ids: dict[str, set[str | None]]) -> bool:
    path, _, fragment = raw.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path))) if path else name
    return target in names and (not fragment or target not in ids or unquote(fragment) in ids[target])
