"""How sure anyone is, shown by word and icon, with color only as a third sign."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from steadyground.markup.element import element
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
    for n in range(4):
        height = 3 + 3 * n
        shape = "sg-bar sg-bar--full" if n < FILLED[certainty] else "sg-bar"
        icon.append(
            element("rect", class_=shape, x=str(0.5 + n * 5.5), y=str(11.5 - height), width="4", height=str(height))
        )
    return element("span", icon, " ", WORDS[certainty], class_=f"sg-certainty sg-certainty--{certainty}")
