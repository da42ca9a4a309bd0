"""What a change does to links: addresses it takes away, and web addresses it adds."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from steadyground.links.author import built_paths
from steadyground.links.markdown import page_ids, target_of
from steadyground.pages import Page, read_page
from steadyground.problem import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_PLAIN = r"[^\s<>\"'`\]()}|\\]"
_WEB = re.compile(rf"https?://{_PLAIN}+(?:\({_PLAIN}*\){_PLAIN}*)*")
_READ = (".md", ".yml", ".html")


class BadReferenceError(ValueError):
    """Git does not know the commit that was named."""


@dataclass
class Change:
    """The pages a change takes away (old path), the ids that pages lose, and the web addresses that are new."""

    gone: list[str] = field(default_factory=list)
    lost_ids: list[tuple[str, str]] = field(default_factory=list)
    added: set[str] = field(default_factory=set)


def read_change(root: Path, reference: str) -> Change:
    """Return what changed since the point where the working tree left ``reference``. Raises BadReferenceError."""
    base = _git(root, "merge-base", "--end-of-options", reference, "HEAD").strip()
    names = _git(root, "diff", "--name-status", "--no-renames", "-z", base, "--", "docs", "overrides").split("\0")
    change = Change()
    for status, path in zip(names[::2], names[1::2], strict=False):
        if path.endswith(_READ):
            _compare(root, base, status, path, change)
    return change


def _compare(root: Path, base: str, status: str, path: str, change: Change) -> None:
    old = "" if status == "A" else _git(root, "show", f"{base}:{path}")
    new = "" if status == "D" else (root / path).read_text(encoding="utf-8", errors="replace")
    change.added |= web_addresses(new) - web_addresses(old)
    if not path.endswith(".md"):
        return
    if status == "D":
        change.gone.append(path)
    elif old:
        lost = page_ids(read_page(old, path)) - page_ids(read_page(new, path))
        change.lost_ids += [(path, name) for name in sorted(lost)]


def web_addresses(text: str) -> set[str]:
    """Return every web address in a text, without the punctuation of the sentence around it."""
    return {match.rstrip(".,;:!?*_") for match in _WEB.findall(text)}


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, errors="replace")  # noqa: S603 - no shell, fixed program
    if done.returncode:
        raise BadReferenceError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "git could not compare")
    return done.stdout


def change_problems(change: Change, pages: Iterable[Page], site: Path) -> Iterator[Problem]:
    """Yield a problem for each address that the change takes from readers, with every page of ours that links there."""
    linking = list(pages)
    for path in change.gone:
        built = built_paths(path.removeprefix("docs/"))
        if not any((site / one).exists() for one in built):
            message = f"this change takes away the page {path}{_who(linking, path, None)}"
            yield Problem(path, 1, 1, "LNK401", "page-gone", message, _REDIRECT, Level.WARNING, _WHY)
    for path, name in change.lost_ids:
        message = f"this change takes away '#{name}' from {path}{_who(linking, path, name)}"
        fix = f"keep the old address by giving the heading its old id: '## New words {{#{name}}}'"
        yield Problem(path, 1, 1, "LNK402", "id-gone", message, fix, Level.WARNING, _WHY)


_REDIRECT = "leave a page at the old address that sends readers on, or say in the change why none is needed"
_WHY = "people have kept the address, printed it, or sent it to a friend"


def _who(pages: list[Page], path: str, fragment: str | None) -> str:
    """Return who still links to a page, or to one id of it, as ``; linked from a.md:3, b.md:9``."""
    found = []
    for page in pages:
        for link in page.links:
            target, wanted = target_of(page, link.target)
            if target == path.removeprefix("docs/") and fragment in (None, wanted):
                found.append(f"{page.path}:{page.position(link.start)[0]}")
    return f"; linked from {', '.join(found[:10])}" + (f" and {len(found) - 10} more" if len(found) > 10 else "") if found else ""
