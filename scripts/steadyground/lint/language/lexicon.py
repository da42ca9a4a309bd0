"""The words the rules are written in: ``{treatment}``, ``{condition}`` and the rest, from ``docs/_data/wording/lexicon.yml``.

A pattern is RE2 (https://github.com/google/re2/wiki/Syntax), so it can never be slow. ``{name}`` in it stands for any word of the list of that
name; a plain phrase is a pattern too.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Annotated

import re2
from pydantic import Field

from steadyground.problem import Problem
from steadyground.records.fields import Record, Slug, Text
from steadyground.records.load import load_rows

FOLDER = Path(__file__).resolve().parents[4] / "docs" / "_data" / "wording"
_NAME = re.compile(r"\{(?P<name>[a-z][a-z-]*)\}")
_LAST = r"(?:\b|\W|$)"

Pattern = re2._Regexp


class Words(Record):
    """One list: its name, what it holds, and its words (RE2 allowed, other lists as ``{name}``)."""

    name: Slug
    says: Text
    words: Annotated[tuple[Text, ...], Field(min_length=1)]


@cache
def lexicon() -> tuple[dict[str, str], list[Problem]]:
    """Return every list as one pattern, by name, and the faults of the file."""
    path = FOLDER / "lexicon.yml"
    rows, problems, _ = load_rows(path.read_text("utf-8"), f"docs/_data/wording/{path.name}", Words, "name")
    lists: dict[str, str] = {}
    for row in rows:
        lists[row.name] = "(?:" + "|".join(_expanded(word, lists) for word in row.words) + ")"
    return lists, problems


def _expanded(pattern: str, lists: dict[str, str]) -> str:
    return _NAME.sub(lambda name: lists[name["name"]], pattern)


def expand(pattern: str) -> str:
    """Put the words of the lexicon in the place of their names.

    Raises KeyError for a name the lexicon does not know.
    """
    return _expanded(pattern, lexicon()[0])


def quiet() -> re2.Options:
    """Return the options every pattern is compiled with."""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = 64 << 20
    return options


@cache
def compiled(pattern: str) -> Pattern:
    """Return a pattern ready to search plain bytes; its first group is the whole match, at word boundaries.

    Raises re2.error for a pattern that RE2 refuses and KeyError for an unknown name.
    """
    return re2.compile(bounded(pattern).encode("ascii"), options=quiet())


def bounded(pattern: str) -> str:
    """Return a pattern with its names filled in, held to whole words; ``^`` and ``$`` are the ends of a sentence."""
    first = "" if pattern.startswith(("^", "(?:^", r"\|", r"\W", r"\$")) else r"\b"
    return f"(?m:{first}({expand(pattern)}){_LAST})"


def union(patterns: tuple[str, ...]) -> Pattern:
    """Return one pattern that finds what any of these finds (without groups: it only says where to look)."""
    return re2.compile("|".join(f"(?:{bounded(p)})" for p in patterns).encode("ascii"), options=quiet())
