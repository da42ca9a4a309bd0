"""A JSON Schema for each data file, so that editors complete and check as one types."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from steadyground.records.finding import Finding
from steadyground.records.help import CountryRecord, Directory, Helpline
from steadyground.records.history import Change
from steadyground.records.plot import Plot
from steadyground.records.practice import PRACTICE_FILE, Practice
from steadyground.records.search import SearchWords
from steadyground.records.source import Source
from steadyground.records.standard import Item
from steadyground.records.trial import Trial
from steadyground.records.words import Question, Reviewer, Term

if TYPE_CHECKING:
    from steadyground.records.fields import Record

MODELS: dict[str, type[Record]] = {
    "sources": Source, "findings": Finding, "trials": Trial, "plots": Plot, "countries": CountryRecord, "helplines": Helpline,
    "directories": Directory, "glossary": Term, "questions": Question, "reviewers": Reviewer, "history": Change, "search": SearchWords,
    "standards": Item,
}
_DIGITS = ("^[1-9]", "^[+]?[0-9")


def schema(stem: str) -> str:
    """Return the schema of ``docs/_data/<stem>.yml`` as JSON text."""
    row = MODELS[stem].model_json_schema()
    definitions = row.pop("$defs", {})
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{stem}.yml",
        "type": "array",
        "items": row,
        "$defs": definitions,
    }
    return json.dumps(_as_editors_read(whole), indent=1, ensure_ascii=False) + "\n"


def practice_schema() -> str:
    """Return the schema of ``practice.yml`` as JSON text."""
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Practice.model_json_schema(), "title": PRACTICE_FILE}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _as_editors_read(part: Any) -> Any:
    """Allow a number where we read its digits as text: an editor's YAML has already made a number of it."""
    if isinstance(part, list):
        return [_as_editors_read(item) for item in part]
    if not isinstance(part, dict):
        return part
    if part.get("type") == "string" and str(part.get("pattern", "")).startswith(_DIGITS):
        return {**part, "type": ["string", "integer"]}
    return {key: _as_editors_read(value) for key, value in part.items()}
