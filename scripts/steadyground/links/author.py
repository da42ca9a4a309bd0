"""From a fault in a built file back to the line an author wrote.

MkDocs builds ``docs/a/b.md`` to ``a/b/index.html`` (or ``a/b.html`` without directory addresses) and rewrites links between
``.md`` files. So a built link is looked for three times: as a link of the Markdown page that means the same place, as the same
words anywhere in that page, and in the data files and templates that fill pages. Where nothing is found, the built file's own
line is given.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from steadyground.links.address import Inside, Place
from steadyground.pages import Page, read_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from steadyground.links.kinds import Fault

_INDEX = re.compile(r"(?:^|(?<=/))(?:index|README)\.md$")
_SHARED = (("docs/_data", "*.yml"), ("overrides", "*.html"), (".", "mkdocs*.yml"))


class Spot(NamedTuple):
    """A file with line and column (both from 1)."""

    path: str
    line: int
    column: int


def built_paths(markdown: str) -> tuple[str, str]:
    """Return where MkDocs builds a page (path below ``docs``): with directory addresses, and without."""
    if _INDEX.search(markdown):
        both = _INDEX.sub("index.html", markdown)
        return both, both
    stem = markdown.removesuffix(".md")
    return f"{stem}/index.html", f"{stem}.html"


@dataclass
class Authors:
    """Finds the author's place of a fault. ``root`` is the repository, with its pages below ``docs``."""

    root: Path
    site: Path
    _pages: dict[str, Page | None] = field(default_factory=dict)

    @cached_property
    def sources(self) -> dict[str, str]:
        """Each built path with the Markdown file (from the repository) it is built from."""
        found: dict[str, str] = {}
        folder = self.root / "docs"
        for path in sorted(folder.rglob("*.md")):
            name = path.relative_to(folder).as_posix()
            for built in built_paths(name):
                found.setdefault(built, f"docs/{name}")
        return found

    @cached_property
    def shared(self) -> list[tuple[str, str]]:
        """The text of every data file, template and configuration that may put a link on many pages."""
        files = (path for folder, pattern in _SHARED for path in sorted((self.root / folder).glob(pattern)))
        return [(path.relative_to(self.root).as_posix(), path.read_text(encoding="utf-8", errors="replace")) for path in files]

    def page(self, source: str) -> Page | None:
        """Return a Markdown page, read once; None where it cannot be read."""
        if source not in self._pages:
            try:
                self._pages[source] = read_page((self.root / source).read_text(encoding="utf-8"), source)
            except (OSError, UnicodeDecodeError):
                self._pages[source] = None
        return self._pages[source]

    def spot(self, built: str, fault: Fault) -> Spot:
        """Return the best place there is for a fault in a built file."""
        source = self.sources.get(built)
        page = self.page(source) if source else None
        if page:
            found = next(self._in_page(page, built, fault), None)
            if found is not None:
                return Spot(page.path, *page.position(found))
        return self._in_shared(fault) or self._first_line(page, fault) or self._in_built(built, fault)

    def _in_page(self, page: Page, built: str, fault: Fault) -> Iterator[int]:
        if fault.kind == "empty-link":
            yield from (link.start for link in page.links if not link.target.strip())
        if not fault.raw:
            return
        wanted = Place(built).resolve(fault.raw)
        for link in page.links:
            if fault.raw in (link.target, link.target.strip()):
                yield link.start
        for link in page.links:
            if isinstance(wanted, Inside) and self._means(page, link.target) == _same(wanted):
                yield link.start
        if fault.kind in ("duplicate-id", "dangling-id"):
            yield from (m.start() for m in re.finditer(rf"(?:#|[\"'=\s]){re.escape(fault.raw)}\b", page.without_code))
        else:
            yield from _occurrences(page.text, fault.raw)

    def _means(self, page: Page, target: str) -> tuple[str | None, str]:
        """Return the built path and fragment that MkDocs makes of a link between source files."""
        path, _, fragment = target.partition("#")
        if "://" in path:
            return None, target
        folder = posixpath.dirname(page.path.removeprefix("docs/"))
        name = posixpath.normpath(posixpath.join(folder, unquote(path))) if path else page.path.removeprefix("docs/")
        for built in built_paths(name) if name.endswith(".md") else (name,):
            if (self.site / built).exists():
                return built.removesuffix("index.html").rstrip("/"), fragment
        return name.rstrip("/"), fragment

    def _in_shared(self, fault: Fault) -> Spot | None:
        if len(fault.raw) < 4 or fault.kind in ("duplicate-id", "dangling-id") or not re.search(r"[/:.]", fault.raw):
            return None
        for path, text in self.shared:
            for offset in _occurrences(text, fault.raw):
                return Spot(path, *_position(text, offset))
        return None

    def _first_line(self, page: Page | None, fault: Fault) -> Spot | None:
        """Return the top of the page for faults that concern it whole."""
        whole = fault.kind in ("orphan-page", "redirect-loop", "redirect-chain")
        return Spot(page.path, 1, 1) if page and whole else None

    def _in_built(self, built: str, fault: Fault) -> Spot:
        copied = self.root / "docs" / built
        if copied.exists():
            return Spot(f"docs/{built}", *_found_in(copied, fault))
        file = self.site / built
        name = file.relative_to(self.root).as_posix() if file.is_relative_to(self.root) else built
        return Spot(name, *_found_in(file, fault))


def _same(address: Inside) -> tuple[str | None, str]:
    path = address.path
    return (path.removesuffix("index.html").rstrip("/") if path is not None else None), address.fragment


def _found_in(file: Path, fault: Fault) -> tuple[int, int]:
    if not fault.raw or file.suffix.lower() not in (".html", ".htm", ".xhtml", ".css", ".svg", ".xml", ".json"):
        return 1, 1
    text = file.read_text(encoding="utf-8", errors="replace")
    return next((_position(text, offset) for offset in _occurrences(text, fault.raw)), (1, 1))


def _occurrences(text: str, raw: str) -> Iterator[int]:
    """Yield where ``raw`` stands as a whole address: nothing of an address goes on right before or after it."""
    for form in _forms(raw):
        for match in re.finditer(re.escape(form), text):
            before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
            if not _goes_on(before) and not _goes_on(after):
                yield match.start()


def _forms(raw: str) -> Iterable[str]:
    return dict.fromkeys((raw, escape(raw), escape(raw, quote=False), unquote(raw)))


def _goes_on(character: str) -> bool:
    return character.isalnum() or (character in ("/", "#", "-", "_", "%", "?", "=") and character != "")


def _position(text: str, offset: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1
