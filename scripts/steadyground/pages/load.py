"""All pages of the site, from the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.pages.page import Page, read_page
from steadyground.problem import Problem

if TYPE_CHECKING:
    from pathlib import Path


def load_pages(root: Path, only: list[str] | None = None) -> tuple[list[Page], list[Problem]]:
    """Return every page below ``docs/`` (or only the paths named), and a problem for each file that cannot be read.

    A file that is not UTF-8, holds a NUL byte or has gone is named; the rest is still read.
    """
    folder = root / "docs"
    paths = [root / name for name in only] if only else sorted(p for p in folder.rglob("*.md") if "_data" not in p.parts)
    pages: list[Page] = []
    problems: list[Problem] = []
    for path in paths:
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            problems.append(Problem(name, line, 1, "SG202", "not-utf-8", f"byte {error.start} is not UTF-8", "save the file as UTF-8"))
            continue
        except OSError as error:
            problems.append(Problem(name, 1, 1, "SG203", "unreadable-page", f"cannot be read: {error.strerror}", "restore the file"))
            continue
        if "\0" in text:
            line = text[: text.index("\0")].count("\n") + 1
            message = "there is a NUL byte in this text"
            problems.append(Problem(name, line, 1, "SG204", "nul-byte", message, "delete the invisible character"))
            continue
        pages.append(read_page(text, name))
    return pages, problems
