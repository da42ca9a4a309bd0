"""Files that are made from the records and kept in the repository, so that every engine finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.files import write_changed
from steadyground.problem import Problem
from steadyground.records.schema import MODELS, practice_schema, schema
from steadyground.site.crisis import crisis_block

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from steadyground.records import Ledger


def _schema_of(stem: str) -> Callable[[Ledger], str]:
    return lambda _: schema(stem)


GENERATED: dict[str, Callable[[Ledger], str]] = {
    "overrides/generated/crisis.html": crisis_block,
    "docs/_data/schema/practice.json": lambda _: practice_schema(),
    **{f"docs/_data/schema/{stem}.json": _schema_of(stem) for stem in MODELS},
}


def generate(root: Path, ledger: Ledger) -> list[str]:
    """Write every generated file that differs. Returns the paths written."""
    return write_changed(root, {path: make(ledger) for path, make in GENERATED.items()})


def stale(root: Path, ledger: Ledger) -> list[Problem]:
    """Return a problem for each generated file that no longer says what the records say."""
    return [
        Problem(path, 1, 1, "SG301", "stale-file", "this file is made from the records and differs from them", "run `make generate`")
        for path, make in GENERATED.items()
        if not (root / path).exists() or (root / path).read_text(encoding="utf-8") != make(ledger)
    ]
