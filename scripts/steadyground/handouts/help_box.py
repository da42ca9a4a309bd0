"""The help lines that stand on every sheet: the emergency number first, then whom to talk to, of one country."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from steadyground.handouts.errors import HandoutError
from steadyground.markup.element import append, element
from steadyground.markup.notes import day
from steadyground.problem import did_you_mean

if TYPE_CHECKING:
    from steadyground.records import CountryRecord, Helpline, Ledger

DEFAULT_COUNTRY = "US"
ELSEWHERE = "ZZ"


def printable_countries(ledger: Ledger) -> list[str]:
    """Return the countries that have both an emergency number and a line to talk to, in the order of the records."""
    return [row.code for row in ledger.countries if row.code != ELSEWHERE and row.emergency and crisis_lines(ledger, row.code)]


def crisis_lines(ledger: Ledger, country: str) -> list[Helpline]:
    """Return the lines of a country for someone who thinks of suicide, in the order of their rank; lines for one group come last."""
    rows = [row for row in ledger.helplines if row.country == country and "suicide-crisis" in row.needs and (row.call or row.text)]
    return sorted(rows, key=lambda row: (row.rank, row.name))


def country_of(ledger: Ledger, code: str) -> CountryRecord:
    """Return the country. Raises HandoutError where there is none, or where it has no number to print."""
    known = printable_countries(ledger)
    row = ledger.countries.get(code)
    if row is None or code not in known:
        why = "has no emergency number and help line that were both seen" if row else "is not in docs/_data/countries.yml"
        raise HandoutError(f"the country '{code}' {why}{did_you_mean(code, known)}; choose one of: {', '.join(known)}")
    return row


def help_box(ledger: Ledger, code: str) -> etree.Element:
    """Return the box at the end of a sheet. Raises HandoutError for an unknown country."""
    country = country_of(ledger, code)
    lines = crisis_lines(ledger, code)[:3]
    box = element("div", element("h2", f"Help now in {_the(country.name)}"), class_="help")
    append(box, *numbers(country, lines), element("p", _checked(country, lines), class_="small"))
    return box


def numbers(country: CountryRecord, lines: list[Helpline]) -> list[etree.Element]:
    """Return the emergency number, and a list of the lines."""
    first = element("p", "If a life is in danger, call ")
    for n, number in enumerate(country.emergency):
        append(first, *([" or "] if n else []), element("strong", number.dial))
        append(first, f" ({number.note})" if number.note else "")
    append(first, ".")
    items = element("ul", *(element("li", element("strong", line.name), ": ", _ways(line), ".") for line in lines))
    return [first, element("p", "To talk, also about thoughts of suicide:"), items]


def _ways(line: Helpline) -> str:
    ways = [f"call {line.call.shown}{f', {line.call.then}' if line.call.then else ''}"] if line.call else []
    if line.text:
        ways.append(f"text {line.text.word} to {line.text.to}" if line.text.word else f"text {line.text.to}")
    hours = f" ({line.hours})" if line.hours else ""
    return " or ".join(ways).replace("  ", " ") + hours


def _checked(country: CountryRecord, lines: list[Helpline]) -> str:
    oldest = min([country.seen.on, *(line.seen.on for line in lines)])
    return f"Numbers last seen on {day(oldest)}. Nobody from this guide has phoned them. The guide online has other countries."


def _the(name: str) -> str:
    return f"the {name}" if name.startswith(("United", "Netherlands", "Philippines")) else name
