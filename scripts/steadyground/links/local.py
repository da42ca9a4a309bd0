"""The whole built site: every page in two processes where that pays, then what only shows between pages."""

from __future__ import annotations

import os
from array import array
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from steadyground.links.address import split_directive
from steadyground.links.extras import check_extras, site_address
from steadyground.links.graph import graph_faults, redirect_faults
from steadyground.links.inspect_page import PageResult, has_id, inspect_page
from steadyground.links.kinds import Fault
from steadyground.links.quotes import words_found
from steadyground.links.schemes import check_scheme
from steadyground.links.sheets import ids_of_picture, inspect_sheet
from steadyground.links.tree import SiteTree, read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: Below this number of pages a second process costs more than it saves.
WORTH_A_SECOND = 120
_CHUNK = 64


@dataclass
class LocalReport:
    """Every fault by the built file it is in, and every web address with the files it is on."""

    tree: SiteTree
    site_url: str
    faults: list[tuple[str, Fault]] = field(default_factory=list)
    outside: dict[str, list[str]] = field(default_factory=dict)
    pages: int = 0
    links: int = 0


_shared: tuple[SiteTree, str] | None = None


def _share(root: Path, files: tuple[str, ...], site_url: str) -> None:
    global _shared  # noqa: PLW0603 - each worker process keeps its own copy of the tree
    _shared = (SiteTree(root, files), site_url)


def _inspect_chunk(paths: list[str]) -> list[PageResult]:
    if _shared is None:
        raise RuntimeError("the worker was started without a tree")
    tree, site_url = _shared
    return [inspect_page(tree, path, site_url) for path in paths]


def inspect_all(tree: SiteTree, site_url: str, workers: int | None = None) -> Iterator[PageResult]:
    """Yield the result of every page, in the order of their paths."""
    pages = tree.pages
    workers = workers or (min(4, os.cpu_count() or 1) if len(pages) >= WORTH_A_SECOND else 1)
    if workers == 1:
        yield from (inspect_page(tree, path, site_url) for path in pages)
        return
    chunks = [pages[start : start + _CHUNK] for start in range(0, len(pages), _CHUNK)]
    with ProcessPoolExecutor(workers, initializer=_share, initargs=(tree.root, tree.files, site_url)) as pool:
        for results in pool.map(_inspect_chunk, chunks):
            yield from results


def check_site(root: Path, *, site_url: str | None = None, short_codes: Iterable[str] = (), workers: int | None = None) -> LocalReport:
    """Check every link of a built site that can be checked without the web.

    ``site_url`` is the address the site will have; by default it is read from the canonical link of its home page.
    """
    tree = read_tree(root)
    address = site_address(tree) if site_url is None else site_url
    report = LocalReport(tree, address)
    whole = _Whole(report, set(short_codes))
    for result in inspect_all(tree, address, workers):
        whole.take(result)
    for path in tree.files:
        if path.endswith((".css", ".svg")):
            whole.take(inspect_sheet(tree, path, address))
    whole.finish()
    return report


class _Whole:
    """Collects results page by page, keeping of each only what the end needs."""

    def __init__(self, report: LocalReport, short_codes: set[str]) -> None:
        self.report = report
        self.short_codes = short_codes
        self.ids: dict[int, str] = {}
        self.fragments: list[tuple[int, int, str, str]] = []
        self.followed: dict[int, array[int]] = {}
        self.used: set[int] = set()
        self.redirects: dict[int, tuple[int, bool]] = {}
        self._schemes: dict[str, Fault | None] = {}
        self._last: tuple[int, frozenset[str]] = (-1, frozenset())

    def take(self, result: PageResult) -> None:
        path = self.report.tree.files[result.number]
        self.report.pages += 1
        self.report.links += len(result.followed) + len(result.used) + len(result.outside) + len(result.others)
        self.report.faults += [(path, fault) for fault in result.faults]
        self.ids[result.number] = result.ids
        self.fragments += [(result.number, *rest) for rest in result.fragments]
        self.followed[result.number] = array("I", sorted(result.followed))
        self.used.update(result.used)
        for url in result.outside:
            self.report.outside.setdefault(url, []).append(path)
        if result.redirect >= 0:
            self.redirects[result.number] = (result.redirect, result.carries_fragment)
        self._others(path, result.others)

    def _others(self, path: str, others: list[str]) -> None:
        for raw in others:
            if raw not in self._schemes:
                scheme, _, rest = raw.strip().partition(":")
                self._schemes[raw] = check_scheme(scheme.lower(), rest, self.short_codes)
            fault = self._schemes[raw]
            if fault:
                self.report.faults.append((path, fault._replace(raw=raw)))

    def finish(self) -> None:
        files = self.report.tree.files
        self.report.faults += [(files[page], fault) for page, fault in self._fragment_faults()]
        self.report.faults += [(files[page], fault) for page, fault in redirect_faults(self.redirects, self.followed, files)]
        extras = check_extras(self.report.tree, self.report.site_url, self._has)
        self.report.faults += extras.faults
        for url, path in extras.outside:
            self.report.outside.setdefault(url, []).append(path)
        self.used.update(extras.used)
        self.report.faults += graph_faults(self.report.tree, self.followed, self.used, set(self.redirects))

    def _fragment_faults(self) -> Iterator[tuple[int, Fault]]:
        for page, target, fragment, raw in sorted(self.fragments, key=lambda row: row[1]):
            final = self._final(target)
            name, directive = split_directive(fragment)
            if not has_id(name, self._ids_of(final)):
                yield page, Fault("missing-fragment", raw, unquote(name))
            elif directive and not words_found(self.report.tree.root / self.report.tree.files[final], directive):
                yield page, Fault("no-text-match", raw, unquote(directive))

    def _final(self, target: int) -> int:
        """Return the page on which a fragment is looked up: behind a redirect that hands the fragment on, the next one."""
        seen = {target}
        while target in self.redirects and self.redirects[target][1]:
            target = self.redirects[target][0]
            if target in seen:
                break
            seen.add(target)
        return target

    def _ids_of(self, number: int) -> frozenset[str]:
        """Return the ids of a file. Questions come sorted by file, so the last answer is kept and no more."""
        if number != self._last[0]:
            if number not in self.ids:
                self.ids[number] = ids_of_picture(self.report.tree, number)
            self._last = (number, frozenset(self.ids[number].split("\n")))
        return self._last[1]

    def _has(self, number: int, fragment: str) -> bool:
        return not fragment or number not in self.ids or has_id(split_directive(fragment)[0], self._ids_of(number))
