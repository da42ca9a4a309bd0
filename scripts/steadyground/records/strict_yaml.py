"""YAML read by node: every value a string, no key twice, and the line and column of each.

``yaml.safe_load`` turns ``NO`` (Norway) into False, ``0112`` into 74 and ``1:30`` into 90, and keeps the last of two equal
keys without a word. On a list of help lines each of these is a safety fault, so nothing here is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

import yaml

from steadyground.problem import Problem

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Loc: TypeAlias = tuple[str | int, ...]

EMPTY = "this value is empty"
_PLAIN_NULLS = {"null", "~", ""}


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the faster one, where there is one
    """Works out no tags: every value is a string."""

    def resolve(self, *_: object) -> str:
        """Return no tag."""
        return ""


class Mark(NamedTuple):
    """A place in a file; both count from 1."""

    line: int
    column: int


@dataclass
class Document:
    """One YAML document: its value, its nodes with the pairs of each mapping (by its id), which know their places, and what was wrong."""

    path: str
    first_line: int = 1
    value: Value | None = None
    root: yaml.Node | None = None
    pairs: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, loc: Loc, *, of_key: bool = False) -> Mark:
        """Return where ``loc`` is written, or its nearest parent that is written at all."""
        key, node = self.root, self.root
        for part in loc:
            if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                key = node = node.value[part]
            elif isinstance(part, str) and part in self.pairs.get(id(node), {}):
                key, node = self.pairs[id(node)][part]
            else:
                break
        found = key if of_key else node
        return self.mark(found) if found else Mark(1, 1)

    def mark(self, node: yaml.Node) -> Mark:
        """Return where a node is written."""
        return Mark(node.start_mark.line + self.first_line, node.start_mark.column + 1)

    def problem(self, loc: Loc, code: str, name: str, message: str, fix: str, *, of_key: bool = False) -> Problem:
        """Return a problem at the place of ``loc``."""
        return Problem(self.path, *self.place(loc, of_key=of_key), code, name, message, fix)

    def add(self, node: yaml.Node, code: str, name: str, message: str, fix: str) -> None:
        """Add a problem at a node."""
        self.problems.append(Problem(self.path, *self.mark(node), code, name, message, fix))


def read_yaml(text: str, path: str, *, first_line: int = 1) -> Document:
    """Read one YAML document strictly.

    ``first_line`` is the file's line on which ``text`` starts (2 for front matter). Faults of form are collected in
    ``problems``; ``value`` is None when the text cannot be read at all.
    """
    document = Document(path, first_line)
    try:
        document.root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column + 1) if mark else (0, 1)
        document.problems.append(_unreadable(path, line + first_line, column, error.problem or "cannot be read"))
    except (yaml.YAMLError, ValueError) as error:
        document.problems.append(_unreadable(path, first_line, 1, str(error).splitlines()[0]))
    if document.root is not None:
        document.value = _value(document.root, document, frozenset())
    return document


def _unreadable(path: str, line: int, column: int, what: str) -> Problem:
    fix = "look for a missing quote, bracket or space after a colon; put text that holds ': ' or '#' in double quotes"
    return Problem(path, line, column, "SG101", "unreadable-yaml", f"this is not readable YAML: {what}", fix)


def _value(node: yaml.Node, document: Document, above: frozenset[int]) -> Value:
    if isinstance(node, yaml.ScalarNode):
        if not node.style and node.value in _PLAIN_NULLS:
            document.add(node, "SG103", "empty-value", EMPTY, "give a value, or remove the key")
        return str(node.value)
    if id(node) in above:
        document.add(node, "SG104", "endless-alias", "this alias (*) leads back to itself", "write it out")
        return ""
    above |= {id(node)}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, document, above) for item in node.value]
    return _mapping(node, document, above)


def _mapping(node: yaml.Node, document: Document, above: frozenset[int]) -> dict[str, Value]:
    pairs: dict[str, tuple[yaml.Node, yaml.Node]] = {}
    document.pairs[id(node)] = pairs
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else str(key_node.start_mark.line)
        if key in pairs:
            message = f"'{key}' is written twice (first on line {document.mark(pairs[key][0]).line})"
            document.add(key_node, "SG102", "duplicate-key", message, "remove or rename one of them")
        else:
            pairs[key] = key_node, value_node
    return {key: _value(value, document, above) for key, (_, value) in pairs.items()}
