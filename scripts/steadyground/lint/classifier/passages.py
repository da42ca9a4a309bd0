"""The labelled passages that the classifier learns from: ``docs/_data/passages/*.yml``, and the examples of every rule."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import yaml
from pydantic import TypeAdapter

from steadyground.records.fields import Record, Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FOLDER = "docs/_data/passages"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Passage(Record):
    """A passage and the categories that a careful editor would mark it with, worst first; none where it can stand."""

    text: Text
    labels: tuple[Text, ...] = ()


_ROWS = TypeAdapter(list[Passage])


def read_passages(root: Path) -> list[Passage]:
    """Read every labelled passage. Raises pydantic.ValidationError or yaml.YAMLError where a file has another form."""
    return [row for path in sorted((root / FOLDER).glob("*.yml")) for row in _ROWS.validate_python(_load(path))]


def _load(path: Path) -> object:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader, in C where there is one


def digest(passages: Iterable[Passage]) -> str:
    """Return what tells one set of labelled passages from another."""
    lines = sorted(f"{' '.join(p.labels)}|{p.text}" for p in passages)
    return sha256("\n".join(lines).encode()).hexdigest()[:16]
