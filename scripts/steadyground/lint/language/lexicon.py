"""The words the rules are written in: ``{treatment}``, ``{condition}`` and the rest, from ``docs/_data/wording/lexicon.yml``.

A pattern is RE2 (https://github.com/google/re2/wiki/Syntax), so it can never be slow. ``{name}`` in it stands for any word of the
list of that name; a plain phrase is a pattern too. grammar.yml beside it holds the words in which claims are limited, denied and so on.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol, cast

import re2  # type: ignore[import-untyped]  # the library has no types
from pydantic import AfterValidator, Field

from steadyground.problem import Problem
from steadyground.records.fields import Record, Slug, Text
from steadyground.records.load import load_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).resolve().parents[4] / "docs" / "_data" / "wording"
_NAME = re.compile(r"\{(?P<name>[a-z][a-z-]*)\}")
_STEP = r"(?: \S+)"
_STEP_OVER_COMMA = r"(?:[,;:]? \S+)"
_LAST = r"(?:\b|\W|$)"


class Match(Protocol):
    """What a pattern found, as RE2's Python wrapper gives it."""

    def start(self, group: int = 0) -> int:
        """Return where a group starts."""

    def end(self, group: int = 0) -> int:
        """Return where a group ends."""

    def __getitem__(self, group: int) -> bytes:
        """Return the text of a group."""


class Pattern(Protocol):
    """A compiled pattern, as RE2's Python wrapper gives it (the wrapper carries no types)."""

    def search(self, words: bytes) -> Match | None:
        """Return the first match."""

    def match(self, words: bytes) -> Match | None:
        """Return the match at the start."""

    def finditer(self, words: bytes) -> Iterator[Match]:
        """Yield every match."""



Shape = Annotated[str, AfterValidator(lambda text: text.replace("\n", "")), Field(min_length=1)]


class Words(Record):
    """One list: its name, what it holds, and its words (RE2 allowed, other lists as ``{name}``)."""

    name: Slug
    says: Text
    words: Annotated[tuple[Shape, ...], Field(min_length=1)]


@cache
def lexicon() -> tuple[dict[str, str], list[Problem]]:
    """Return every list of lexicon.yml and grammar.yml as one pattern, by name, and the faults of both files."""
    lists: dict[str, str] = {}
    problems: list[Problem] = []
    for name in ("lexicon.yml", "grammar.yml"):
        rows, faults, _ = load_rows((FOLDER / name).read_text("utf-8"), f"docs/_data/wording/{name}", Words, "name")
        problems += faults
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
    return cast("Pattern", re2.compile(bounded(pattern).encode("ascii"), options=quiet()))


def bounded(pattern: str) -> str:
    """Return a pattern with its names filled in, held to whole words; ``^`` and ``$`` are the ends of a sentence.

    Where a pattern steps over words, a comma may stand before them.
    """
    whole = expand(pattern).replace(_STEP, _STEP_OVER_COMMA)
    first = "" if re.match(r"(?:\(\?:)*(?:[\^ \[]|\\[|W$])", whole) else r"\b"
    return f"(?m:{first}({whole}){_LAST})"


def union(patterns: tuple[str, ...]) -> Pattern:
    """Return one pattern that finds what any of these finds (without groups: it only says where to look)."""
    return cast("Pattern", re2.compile("|".join(f"(?:{bounded(p)})" for p in patterns).encode("ascii"), options=quiet()))
