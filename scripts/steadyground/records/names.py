"""Authors as sources print them, taken apart for people who import our sources."""

from __future__ import annotations

import re
from dataclasses import dataclass

_INITIALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ-]{0,4}")
_SUFFIX = {"Jr", "Sr", "II", "III"}
_CUT_OFF = re.compile(r",?\s*et al\.?$", re.I)


@dataclass(frozen=True)
class Name:
    """A person's family name and initials, or a body's name as one."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def is_person(self) -> bool:
        """Say whether the name has a given part."""
        return bool(self.given)


def parse_names(authors: str) -> tuple[list[Name], bool]:
    """Return the names in ``Feder A, Costi S, et al.`` and whether the list was cut off."""
    cut = _CUT_OFF.sub("", authors.strip())
    listed = [_name(part.strip()) for part in cut.rstrip(".").split(",") if part.strip()]
    if not all(name.is_person for name in listed):
        return [Name(cut.rstrip("."))], cut != authors.strip()
    return listed, cut != authors.strip()


def _name(text: str) -> Name:
    words = text.split(" ")
    suffix = words.pop() if words[-1] in _SUFFIX and len(words) > 2 else ""
    if len(words) > 1 and _INITIALS.fullmatch(words[-1]):
        return Name(" ".join(words[:-1]), words[-1], suffix)
    return Name(text)
