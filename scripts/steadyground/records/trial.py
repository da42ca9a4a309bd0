"""A trial: one row of the trials table and, where it has a number, one line of a forest plot."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from steadyground.records.fields import Count, Record, Slug, Text, Year
from steadyground.records.finding import Effect, Subject

RATIOS = frozenset({"odds-ratio", "risk-ratio", "hazard-ratio"})


class Trial(Record):
    """One study of one treatment. Fields that nobody has read are left out, and the table says "not read".

    ``plot`` names the forest plot that the row belongs to. A row without an ``effect`` belongs there too, and is said in words:
    leaving out the trials whose numbers were not read would show only the kinder ones.
    ``better`` says whether a higher or a lower ``effect`` is better for the people treated.
    ``not-worse`` is the result of a trial that was made to show no more than that.
    """

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
    direction: Literal["favours-treatment", "no-clear-difference", "not-worse", "favours-comparator", "no-comparison"]
    effect: Effect | None = None
    better: Literal["higher", "lower"] | None = None
    plot: Slug | None = None
    follow_up: Text
    funding: Text | None = None
    registration: Text | None = None

    @model_validator(mode="after")
    def _number_has_a_side(self) -> Trial:
        if (self.effect is None) != (self.better is None):
            raise ValueError("an effect and 'better' go together; say whether a higher or a lower effect is better, or remove 'better'")
        if self.plot and self.direction == "no-comparison":
            raise ValueError("a study with nobody to compare with has no place on a forest plot; remove 'plot'")
        return self

    @model_validator(mode="after")
    def _direction_fits_the_interval(self) -> Trial:
        if self.effect is None or self.effect.low is None or self.effect.high is None:
            return self
        if self.direction in ("not-worse", "no-comparison"):
            return self
        none = 1.0 if self.effect.measure in RATIOS else 0.0
        if self.effect.low <= none <= self.effect.high:
            seen = "no-clear-difference"
        elif (self.effect.low > none) == (self.better == "higher"):
            seen = "favours-treatment"
        else:
            seen = "favours-comparator"
        if self.direction != seen:
            interval = f"{self.effect.low:g} to {self.effect.high:g}"
            raise ValueError(f"the interval {interval} says {seen}, the row says {self.direction}; correct one of the two from the source")
        return self
