"""Words that people type for a page that does not use them: other names, slang and common misspellings."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from steadyground.records.fields import Record, Text


class SearchWords(Record):
    """The page, from its file below ``docs``, and what is typed for it."""

    page: Text
    words: Annotated[tuple[Text, ...], Field(min_length=1)]
