"""How a web address stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a web address stands. ``REFUSED`` means that robots are turned away, which says nothing about readers."""

    OK = "ok"
    MOVED = "moved"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    FAILING = "failing"
    GONE = "gone"
    NO_FRAGMENT = "no-fragment"
    DRIFTED = "drifted"
    UNSAFE = "unsafe"

    @property
    def is_good(self) -> bool:
        """Say whether a reader gets what the link promises."""
        return self in (State.OK, State.MOVED)


@dataclass(frozen=True)
class Verdict:
    """The state of one address, why, and the address to use instead, where there is one. ``transient`` asks for a second look."""

    url: str
    state: State
    why: str = ""
    instead: str = ""
    transient: bool = False
