"""A practice that offers a copy of the guide: what it may set, and nothing else. ``practice.yml`` in the root holds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import phonenumbers
from pydantic import Field, model_validator

from steadyground.problem import Problem
from steadyground.records.fields import E164, Address, Country, Record, Slug, Text
from steadyground.records.load import validate
from steadyground.records.strict_yaml import Document, read_yaml

if TYPE_CHECKING:
    from pathlib import Path

PRACTICE_FILE = "practice.yml"
_RESERVED_NUMBER = re.compile(r"\+1\d{3}55501\d\d")
_RESERVED_HOST = re.compile(r"(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$")

Color = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
PagePath = Annotated[str, Field(pattern=r"^[a-z0-9/-]+\.md$")]


class Contact(Record):
    """How to reach the practice. It stands on each page and each sheet, below the help lines."""

    phone: E164 | None = None
    website: Annotated[Address, Field(max_length=60)] | None = None
    hours: Annotated[Text, Field(max_length=40)] | None = None

    @model_validator(mode="after")
    def _some_way(self) -> Contact:
        if not (self.phone or self.website):
            raise ValueError("a contact has a 'phone', a 'website' or both; add one of them")
        return self

    @property
    def phone_shown(self) -> str:
        """Return the number as people of its country write it; empty where there is none."""
        return phonenumbers.format_number(phonenumbers.parse(self.phone), phonenumbers.PhoneNumberFormat.NATIONAL) if self.phone else ""

    @property
    def website_shown(self) -> str:
        """Return the address without what every address has; empty where there is none."""
        return (self.website or "").removeprefix("https://").removeprefix("www.").rstrip("/")


class Colors(Record):
    """The colors of one palette: of the band across the top and the foot, which carries white letters, and of links."""

    band: Color | None = None
    link: Color | None = None


class Palettes(Record):
    """Colors by day and by night."""

    light: Colors = Colors()
    dark: Colors = Colors()


class LeftOut(Record):
    """Pages below ``docs``, and handouts, that the copy does without."""

    pages: tuple[PagePath, ...] = ()
    handouts: tuple[Slug, ...] = ()


class Practice(Record):
    """One practice's own copy. ``logo`` is a file beside ``practice.yml``; ``country`` is the one whose help lines come first."""

    name: Annotated[Text, Field(max_length=60)]
    address: Address
    country: Country
    contact: Contact
    logo: Annotated[str, Field(pattern=r"^[\w./-]+\.(svg|png)$")] | None = None
    colors: Palettes = Palettes()
    leave_out: LeftOut = LeftOut()

    @property
    def is_example(self) -> bool:
        """Say whether it uses a number or a host name that is reserved for examples, and so cannot be real."""
        hosts = [urlsplit(address).hostname or "" for address in (self.address, self.contact.website) if address]
        return bool(_RESERVED_NUMBER.fullmatch(self.contact.phone or "")) or any(map(_RESERVED_HOST.search, hosts))


def read_practice(file: Path, shown_as: str = PRACTICE_FILE) -> tuple[Practice | None, Document, list[Problem]]:
    """Return the practice of a file, the places of its keys, and every problem of its form. Raises OSError."""
    document = read_yaml(file.read_text(encoding="utf-8"), shown_as)
    if document.problems or document.value is None:
        empty = document.problem((), "SG461", "no-practice", "this file is empty", "start from practice.example.yml")
        return None, document, document.problems or [empty]
    practice, problems = validate(document.value, Practice, document, ())
    return practice, document, problems


def practice_of(root: Path) -> Practice | None:
    """Return the practice whose copy ``root`` is; None for the guide itself. Raises ValueError where its file has faults."""
    if not (root / PRACTICE_FILE).is_file():
        return None
    practice, _, problems = read_practice(root / PRACTICE_FILE)
    if problems:
        raise ValueError("\n".join(map(str, problems)))
    return practice
