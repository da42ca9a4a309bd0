"""SG423 unequal-room: a decision aid gives each option the same rows, and good and bad the same room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import IPDAS
from steadyground.lint.example import front_matter
from steadyground.lint.rule import Context, Hit, rule
from steadyground.pages.decision_aid import Option, options_of, side_by_side
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

GOOD, BAD, HARMS = "In its favor", "Against it", "Harms"
GOOD_TO_BAD = (0.75, 1.33)
ROW_GOOD_TO_BAD = (0.6, 1.67)
LEAST_HARMS = 0.75
OPTION_TO_MEAN = (0.8, 1.25)


def _page(first: str, second: str) -> str:
    table = "\n\n| Question | Answer |\n| --- | --- |\n"
    return front_matter("decision-aid") + f"# A\n\n## Each option\n\n### 1. One{table}{first}\n\n### 2. Two{table}{second}\n"


def _glance(good: int, bad: int) -> str:
    row = f"| One | {'word ' * good}| {'word ' * bad}|"
    return _page(_rows(8, 8), _rows(8, 8)) + f"\n## At a glance\n\n| Option | {GOOD} | {BAD} |\n| --- | --- | --- |\n{row}\n"


def _rows(good: int, bad: int, harms: int = 8) -> str:
    answers = {GOOD: good, BAD: bad, HARMS: harms}
    return "\n".join(f"| **{name}** | {'word ' * words}|" for name, words in answers.items())


@rule(
    "SG423", "unequal-room", level=Level.ERROR,
    why="What is given more room looks like the better choice, whatever the words say.",
    fix="Say the shorter side as fully as the longer one, or shorten the longer one; give each option the same rows in the same order.",
    authority=IPDAS.format(items="certification item 1") + ". The bands are this guide's own",
    bad=(
        _page(_rows(8, 8), _rows(12, 6)), _page(_rows(8, 8), _rows(6, 12)), _page(_rows(8, 8), _rows(8, 8, 4)),
        _page(_rows(8, 8), _rows(16, 16, 16)), _page(_rows(8, 8), f"| **{BAD}** | word |\n| **{GOOD}** | word |\n| **{HARMS}** | word |"),
        _glance(8, 4), _glance(4, 8),
    ),
    good=(
        _page(_rows(8, 8), _rows(9, 8)), _glance(6, 8),
        "# A\n\n### 1. One\n\n| Question | Answer |\n| --- | --- |\n| **Harms** | Some. |\n",
    ),
)
def check_unequal_room(page: Page, context: Context) -> Iterator[Hit]:
    """Yield a hit at each option whose good and bad, or whose whole, leaves the band."""
    options = options_of(page)
    mean = sum(option.words() for option in options) / max(1, len(options))
    for option in options:
        for fault in _faults(option, options[0], mean):
            yield Hit(option.start, option.start + len(option.name), f"{option.name}: {fault}")
    for start, name, good, bad in side_by_side(page, GOOD, BAD):
        words, others = len(good.split()), len(bad.split())
        if not ROW_GOOD_TO_BAD[0] <= words / max(1, others) <= ROW_GOOD_TO_BAD[1]:
            yield Hit(start, start + len(name), f"{name}: in this table '{GOOD}' has {words} words and '{BAD}' has {others}")


def _faults(option: Option, first: Option, mean: float) -> Iterator[str]:
    if list(option.answers) != list(first.answers):
        yield f"its rows differ from those of '{first.name}', in name or order"
    if not {GOOD, BAD, HARMS} <= set(option.answers):
        yield f"it needs the rows '{GOOD}', '{BAD}' and '{HARMS}'"
        return
    good, bad, harms = (option.words(name) for name in (GOOD, BAD, HARMS))
    if not GOOD_TO_BAD[0] <= good / max(1, bad) <= GOOD_TO_BAD[1]:
        yield f"'{GOOD}' has {good} words and '{BAD}' has {bad}; neither may be more than a third longer"
    if harms < LEAST_HARMS * good:
        yield f"'{HARMS}' has {harms} words and '{GOOD}' has {good}; harms have at least three quarters of the room"
    if not OPTION_TO_MEAN[0] <= option.words() / mean <= OPTION_TO_MEAN[1]:
        yield f"it has {option.words()} words where an option has {mean:.0f} on average; a quarter more or a fifth less is the limit"
