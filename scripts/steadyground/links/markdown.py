"""Links straight in the Markdown, before anything is built.

Weaker than the check of the built site (what data and templates put on a page is not seen), but it needs no build and answers
at once. A fragment is only judged where every id of the page shows in its Markdown.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markdown.extensions.toc import slugify, unique

from steadyground.links.address import Inside, Place, points_at_page, split_directive
from steadyground.links.kinds import Fault, problem_of
from steadyground.links.schemes import check_scheme
from steadyground.links.tree import Miss, SiteTree, read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from steadyground.pages import Link, Page
    from steadyground.problem import Problem

_ID = re.compile(r"\{[^{}\n]*#([\w-]+)[^{}\n]*\}|\b(?:id|name)\s*=\s*[\"']([^\"']+)[\"']")
_MARKUP = re.compile(r"[*_`]|\[([^\]]*)\]\([^)]*\)|<[^>]+>|\[@[^\]]*\]")
_MADE_ELSEWHERE = re.compile(r"^[ ]*///|--8<--|^\[\^", re.M)


def check_markdown(root: Path, pages: Iterable[Page], short_codes: Iterable[str] = ()) -> list[Problem]:
    """Return what is wrong with the links of Markdown pages, each at its line and column."""
    tree = read_tree(root / "docs")
    by_path = {page.path.removeprefix("docs/"): page for page in pages}
    known = set(short_codes)
    return [problem for page in by_path.values() for problem in _check_page(page, tree, by_path, known)]


def _check_page(page: Page, tree: SiteTree, pages: dict[str, Page], short_codes: set[str]) -> Iterator[Problem]:
    for link in page.links:
        fault = _check_link(page, link, tree, pages, short_codes)
        if fault:
            line, column = page.position(link.start)
            problem = problem_of(fault, page.path, line, column)
            yield replace(problem, length=len(link.text) + len(link.target) + 4)


def _check_link(page: Page, link: Link, tree: SiteTree, pages: dict[str, Page], short_codes: set[str]) -> Fault | None:
    raw = link.target.strip()
    if not raw:
        return Fault("empty-link", "", link.text or "no words")
    scheme, mark, rest = raw.partition(":")
    if mark and re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*", scheme):
        plain = scheme.lower()
        return None if plain in ("http", "https", "data") else check_scheme(plain, rest, short_codes)
    if raw.startswith("/"):
        return None
    return _check_path(page, raw, tree, pages)


def _check_path(page: Page, raw: str, tree: SiteTree, pages: dict[str, Page]) -> Fault | None:
    own = page.path.removeprefix("docs/")
    address = Place(own).resolve(raw)
    if not isinstance(address, Inside):
        return None
    if address.path is None:
        return Fault("out-of-site", raw, "")
    found = tree.find(address.path)
    if found.miss is Miss.CASE:
        return Fault("wrong-case", raw, found.near)
    if found.file < 0:
        return None if posixpath.splitext(address.path)[1] != ".md" else Fault("missing-file", raw, "")
    target = pages.get(address.path)
    return _check_fragment(target, raw, address.fragment) if target else None


def _check_fragment(target: Page, raw: str, fragment: str) -> Fault | None:
    name = unquote(split_directive(fragment)[0])
    if points_at_page(name) or name in page_ids(target) or _MADE_ELSEWHERE.search(target.text):
        return None
    return Fault("missing-fragment", raw, name)


def target_of(page: Page, target: str) -> tuple[str | None, str]:
    """Return the path below ``docs`` and the fragment that a link of a page means, or None for a link out of the site."""
    address = Place(page.path.removeprefix("docs/")).resolve(target.strip())
    return (address.path, address.fragment) if isinstance(address, Inside) else (None, "")


def page_ids(page: Page) -> set[str]:
    """Return the ids a page will have: those given by hand, and those Python-Markdown makes of headings."""
    given = {one or other for one, other in _ID.findall(page.without_code)}
    taken = set(given)
    for heading in page.headings:
        if heading.id is None:
            words = _MARKUP.sub(lambda m: m[1] or "", heading.text)
            unique(slugify(words, "-"), taken)
    return taken
