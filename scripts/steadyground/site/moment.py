"""The one moment that a build writes wherever a date of building is asked for, so that the same commit gives the same bytes."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from steadyground.pages import Page

VARIABLE = "SOURCE_DATE_EPOCH"
"""Programs agreed on this name (https://reproducible-builds.org/specs/source-date-epoch/); MkDocs reads it too."""


def moment(root: Path, pages: Iterable[Page]) -> int:
    """Return the seconds since 1970 that a build is dated: SOURCE_DATE_EPOCH, else the commit, else the newest check of a page."""
    given = os.environ.get(VARIABLE) or _committed(root)
    if given:
        return int(given)
    newest = max((page.front.checked for page in pages if page.front), default=datetime(1980, 1, 1, tzinfo=UTC).date())
    return int(datetime.combine(newest, time(), UTC).timestamp())


def _committed(root: Path) -> str:
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603 - our own words
    except OSError:
        return ""


@contextmanager
def at_moment(seconds: int) -> Iterator[None]:
    """Let every program that is run inside take ``seconds`` for the time of the build."""
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(seconds)
    try:
        yield
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before
