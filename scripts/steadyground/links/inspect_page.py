"""One HTML page held against the tree of its site: the part that runs in several processes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from steadyground.links.address import Broken, Inside, Other, Outside, Place, points_at_page, split_directive
from steadyground.links.collect import FOLLOWED, LOADED, Collected, collect
from steadyground.links.kinds import Fault
from steadyground.links.tree import Miss

if TYPE_CHECKING:
    from steadyground.links.tree import Found, SiteTree

_OWN_MACHINE = re.compile(
    r"https?://(?P<host>localhost|127\.[\d.]+|0\.0\.0\.0|\[::1\]|10\.[\d.]+|192\.168\.[\d.]+|[\w-]+\.local)(?=[:/?#]|$)", re.I
)
_CREDENTIALS = re.compile(r"https?://[^/?#@\s]*@(?P<host>[^/?#]*)", re.I)
#: Material names these ids on pages where it leaves the element out (navigation without children, a page without contents).
_THEME_SLIPS = re.compile(r"__nav_[\d_]+_label|__toc|__drawer|__search")
#: Endings of files in which a fragment names an element; elsewhere it means a page number, a time or nothing.
WITH_IDS = (".html", ".htm", ".xhtml", ".svg")


@dataclass
class PageResult:
    """What one page adds to the whole. Files are numbers of the tree, so that ten thousand pages stay small."""

    number: int
    ids: str = ""
    faults: list[Fault] = field(default_factory=list)
    followed: set[int] = field(default_factory=set)
    used: set[int] = field(default_factory=set)
    fragments: list[tuple[int, str, str]] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    redirect: int = -1
    carries_fragment: bool = False


@dataclass
class _Inspection:
    tree: SiteTree
    place: Place
    found: Collected
    result: PageResult
    ids: set[str]

    def run(self) -> PageResult:
        for raw, does in self.found.uses.items():
            if raw.startswith("#") and not self.place.base:
                self._own_fragment(raw)
            else:
                self._use(raw, does)
        self._ids()
        self._canonical()
        self._redirect()
        self.result.faults += [Fault("empty-link", "", words or "no words") for words in self.found.empty]
        return self.result

    def _use(self, raw: str, does: int) -> None:
        key = self.place.key(raw)
        known = self.tree.known.get(key) if key else None
        if known is None:
            known = self._look_up(raw, does)
            if known is None:
                return
            if key:
                self.tree.remember(key, known)
        number, fragment = known
        (self.result.followed if does & FOLLOWED else self.result.used).add(number)
        if fragment:
            self._fragment(raw, number, fragment)

    def _look_up(self, raw: str, does: int) -> tuple[int, str] | None:
        """Return the file and fragment an address leads to where nothing at all is wrong with it; else note what is."""
        address = self.place.resolve(raw)
        if isinstance(address, Inside):
            return self._inside(raw, address, does)
        if isinstance(address, Outside):
            self._outside(raw, address.url, does)
        elif isinstance(address, Other):
            if address.scheme not in ("data", "blob", "about"):
                self.result.others.append(raw)
        else:
            self._fault("bad-address", raw, address.why)
        return None

    def _inside(self, raw: str, address: Inside, does: int) -> tuple[int, str] | None:
        before = len(self.result.faults)
        number = self._reach(raw, address, "missing-file")
        if number < 0:
            return None
        if len(self.result.faults) == before:
            return number, address.fragment
        (self.result.followed if does & FOLLOWED else self.result.used).add(number)
        if address.fragment:
            self._fragment(raw, number, address.fragment)
        return None

    def _reach(self, raw: str, address: Inside, kind: str) -> int:
        """Return the number of the file an address reaches, noting what is wrong with the way; -1 for none."""
        if address.path is None:
            self._fault("out-of-site", raw)
            return -1
        found = self.tree.find(address.path)
        if found.miss is not None:
            self.result.faults.append(_miss(kind, raw, found))
        return found.file

    def _fragment(self, raw: str, number: int, fragment: str) -> None:
        if number == self.result.number:
            self._own_fragment("#" + fragment, raw)
        elif self.tree.files[number].lower().endswith(WITH_IDS):
            self.result.fragments.append((number, fragment, raw))

    def _own_fragment(self, written: str, raw: str = "") -> None:
        fragment = written[1:].strip()
        name, directive = split_directive(fragment)
        if directive:
            self.result.fragments.append((self.result.number, fragment, raw or written))
        elif not has_id(name, self.ids):
            self._fault("missing-fragment", raw or written, unquote(name))

    def _outside(self, raw: str, url: str, does: int) -> None:
        own = _OWN_MACHINE.match(url)
        secret = _CREDENTIALS.match(url)
        if own:
            self._fault("own-machine", raw, own["host"])
        elif secret:
            self._fault("has-credentials", raw.rsplit("@", maxsplit=1)[-1], secret["host"])
        else:
            self.result.outside.append(url)
        if url.startswith("http:") and does & LOADED and not own:
            self._fault("mixed-content", raw)

    def _ids(self) -> None:
        self.result.faults += [Fault("duplicate-id", name, str(times)) for name, times in self.found.repeated().items()]
        for name, where in dict.fromkeys(self.found.id_uses):
            if name not in self.ids and not _THEME_SLIPS.fullmatch(name):
                self._fault("dangling-id", name, f"'{where}'")

    def _canonical(self) -> None:
        for raw in self.found.canonical:
            address = self.place.resolve(raw)
            if isinstance(address, Inside):
                self._reach(raw, address, "stale-canonical")
            elif not isinstance(address, Outside):
                self._fault("stale-canonical", raw, "")

    def _redirect(self) -> None:
        raw = self.found.refresh
        if not raw:
            return
        address = self.place.resolve(raw)
        if isinstance(address, Inside):
            self.result.redirect = self._reach(raw, address, "redirect-nowhere")
            self.result.carries_fragment = self.found.carries_fragment
            if address.fragment and self.result.redirect >= 0:
                self._fragment(raw, self.result.redirect, address.fragment)
        elif isinstance(address, Outside):
            self._outside(raw, address.url, FOLLOWED)
        elif isinstance(address, Broken):
            self._fault("redirect-nowhere", raw, f": {address.why}")

    def _fault(self, kind: str, raw: str, detail: str = "") -> None:
        self.result.faults.append(Fault(kind, raw, detail))


def _miss(kind: str, raw: str, found: Found) -> Fault:
    if found.miss is Miss.CASE:
        return Fault("wrong-case", raw, found.near)
    if found.miss is Miss.NO_INDEX and kind == "missing-file":
        return Fault("no-index", raw, "")
    if found.miss is Miss.NO_SLASH:
        return Fault("missing-slash", raw, "")
    return Fault(kind, raw, f" (there is '{found.near}')" if found.near else "")


def has_id(fragment: str, ids: set[str] | frozenset[str]) -> bool:
    """Say whether a page with these ids has the place a fragment names, as it is written or percent-decoded."""
    return points_at_page(fragment) or fragment in ids or ("%" in fragment and unquote(fragment) in ids)


def inspect_page(tree: SiteTree, path: str, site_url: str) -> PageResult:
    """Return what one page of the tree points at, and each fault that shows without looking at other pages."""
    result = PageResult(tree.index[path])
    try:
        data = (tree.root / path).read_bytes()
        found = collect(data)
    except (OSError, ValueError) as error:
        result.faults.append(Fault("unreadable-file", "", str(error)))
        return result
    ids = found.anchors()
    result.ids = "\n".join(ids)
    return _Inspection(tree, Place(path, site_url, found.base), found, result, ids).run()
