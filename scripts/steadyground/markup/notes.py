"""The note behind a citation: what is claimed, how sure anyone is, and where it comes from."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from steadyground.markup.certainty import certainty_mark
from steadyground.markup.element import append, element, link, site_link
from steadyground.records import Finding, Source, Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from steadyground.records import Ledger

NO_YEAR = "year not known"
_INITIALS = re.compile(r"[A-Z]{1,3}\.?")
LEDGER_PAGE = "evidence/findings/"
SOURCES_PAGE = "evidence/sources/"


def finding_address(finding: Finding) -> str:
    """Return the place where a finding stands in full. The ledger lists it in a line, under the same id, with a link to that place."""
    return f"{LEDGER_PAGE}{finding.subject}/#{finding.id}"


def day(value: date) -> str:
    """Return a date as people in every country read it the same way: 22 November 2026."""
    return f"{value.day} {value:%B %Y}"


def short_name(source: Source) -> str:
    """Return the name by which a source is called in a sentence: first author and year."""
    first = (source.authors or source.published_in or source.title).split(",")[0].split(";")[0].split(" et al")[0].strip()
    parts = first.split(" ")
    if _INITIALS.fullmatch(parts[-1]) and not parts[0].isupper():
        first = " ".join(parts[:-1])
    return f"{first} {source.year}" if source.year else first


def source_note(source: Source) -> list[etree.Element]:
    """Return the paragraphs that describe one work."""
    paragraph = element("p", class_="sg-note__work")
    if source.authors:
        append(paragraph, source.authors.rstrip(".") + ". ")
    title = source.title.rstrip(".")
    append(paragraph, link(title, source.address) if source.address else element("cite", title))
    append(paragraph, f". {_where_and_when(source)}.")
    paragraphs = [paragraph]
    if source.status is not Status.CURRENT:
        note = f" {source.status_note}" if source.status_note else ""
        paragraphs.append(element("p", element("strong", f"This work is {source.status}."), note, class_="sg-note__status"))
    paragraphs.append(element("p", f"Limits: {source.limits}", class_="sg-note__limits"))
    return paragraphs


def _where_and_when(source: Source) -> str:
    when = str(source.year or NO_YEAR)
    if not source.published_in:
        return when.capitalize()
    return source.published_in if source.published_in.endswith(when) else f"{source.published_in}, {when}"


def finding_note(finding: Finding, ledger: Ledger, *, with_link: bool = True) -> list[etree.Element]:
    """Return the paragraphs that describe one finding: certainty, statement, meaning, sources for and against, and a link to the rest."""
    paragraphs = [element("p", certainty_mark(finding.certainty), " ", finding.says, class_="sg-note__says")]
    if finding.means:
        paragraphs.append(element("p", element("strong", "What this means: "), finding.means, class_="sg-note__means"))
    origin = element("p", "From ", *_names(finding.sources, ledger), ".", class_="sg-note__from")
    if finding.against:
        append(origin, " Against it or finding no effect: ", *_names(finding.against, ledger), ".")
    elif finding.against_none_found:
        append(origin, f" Results against it: {finding.against_none_found.rstrip('.')}.")
    append(origin, f" Checked {day(finding.checked)}.")
    if with_link:
        append(origin, " ", site_link("More on this finding", finding_address(finding)), ".")
    return [*paragraphs, origin]


def _names(keys: Iterable[str], ledger: Ledger) -> Iterable[etree.Element | str]:
    for n, key in enumerate(keys):
        if n:
            yield "; "
        source = ledger.sources.rows[key]
        yield _name(source)
        if not source.year:
            yield f" ({NO_YEAR})"
        yield from _since(source, ledger)


def _name(source: Source) -> etree.Element:
    text = short_name(source)
    return link(text, source.address) if source.address else site_link(text, f"{SOURCES_PAGE}#{source.key}")


def _since(source: Source, ledger: Ledger) -> Iterable[etree.Element | str]:
    """Yield what has happened to a work since, so that nobody has to open the list of sources to learn that it was retracted."""
    if source.status is Status.CURRENT:
        return
    newer = ledger.sources.get(source.superseded_by) if source.superseded_by else None
    yield " ("
    yield element("strong", "replaced" if newer else str(source.status), class_="sg-note__status")
    if newer:
        yield " by "
        yield _name(newer)
    yield ")"
