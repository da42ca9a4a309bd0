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
    """A country, the number to dial there when a life is at risk, and where that was seen."""

    code: Country
    name: Text
    emergency: tuple[EmergencyNumber, ...] = ()
    emergency_not_confirmed: Text | None = None
    emergency_source: Slug | None = None
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


class Helpline(Record):
    """A line with people at the other end. What was not seen is left out; ``hours_not_confirmed`` says so for the hours."""

    id: Slug
    country: Country
    name: Text
    needs: Annotated[tuple[Need, ...], Field(min_length=1)]
    call: Call | None = None
    text: TextMessage | None = None
    chat: Address | None = None
    url: Address
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
        if self.call and self.call.e164 and self.country != "ZZ":
            number = phonenumbers.parse(self.call.e164)
            code = phonenumbers.country_code_for_region(self.country)
            if number.country_code != code:
                raise ValueError(f"{self.call.e164} is not a number in {self.country}, whose numbers start with +{code}")
        if self.call and not self.call.e164 and not self.call.short_code_reason and self.country != "ZZ":
            dialled = phonenumbers.PhoneNumber(
                country_code=phonenumbers.country_code_for_region(self.country), national_number=int(self.call.dial.lstrip("+*#0") or 0)
            )
            if not phonenumbers.is_possible_short_number(dialled):
                raise ValueError(
                    f"{self.call.dial} is not a short number known in {self.country}; add e164, or short_code_reason with where it was seen"
                )
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
