"""Repairs that change how a page is written and never what it says: the page is rendered before and after, and both must be equal."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from steadyground.pages import FrontMatter, Page, read_page
from steadyground.pages.front_matter import split
from steadyground.pages.mask import mask_code

Render = Callable[[str], str]
"""Given the body of a page in Markdown, its HTML."""

Repair = Callable[[str], str]

KEY_ORDER = tuple(FrontMatter.model_fields)
_KEY = re.compile(r"^(?P<key>[A-Za-z_][\w-]*)(?P<rest>[ \t]*:(?:[ \t]|$).*)$")
_TRAILING = re.compile(r"[ \t]+$(?=\n[ \t]*$|\n?\Z)|(?<![ \t])[ \t]$", re.M)
_GLUED = re.compile(r"^(#{1,6})(?=[^#\s])", re.M)
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.S)
_WHITE = re.compile(r"\s+")
_BEFORE_END = re.compile(r" (</(?:p|li|h[1-6]|td|th|div)>)")
_MANY_BLANK = re.compile(r"\n{3,}")


class NotWrittenError(Exception):
    """A page could not be written back; ``args[0]`` says why."""


@dataclass(frozen=True)
class Fixed:
    """A page after its repairs, and what was done; ``refused`` names repairs that would have changed what the page shows."""

    text: str
    done: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def fix_text(text: str, path: str, render: Render, more: tuple[tuple[str, Repair], ...] = ()) -> Fixed:
    """Return the text with every safe repair made. Each is proven by itself, so one that is refused does not stop the others.

    ``more`` are repairs by other programs; they are proven in the same way.
    """
    done: list[str] = []
    refused: list[str] = []
    current = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    if current != text:
        done.append("line ends")
    for name, repair in (*REPAIRS, *more):
        changed = repair(current)
        if changed == current:
            continue
        if _same_page(current, changed, path, render):
            current = changed
            done.append(name)
        else:
            refused.append(name)
    return Fixed(current, tuple(done), tuple(refused))


def _same_page(before: str, after: str, path: str, render: Render) -> bool:
    """Say whether two texts show the same page: equal HTML, and front matter that says no less than before."""
    old, new = read_page(before, path), read_page(after, path)
    if old.front is not None and old.front != new.front:
        return False
    if len(new.front_problems) > len(old.front_problems):
        return False
    return shown(render(_body(old))) == shown(render(_body(new)))


def shown(html: str) -> str:
    """Return HTML as a reader sees it: outside ``pre``, white space is one space, and none before the end of a block."""
    parts = _PRE.split(html)
    parts[::2] = [_BEFORE_END.sub(r"\1", _WHITE.sub(" ", part)) for part in parts[::2]]
    return "".join(parts).strip()


def _body(page: Page) -> str:
    return page.text[page.body_start :]


def rename_keys(text: str) -> str:
    """Give front matter keys that are nearly right their right name, unless the page has that key already."""
    inner, _ = split(text)
    if inner is None:
        return text
    lines = inner.split("\n")
    present = {match["key"] for line in lines if (match := _KEY.match(line))}
    for n, line in enumerate(lines):
        match = _KEY.match(line)
        if match and match["key"] not in KEY_ORDER:
            near = get_close_matches(match["key"].replace("-", "_").lower(), KEY_ORDER, n=1, cutoff=0.75)
            if near and near[0] not in present:
                present.add(near[0])
                lines[n] = near[0] + match["rest"]
    return text.replace(inner, "\n".join(lines), 1)


def order_keys(text: str) -> str:
    """Put the front matter keys in their order; what is indented below a key, and comments above it, go with it."""
    inner, _ = split(text)
    if inner is None:
        return text
    groups: list[tuple[int, list[str]]] = []
    above: list[str] = []
    for line in inner.rstrip("\n").split("\n"):
        match = _KEY.match(line)
        if match:
            place = KEY_ORDER.index(match["key"]) if match["key"] in KEY_ORDER else len(KEY_ORDER)
            groups.append((place, [*above, line]))
            above = []
        elif line.startswith("#") or not groups:
            above.append(line)
        else:
            groups[-1][1].append(line)
    ordered = [line for _, group in sorted(groups, key=lambda g: g[0]) for line in group] + above
    return text.replace(inner, "\n".join(ordered) + "\n", 1)


def _outside_code(text: str, pattern: re.Pattern[str], replacement: str) -> str:
    """Replace matches in the body that do not touch code or a comment."""
    start = split(text)[1]
    body = text[start:]
    masked = mask_code(body)
    parts, last = [], 0
    for match in pattern.finditer(body):
        if masked[match.start() : match.end()] == match[0] and _is_outside(masked, body, match.start()):
            parts += [body[last : match.start()], match.expand(replacement)]
            last = match.end()
    return text[:start] + "".join(parts) + body[last:]


def _is_outside(masked: str, body: str, at: int) -> bool:
    """Say whether the line of a place, up to it, is not covered by the mask."""
    line = body.rfind("\n", 0, at) + 1
    return masked[line:at] == body[line:at]


def strip_trailing(text: str) -> str:
    """Remove spaces at the end of lines. Two that break a line are kept, because the page would change."""
    return _outside_code(text, _TRAILING, "")


def space_headings(text: str) -> str:
    """Put a space between the marks of a heading and its text."""
    return _outside_code(text, _GLUED, r"\1 ")


def single_blank_lines(text: str) -> str:
    """Leave one empty line where there are several."""
    return _outside_code(text, _MANY_BLANK, "\n\n")


def one_final_newline(text: str) -> str:
    """End the file with one line end."""
    return text.rstrip("\n") + "\n"


REPAIRS: tuple[tuple[str, Repair], ...] = (
    ("front matter key names", rename_keys),
    ("front matter key order", order_keys),
    ("spaces at line ends", strip_trailing),
    ("space in headings", space_headings),
    ("empty lines", single_blank_lines),
    ("end of file", one_final_newline),
)


def write_safely(path: Path, text: str) -> None:
    """Replace a file whole or not at all: written beside it, then renamed over it. Raises NotWrittenError."""
    try:
        mode = path.stat().st_mode & 0o777
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    except OSError as error:
        raise NotWrittenError(f"{path} cannot be written: {error.strerror}") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except OSError as error:
        with suppress(OSError):
            Path(temporary).unlink()
        raise NotWrittenError(f"{path} cannot be written: {error.strerror}") from error
