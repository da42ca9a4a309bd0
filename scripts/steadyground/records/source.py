"""A source: one work that someone opened, and what they saw in it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import model_validator

from steadyground.records.fields import Address, Day, Doi, Isbn, Pmid, Record, Slug, Text, Year


class SourceKind(StrEnum):
    """What sort of work it is."""

    TRIAL = "trial"
    META_ANALYSIS = "meta-analysis"
    SYSTEMATIC_REVIEW = "systematic-review"
    REVIEW = "review"
    GUIDELINE = "guideline"
    REGULATOR = "regulator"
    LABEL = "label"
    COHORT = "cohort"
    OPEN_LABEL_STUDY = "open-label-study"
    CASE_REPORT = "case-report"
    LABORATORY_STUDY = "laboratory-study"
    EXPERT_OPINION = "expert-opinion"
    BOOK = "book"
    ORGANISATION_PAGE = "organisation-page"
    NEWS = "news"


class Status(StrEnum):
    """What has happened to the work since."""

    CURRENT = "current"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    SUPERSEDED = "superseded"


class Source(Record, use_attribute_docstrings=True):
    """One work. ``supports`` and ``limits`` are our own words; ``not_read`` says what nobody has read yet.

    ``verified`` is true only where the identifier and every figure used were read in a copy of the work or its abstract.
    A source that is not verified is kept out of ``sources.yml``; one that slips in cannot be cited.
    """

    key: Slug
    kind: SourceKind
    title: Text
    """The title as it is printed."""
    authors: Text | None = None
    """The authors as they are printed, shortened after the first two or three."""
    year: Year | None = None
    """The year it came out."""
    published_in: Text | None = None
    """The journal with volume and pages, or the publisher."""
    doi: Doi | None = None
    """The DOI, copied from the work itself, such as 10.1176/appi.ajp.2020.20050596."""
    pmid: Pmid | None = None
    isbn: Isbn | None = None
    url: Address | None = None
    """The address of its page, copied from the browser."""
    supports: Text
    """What the work shows, in our own words."""
    limits: Text
    """What limits it: how few people, how short, who paid."""
    read: Text
    """What you read of it: the abstract, the full text, a page."""
    not_read: Text | None = None
    """What nobody here has read yet."""
    verified: bool = True
    status: Status = Status.CURRENT
    status_note: Text | None = None
    superseded_by: Slug | None = None
    checked: Day

    @model_validator(mode="after")
    def _reachable_and_honest(self) -> Source:
        if not (self.doi or self.url or self.isbn):
            raise ValueError("a reader could not find this work; give a doi, url or isbn")
        if self.status is Status.SUPERSEDED and not self.superseded_by:
            raise ValueError("a superseded source names the one that replaced it in superseded_by")
        return self

    @property
    def address(self) -> str | None:
        """Return where a reader finds the work: its DOI where it has one, else its own page."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url
