"""The files of a built site, and which of them an address of the site reaches."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MOST_KNOWN = 100_000
PAGE_ENDINGS = (".html", ".htm", ".xhtml")


class Miss(Enum):
    """Why an address reaches no file, or reaches it only by luck."""

    NOTHING = auto()
    CASE = auto()
    NO_INDEX = auto()
    NO_SLASH = auto()


class Found(NamedTuple):
    """What an address reaches: the file's number (-1 for none), and what is wrong with the way there."""

    file: int
    miss: Miss | None = None
    near: str = ""


@dataclass
class SiteTree:
    """Every file below a folder, by its path from that folder with ``/``."""

    root: Path
    files: tuple[str, ...]
    index: dict[str, int] = field(init=False)
    folders: set[str] = field(init=False)
    folded: dict[str, str] = field(init=False)
    known: dict[str, tuple[int, str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.index = {path: number for number, path in enumerate(self.files)}
        self.folders = {""}
        for path in self.files:
            self._add_folders(path)
        self.folded = {fold(path): path for path in (*self.files, *self.folders)}

    def _add_folders(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        while folder not in self.folders:
            self.folders.add(folder)
            folder = folder.rpartition("/")[0]

    @property
    def pages(self) -> list[str]:
        """Return the paths of all HTML files."""
        return [path for path in self.files if path.lower().endswith(PAGE_ENDINGS)]

    def remember(self, key: str, found: tuple[int, str]) -> None:
        """Keep what a good link leads to: navigation repeats most links on every page. Bounded, so that memory stays flat."""
        if len(self.known) > _MOST_KNOWN:
            self.known.clear()
        self.known[key] = found

    def find(self, path: str) -> Found:
        """Return what a decoded path without a first ``/`` reaches on a plain web server."""
        number = self.index.get(path)
        if number is not None:
            return Found(number)
        if not path or path.endswith("/"):
            return self._folder(path.rstrip("/"), slash=True)
        if path in self.folders:
            return self._folder(path, slash=False)
        return self._near(path)

    def _folder(self, folder: str, *, slash: bool) -> Found:
        number = self.index.get(f"{folder}/index.html" if folder else "index.html")
        if number is not None:
            return Found(number) if slash else Found(number, Miss.NO_SLASH)
        return Found(-1, Miss.NO_INDEX) if folder in self.folders else self._near(folder)

    def _near(self, path: str) -> Found:
        near = self.folded.get(fold(path))
        if near is not None and near != path:
            return Found(-1, Miss.CASE, near)
        guess = next((path + end for end in PAGE_ENDINGS if path + end in self.index), "")
        return Found(-1, Miss.NOTHING, guess)


def fold(path: str) -> str:
    """Return a path as a file system that ignores case and accent form sees it."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def read_tree(root: Path) -> SiteTree:
    """Return the tree below ``root``. Links to folders are not followed, so nothing outside is ever read."""
    return SiteTree(root, tuple(sorted(_walk(root))))


def _walk(root: Path) -> Iterator[str]:
    top = os.fspath(root)
    for folder, _, names in os.walk(top):
        prefix = os.path.relpath(folder, top).replace(os.sep, "/")
        start = "" if prefix == "." else prefix + "/"
        for name in names:
            if _is_inside(top, os.path.join(folder, name)):
                yield start + name


def _is_inside(top: str, path: str) -> bool:
    return not os.path.islink(path) or os.path.realpath(path).startswith(os.path.realpath(top) + os.sep)
