"""YAML read by node: every value a string, no key twice, and the line and column of each.

``yaml.safe_load`` turns ``NO`` (Norway) into False, ``0112`` into 74 and ``1:30`` into 90, and keeps the last of two equal
keys without a word. On a list of help lines each of these is a safety fault, so nothing here is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from steadyground.problem import Problem

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Loc: TypeAlias = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
EMPTY = "this value is empty"
_PLAIN_NULLS = {"null", "~", ""}


@dataclass(frozen=True)
class Mark:
    """A place in a file; both count from 1."""

    line: int
    column: int


@dataclass
class Document:
    """One YAML document: its value, the place of each part of it, and what was wrong."""

    path: str
    value: Value | None = None
    keys: dict[Loc, Mark] = field(default_factory=dict)
    values: dict[Loc, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, loc: Loc, *, of_key: bool = False) -> Mark:
        """Return where ``loc`` is written, or its nearest parent that is written at all."""
        marks = self.keys if of_key else self.values
        for end in range(len(loc), -1, -1):
            found = marks.get(loc[:end]) or self.values.get(loc[:end])
            if found:
                return found
        return Mark(1, 1)

    def problem(self, loc: Loc, code: str, name: str, message: str, fix: str, *, of_key: bool = False) -> Problem:
        """Return a problem at the place of ``loc``."""
        mark = self.place(loc, of_key=of_key)
        return Problem(self.path, mark.line, mark.column, code, name, message, fix)


def read_yaml(text: str, path: str, *, first_line: int = 1) -> Document:
    """Read one YAML document strictly.

    ``first_line`` is the file's line on which ``text`` starts (2 for front matter). Faults of form are collected in
    ``problems``; ``value`` is None when the text cannot be read at all.
    """
    document = Document(path)
    shift = first_line - 1
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        document.problems.append(_unreadable(path, line + shift, column, error.problem or "cannot be read"))
        return document
    except (yaml.YAMLError, ValueError) as error:
        document.problems.append(_unreadable(path, first_line, 1, str(error).splitlines()[0]))
        return document
    if node is not None:
        document.value = _value(node, (), document, shift, frozenset())
    return document


def _unreadable(path: str, line: int, column: int, what: str) -> Problem:
    fix = "look for a missing quote, bracket or space after a colon; put text that holds ': ' or '#' in double quotes"
    return Problem(path, line, column, "SG101", "unreadable-yaml", f"this is not readable YAML: {what}", fix)


def _value(node: yaml.Node, loc: Loc, document: Document, shift: int, above: frozenset[int]) -> Value:
    mark = node.start_mark
    document.values[loc] = Mark(mark.line + 1 + shift, mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, loc, document)
    if id(node) in above:
        document.problems.append(
            document.problem(loc, "SG104", "endless-alias", "this alias (*) leads back to itself", "write it out")
        )
        return ""
    above = above | {id(node)}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*loc, n), document, shift, above) for n, item in enumerate(node.value)]
    return _mapping(node, loc, document, shift, above)


def _scalar(node: yaml.ScalarNode, loc: Loc, document: Document) -> str:
    if not node.style and node.value in _PLAIN_NULLS:
        document.problems.append(document.problem(loc, "SG103", "empty-value", EMPTY, "give a value, or remove the key"))
    return str(node.value)


def _mapping(node: yaml.Node, loc: Loc, document: Document, shift: int, above: frozenset[int]) -> dict[str, Value]:
    mapping: dict[str, Value] = {}
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else str(key_node.start_mark.line)
        here = (*loc, key)
        mark = Mark(key_node.start_mark.line + 1 + shift, key_node.start_mark.column + 1)
        if key in mapping:
            first = document.keys[here].line
            document.problems.append(
                Problem(document.path, mark.line, mark.column, "SG102", "duplicate-key",
                        f"'{key}' is written twice (first on line {first})", "remove or rename one of them")
            )
            continue
        document.keys[here] = mark
        mapping[key] = _value(value_node, here, document, shift, above)
    return mapping
