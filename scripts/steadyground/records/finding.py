"""A finding: one statement this site is willing to make, what it rests on, and what speaks against it."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from steadyground.records.fields import Certainty, Count, Day, Number, Record, Slug, Text


class Direction(StrEnum):
    """What the statement says of its subject."""

    BENEFIT = "benefit"
    HARM = "harm"
    NO_DIFFERENCE = "no-difference"
    UNKNOWN = "unknown"
    NEUTRAL = "neutral"


class Clock(StrEnum):
    """How fast a statement ages."""

    EVIDENCE = "evidence"
    GUIDELINE = "guideline"
    REGULATION = "regulation"
    LAW = "law"
    PRICE = "price"

    @property
    def days(self) -> int:
        """Return the longest time from one check to the next."""
        return 366 if self in (Clock.EVIDENCE, Clock.GUIDELINE) else 184


class Subject(StrEnum):
    """Whom or what it is about. Subjects are never mixed: a result in one is not a result in another."""

    KETAMINE_FOR_PTSD = "ketamine-for-ptsd"
    KETAMINE_FOR_DEPRESSION = "ketamine-for-depression"
    KETAMINE_TREATMENT = "ketamine-treatment"
    KETAMINE_RECREATIONAL = "ketamine-recreational"
    KETAMINE_IN_ANIMALS = "ketamine-in-animals"
    PTSD = "ptsd"
    PTSD_TREATMENT = "ptsd-treatment"
    BETRAYAL_TRAUMA = "betrayal-trauma"
    SELF_HELP = "self-help"
    CARE_AND_RIGHTS = "care-and-rights"


Measure = Literal[
    "hedges-g", "cohens-d", "standardised-mean-difference", "mean-difference", "odds-ratio", "risk-ratio", "hazard-ratio",
    "percent", "correlation",
]


class Interval(Record):
    """A number with its 95% interval."""

    value: Number
    low: Number | None = None
    high: Number | None = None

    @model_validator(mode="after")
    def _value_inside(self) -> Interval:
        if (self.low is None) != (self.high is None):
            raise ValueError("an interval has both ends; give low and high, or neither")
        if self.low is not None and self.high is not None and not self.low <= self.value <= self.high:
            raise ValueError(f"{self.value:g} lies outside its own interval, {self.low:g} to {self.high:g}")
        return self


class Adjusted(Interval):
    """The same effect after a correction that the source made."""

    correction: Text


class Effect(Interval):
    """How large an effect was, on the scale that the source used."""

    measure: Measure
    unit: Text | None = None
    adjusted: Adjusted | None = None


class Arm(Record):
    """How many people out of how many, in one group."""

    group: Text
    n: Count
    of: Annotated[Count, Field(ge=1)]
    counted: Text | None = None

    @model_validator(mode="after")
    def _no_more_than_all(self) -> Arm:
        if self.n > self.of:
            raise ValueError(f"{self.n} out of {self.of} is more than everyone")
        return self


class Chances(Record):
    """What happened to people, group by group, in one denominator.

    ``comparison: none`` is allowed only with a single group, and says aloud that there was nobody to compare with.
    """

    outcome: Text
    time: Text
    arms: Annotated[tuple[Arm, ...], Field(min_length=1)]
    comparison: Literal["none"] | None = None

    @model_validator(mode="after")
    def _comparable(self) -> Chances:
        denominators = {arm.of for arm in self.arms}
        if len(denominators) > 1:
            raise ValueError(f"the groups are counted out of {sorted(denominators)}; use one number for all")
        if len(self.arms) == 1 and self.comparison != "none":
            raise ValueError("one group alone tells little; add the other group, or say 'comparison: none'")
        if len(self.arms) > 1 and self.comparison == "none":
            raise ValueError("there is more than one group, so remove 'comparison: none'")
        return self


class Finding(Record, use_attribute_docstrings=True):
    """One statement. ``says`` is a plain sentence; the page that cites it may be no surer than ``certainty``.

    ``against`` lists the null or contrary sources. For a benefit it must be filled, or ``against_none_found`` must say what
    was searched.
    """

    id: Slug
    says: Text
    """One plain sentence, no surer than its certainty."""
    means: Text | None = None
    """What this means for a reader, without advice."""
    subject: Subject
    direction: Direction
    outcome: Text | None = None
    """What was measured."""
    population: Text
    """Who was studied, and how many."""
    comparison: Text | None = None
    """What it was compared with."""
    time: Text | None = None
    """After how long."""
    effect: Effect | None = None
    chances: Chances | None = None
    certainty: Certainty
    rated_by: Text
    """Who rated the certainty: a guideline or review by name, or our judgment with its reason."""
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The keys of the sources that show it, as in sources.yml."""
    against: tuple[Slug, ...] = ()
    """The keys of the sources that speak against it."""
    against_none_found: Text | None = None
    """What was searched for results against it, where none were found."""
    clock: Clock = Clock.EVIDENCE
    checked: Day
    due: Day

    @model_validator(mode="after")
    def _both_sides(self) -> Finding:
        if self.direction is Direction.BENEFIT and not self.against and not self.against_none_found:
            raise ValueError("a benefit names the results against it; fill 'against', or 'against_none_found' with what was searched")
        if self.against and self.against_none_found:
            raise ValueError("'against' is filled, so remove 'against_none_found'")
        both = set(self.sources) & set(self.against)
        if both and self.direction is Direction.BENEFIT:
            raise ValueError(f"{', '.join(sorted(both))} cannot stand both for and against")
        return self

    @model_validator(mode="after")
    def _own_judgment_has_a_reason(self) -> Finding:
        if self.rated_by.strip().lower().rstrip(".") == "our judgment":
            raise ValueError("'our judgment' needs its reason, as in 'our judgment, because the trials are small'")
        return self

    @model_validator(mode="after")
    def _clock_runs(self) -> Finding:
        if self.due <= self.checked:
            raise ValueError("'due' must come after 'checked'")
        if self.due - self.checked > timedelta(days=self.clock.days):
            raise ValueError(f"a {self.clock} statement is checked again within {self.clock.days} days")
        return self
