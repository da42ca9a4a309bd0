"""A forest plot: results on one scale, each with the source that printed it."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from steadyground.records.fields import Number, Record, Slug, Text
from steadyground.records.finding import Interval, Measure


class PlotRow(Interval):
    """One line of the plot. ``pooled`` draws a diamond instead of a square."""

    label: Text
    people: Text | None = None
    source: Slug
    pooled: bool = False


class Plot(Record):
    """What one scale means. Trials that name this plot become lines of it, below which come the ``rows`` given here.

    A trial without a number on this scale is said in words: to leave it out would show only the trials that printed one.
    """

    id: Slug
    title: Text
    measure: Measure
    better: Literal["higher", "lower"]
    left: Text
    right: Text
    no_difference: Number = 0
    reading: Text
    rows: tuple[PlotRow, ...] = ()

    @model_validator(mode="after")
    def _drawn_to_scale(self) -> Plot:
        for row in self.rows:
            if row.low is None:
                raise ValueError(f"'{row.label}' has no interval; a plot shows how unsure each result is, so give low and high")
        return self
