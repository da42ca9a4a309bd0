"""The items of the standards that the guide is judged by, and the places where each is shown: ``docs/_data/standards.yml``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from steadyground.records.fields import Count, Record, Slug, Text


class Pointer(Record):
    """Where an item is shown. Exactly one of ``page``, ``file``, ``aid_row``, ``rule``, ``test`` and ``every_health_page``.

    ``page`` is below ``docs`` and names what must be there: a ``heading`` with text below it, the words it ``says``, a ``block`` at
    least ``times`` times, or at least so many ``citations``. ``aid_row`` is a row that every option of the decision aid must answer.
    ``rule`` is a rule of the linter that stops the build. ``test`` is ``tests/file.py::test_name``.
    """

    page: Annotated[str, Field(pattern=r"^[\w/-]+\.md$")] | None = None
    heading: Text | None = None
    says: Text | None = None
    block: Slug | None = None
    citations: Count | None = None
    times: Count = 1
    file: Annotated[str, Field(pattern=r"^[\w./-]+$")] | None = None
    aid_row: Text | None = None
    rule: Annotated[str, Field(pattern=r"^SG\d{3}$")] | None = None
    test: Annotated[str, Field(pattern=r"^tests/[\w/]+\.py::test_\w+$")] | None = None
    every_health_page: Literal["cites"] | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Pointer:
        kinds = (self.page, self.file, self.aid_row, self.rule, self.test, self.every_health_page)
        if sum(kind is not None for kind in kinds) != 1:
            raise ValueError("a pointer has exactly one of: page, file, aid_row, rule, test, every_health_page")
        asked = (self.heading, self.says, self.block, self.citations)
        if self.page and sum(part is not None for part in asked) != 1:
            raise ValueError("a pointer to a page names one thing that must be there: heading, says, block or citations")
        if self.file and not self.says:
            raise ValueError("a pointer to a file names the words it 'says'")
        return self


class Item(Record):
    """One item of a standard. It has pointers in ``shown``, or says why it is ``not_met``, or which ``people`` have to judge it."""

    id: Slug
    standard: Slug
    number: Count
    asks: Text
    shown: tuple[Pointer, ...] = ()
    not_met: Text | None = None
    people: Text | None = None

    @model_validator(mode="after")
    def _one_answer(self) -> Item:
        if sum(map(bool, (self.shown, self.not_met, self.people))) != 1:
            raise ValueError("an item has exactly one of: shown, not_met, people")
        return self
