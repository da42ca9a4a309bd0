"""Help lines and emergency numbers: what the records refuse, and what must hold for the real files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeVar

import phonenumbers
import pytest

from steadyground.records.fields import Record
from steadyground.records.help import Call, CountryRecord, Directory, Helpline
from steadyground.records.load import load_rows

R = TypeVar("R", bound=Record)

DATA = Path(__file__).parents[2] / "docs" / "_data"
SEEN = {"on": "2026-11-22", "where": ["https://example.org/page"], "quality": "official", "due": "2027-05-22"}
FREEPHONE = {"dial": "18007997233", "shown": "1-800-799-7233", "e164": "+18007997233"}


def real(stem: str, model: type[R], key: str) -> list[R]:
    rows, problems, _ = load_rows((DATA / f"{stem}.yml").read_text(encoding="utf-8"), stem, model, key)
    assert problems == []
    return rows


COUNTRIES = real("countries", CountryRecord, "code")
HELPLINES = real("helplines", Helpline, "id")
DIRECTORIES = real("directories", Directory, "id")
CALLS = [pytest.param(line.country, line.call, id=line.id) for line in HELPLINES if line.call]
CALLS += [pytest.param(entry.country, entry.phone, id=entry.id) for entry in DIRECTORIES if entry.phone]


def helpline(**changed: Any) -> dict[str, Any]:
    """Return a row that is in order, with ``changed`` keys; a key changed to None is left out."""
    row = {"id": "line", "country": "US", "name": "A line", "needs": ["general"], "call": FREEPHONE, "seen": SEEN, **changed}
    return {key: value for key, value in row.items() if value is not None}


def messages(row: dict[str, Any], model: type[Record] = Helpline, key: str = "id") -> list[str]:
    """Return what the loader says about one row. JSON is YAML, so the row travels the way that a file does."""
    _, problems, _ = load_rows(json.dumps([row]), "rows.yml", model, key)
    return [problem.message for problem in problems]


def test_a_row_in_order_is_accepted() -> None:
    assert messages(helpline()) == []


# What a number must be


def test_number_of_another_country_is_refused() -> None:
    british = {"dial": "08082000247", "shown": "0808 2000 247", "e164": "+448082000247"}
    assert messages(helpline(country="GB", call=british)) == []
    assert messages(helpline(country="US", call=british)) == ["+448082000247 is not a number in US, whose numbers start with +1"]


def test_directory_number_of_another_country_is_refused() -> None:
    row = {"id": "list", "country": "GB", "name": "A list", "lists": "People.", "url": "https://a.org", "phone": FREEPHONE, "seen": SEEN}
    assert messages(row, Directory) == ["+18007997233 is not a number in GB, whose numbers start with +44"]


@pytest.mark.parametrize(("country", "dial"), [("US", "988"), ("GB", "116123"), ("ES", "024"), ("SE", "90101")])
def test_known_short_number_needs_no_reason(country: str, dial: str) -> None:
    assert messages(helpline(country=country, call={"dial": dial, "shown": dial})) == []


@pytest.mark.parametrize(
    ("country", "dial"),
    [
        pytest.param("US", "989", id="one digit wrong"),
        pytest.param("ES", "24", id="leading zero lost"),
        pytest.param("GB", "08082000247", id="long number without e164"),
        pytest.param("ZA", "*120*7867#", id="network code"),
    ],
)
def test_unknown_short_number_needs_a_reason(country: str, dial: str) -> None:
    call = {"dial": dial, "shown": dial}
    (message,) = messages(helpline(country=country, call=call))
    assert message.startswith(f"{dial} is not a short number known in {country}")
    assert messages(helpline(country=country, call={**call, "short_code_reason": "seen at https://example.org"})) == []


def test_number_with_letters_or_spaces_is_refused() -> None:
    assert len(messages(helpline(call={**FREEPHONE, "dial": "1-800-799-SAFE"}))) == 1


def test_impossible_international_number_is_refused() -> None:
    assert len(messages(helpline(call={**FREEPHONE, "e164": "+1800799723"}))) == 1


# What a line must have


def test_line_that_cannot_be_reached_is_refused() -> None:
    assert messages(helpline(call=None)) == ["a help line has a number to call, a number to text, or a chat address"]


@pytest.mark.parametrize("way", [{"text": {"to": "741741"}}, {"chat": "https://example.org"}])
def test_one_way_to_reach_a_line_is_enough(way: dict[str, Any]) -> None:
    assert messages(helpline(call=None, **way)) == []


@pytest.mark.parametrize("due", ["2027-05-26", "2026-11-22", "2026-11-21"])
def test_due_date_is_later_and_within_half_a_year(due: str) -> None:
    assert messages(helpline(seen={**SEEN, "due": due})) == ["a number is checked again within 184 days of 'on'"]


def test_due_date_184_days_on_is_accepted() -> None:
    assert messages(helpline(seen={**SEEN, "due": "2027-05-25"})) == []


def test_place_where_it_was_seen_is_required() -> None:
    assert len(messages(helpline(seen={**SEEN, "where": []}))) == 1


# Countries


def test_norway_is_a_country_and_not_false() -> None:
    text = """\
- code: NO
  name: Norway
  emergency:
    - dial: 0112
  seen: {on: 2026-11-22, where: [https://example.org], quality: official, due: 2027-05-22}
"""
    rows, problems, _ = load_rows(text, "countries.yml", CountryRecord, "code")
    assert problems == []
    assert (rows[0].code, rows[0].emergency[0].dial) == ("NO", "0112")


def test_country_without_number_says_why() -> None:
    row = {"code": "BR", "name": "Brazil", "seen": SEEN}
    assert len(messages(row, CountryRecord, "code")) == 1
    assert messages({**row, "emergency_not_confirmed": "Not seen."}, CountryRecord, "code") == []
    assert messages({**row, "code": "ZZ"}, CountryRecord, "code") == []


def test_unknown_country_is_refused() -> None:
    assert len(messages({"code": "UK", "name": "United Kingdom", "emergency": [{"dial": "999"}], "seen": SEEN}, CountryRecord, "code")) == 1


# The real files


@pytest.mark.parametrize(("country", "call"), CALLS)
def test_real_number_is_valid_and_is_the_one_that_is_dialed(country: str, call: Call) -> None:
    if call.e164 is None:
        return
    number = phonenumbers.parse(call.e164)
    assert phonenumbers.is_valid_number(number)
    assert phonenumbers.parse(call.dial, country) == number


@pytest.mark.parametrize(("country", "call"), CALLS)
def test_shown_number_has_the_digits_that_are_dialed(country: str, call: Call) -> None:
    shown = "".join(c for c in call.shown if c.isdigit())
    words = any(c.isalpha() for c in call.shown)
    assert words or shown in (call.dial, call.dial.removeprefix("1"))


@pytest.mark.parametrize("country", [pytest.param(c, id=c.code) for c in COUNTRIES if c.code not in {"ZZ", "NG"}])
def test_emergency_number_is_also_known_to_phonenumbers(country: CountryRecord) -> None:
    """All but Nigeria, whose 112 the metadata lacks; it was seen, see countries.yml."""
    assert [n.dial for n in country.emergency if not phonenumbers.is_emergency_number(n.dial, country.code)] == []


def test_every_line_and_directory_is_in_a_listed_country() -> None:
    listed = {country.code for country in COUNTRIES}
    assert {line.country for line in HELPLINES} | {entry.country for entry in DIRECTORIES} <= listed
    assert "ZZ" in listed


@pytest.mark.parametrize("line", [pytest.param(line, id=line.id) for line in HELPLINES])
def test_line_without_hours_says_that_they_are_not_confirmed(line: Helpline) -> None:
    assert line.hours or "not confirmed" in (line.note or "")


@pytest.mark.parametrize("line", [pytest.param(x, id=x.id) for x in HELPLINES if {"domestic-abuse", "sexual-assault"} & set(x.needs)])
def test_abuse_line_warns_of_a_monitored_device(line: Helpline) -> None:
    assert line.privacy_note
    assert "monitored" in line.privacy_note


def test_crisis_line_comes_first_in_each_country() -> None:
    for country in {line.country for line in HELPLINES}:
        first = min((line for line in HELPLINES if line.country == country), key=lambda line: line.rank)
        assert "suicide-crisis" in first.needs, country


@pytest.mark.parametrize("stem", ["countries", "helplines", "directories"])
def test_nothing_that_was_not_seen_is_carried_over(stem: str) -> None:
    assert "unverified" not in (DATA / f"{stem}.yml").read_text(encoding="utf-8").lower()


@pytest.mark.parametrize("dead", ["08088029999", "+448088029999", "09000113", "141", "199284284"])
def test_numbers_known_to_be_dead_are_not_offered(dead: str) -> None:
    offered = {number for line in HELPLINES if line.call for number in (line.call.dial, line.call.e164)}
    assert dead not in offered


def test_988_offers_no_press_3() -> None:
    assert all("3" not in (line.call.then or "") for line in HELPLINES if line.call and line.call.dial == "988")
