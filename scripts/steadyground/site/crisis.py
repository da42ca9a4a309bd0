"""The crisis block that stands on every page, made from the help lines."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from steadyground.markup.element import append, element, link
from steadyground.markup.numbers import keep_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steadyground.records import Helpline, Ledger

FIRST_COUNTRIES = ("US", "CA", "GB", "IE", "AU", "NZ")
_HEAD = "{#- Made from docs/_data by `steady generate`. Do not edit. -#}\n"
_MORE = '<p><a href="{{ \'help/\' | url }}">More lines, other countries, and help that is not for an emergency</a></p>\n'


def crisis_block(ledger: Ledger, countries: Iterable[str] = FIRST_COUNTRIES) -> str:
    """Return the block as a template: emergency number first, then the line to talk to, for each of the countries in their order."""
    rows = element("ul")
    for code in countries:
        country = ledger.countries.get(code)
        if country and country.emergency:
            append(rows, _row(country.name, [n.dial for n in country.emergency], _first_line(code, ledger)))
    keep_whole(rows, ledger)
    head = [
        element("h2", "If you need help now", id="crisis-help"),
        element("p", "Call the emergency number if a life is in danger. Call the other to talk, also about thoughts of suicide."),
    ]
    inside = "\n".join(etree.tostring(part, encoding="unicode", method="html") for part in (*head, rows))
    return f'{_HEAD}<section class="sg-crisis" aria-labelledby="crisis-help">\n{inside}\n{_MORE}</section>\n'


def _first_line(code: str, ledger: Ledger) -> Helpline | None:
    lines = [row for row in ledger.helplines if row.country == code and row.call and "suicide-crisis" in row.needs]
    return min(lines, key=lambda row: row.rank, default=None)


def _row(name: str, emergency: list[str], line: Helpline | None) -> etree.Element:
    item = element("li", element("strong", name, class_="sg-crisis__country"))
    numbers = element("span", class_="sg-crisis__numbers")
    for n, number in enumerate(emergency):
        append(numbers, *([" or "] if n else []), link(number if n else f"Emergency {number}", f"tel:{number}", class_="sg-call"))
    if line and line.call:
        then = f", {line.call.then}" if line.call.then else ""
        append(item, " ", element("span", f"{line.name}{then}", class_="sg-crisis__line"))
        append(numbers, " ", link(f"Talk {line.call.shown}", f"tel:{line.call.dial}", class_="sg-call"))
    append(item, " ", numbers)
    return item
