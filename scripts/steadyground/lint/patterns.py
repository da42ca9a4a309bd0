"""Patterns that cannot be slow: RE2 runs in time linear in the text, whatever the text is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

import re2  # type: ignore[import-untyped]  # the library has no types

if TYPE_CHECKING:
    from collections.abc import Iterator


class Match(Protocol):
    """What a match tells: the part of the ``re`` interface that the rules use."""

    def start(self, group: int = 0) -> int:
        """Return the offset at which a group starts (RE2 knows groups by number here)."""

    def end(self, group: int = 0) -> int:
        """Return the offset at which a group ends."""

    def __getitem__(self, group: int | str) -> str: ...


class Pattern(Protocol):
    """A compiled pattern."""

    def search(self, text: str, pos: int = 0) -> Match | None:
        """Return the first match at or after ``pos``."""

    def fullmatch(self, text: str) -> Match | None:
        """Return the match of the whole text."""

    def finditer(self, text: str) -> Iterator[Match]:
        """Yield every match."""


def pattern(text: str) -> Pattern:
    """Compile a pattern for RE2: no look-around, no back-references. Write ``(?i)`` in front to ignore case."""
    return cast("Pattern", re2.compile(text))


def any_of(*words: str) -> Pattern:
    """Return a pattern for any of these words or phrases, whole and in either case."""
    return pattern(rf"(?i)\b(?:{'|'.join(words)})\b")
