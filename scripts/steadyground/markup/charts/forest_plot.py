"""A forest plot drawn to scale, with a table of the same numbers below it."""

from __future__ import annotations

import textwrap
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from typing import TYPE_CHECKING

from steadyground.markup.element import append, element, link, scrollable
from steadyground.markup.library import MarkupError
from steadyground.markup.notes import short_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.records import Ledger, Plot

_WIDTH, _LEFT, _RIGHT, _ROW, _TOP, _LETTER_LINE = 340, 12, 328, 46, 20, 16
_LETTERS = 52  # of the size of a label, on one line of the drawing
_BETWEEN = 4  # letters of room that two texts on one line keep between them


@dataclass(frozen=True)
class _Line:
    """One result: a number with its range, or what the trial found in words."""

    label: str
    people: str | None
    source: str
    pooled: bool = False
    value: float | None = None
    low: float = 0.0
    high: float = 0.0
    words: str = ""


@dataclass(frozen=True)
class _Scale:
    """Numbers to positions: ``low`` at the left edge, ``high`` at the right."""

    low: float
    high: float

    def x(self, value: float) -> float:
        return round(_LEFT + (value - self.low) / (self.high - self.low) * (_RIGHT - _LEFT), 1)


def forest_plot(plot: Plot, ledger: Ledger) -> etree.Element:
    """Return the figure: caption, drawing, how to read it, and the table. Raises MarkupError where there is nothing to draw."""
    lines = [*_from_trials(plot, ledger), *_from_rows(plot)]
    drawn = [line for line in lines if line.value is not None]
    if not drawn:
        raise MarkupError(f"the plot '{plot.id}' has no result with a number; give one in docs/_data/plots.yml or trials.yml")
    figure = element("figure", element("figcaption", plot.title), class_="sg-chart sg-plain")
    append(figure, _drawing(plot, drawn), element("p", plot.reading, class_="sg-chart__reading"), _table(lines, ledger))
    return figure


def _from_trials(plot: Plot, ledger: Ledger) -> Iterator[_Line]:
    for trial in ledger.trials:
        if trial.plot != plot.id:
            continue
        people, effect = f"{trial.people} people", trial.effect
        if effect and effect.measure == plot.measure and effect.low is not None and effect.high is not None:
            yield _Line(trial.name, people, trial.source, value=effect.value, low=effect.low, high=effect.high)
        else:
            yield _Line(trial.name, people, trial.source, words=trial.result)


def _from_rows(plot: Plot) -> Iterator[_Line]:
    for row in plot.rows:
        yield _Line(row.label, row.people, row.source, row.pooled, row.value, row.low or 0.0, row.high or 0.0)


def _scale(plot: Plot, lines: list[_Line]) -> _Scale:
    ends = [plot.no_difference, *(end for line in lines for end in (line.low, line.high))]
    margin = (max(ends) - min(ends)) * 0.08
    return _Scale(min(ends) - margin, max(ends) + margin)


def _drawing(plot: Plot, lines: list[_Line]) -> etree.Element:
    scale = _scale(plot, lines)
    tops = _tops(lines)
    bottom = tops.pop()
    zero = str(scale.x(plot.no_difference))
    name = f"plot-{plot.id}"
    svg = element(
        "svg", viewBox=f"0 0 {_WIDTH} {bottom + 60}", role="img", aria_labelledby=f"{name}-title {name}-text", class_="sg-forest",
        fill="currentColor", stroke="currentColor",
    )
    append(svg, element("title", plot.title, id=f"{name}-title"), element("desc", _in_words(plot, lines), id=f"{name}-text"))
    for line, top in zip(lines, tops, strict=True):
        append(svg, element("line", x1=zero, x2=zero, y1=str(top + 13), y2=str(top + 41), stroke_dasharray="4 4"), _mark(line, scale, top))
    middle = min(max(scale.x(plot.no_difference), _LEFT + 44), _RIGHT - 44)
    left, right = f"← {plot.left}", f"{plot.right} →"
    lower = 32 if len(left) + len(right) + _BETWEEN < _LETTERS else 52
    below = (("no difference", middle, "middle", 8), (left, _LEFT, "start", 32), (right, _RIGHT, "end", lower))
    for text, at, anchor, y in below:
        append(svg, element("text", text, x=str(at), y=str(bottom + y), text_anchor=anchor, stroke="none", font_size="13"))
    return svg


def _label(line: _Line) -> list[str]:
    return textwrap.wrap(line.label, _LETTERS)


def _tops(lines: list[_Line]) -> list[int]:
    """Return where the last line of each label stands, and below them where the drawing ends."""
    tops, bottom = [], _TOP
    for line in lines:
        tops.append(bottom + _LETTER_LINE * (len(_label(line)) - 1))
        bottom = tops[-1] + _ROW
    return [*tops, bottom]


def _mark(line: _Line, scale: _Scale, top: float) -> etree.Element:
    low, mid, high = (scale.x(v) for v in (line.low, line.value or 0.0, line.high))
    y = top + 22
    group = element("g")
    for n, text in enumerate(reversed(_label(line))):
        append(group, element("text", text, x=str(_LEFT), y=str(top + 8 - n * _LETTER_LINE), stroke="none", font_size="13"))
    append(group, element("line", x1=str(low), x2=str(high), y1=str(y), y2=str(y), stroke_width="2"))
    if line.pooled:
        append(group, element("path", d=f"M{mid - 7} {y}L{mid} {y - 7}L{mid + 7} {y}L{mid} {y + 7}Z"))
    else:
        append(group, element("rect", x=str(mid - 5), y=str(y - 5), width="10", height="10"))
    return group


def _numbers(line: _Line) -> str:
    if line.value is None:
        return f"No number on this scale. {line.words[:1].upper()}{line.words[1:]}"
    return f"{line.value:.2f} ({line.low:.2f} to {line.high:.2f})".replace("-", "−")


def _in_words(plot: Plot, lines: list[_Line]) -> str:
    rows = "; ".join(f"{line.label}: {_numbers(line)}" for line in lines)
    return f"{plot.no_difference:g} means no difference. To the right: {plot.right}. To the left: {plot.left}. {rows}."


def _table(lines: list[_Line], ledger: Ledger) -> etree.Element:
    head = element("tr", *(element("th", text, scope="col") for text in ("Result", "Size (range)", "Source")))
    body = element("tbody")
    for line in lines:
        source = ledger.sources.rows[line.source]
        label = f"{line.label} ({line.people})" if line.people else line.label
        cell = element("td", link(short_name(source), source.address or ""))
        append(body, element("tr", element("th", label, scope="row"), element("td", _numbers(line)), cell))
    return scrollable(element("table", element("caption", "The same results in words"), element("thead", head), body))
