"""Data files into typed records: all problems of all files in one run, each with its line and column."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from steadyground.problem import Problem, did_you_mean
from steadyground.records.fields import Record
from steadyground.records.strict_yaml import EMPTY, Document, Loc, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

R = TypeVar("R", bound=Record)

_PLAIN = {
    "missing": "the key '{key}' is missing",
    "string_pattern_mismatch": "'{input}' does not have the form this key needs ({pattern})",
    "string_too_short": "'{key}' is empty",
    "string_too_long": "'{key}' is too long for the room that it has",
    "too_short": "'{key}' needs at least one entry",
    "tuple_type": "'{key}' is a list; write each entry on a line of its own after '- '",
    "model_type": "'{key}' holds keys of its own; write them indented below it",
    "model_attributes_type": "'{key}' holds keys of its own; write them indented below it",
    "string_type": "'{key}' is one text, not a list or keys",
    "greater_than_equal": "{input} is less than the least this key allows",
    "less_than_equal": "{input} is more than the most this key allows",
    "date_from_datetime_parsing": "'{input}' is not a day of the calendar; write it as 2026-11-22",
    "date_parsing": "'{input}' is not a day of the calendar; write it as 2026-11-22",
    "date_from_datetime_inexact": "'{input}' is not a day; write it as 2026-11-22",
    "bool_parsing": "'{input}' is neither true nor false",
}


def load_rows(text: str, path: str, model: type[R], key: str) -> tuple[list[R], list[Problem], list[int]]:
    """Read a YAML list of ``model`` rows whose unique name is ``key``.

    Returns the good rows, every problem found, and the line each good row starts on.
    """
    document = read_yaml(text, path)
    problems = list(document.problems)
    if document.value is None:
        return [], problems, []
    if not isinstance(document.value, list):
        fix = f"start each row with '- {key}: ...'"
        return [], [*problems, document.problem((), "SG105", "not-a-list", "this file is a list of rows", fix)], []
    rows: list[R] = []
    lines: list[int] = []
    seen: dict[str, int] = {}
    for n, value in enumerate(document.value):
        row, faults = validate(value, model, document, (n,))
        problems += faults
        if row is None:
            continue
        name, line = str(getattr(row, key)), document.place((n,)).line
        if name in seen:
            problems.append(
                document.problem((n, key), "SG106", "duplicate-row", f"'{name}' is already the {key} of the row on line {seen[name]}",
                                 "give this row another name, or merge the two")
            )
            continue
        seen[name] = line
        rows.append(row)
        lines.append(line)
    return rows, told_once(problems), lines


def told_once(problems: list[Problem]) -> list[Problem]:
    """Return the problems without the bare word that a value is empty, where another says which value and what it may be."""
    named = {(p.line, p.column) for p in problems if p.code == "SG103" and p.message != EMPTY}
    return [p for p in problems if p.message != EMPTY or (p.line, p.column) not in named]


def validate(value: Any, model: type[R], document: Document, loc: Loc) -> tuple[R | None, list[Problem]]:
    """Return ``value`` as a ``model``, or None with each of its faults at the place where it is written."""
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [_explain(detail, model, document, loc) for detail in details if not _follows(detail, details)]


def _follows(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Say whether a list only looks too short because its entries were refused."""
    inside = len(detail["loc"])
    return detail["type"] == "too_short" and any(
        len(other["loc"]) > inside and other["loc"][:inside] == detail["loc"] for other in details
    )


def _explain(detail: ErrorDetails, model: type[Record], document: Document, loc: Loc) -> Problem:
    problem = _explain_value(detail, model, document, loc)
    if detail["input"] != "" or not detail["loc"]:
        return problem
    fix = problem.fix if problem.code == "SG109" else _what_to_give(model, detail["loc"])
    return replace(problem, code="SG103", name="empty-value", message=f"'{detail['loc'][-1]}' is empty", fix=fix)


def _what_to_give(model: type[Record], loc: Loc) -> str:
    """Return what to do about an empty value: what belongs there, where its field says so, and whether it can be left out."""
    field = _model_at(model, loc[:-1]).model_fields.get(str(loc[-1]))
    give = f"write {field.description[0].lower()}{field.description[1:]}" if field and field.description else "give a value"
    return give.rstrip(".") + ("" if field and field.is_required() else ", or remove the key")


def _explain_value(detail: ErrorDetails, model: type[Record], document: Document, loc: Loc) -> Problem:
    kind = detail["type"]
    where: Loc = (*loc, *detail["loc"])
    key = next((str(part) for part in reversed(detail["loc"]) if isinstance(part, str)), "row")
    if kind == "extra_forbidden":
        known = _keys_at(model, detail["loc"][:-1])
        message = f"'{key}' is not a key here{did_you_mean(key, known)}"
        return document.problem(where, "SG107", "unknown-key", message, f"use one of: {', '.join(known)}", of_key=True)
    if kind == "missing":
        return document.problem(where[:-1], "SG108", "missing-key", _PLAIN[kind].format(key=key), f"add a line '{key}: ...'")
    context = detail.get("ctx", {})
    if kind in {"enum", "literal_error"}:
        known = [word.strip().strip("'") for word in str(context.get("expected", "")).replace(" or ", ", ").split(",")]
        message = f"'{detail['input']}' is not a value of '{key}'{did_you_mean(str(detail['input']), known)}"
        return document.problem(where, "SG109", "unknown-value", message, f"use one of: {', '.join(known)}")
    if kind == "value_error":
        what, _, fix = str(context["error"]).partition("; ")
        return document.problem(where, "SG110", "bad-value", what, fix or "correct the value from the source")
    said = _PLAIN.get(kind, detail["msg"]).format(key=key, input=detail["input"], pattern=context.get("pattern", ""))
    what, _, fix = said.partition("; ")
    return document.problem(where, "SG110", "bad-value", what, fix or "correct the value from the source")


def _keys_at(model: type[Record], loc: Iterable[int | str]) -> list[str]:
    """Return the keys that the model nested at ``loc`` knows, in the order in which they are declared."""
    return list(_model_at(model, loc).model_fields)


def _model_at(model: type[Record], loc: Iterable[int | str]) -> type[Record]:
    here: type[Record] = model
    for part in loc:
        if isinstance(part, str) and part in here.model_fields:
            here = _nested(here.model_fields[part].annotation) or here
    return here


def _nested(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _nested(part))), None)
