"""Headings that come from blocks take the level that fits where they stand, so that no level is ever skipped."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor

_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


class FitHeadings(Treeprocessor):
    """A care card below a section is a part of that section; above all sections it is one of its own."""

    def run(self, root: etree.Element) -> None:
        """Set the level of each card's heading."""
        section = False
        for node in root.iter():
            if node.tag not in _LEVELS:
                continue
            if "sg-card__title" in node.get("class", ""):
                node.tag = "h3" if section and _nests(node) else "h2"
            elif node.tag == "h2":
                section = True


def _nests(heading: etree.Element) -> bool:
    text = "".join(heading.itertext())
    return text not in {"In short", "What you can do next"}
