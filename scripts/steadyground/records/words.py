"""Words and people: the glossary, the questions readers ask, and the reviewers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from steadyground.records.fields import Address, Day, Record, Slug, Text


class Term(Record):
    """A word explained in place at its first use on a page. ``also`` holds other spellings that mean the same."""

    id: Slug
    term: Text
    says: Text
    also: tuple[Text, ...] = ()
    cites: tuple[Slug, ...] = ()


class Question(Record):
    """A question that people ask, and where this site answers it, or why it is still open."""

    id: Annotated[str, Field(pattern=r"^q\d{2}$")]
    question: Text
    group: Literal["before", "session", "after", "family", "clinicians"]
    strength: Literal["asked", "provider"]
    page: Text | None = None
    heading: Text | None = None
    open: Text | None = None

    @model_validator(mode="after")
    def _answered_or_open(self) -> Question:
        if bool(self.page) == bool(self.open):
            raise ValueError("a question has either a page that answers it, or 'open' with the reason why not yet")
        return self


class Reviewer(Record):
    """A real, named, consenting person who reviewed pages of this site."""

    id: Slug
    name: Text
    role: Text
    credentials: Text
    profile: Address
    conflicts: Text
    consented_on: Day
