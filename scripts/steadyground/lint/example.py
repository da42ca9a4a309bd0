"""Make a whole page of a passage, so that an example or a sentence on standard input can be judged like any other page."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from steadyground.lint.site_rule import Site
from steadyground.pages import Page, read_page
from steadyground.records import Finding, Ledger, Question, Source, Table, Term
from steadyground.records.load import load_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

EXAMPLE_DAY = date(2026, 11, 22)
"""The day on which the rules' examples are judged."""

_FRONT = """---
title: A passage
description: A passage that stands on a page of its own, to see what is said of it.
page_type: {page_type}
audience: [{audience}]
checked: 2026-11-22
due: 2027-05-22
---

"""


def as_page(passage: str, path: str = "docs/example.md", *, page_type: str = "explainer", audience: str = "reader") -> Page:
    """Return the passage as a page. A passage that starts with its own front matter is taken as it is."""
    if passage.startswith("---\n"):
        return read_page(passage, path)
    return read_page(front_matter(page_type, audience) + passage, path)


def front_matter(page_type: str = "explainer", audience: str = "reader") -> str:
    """Return valid front matter for an example, with the empty line after it."""
    return _FRONT.format(page_type=page_type, audience=audience)


@cache
def example_ledger() -> Ledger:
    """Return the records that the rules' examples cite: their keys say what they are."""
    sources, findings = list(_sources()), list(_findings())
    terms = [Term.model_validate({"id": "nmda", "term": "NMDA", "says": "A receptor.", "also": ["NMDA receptor"]})]
    make: Callable[..., Ledger] = Ledger
    empty = make(**{f.name: [] if f.name == "problems" else Table(f"docs/_data/{f.name}.yml") for f in fields(Ledger)})
    return replace(
        empty,
        sources=Table("docs/_data/sources.yml", {s.key: s for s in sources}),
        findings=Table("docs/_data/findings.yml", {f.id: f for f in findings}),
        glossary=Table("docs/_data/glossary.yml", {t.id: t for t in terms}),
    )


def _sources() -> Iterator[Source]:
    rows = {
        "example-trial": {"kind": "trial", "doi": "10.1000/example"},
        "example-null-trial": {"kind": "trial"},
        "example-review": {"kind": "review"},
        "example-unread": {"kind": "review", "verified": "false"},
        "example-retracted": {"kind": "trial", "status": "retracted"},
    }
    common = {
        "title": "An example", "url": "https://example.org/work", "supports": "-", "limits": "-", "read": "-", "checked": "2026-11-22",
    }
    for key, row in rows.items():
        yield Source.model_validate({**common, "key": key, **row})


def _findings() -> Iterator[Finding]:
    common: dict[str, object] = {
        "subject": "ketamine-for-ptsd", "population": "adults", "rated_by": "a review", "sources": ["example-review"],
        "checked": "2026-11-22", "due": "2027-05-22",
    }
    rows: dict[str, dict[str, object]] = {
        "example-high": {"direction": "harm", "certainty": "high"},
        "example-moderate": {"direction": "harm", "certainty": "moderate"},
        "example-low": {"direction": "benefit", "certainty": "low", "against": ["example-null-trial"]},
        "example-very-low": {"direction": "harm", "certainty": "very-low"},
        "example-finding": {"direction": "no-difference", "certainty": "low", "sources": ["example-null-trial"]},
        "example-old-law": {"direction": "neutral", "certainty": "high", "clock": "law", "checked": "2026-01-02", "due": "2026-06-02"},
        "example-law": {"direction": "neutral", "certainty": "high", "clock": "law", "checked": "2026-11-22", "due": "2027-05-02"},
    }
    for key, row in rows.items():
        yield Finding.model_validate({**common, "id": key, "says": f"The example {key}.", **row})


def example_site(files: Mapping[str, str]) -> Site:
    """Return a small site from the text of its files by path: what a site rule's example is."""
    pages = tuple(read_page(text, path) for path, text in files.items() if path.endswith(".md"))
    rows, _, lines = load_rows(files.get("docs/_data/questions.yml", "[]"), "docs/_data/questions.yml", Question, "id")
    names = [row.id for row in rows]
    questions = Table("docs/_data/questions.yml", dict(zip(names, rows, strict=True)), dict(zip(names, lines, strict=True)))
    return Site(pages, replace(example_ledger(), questions=questions), EXAMPLE_DAY, files)
