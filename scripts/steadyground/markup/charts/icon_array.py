"""People out of 100: the same chance as words, as a number and as a picture, side by side for each group."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from steadyground.markup.element import append, element
from steadyground.markup.library import MarkupError

if TYPE_CHECKING:
    from steadyground.records import Arm, Chances, Finding

_PER_ROW, _STEP, _RADIUS = 20, 16, 5.5
_CIRCLE = f"a{_RADIUS} {_RADIUS} 0 1 0 {2 * _RADIUS:g} 0a{_RADIUS} {_RADIUS} 0 1 0 {-2 * _RADIUS:g} 0z"
_MOST_ICONS = 1000


def chances_figure(finding: Finding) -> etree.Element:
    """Return the figure for a finding's chances.

    Raises MarkupError where the finding has none, so that no picture is ever drawn from nothing.
    """
    chances = finding.chances
    if chances is None:
        raise MarkupError(f"the finding '{finding.id}' holds no 'chances'; add them in docs/_data/findings.yml, from its source")
    figure = element("figure", element("figcaption", _capital(f"{chances.outcome}, {chances.time}")), class_="sg-chart sg-chances sg-plain")
    append(figure, *(_arm(arm, chances) for arm in chances.arms))
    if chances.comparison == "none":
        append(figure, element("p", "There was no other group to compare with.", class_="sg-chart__reading"))
    append(figure, element("p", f"Who: {finding.population}.", class_="sg-chart__reading"))
    return figure


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _arm(arm: Arm, chances: Chances) -> etree.Element:
    others = arm.of - arm.n
    sentence = element("p", element("strong", f"{arm.n} out of {arm.of:,} people"), f" ({arm.group}). The other {others:,} did not.")
    if arm.counted:
        append(sentence, f" Counted: {arm.counted}.")
    return element("div", sentence, _icons(arm, chances), class_="sg-chances__arm")


def _icons(arm: Arm, chances: Chances) -> etree.Element:
    if arm.of > _MOST_ICONS:
        raise MarkupError(f"{arm.of} is too many to draw; count people out of 100 or out of 1,000")
    rows = -(-arm.of // _PER_ROW)
    title = element("title", f"{arm.group}: {arm.n} of {arm.of} marked. {chances.outcome}, {chances.time}.")
    box = f"0 0 {_PER_ROW * _STEP} {rows * _STEP}"
    svg = element("svg", title, viewBox=box, role="img", class_="sg-icons", fill="none", stroke="currentColor")
    for numbers, fill in ((range(arm.n), "currentColor"), (range(arm.n, arm.of), None)):
        if numbers:
            append(svg, element("path", d=_dots(numbers), fill=fill))
    return svg


def _dots(numbers: range) -> str:
    """Return the circles as one path: a hundred elements would each have to be styled and laid out.

    Each starts from the one before, so that all are written alike and compress to next to nothing.
    """
    row, column = divmod(numbers[0], _PER_ROW)
    path = f"M{(column + 0.5) * _STEP - _RADIUS:g} {(row + 0.5) * _STEP:g}{_CIRCLE}"
    for number in numbers[1:]:
        path += f"m{_STEP} 0{_CIRCLE}" if number % _PER_ROW else f"m{-_STEP * (_PER_ROW - 1)} {_STEP}{_CIRCLE}"
    return path
