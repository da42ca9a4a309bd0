"""Help lines as a reader in need sees them: the name, one tap to call or text, the hours, and when it was checked."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from steadyground.markup.element import append, element, link
from steadyground.markup.notes import day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steadyground.records import CountryRecord, Directory, Helpline

CALLED_BY_NOBODY = "Nobody from this site has phoned these lines yet."


def helpline_list(lines: Iterable[Helpline]) -> etree.Element:
    """Return a list of lines, in the order of their rank."""
    rows = sorted(lines, key=lambda row: (row.rank, row.name))
    notes = {row.privacy_note for row in rows}
    shared = notes.pop() if len(rows) > 1 and len(notes) == 1 else None
    listed = element("div", element("ul", *(_card(row, shared) for row in rows), class_="sg-lines sg-plain"))
    if shared:
        append(listed, element("p", shared, class_="sg-line__note"))
    oldest = min(row.seen.on for row in rows)
    phoned = "" if all(row.seen.phoned for row in rows) else f" {CALLED_BY_NOBODY}"
    append(listed, element("p", f"Numbers last seen on {day(oldest)}.{phoned}", class_="sg-line__checked"))
    return listed


def _card(line: Helpline, said_once: str | None) -> etree.Element:
    """Return one line. The note on privacy is left out where the whole list says it once."""
    item = element("li", element("p", element("strong", line.name), class_="sg-line__name"), class_="sg-line", id=line.id)
    ways = element("p", class_="sg-line__ways")
    for n, (way, *note) in enumerate(_ways(line)):
        append(ways, *([" "] if n else []), element("span", *(["or "] if n else []), way, class_="sg-line__way"), *note)
    if line.url:
        append(ways, " ", element("span", link("Website", line.url), class_="sg-line__way"))
    append(item, ways)
    about = [line.hours, line.cost, line.languages, line.who]
    if any(about):
        append(item, element("p", ". ".join(text.rstrip(".") for text in about if text) + ".", class_="sg-line__about"))
    privacy = line.privacy_note if line.privacy_note != said_once else None
    for beside in filter(None, (line.note, privacy)):
        append(item, element("p", beside, class_="sg-line__note"))
    if line.seen.phoned:
        append(item, element("p", f"Last phoned on {day(line.seen.phoned)}.", class_="sg-line__checked"))
    return item


def _ways(line: Helpline) -> Iterable[list[etree.Element | str]]:
    if line.call:
        way: list[etree.Element | str] = [link(f"Call {line.call.shown}", f"tel:{line.call.dial}", class_="sg-call")]
        if line.call.then:
            way.append(f" {line.call.then}")
        yield way
    if line.text:
        text = f"Text {line.text.word} to {line.text.to}" if line.text.word else f"Text {line.text.to}"
        note = f" ({line.text.note.rstrip('.')})" if line.text.note else ""
        yield [link(text, f"sms:{line.text.to}", class_="sg-call"), note]
    if line.chat:
        yield [link("Chat online", line.chat)]


def emergency_list(countries: Iterable[CountryRecord]) -> etree.Element:
    """Return each country with the number to dial when a life is at risk, or why there is none here."""
    items = element("ul", class_="sg-emergency-numbers sg-plain")
    for country in countries:
        item = element("li", element("strong", country.name), element("span", ": ", class_="sg-spoken"))
        for n, number in enumerate(country.emergency):
            append(item, *([" or "] if n else []), link(number.dial, f"tel:{number.dial}", class_="sg-call"))
            if number.note:
                append(item, f" ({number.note})")
        if country.emergency_not_confirmed:
            append(item, f"{'.' if country.emergency else ''} {country.emergency_not_confirmed}")
        append(items, item)
    return items


def directory_list(directories: Iterable[Directory]) -> etree.Element:
    """Return places that list practitioners. Being listed is not an endorsement."""
    items = element("ul", class_="sg-directories")
    for row in directories:
        item = element("li", element("p", link(row.name, row.url), f": {row.lists.rstrip('.')}."), id=row.id)
        if row.phone:
            append(item, element("p", link(f"Call {row.phone.shown}", f"tel:{row.phone.e164 or row.phone.dial}", class_="sg-call")))
        if row.note:
            append(item, element("p", row.note, class_="sg-line__note"))
        append(items, item)
    return items
