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
    for n, arm in enumerate(chances.arms):
        append(figure, _arm(arm, chances, f"{finding.id}-{n}"))
    if chances.comparison == "none":
        append(figure, element("p", "There was no other group to compare with.", class_="sg-chart__reading"))
    append(figure, element("p", f"Who: {finding.population}.", class_="sg-chart__reading"))
    return figure


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _arm(arm: Arm, chances: Chances, name: str) -> etree.Element:
    others = arm.of - arm.n
    sentence = element("p", element("strong", f"{arm.n} out of {arm.of:,} people"), f" ({arm.group}). The other {others:,} did not.")
    if arm.counted:
        append(sentence, f" Counted: {arm.counted}.")
    return element("div", sentence, _icons(arm, chances, name), class_="sg-chances__arm")


def _icons(arm: Arm, chances: Chances, name: str) -> etree.Element:
    if arm.of > _MOST_ICONS:
        raise MarkupError(f"{arm.of} is too many to draw; count people out of 100 or out of 1,000")
    rows = -(-arm.of // _PER_ROW)
    svg = element(
        "svg", viewBox=f"0 0 {_PER_ROW * _STEP} {rows * _STEP}", role="img", aria_labelledby=f"{name}-title", class_="sg-icons",
        fill="none", stroke="currentColor",
    )
    append(svg, element("title", f"{arm.group}: {arm.n} of {arm.of} marked. {chances.outcome}, {chances.time}.", id=f"{name}-title"))
    for numbers, fill in ((range(arm.n), "currentColor"), (range(arm.n, arm.of), None)):
        if numbers:
            append(svg, element("path", d="".join(map(_dot, numbers)), fill=fill))
    return svg


def _dot(number: int) -> str:
    """Return one circle, as a part of a path: a hundred elements would each have to be styled and laid out."""
    row, column = divmod(number, _PER_ROW)
    return f"M{(column + 0.5) * _STEP - _RADIUS:g} {(row + 0.5) * _STEP:g}{_CIRCLE}"
