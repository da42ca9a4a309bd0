"""The parts of ``architecture.md`` that are made from the code: which room imports which, as a picture and a table, and the sizes."""

from __future__ import annotations

import ast
import statistics
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from steadyground.audit.made_part import with_made_part
from steadyground.files import write_changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PACKAGE = Path(__file__).parents[1]
ROOMS = (
    "files", "problem", "report", "records", "pages", "lint", "markup", "site", "handouts", "guide", "links", "practice", "audit", "new",
    "cli",
)
"""The rooms in the order in which they may import: each only from those before it."""
PAGE = "docs/about/contributing/architecture.md"
PICTURE = "docs/about/contributing/rooms.svg"
MODELS = {
    "proselint, without its checks": (101, 274, 7, 25), "pre-commit-hooks": (66, 143, 14, 43), "flake8": (99, 441, 12, 43),
    "sphinx-lint": (232, 491, 12, 39), "MkDocs": (150, 669, 5, 33), "LinkChecker": (116, 433, 8, 35),
}
"""Lines of modules and functions, each as median and 95th percentile, at commits dbed789c, f23336e, 48f2ca8, c6d82b7, 28625367 and
f9ef0fc9, counted as ``sizes`` counts."""
_STEP, _LEFT, _TOP = 26, 96, 84
Imports = dict[str, set[str]]


def room_of(path: Path, package: Path = PACKAGE) -> str:
    """Return the room that a module is in: its folder below the package, or its own name."""
    return path.relative_to(package).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> Iterator[str]:
    """Yield the room of every import of a module, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            parts = name.split(".")
            if parts[0] == "steadyground" and len(parts) > 1:
                yield parts[1]


def imports(package: Path = PACKAGE) -> Imports:
    """Return the rooms that each room imports, itself left out."""
    found: Imports = {room: set() for room in ROOMS}
    for path in package.rglob("*.py"):
        room = room_of(path, package)
        if room in found:
            found[room] |= set(imported_rooms(path)) - {room}
    return found


def picture(between: Imports) -> str:
    """Return an SVG with a row and a column for each room, and a mark where the room of the row imports the room of the column."""
    size = _STEP * len(ROOMS)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + size + 20} {_TOP + size + 12}" '
        'font-family="Atkinson Hyperlegible Next, Verdana, sans-serif" font-size="14" fill="#1c2727">',
        f'  <rect width="{_LEFT + size + 20}" height="{_TOP + size + 12}" rx="10" fill="#fff"/>',
    ]
    for n, room in enumerate(ROOMS):
        at, middle = n * _STEP, n * _STEP + _STEP // 2
        ground = "#f2f4ef" if n % 2 else "#fff"
        parts += [
            f'  <rect x="8" y="{_TOP + at}" width="{_LEFT + size}" height="{_STEP}" fill="{ground}"/>',
            f'  <text x="{_LEFT - 8}" y="{_TOP + middle + 5}" text-anchor="end">{escape(room)}</text>',
            f'  <text transform="translate({_LEFT + middle + 5} {_TOP - 8}) rotate(-90)">{escape(room)}</text>',
        ]
    for n, room in enumerate(ROOMS):
        parts += [
            f'  <circle cx="{_LEFT + ROOMS.index(other) * _STEP + _STEP // 2}" cy="{_TOP + n * _STEP + _STEP // 2}" r="6" fill="#0b4448"/>'
            for other in sorted(between[room], key=ROOMS.index)
        ]
    return "\n".join([*parts, "</svg>", ""])


def sizes(package: Path = PACKAGE) -> tuple[int, int, int, int]:
    """Return the lines of modules and of functions, each as median and 95th percentile.

    A function counts from ``def`` to its last line, with its docstring; a module of one or two lines does not count. The figures are
    rounded (modules to tens, the functions' percentile to fives), so that a small change does not make the page old.
    """
    texts = [path.read_text(encoding="utf-8") for path in package.rglob("*.py")]
    modules = [lines for text in texts if (lines := text.count("\n")) > 2]
    functions = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for text in texts for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return (
        _rounded(statistics.median(modules), 10), _rounded(_percentile(modules), 10),
        _rounded(statistics.median(functions), 1), _rounded(_percentile(functions), 5),
    )


def _percentile(values: list[int]) -> float:
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def _rounded(value: float, step: int) -> int:
    return round(value / step) * step


def made_part(between: Imports, ours: tuple[int, int, int, int], package: Path = PACKAGE) -> str:
    """Return the made part of the page as Markdown: the rooms, then the sizes."""
    rooms = [f"| `{room}` | {_says(room, package)} | {_listed(between[room])} |" for room in ROOMS]
    rows = [f"| {name} | {a} / {b} | {c} / {d} |" for name, (a, b, c, d) in {"This project": ours, **MODELS}.items()]
    return "\n".join([
        "| Room | What it holds | It imports |", "| --- | --- | --- |", *rooms, "",
        "## How large the pieces are", "",
        "Lines at the median and at the 95th percentile, beside projects whose code we learned from. The figures are rounded.", "",
        "| Project | Modules | Functions |", "| --- | --- | --- |", *rows, "",
    ])


def _says(room: str, package: Path) -> str:
    path = package / room / "__init__.py" if (package / room).is_dir() else package / f"{room}.py"
    says = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n")[0]
    return says.replace("``", "`")


def _listed(rooms: Iterable[str]) -> str:
    return ", ".join(f"`{room}`" for room in sorted(rooms, key=ROOMS.index)) or "nothing"


def fresh_files(root: Path) -> dict[str, str]:
    """Return the page and its picture as they should be now. Raises ValueError where the page lacks the lines around its made part."""
    between = imports()
    text = (root / PAGE).read_text(encoding="utf-8")
    return {PAGE: with_made_part(text, made_part(between, sizes()), PAGE), PICTURE: picture(between)}


def write_architecture(root: Path) -> list[str]:
    """Write the page and its picture where they differ. Returns the paths written."""
    return write_changed(root, fresh_files(root))
