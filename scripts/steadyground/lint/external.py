"""Spelling and Markdown form, which others check better: ``typos`` and ``rumdl`` run beside the rules and report in the same form."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from steadyground.lint.notice import NOTICES
from steadyground.problem import Level, Problem

SPELLING = "SG951"
FORM_CODES = frozenset(f"MD{n:03}" for n in range(1, 100))
EXTERNAL_CODES = FORM_CODES | {SPELLING}
_MISSING = "SG953"
_WHY_FORM = "One form for all pages keeps changes small, and the page the same in every tool."
_PATIENCE = 120


@dataclass(frozen=True)
class Tool:
    """A program, how it is called, the codes that mean it did its work, and how its output is read."""

    name: str
    arguments: tuple[str, ...]
    finished: tuple[int, ...]
    read: Callable[[str, Path], Iterator[Problem]]


@dataclass
class Running:
    """A program that was started; ``problems`` waits for it."""

    tool: Tool
    root: Path
    process: subprocess.Popen[str] | None = field(repr=False)

    def problems(self) -> list[Problem]:
        """Return what the program found, or one problem that says why it found nothing."""
        if self.process is None:
            return [_not_checked(self.tool.name, "is not installed")]
        try:
            out, err = self.process.communicate(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
            return [_not_checked(self.tool.name, f"did not finish within {_PATIENCE} seconds")]
        if self.process.returncode not in self.tool.finished:
            said = (err.strip() or out.strip() or f"it ended with {self.process.returncode}").splitlines()[0]
            return [_not_checked(self.tool.name, f"stopped: {said}")]
        try:
            return list(self.tool.read(out, self.root))
        except (ValueError, KeyError, TypeError):
            return [_not_checked(self.tool.name, "gave output that cannot be read")]


def find_program(name: str) -> str | None:
    """Return where a program is: beside the Python that runs this, or on the path."""
    beside = Path(sys.executable).parent / (name + (".exe" if sys.platform == "win32" else ""))
    return str(beside) if beside.exists() else shutil.which(name)


def start(root: Path, paths: list[str] | None = None) -> list[Running]:
    """Start every program on these paths, or on all of ``docs``, and return without waiting."""
    return [Running(tool, root, _start(tool, root, paths or ["docs"])) for tool in TOOLS]


def _start(tool: Tool, root: Path, paths: list[str]) -> subprocess.Popen[str] | None:
    program = find_program(tool.name)
    if program is None:
        return None
    command = [program, *tool.arguments, "--", *paths]
    try:
        return subprocess.Popen(command, cwd=root, text=True, encoding="utf-8", errors="replace",  # noqa: S603 - our own list, no shell
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except OSError:
        return None


def tidy(text: str, root: Path) -> str:
    """Return a page as ``rumdl`` would format it, or unchanged where it cannot."""
    program = find_program("rumdl")
    if program is None:
        return text
    command = [program, "fmt", "--silent", "-"]
    done = subprocess.run(  # noqa: S603 - our own words
        command, cwd=root, input=text.encode(), capture_output=True, check=False, timeout=_PATIENCE
    )
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 and done.stdout else text


def _not_checked(name: str, what: str) -> Problem:
    notice = NOTICES[_MISSING]
    message = f"{name} {what}, so what it checks was not checked"
    return Problem("pyproject.toml", 1, 1, notice.code, notice.name, message, notice.fix, notice.level, notice.why)


def read_typos(output: str, root: Path) -> Iterator[Problem]:
    """Yield a problem for each word in the output of ``typos --format json`` (one object a line)."""
    notice = NOTICES[SPELLING]
    lines: dict[str, list[bytes]] = {}
    for row in map(json.loads, output.splitlines()):
        if row.get("type") != "typo" or "line_num" not in row:
            continue
        path, number, word = _relative(row["path"]), int(row["line_num"]), str(row["typo"])
        if path not in lines:
            lines[path] = _lines(root / path)
        column = _column(lines[path], number, int(row["byte_offset"]))
        better = " or ".join(f"'{c}'" for c in row["corrections"]) or "another word"
        fix = f"Write {better}, or add the word to typos.toml."
        yield Problem(path, number, column, notice.code, notice.name, f"'{word}' is misspelled", fix, notice.level, notice.why, len(word))


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().split(b"\n")
    except OSError:
        return []


def _column(lines: list[bytes], number: int, offset: int) -> int:
    """Return the column, in characters from 1, of a place that is counted in bytes from the start of its line."""
    return len(lines[number - 1][:offset].decode("utf-8", "replace")) + 1 if number <= len(lines) else offset + 1


def read_rumdl(output: str, _root: Path) -> Iterator[Problem]:
    """Yield a problem for each row in the output of ``rumdl check --output-format json``."""
    for row in json.loads(output) if output.strip() else ():
        fix = "'steady lint --fix' does it for you." if row.get("fixable") else f"See 'rumdl rule {row['rule']}'."
        place = (_relative(row["file"]), int(row["line"]), int(row["column"]))
        yield Problem(*place, row["rule"], "markdown-form", row["message"], fix, Level.WARNING, _WHY_FORM, 1)


def _relative(path: str) -> str:
    return path.replace("\\", "/").removeprefix("./")


TOOLS = (
    Tool("typos", ("--format", "json", "--force-exclude"), (0, 2), read_typos),
    Tool("rumdl", ("check", "--output-format", "json", "--no-cache", "--quiet"), (0, 1), read_rumdl),
)
