"""The practice that offers the sheets, where ``root`` is a practice's own copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.handouts.errors import HandoutError
from steadyground.handouts.help_box import DEFAULT_COUNTRY
from steadyground.records.practice import practice_of

if TYPE_CHECKING:
    from pathlib import Path

    from steadyground.records.practice import Practice


def _practice(root: Path) -> Practice | None:
    try:
        return practice_of(root)
    except ValueError as error:
        raise HandoutError(str(error)) from error


def usual_country(root: Path) -> str:
    """Return the country whose help lines stand on the sheets when nobody asks for another. Raises HandoutError for a faulty file."""
    practice = _practice(root)
    return practice.country if practice else DEFAULT_COUNTRY


def offered_by(root: Path) -> str:
    """Return how to reach the practice that offers the sheet, as one sentence; empty for the guide's own sheets. Raises HandoutError."""
    practice = _practice(root)
    if practice is None:
        return ""
    contact = practice.contact
    ways = ", ".join(filter(None, (contact.phone_shown, contact.website_shown, contact.hours)))
    example = " (an example: there is no such practice)" if practice.is_example else ""
    return f"Offered by {practice.name}{example}, who did not write it: {ways}."
