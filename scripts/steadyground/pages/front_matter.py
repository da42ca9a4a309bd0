"""The front matter of a page: required, closed, and read with the line of each key.

MkDocs prints front matter that it cannot read as text on the public page and still ends with 0, even with ``--strict``; and it
takes a first line such as ``Danger: call for help`` for metadata and drops it. So every page carries front matter, and this
reads it before MkDocs does.
"""

from __future__ import annotations

import re
from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from steadyground.problem import Problem
from steadyground.records.fields import Day, Number, Record, Slug, Text
from steadyground.records.load import told_once, validate
from steadyground.records.strict_yaml import Document, read_yaml

LONGEST_REVIEW = timedelta(days=366)
_OPEN = re.compile(r"\A---[ \t]*\n")
_CLOSE = re.compile(r"^---[ \t]*$", re.M)


class PageType(StrEnum):
    """What a page is for; it decides which parts the page must have."""

    HOME = "home"
    LANDING = "landing"
    EXPLAINER = "explainer"
    THERAPY = "therapy"
    SAFETY = "safety"
    GUIDE = "guide"
    TOOL = "tool"
    DECISION_AID = "decision-aid"
    HELP = "help"
    HANDOUT = "handout"
    EVIDENCE = "evidence"
    ABOUT = "about"
    CONTRIBUTING = "contributing"

    @property
    def is_about_health(self) -> bool:
        """Say whether a reader may decide about their health from it."""
        return self not in (PageType.ABOUT, PageType.CONTRIBUTING)


Audience = Literal["reader", "partner", "clinician", "contributor"]
Question = Annotated[str, Field(pattern=r"^q\d{2}$")]


class SearchSettings(Record):
    """How the search treats the page: ``boost`` above 1 moves it up, ``exclude: true`` keeps it out."""

    boost: Number | None = None
    exclude: bool = False


class FrontMatter(Record):
    """What every page says about itself. ``reviewed_by`` names rows of ``reviewers.yml``; without it the page says it was not reviewed.

    ``script`` names a file of ``docs/assets/js`` that only this page loads; the page is complete without it.
    """

    title: Annotated[Text, Field(max_length=80)]
    description: Annotated[Text, Field(min_length=40, max_length=200)]
    page_type: PageType
    audience: Annotated[tuple[Audience, ...], Field(min_length=1)]
    questions: tuple[Question, ...] = ()
    content_note: Text | None = None
    quick_exit: bool = False
    reviewed_by: tuple[Slug, ...] = ()
    checked: Day
    due: Day
    script: Slug | None = None
    hide: tuple[Literal["navigation", "toc", "footer", "path"], ...] = ()
    search: SearchSettings | None = None

    @model_validator(mode="after")
    def _due_after_checked(self) -> FrontMatter:
        if not timedelta(0) < self.due - self.checked <= LONGEST_REVIEW:
            raise ValueError("'due' comes after 'checked', and at most 366 days after")
        return self


def split(text: str) -> tuple[str | None, int]:
    """Return the front matter's own text and the offset at which the body starts.

    The text is None where the page has no front matter, or where it is never closed.
    """
    opened = _OPEN.match(text)
    closed = _CLOSE.search(text, opened.end()) if opened else None
    if not opened or not closed:
        return None, 0
    return text[opened.end() : closed.start()], min(closed.end() + 1, len(text))


def read_front_matter(text: str, path: str) -> tuple[FrontMatter | None, Document, list[Problem]]:
    """Return the front matter of a page, the place of each of its keys, and every fault in it."""
    inner, _ = split(text)
    if inner is None:
        return None, Document(path), [_absent(text, path)]
    document = read_yaml(inner, path, first_line=2)
    problems = list(document.problems)
    if document.value is None:
        return None, document, problems or [_absent(text, path)]
    value, faults = validate(document.value, FrontMatter, document, ())
    return value, document, told_once(problems + faults)


def _absent(text: str, path: str) -> Problem:
    if _OPEN.match(text):
        message, fix = "the front matter is never closed", "put a line with only --- after the last key"
    else:
        message = "this page has no front matter"
        fix = "start the file with ---, the keys, and --- again; copy them from a neighboring page"
    return Problem(path, 1, 1, "SG201", "no-front-matter", message, fix)
