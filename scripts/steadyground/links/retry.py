"""When a failed look is repeated, and how long to wait first: the one place that decides it."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

#: Looks at one address in one run; the next run, days later, looks again.
MOST_LOOKS = 3
FIRST_WAIT = 2.0
LONGEST_WAIT = 120.0


def retry_after(header: str, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for, in either of its forms (RFC 9110, 10.2.3); None where it asks nothing."""
    text = header.strip()
    if text.isdigit():
        return float(text[:9])
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())


def wait_before(look: int, header: str, now: datetime, chance: Callable[[], float]) -> float | None:
    """Return the seconds to wait before look number ``look`` (from 2 on), or None where no further look is worth it.

    Without a header the wait doubles each time, times 1 to 1.5 by ``chance`` (a number from 0 to 1), so that many links of one
    server do not come back in step. A server that asks for longer than ``LONGEST_WAIT`` is left alone until the next run.
    """
    if look > MOST_LOOKS:
        return None
    asked = retry_after(header, now)
    wait = FIRST_WAIT * 2 ** (look - 2) * (1 + chance() / 2)
    if asked is not None:
        wait = max(asked + chance(), 1.0)
    return wait if wait <= LONGEST_WAIT else None
