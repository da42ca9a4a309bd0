"""Bring the statuses in ``sources.yml`` up to date with what the registries say. A person still reads what changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from steadyground.audit.registries import NoAnswerError, Notice, Registries
from steadyground.records import Source, Status, Table

_BATCH = 100


@dataclass(frozen=True)
class Outcome:
    """What was learned of one source: a notice, nothing, or that a registry did not answer."""

    key: str
    notice: Notice | None = None
    unanswered: str = ""


def ask(sources: Iterable[Source], registries: Registries, tell: Callable[[int, int], None]) -> list[Outcome]:
    """Ask both registries about every source that has a DOI or PMID. ``tell`` is told how many of how many are done."""
    listed = [source for source in sources if source.doi or source.pmid]
    by_pmid = _ask_pubmed([source for source in listed if source.pmid], registries)
    outcomes = []
    for n, source in enumerate(listed, 1):
        outcomes.append(_one(source, registries, by_pmid))
        tell(n, len(listed))
    return outcomes


def _ask_pubmed(sources: list[Source], registries: Registries) -> dict[str, Notice | str]:
    answers: dict[str, Notice | str] = {}
    waiting = iter([source.pmid for source in sources if source.pmid])
    while pmids := list(islice(waiting, _BATCH)):
        try:
            answers |= registries.of_pmids(pmids)
        except NoAnswerError as error:
            answers |= dict.fromkeys(pmids, f"PubMed: {error}")
    return answers


def _one(source: Source, registries: Registries, by_pmid: dict[str, Notice | str]) -> Outcome:
    notices: list[Notice] = []
    silent: list[str] = []
    answer = by_pmid.get(source.pmid or "")
    if isinstance(answer, Notice):
        notices.append(answer)
    elif answer:
        silent.append(answer)
    if source.doi:
        try:
            notices += filter(None, [registries.of_doi(source.doi)])
        except NoAnswerError as error:
            silent.append(f"Crossref: {error}")
    notices.sort(key=lambda notice: notice.status is not Status.RETRACTED)
    return Outcome(source.key, notices[0] if notices else None, "; ".join(silent))


def changes(outcomes: Iterable[Outcome], sources: Table[Source]) -> Iterator[tuple[str, Notice]]:
    """Yield the sources whose record does not yet say what a registry says.

    A work that we already call superseded or retracted stays so: a registry that is silent does not make it current again.
    """
    for outcome in outcomes:
        status = sources.rows[outcome.key].status
        if outcome.notice and status not in (outcome.notice.status, Status.RETRACTED):
            yield outcome.key, outcome.notice


def with_status(text: str, key: str, notice: Notice) -> str:
    """Return the text of ``sources.yml`` with the status of one row set. Everything else stays as it was written."""
    row = re.search(rf"^- key: {re.escape(key)}\n(?:(?!- ).*\n?)*", text, re.M)
    if not row:
        raise KeyError(key)
    kept = re.sub(r"^  status(?:_note)?: .*\n(?:    .*\n)*", "", row[0], flags=re.M)
    quoted = notice.note.replace('"', "'")
    lines = f'  status: {notice.status}\n  status_note: "{quoted}"\n'
    made = re.sub(r"^  checked:", lambda m: lines + m[0], kept, count=1, flags=re.M)
    return text[: row.start()] + made + text[row.end() :]
