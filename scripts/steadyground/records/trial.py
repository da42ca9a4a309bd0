"""A trial: one row of the trials table and, where it has a number, one line of a forest plot."""

from __future__ import annotations

from typing import Literal

from steadyground.records.fields import Count, Record, Slug, Text, Year
from steadyground.records.finding import Effect, Subject


class Trial(Record):
    """One study of one treatment. Fields that nobody has read are left out, and the table says "not read"."""

    id: Slug
    source: Slug
    name: Text
    year: Year
    subject: Subject
    treatment: Text
    people: Count
    who: Text
    comparator: Text
    blinding: Text
    outcome: Text
    result: Text
    direction: Literal["favours-treatment", "no-clear-difference", "favours-comparator", "no-comparison"]
    effect: Effect | None = None
    plot: Slug | None = None
    follow_up: Text
    funding: Text | None = None
