"""A forest plot drawn to scale, with a table of the same numbers below it."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from dataclasses import dataclass
from typing import TYPE_CHECKING

from steadyground.markup.element import append, element, link, scrollable
from steadyground.markup.notes import short_name

if TYPE_CHECKING:
    from steadyground.records import Ledger, Plot, PlotRow

_WIDTH, _LEFT, _RIGHT, _ROW, _TOP = 340, 12, 328, 46, 20


@dataclass(frozen=True)
class _Scale:
    """Numbers to positions: ``low`` at the left edge, ``high`` at the right."""

    low: float
    high: float

    def x(self, value: float) -> float:
        return round(_LEFT + (value - self.low) / (self.high - self.low) * (_RIGHT - _LEFT), 1)


def forest_plot(plot: Plot, ledger: Ledger) -> etree.Element:
    """Return the figure: caption, drawing, how to read it, and the table."""
    figure = element("figure", element("figcaption", plot.title), class_="sg-chart sg-plain")
    append(figure, _drawing(plot), element("p", plot.reading, class_="sg-chart__reading"), _table(plot, ledger))
    return figure


def _scale(plot: Plot) -> _Scale:
    ends = [plot.no_difference, *(end for row in plot.rows for end in (row.low or 0.0, row.high or 0.0))]
    margin = (max(ends) - min(ends)) * 0.08
    return _Scale(min(ends) - margin, max(ends) + margin)


def _drawing(plot: Plot) -> etree.Element:
    scale, bottom = _scale(plot), _TOP + _ROW * len(plot.rows)
    zero = str(scale.x(plot.no_difference))
    name = f"plot-{plot.id}"
    svg = element(
        "svg", viewBox=f"0 0 {_WIDTH} {bottom + 44}", role="img", aria_labelledby=f"{name}-title {name}-text", class_="sg-forest",
        fill="currentColor", stroke="currentColor",
    )
    append(svg, element("title", plot.title, id=f"{name}-title"), element("desc", _in_words(plot), id=f"{name}-text"))
    for n, row in enumerate(plot.rows):
        top = _TOP + _ROW * n
        append(svg, element("line", x1=zero, x2=zero, y1=str(top + 12), y2=str(top + 32), stroke_dasharray="4 4"))
        append(svg, _row(row, scale, _TOP + _ROW * n))
    for text, at, anchor in ((f"← {plot.left}", _LEFT, "start"), (f"{plot.right} →", _RIGHT, "end")):
        append(svg, element("text", text, x=str(at), y=str(bottom + 30), text_anchor=anchor, stroke="none", font_size="13"))
    return svg


def _row(row: PlotRow, scale: _Scale, top: float) -> etree.Element:
    low, mid, high = (scale.x(v) for v in (row.low or 0.0, row.value, row.high or 0.0))
    y = top + 22
    group = element("g", element("text", row.label, x=str(_LEFT), y=str(top + 8), stroke="none", font_size="13"))
    append(group, element("line", x1=str(low), x2=str(high), y1=str(y), y2=str(y), stroke_width="2"))
    if row.pooled:
        append(group, element("path", d=f"M{mid - 7} {y}L{mid} {y - 7}L{mid + 7} {y}L{mid} {y + 7}Z"))
    else:
        append(group, element("rect", x=str(mid - 5), y=str(y - 5), width="10", height="10"))
    return group


def numbers(row: PlotRow) -> str:
    """Return ``0.27 (0.03 to 0.51)``."""
    return f"{row.value:.2f} ({row.low:.2f} to {row.high:.2f})".replace("-", "−")


def _in_words(plot: Plot) -> str:
    rows = "; ".join(f"{row.label}: {numbers(row)}" for row in plot.rows)
    return f"Zero means no difference. Above zero: {plot.right}. {rows}."


def _table(plot: Plot, ledger: Ledger) -> etree.Element:
    head = element("tr", *(element("th", text, scope="col") for text in ("Result", "Size (range)", "Source")))
    body = element("tbody")
    for row in plot.rows:
        source = ledger.sources.rows[row.source]
        label = f"{row.label} ({row.people})" if row.people else row.label
        cell = element("td", link(short_name(source), source.address or ""))
        append(body, element("tr", element("th", label, scope="row"), element("td", numbers(row)), cell))
    return scrollable(element("table", element("caption", "The same numbers"), element("thead", head), body))
