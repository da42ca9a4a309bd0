"""EVD473: words of newness tied to an old year, and review dates that have passed (outdated-info)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from steadyground.lint.language.guards import excused
from steadyground.lint.language.index import pattern
from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.reading import Found, reading_of
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule, hits
from steadyground.pages import Page
from steadyground.pages.front_matter import split

NAME = "outdated-info/old-dates"
CYCLE = timedelta(days=3 * 366)
_NEW = "{newness}"
_YEAR = pattern(r"(?:19[5-9]\d|20[0-4]\d)")
_FUTURE = "{future}"
_STAMP = "{date-stamp}"
_KEY = re.compile(
    r"^(?P<key>last[-_ ]?reviewed|reviewed|last[-_ ]?updated|updated|last[-_ ]?checked|checked|date|modified|lastmod|next[-_ ]?review"
    r"|review[-_ ]?due|due|review[-_ ]?by|expires):[ \t]*[\"']?(?P<day>\d{4}-\d{2}-\d{2})",
    re.M | re.I,
)
_AHEAD = re.compile(r"next|due|by$|expires", re.I)
_UNLESS = ("history-told", "mention", "linked", "question", "trial-dates", "current-to")


@content_rule(
    "EVD473",
    NAME,
    bad=(
        "The latest guideline, from 2012, recommends debriefing.",
        "A decision is expected in 2021.",
        "Last reviewed: March 2018.",
        "---\ntitle: A page\nlast_reviewed: 2018-01-31\n---\n\nText.\n",
    ),
    good=(
        "The 2023 guideline is the newest one we found.",
        "In 2019 the FDA approved esketamine.",
        "---\ntitle: A page\nlast_reviewed: 2026-09-14\n---\n\nText.\n",
    ),
)
def old_dates(page: Page, context: Context) -> Iterator[Hit]:
    """Yield each word of newness beside an old year, each passed date of things to come, and each stale review date."""
    yield from _stale_keys(page, context.today)
    for found in reading_of(page).find(_YEAR):
        unless = _UNLESS[1:] if _is_ahead(found, context.today) else _UNLESS
        if _is_old(found, context.today) and not excused(found, unless):
            yield hits(found, NAME)


def _is_ahead(found: Found, today: date) -> bool:
    words = found.sentence.words
    may_be = int(found.words) < today.year and compiled(_FUTURE).search(words)
    return bool(may_be and compiled(_FUTURE + r" (?:\S+ ){0,8}?" + found.words.decode()).search(words))


def _is_old(found: Found, today: date) -> bool:
    year, words = int(found.words), found.sentence.words
    if compiled(_STAMP).search(words):
        return year < today.year - 2 or (b"next" in words and year < today.year)
    if _is_ahead(found, today):
        return True
    if year >= today.year - 4 or not compiled(_NEW).search(words):
        return False
    before, after = rf"{_NEW} (?:\S+ ){{0,5}}?\(?{year}", rf"{year}\)?,? (?:\S+ ){{0,3}}?{_NEW}"
    return bool(compiled(before).search(words) or compiled(after).search(words))


def _stale_keys(page: Page, today: date) -> Iterator[Hit]:
    """Front matter in which the last check lies more than a review cycle back, or the next one has passed."""
    inner, _ = split(page.text)
    if inner is None:
        return
    start = page.text.index("\n") + 1
    for found in _KEY.finditer(inner):
        try:
            day = date.fromisoformat(found["day"])
        except ValueError:
            continue
        ahead = bool(_AHEAD.search(found["key"]))
        if day < today if ahead else day < today - CYCLE:
            message = f"the date of '{found['key']}' has passed" if ahead else f"'{found['key']}' is {(today - day).days // 365} years ago"
            yield Hit(start + found.start("day"), start + found.end("day"), message)
