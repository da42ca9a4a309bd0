"""Where to turn: emergency numbers by country, help lines, and directories of care."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Literal

import phonenumbers
from pydantic import Field, model_validator

from steadyground.records.fields import E164, Address, Country, Day, Dial, Record, Slug, Text

Need = Literal[
    "suicide-crisis", "general", "substance-use", "veterans", "domestic-abuse", "sexual-assault", "lgbtq", "youth", "men",
    "women", "poison", "disaster", "indigenous", "gambling", "ketamine-treatment", "therapy", "trans",
]


class Seen(Record):
    """How and when a number was checked, and by whom it was ever called."""

    on: Day
    where: Annotated[tuple[Text, ...], Field(min_length=1)]
    quality: Literal["official", "official-copy", "secondary"]
    phoned: Day | None = None
    due: Day

    @model_validator(mode="after")
    def _within_half_a_year(self) -> Seen:
        if not timedelta(0) < self.due - self.on <= timedelta(days=184):
            raise ValueError("a number is checked again within 184 days of 'on'")
        return self


class EmergencyNumber(Record):
    """One number to dial when a life is at risk."""

    dial: Dial
    note: Text | None = None


class CountryRecord(Record):
    """A country, the number to dial there when a life is at risk, and where that was seen.

    ``emergency_not_confirmed`` tells readers, in whole sentences, what is not known. It may stand beside a number, for
    instance where that number does not yet answer everywhere or where no help line could be confirmed.
    """

    code: Country
    name: Text
    emergency: tuple[EmergencyNumber, ...] = ()
    emergency_not_confirmed: Text | None = None
    seen: Seen

    @model_validator(mode="after")
    def _number_or_reason(self) -> CountryRecord:
        if self.code != "ZZ" and not self.emergency and not self.emergency_not_confirmed:
            raise ValueError("give the emergency number, or say in 'emergency_not_confirmed' why there is none")
        return self


class Call(Record):
    """A number to ring. ``dial`` is what a phone dials inside the country; ``e164`` works from abroad where one exists."""

    dial: Dial
    shown: Text
    e164: E164 | None = None
    then: Text | None = None
    short_code_reason: Text | None = None


class TextMessage(Record):
    """A number to text, and the word to send where one is needed."""

    to: Dial
    word: Text | None = None
    note: Text | None = None


def _is_known_short_number(dial: str, country: str) -> bool:
    """Say whether a phone in ``country`` can dial ``dial`` as a short number (024 and 24 are two numbers)."""
    if not dial.isdigit():
        return False
    zeros = len(dial) - len(dial.lstrip("0"))
    number = phonenumbers.PhoneNumber(
        country_code=phonenumbers.country_code_for_region(country),
        national_number=int(dial),
        italian_leading_zero=zeros > 0,
        number_of_leading_zeros=zeros or None,
    )
    return phonenumbers.is_valid_short_number(number)


def _check_belongs_to(country: str, call: Call | None) -> None:
    """Refuse a number of another country, and a short number that nobody vouches for."""
    if call is None or country == "ZZ":
        return
    if call.e164:
        code = phonenumbers.country_code_for_region(country)
        if phonenumbers.parse(call.e164).country_code != code:
            raise ValueError(f"{call.e164} is not a number in {country}, whose numbers start with +{code}")
    elif not call.short_code_reason and not _is_known_short_number(call.dial, country):
        raise ValueError(f"{call.dial} is not a short number known in {country}; add e164, or short_code_reason with where it was seen")


class Helpline(Record):
    """A line with people at the other end.

    What was not seen is left out: ``url`` is the provider's own page, and without it nobody has seen one. Where the hours
    were not seen, ``note`` says so.
    """

    id: Slug
    country: Country
    name: Text
    needs: Annotated[tuple[Need, ...], Field(min_length=1)]
    call: Call | None = None
    text: TextMessage | None = None
    chat: Address | None = None
    url: Address | None = None
    hours: Text | None = None
    cost: Text | None = None
    languages: Text | None = None
    who: Text | None = None
    note: Text | None = None
    privacy_note: Text | None = None
    seen: Seen
    rank: Annotated[int, Field(ge=1, le=99)] = 50

    @model_validator(mode="after")
    def _can_be_reached(self) -> Helpline:
        if not (self.call or self.text or self.chat):
            raise ValueError("a help line has a number to call, a number to text, or a chat address")
        return self

    @model_validator(mode="after")
    def _number_belongs_to_country(self) -> Helpline:
        _check_belongs_to(self.country, self.call)
        return self


class Directory(Record):
    """A list of practitioners or services. Being listed is not an endorsement, by them or by us."""

    id: Slug
    country: Country
    name: Text
    lists: Text
    url: Address
    phone: Call | None = None
    note: Text | None = None
    seen: Seen

    @model_validator(mode="after")
    def _number_belongs_to_country(self) -> Directory:
        _check_belongs_to(self.country, self.phone)
        return self
