"""Clocks: what has to be looked at again, by when, by whom, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from steadyground.records import Clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from steadyground.pages import Page
    from steadyground.records import Ledger

_WHO = {
    Clock.EVIDENCE: "someone who can open the sources; a change of certainty also needs a clinician or researcher",
    Clock.GUIDELINE: "someone who can open the guideline's own page",
    Clock.REGULATION: "anyone who can open the regulator's own page",
    Clock.LAW: "anyone who can open the law or the authority's own page",
    Clock.PRICE: "anyone who can open the page that names the price",
}
_PHONE = "anyone in that country who can phone or text it, and open its own page"
_PAGE = "an editor, who reads it from first to last; safety and help pages also a clinician"


@dataclass(frozen=True)
class Due:
    """One thing to look at again."""

    due: date
    what: str
    path: str
    line: int
    who: str
    why: str

    def is_over(self, today: date) -> bool:
        """Say whether its day has passed."""
        return self.due < today

    def __str__(self) -> str:
        """Return one line for a list."""
        return f"{self.due}  {self.what}  ({self.path}:{self.line})\n            by   {self.who}\n            why  {self.why}"


def due_by(ledger: Ledger, pages: Iterable[Page], today: date, within: int) -> list[Due]:
    """Return everything due up to ``within`` days after ``today``, the longest overdue first."""
    last = today + timedelta(days=within)
    everything = [*_findings(ledger), *_lines(ledger), *_pages(pages)]
    return sorted((item for item in everything if item.due <= last), key=lambda item: (item.due, item.path, item.line))


def _findings(ledger: Ledger) -> Iterator[Due]:
    table = ledger.findings
    for row in table:
        why = f"a {row.clock} statement is checked again within {row.clock.days} days"
        yield Due(row.due, f"finding {row.id}", table.path, table.lines[row.id], _WHO[row.clock], why)


def _lines(ledger: Ledger) -> Iterator[Due]:
    for kind, table in (("help line", ledger.helplines), ("directory", ledger.directories), ("country", ledger.countries)):
        for name, row in table.rows.items():
            never = "; nobody has phoned it yet" if row.seen.phoned is None and kind == "help line" else ""
            why = f"a number that does not work can cost a life{never}"
            yield Due(row.seen.due, f"{kind} {name}", table.path, table.lines[name], _PHONE, why)


def _pages(pages: Iterable[Page]) -> Iterator[Due]:
    for page in pages:
        if page.front:
            line = page.front_places.place(("due",), of_key=True).line
            yield Due(page.front.due, "page", page.path, line, _PAGE, "the page says that it is checked again by this day")
