"""The kinds of value a record can hold, each refusing what merely looks like one."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated

import phonenumbers
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE = re.compile(r"\d+")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DOI = re.compile(r"10\.\d{4,9}/\S*[^\s.,;]")


class Record(BaseModel):
    """A row of a data file: frozen, and closed to keys that it does not know.

    With ``use_attribute_docstrings`` the line below a field says what to write there. Editors show it, and so does the message about
    an empty one. A class without such lines leaves it out: looking for them takes time each time that a program starts.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)


class Certainty(StrEnum):
    """How sure anyone can be, in the four steps of GRADE (guideline 26: https://pubmed.ncbi.nlm.nih.gov/31711912/)."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very-low"


def _full_date(value: object) -> object:
    """Refuse what pydantic would take for seconds since 1970."""
    if isinstance(value, str) and not _DATE.fullmatch(value):
        raise ValueError(f"'{value}' is not a date; write it as 2026-11-22")
    return value


def _whole(value: object) -> object:
    if isinstance(value, str) and not _WHOLE.fullmatch(value):
        raise ValueError(f"'{value}' is not a whole number; write digits only")
    return value


def _number(value: object) -> object:
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        raise ValueError(f"'{value}' is not a number; write it as 12 or -0.27")
    return value


def _doi(value: str) -> str:
    if not _DOI.fullmatch(value):
        raise ValueError(f"'{value}' is not a DOI; it starts with 10. and has no address before it")
    return value


def _isbn(value: str) -> str:
    """Check the last digit (ISO 2108: weights 10 to 1 modulo 11, or 1 and 3 modulo 10)."""
    digits = value.replace("-", "")
    if re.fullmatch(r"\d{9}[\dX]", digits):
        total = sum((10 if d == "X" else int(d)) * (10 - n) for n, d in enumerate(digits))
        good = total % 11 == 0
    else:
        good = bool(re.fullmatch(r"\d{13}", digits)) and sum(int(d) * (1, 3)[n % 2] for n, d in enumerate(digits)) % 10 == 0
    if not good:
        raise ValueError(f"'{value}' is not an ISBN: its check digit does not fit; copy it again from the source")
    return value


def _https(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\.[^\s/]+(/\S*)?", value):
        raise ValueError(f"'{value}' is not a web address; write it whole, from https:// on")
    return value


def _e164(value: str) -> str:
    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException as error:
        raise ValueError(f"'{value}' is not an international number; write it as +18002738255") from error
    if not value.startswith("+") or not phonenumbers.is_possible_number(number):
        raise ValueError(f"'{value}' is not a possible number in its country; check each digit at the source")
    return value


def _country(value: str) -> str:
    if value != "ZZ" and value not in phonenumbers.SUPPORTED_REGIONS:
        raise ValueError(f"'{value}' is not a country code; write two capitals such as US, GB or IE (ZZ for all countries)")
    return value


Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Day = Annotated[date, BeforeValidator(_full_date)]
Year = Annotated[int, BeforeValidator(_whole), Field(ge=1900, le=2100)]
Count = Annotated[int, BeforeValidator(_whole), Field(ge=0)]
Number = Annotated[float, BeforeValidator(_number), Field(allow_inf_nan=False)]
Doi = Annotated[str, AfterValidator(_doi)]
Pmid = Annotated[str, Field(pattern=r"^[1-9]\d{0,8}$")]
Isbn = Annotated[str, AfterValidator(_isbn)]
Address = Annotated[str, AfterValidator(_https)]
E164 = Annotated[str, AfterValidator(_e164)]
Dial = Annotated[str, Field(pattern=r"^[+]?[0-9*#]{2,15}$")]
Country = Annotated[str, AfterValidator(_country)]
