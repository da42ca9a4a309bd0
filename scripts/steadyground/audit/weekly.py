"""What is looked at once a week, as one report for people: links on the web, review clocks, and the fate of papers."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

MOST = 18_000
_FENCE = re.compile(r"`{3,}")


@dataclass(frozen=True)
class Look:
    """One thing to look at: the arguments of ``steady``, and what to do where something is found."""

    title: str
    arguments: tuple[str, ...]
    remedy: str


LOOKS = (
    Look("Links on the web", ("links", "--external"), "docs/about/contributing/link-checking.md says what each word asks you to do."),
    Look("What is due", ("review", "--within", "30"), "Open the source or the page, correct what changed, and set new days."),
    Look(
        "Papers that were corrected or retracted", ("sources", "refresh"),
        "Run `steady sources refresh` on your own machine, read the notice, and propose the change with the findings that rest on it.",
    ),
)


@dataclass(frozen=True)
class Outcome:
    """What a look said. ``code`` is its exit code: 0 clean, 1 findings, anything else did not run as it should."""

    look: Look
    code: int
    said: str



def run_steady(root: Path) -> Callable[[tuple[str, ...]], tuple[int, str]]:
    """Return a function that runs ``steady`` with some arguments and returns its exit code and what it said."""

    def run(arguments: tuple[str, ...]) -> tuple[int, str]:
        command = [sys.executable, "-m", "steadyground.cli", *arguments]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603 - our own command, no shell
        as_it_should = done.returncode in (0, 1)
        return done.returncode, (done.stdout if as_it_should else f"{done.stdout}\n{done.stderr}").strip()

    return run


def look_at(run: Callable[[tuple[str, ...]], tuple[int, str]], looks: Iterable[Look] = LOOKS) -> list[Outcome]:
    """Return what each look said; one that fails does not keep the others from running."""
    return [Outcome(look, *run(look.arguments)) for look in looks]


def as_markdown(outcomes: Iterable[Outcome], day: date) -> str:
    """Return the report. What programs said stands in code blocks that it cannot close, so that nothing in it calls anyone."""
    parts = [f"Seen on {day.isoformat()}. This text is rewritten once a week; write below it, not into it."]
    for outcome in outcomes:
        state = {0: "nothing to do", 1: "something to do"}.get(outcome.code, "**could not be looked at**")
        said = outcome.said if len(outcome.said) <= MOST else outcome.said[:MOST] + "\n... the rest is in the log"
        parts.append(f"## {outcome.look.title}: {state}")
        if outcome.code:
            parts.append(outcome.look.remedy)
        parts.append(f"````text\n{_FENCE.sub('```', said)}\n````")
    return "\n\n".join(parts) + "\n"
