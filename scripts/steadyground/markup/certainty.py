"""How sure anyone is, shown by word and icon, with color only as a third sign."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from steadyground.markup.element import append, element
from steadyground.records import Certainty

FILLED = {Certainty.HIGH: 4, Certainty.MODERATE: 3, Certainty.LOW: 2, Certainty.VERY_LOW: 1}
WORDS = {
    Certainty.HIGH: "High certainty",
    Certainty.MODERATE: "Moderate certainty",
    Certainty.LOW: "Low certainty",
    Certainty.VERY_LOW: "Very low certainty",
}


def certainty_mark(certainty: Certainty) -> etree.Element:
    """Return four small bars, as many filled as there is certainty, and the word beside them."""
    icon = element("svg", class_="sg-bars", viewBox="0 0 22 12", width="22", height="12", aria_hidden="true", focusable="false")
    full = FILLED[certainty]
    for bars, shape in ((range(full), "sg-bar sg-bar--full"), (range(full, 4), "sg-bar")):
        if bars:
            append(icon, element("path", class_=shape, d="".join(f"M{0.5 + n * 5.5:g} {8.5 - 3 * n:g}h4v{3 + 3 * n}h-4z" for n in bars)))
    return element("span", icon, " ", WORDS[certainty], class_=f"sg-certainty sg-certainty--{certainty}")
