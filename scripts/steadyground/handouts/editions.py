"""Which editions of a sheet have been given out, and what changed from one to the next: ``docs/_data/editions.yml``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from steadyground.handouts.errors import HandoutError
from steadyground.records.fields import Record, Slug, Text
from steadyground.records.load import load_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

PATH = "docs/_data/editions.yml"
FIRST = "First edition."
UNRECORDED = "The words changed after edition {edition} of {on}. What changed has not been written down yet."


class EditionRecord(Record):
    """One edition that was given out. ``why`` says what changed since the one before; of the first it says what the sheet is."""

    edition: Annotated[str, Field(pattern=r"^[A-Z2-9]{8}$")]
    sheet: Slug
    on: date
    why: Text


def load_editions(root: Path) -> list[EditionRecord]:
    """Return every edition in the order of the file. Raises HandoutError where a row is faulty."""
    path = root / PATH
    rows, problems, _ = load_rows(path.read_text(encoding="utf-8") if path.exists() else "", PATH, EditionRecord, "edition")
    if problems:
        raise HandoutError("\n".join(f"{problem}\n  fix  {problem.fix}" for problem in problems))
    return rows


def what_changed(name: str, current: str, rows: Iterable[EditionRecord]) -> str:
    """Return what a reader should know of the newest edition of a sheet beside the ones before."""
    mine = [row for row in rows if row.sheet == name]
    if not mine or (mine[-1].edition == current and len(mine) == 1):
        return FIRST
    last = mine[-1]
    if last.edition != current:
        return UNRECORDED.format(edition=last.edition, on=last.on.isoformat())
    return f"Replaces {', '.join(row.edition for row in reversed(mine[:-1]))}: {last.why}"


def new_rows(current: Mapping[str, str], rows: Iterable[EditionRecord], today: date, why: str) -> str:
    """Return the rows to add, as YAML, for each sheet whose edition is not the last one written down."""
    last = {row.sheet: row.edition for row in rows}
    changed = {name: mark for name, mark in current.items() if last.get(name) != mark}
    end = f"  on: {today.isoformat()}\n  why: {_quoted(why)}\n\n"
    return "".join(f"- edition: {mark}\n  sheet: {name}\n{end}" for name, mark in sorted(changed.items()))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
