"""A forest plot: results on one scale, each with the source that printed it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from steadyground.records.fields import Number, Record, Slug, Text
from steadyground.records.finding import Interval, Measure


class PlotRow(Interval):
    """One line of the plot. ``pooled`` draws a diamond instead of a square."""

    label: Text
    people: Text | None = None
    source: Slug
    pooled: bool = False


class Plot(Record):
    """Rows that share one measure, and what each side of the line of no difference means."""

    id: Slug
    title: Text
    measure: Measure
    left: Text
    right: Text
    no_difference: Number = 0
    reading: Text
    rows: Annotated[tuple[PlotRow, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _drawn_to_scale(self) -> Plot:
        for row in self.rows:
            if row.low is None:
                raise ValueError(f"'{row.label}' has no interval; a plot shows how unsure each result is, so give low and high")
        return self
