"""What Crossref and PubMed say has happened to a work since: corrected, retracted, or nothing that they know of.

Crossref lists notices about a work under ``updated-by``; PubMed lists them under ``references``, and marks a retracted work
among its publication types.
"""

from __future__ import annotations

import email.utils
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlsplit

import httpx

from steadyground.records import Status

CROSSREF = "https://api.crossref.org"
PUBMED = "https://eutils.ncbi.nlm.nih.gov"
_RETRACTED = {"retraction", "withdrawal", "removal", "retraction in"}
_CORRECTED = {"correction", "corrigendum", "erratum", "addendum", "clarification", "expression_of_concern", "erratum in",
              "expression of concern in", "corrected and republished in"}
_TRIES, _LONGEST_WAIT, _MOST_SILENT = 3, 60.0, 3


class NoAnswerError(Exception):
    """A registry gave nothing that could be used. The message says what it did instead."""


@dataclass(frozen=True)
class Notice:
    """The gravest thing that a registry says of a work, in words for ``status_note``."""

    status: Status
    note: str


@dataclass
class Registries:
    """Asks politely: one request at a time, with a name, waiting as long as it is told to (a minute at most).

    A registry that cannot be reached three times in a row is not asked again in this run.
    """

    client: httpx.Client
    sleep: Callable[[float], None]
    crossref: str = CROSSREF
    pubmed: str = PUBMED
    _silent: dict[str, int] = field(default_factory=dict)

    def of_doi(self, doi: str) -> Notice | None:
        """Return what Crossref says of a work, None where it knows of nothing. Raises NoAnswerError."""
        answer = self._json(f"{self.crossref}/works/{quote(doi, safe='/')}", {})
        return crossref_notice(_mapping(answer.get("message"), "message"))

    def of_pmids(self, pmids: Iterable[str]) -> dict[str, Notice]:
        """Return what PubMed says of several works, leaving out those of which it knows nothing. Raises NoAnswerError."""
        wanted = list(pmids)
        query = {"db": "pubmed", "id": ",".join(wanted), "retmode": "json"}
        answer = self._json(f"{self.pubmed}/entrez/eutils/esummary.fcgi", query)
        result = _mapping(answer.get("result"), "result")
        found = {pmid: pubmed_notice(_mapping(result.get(pmid), pmid)) for pmid in wanted}
        return {pmid: notice for pmid, notice in found.items() if notice}

    def _json(self, address: str, query: Mapping[str, str]) -> Mapping[str, Any]:
        for left in reversed(range(_TRIES)):
            answer = self._get(address, query)
            if answer.status_code not in (429, 500, 502, 503, 504) or not left:
                break
            self.sleep(wait_for(answer.headers.get("Retry-After"), datetime.now(UTC)))
        if answer.status_code != httpx.codes.OK:
            raise NoAnswerError(f"answered {answer.status_code}")
        try:
            return _mapping(answer.json(), "answer")
        except ValueError as error:
            raise NoAnswerError("the answer is not JSON") from error

    def _get(self, address: str, query: Mapping[str, str]) -> httpx.Response:
        """Return the answer, of any status. Raises NoAnswerError where there is none, and at once where there was none before."""
        host = urlsplit(address).netloc
        silent = self._silent.get(host, 0)
        if silent >= _MOST_SILENT:
            raise NoAnswerError(f"not asked, since it could not be reached {_MOST_SILENT} times in a row")
        try:
            answer = self.client.get(address, params=query)
        except httpx.HTTPError as error:
            self._silent[host] = silent + 1
            raise NoAnswerError("no answer in time" if isinstance(error, httpx.TimeoutException) else f"no connection: {error}") from error
        self._silent[host] = 0
        return answer


def wait_for(header: str | None, now: datetime) -> float:
    """Return the seconds to wait, from a Retry-After header in either form; one second where it says nothing usable."""
    if header and header.strip().isdigit():
        return min(float(header), _LONGEST_WAIT)
    try:
        when = email.utils.parsedate_to_datetime(header or "")
    except ValueError:
        return 1.0
    return min(max((when - now).total_seconds(), 0.0), _LONGEST_WAIT)


def crossref_notice(work: Mapping[str, Any]) -> Notice | None:
    """Return the gravest notice in Crossref's record of a work."""
    notices = [item for item in work.get("updated-by", []) if isinstance(item, dict)]
    return _gravest((str(item.get("type", "")).lower(), f"https://doi.org/{item['DOI']}" if item.get("DOI") else "") for item in notices)


def pubmed_notice(record: Mapping[str, Any]) -> Notice | None:
    """Return the gravest notice in PubMed's summary of a work."""
    references = [item for item in record.get("references", []) if isinstance(item, dict)]
    found = [(str(item.get("reftype", "")).lower(), str(item.get("refsource", ""))) for item in references]
    if "Retracted Publication" in record.get("pubtype", []):
        found.append(("retraction", ""))
    return _gravest(found)


def _gravest(notices: Iterable[tuple[str, str]]) -> Notice | None:
    found = list(notices)
    for kinds, status in ((_RETRACTED, Status.RETRACTED), (_CORRECTED, Status.CORRECTED)):
        for kind, where in found:
            if kind in kinds:
                return Notice(status, f"The registry lists a notice ({kind.replace('_', ' ')}){f': {where}' if where else ''}.")
    return None


def _mapping(value: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise NoAnswerError(f"the answer has no '{name}'")
    return value
