"""What a PDF says to someone who listens to it: words that stay apart, and headers that say what they are the header of."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

INLINE = re.compile(r"(?<=[^\s>]) (?=<(?:a|code|em|span|strong|sup)\b)|(?<=</strong>) (?=[^\s<])|(?<=>) (?=\u2610)")
PRINTED = 4
"""The flag of an annotation that is on paper as well as on the screen (ISO 32000-1, 12.5.3)."""


def loose_spaces(html: str) -> str:
    """Put each space before an inline element into an element of its own.

    WeasyPrint 70 ends a line after its first word where a text fits without the space at its end and does not with it.
    So too a space before a box to tick that begins a text: it would be drawn with the font of the box, which has no space.
    """
    return INLINE.sub("<span> </span>", html)


def part_words(pages: Iterable[Any], html: str) -> None:
    """Give the last word of each line its space, and each word before a space that stands alone or before the number of a note.

    WeasyPrint 70 draws none of these spaces, and what reads the tags and not the page would say "call911". Nothing moves by it.
    """
    for page in pages:
        for block in page._page_box.descendants():
            lines = [child for child in getattr(block, "children", ()) if type(child).__name__ == "LineBox"]
            for line in lines:
                _part_within(line)
            for line, after in pairwise([*lines, None]):
                _part_from_next(_texts(line), _texts(after) if after else [], html)


def _part_within(line: Any) -> None:
    notes = {id(text) for mark in line.descendants() if mark.element_tag == "sup" for text in _texts(mark)[:1]}
    for here, after in pairwise(_texts(line)):
        if not after.text.strip() or id(after) in notes:
            _add_space(here)


def _part_from_next(line: list[Any], after: list[Any], html: str) -> None:
    ends, starts = "".join(box.text for box in line).split(), "".join(box.text for box in after).split()
    word = ends[-1] + starts[0] if ends and starts else ""
    goes_on = bool(word) and not word.isalpha() and word in html  # after a hyphen, or inside an address
    if line and not goes_on:
        _add_space(line[-1])


def _add_space(box: Any) -> None:
    if box.text.strip() and not box.pango_layout.text.endswith(" "):
        box.pango_layout.text += " "


def _texts(box: Any) -> list[Any]:
    inside = box.descendants() if hasattr(box, "descendants") else []
    return [text for text in (box, *inside) if type(text).__name__ == "TextBox"]


def _of_type(pdf: Any, kind: str) -> dict[bytes, Any]:
    return {item.reference: item for item in pdf.objects if hasattr(item, "get") and item.get("Type") == kind}


def name_scopes(pdf: Any) -> None:
    """Say of each header of a table whether it is that of its column or that of its row."""
    tags = _of_type(pdf, "/StructElem")
    for cell in [tag for tag in tags.values() if tag["S"] == "/TH"]:
        group = tags[tags[cell["P"]]["P"]]
        cell["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


def let_links_print(pdf: Any) -> None:
    """Mark each link as one that is on paper as well as on the screen."""
    for link in _of_type(pdf, "/Annot").values():
        link["F"] = PRINTED


def gather_links(pdf: Any) -> None:
    """Let a link hold every place that can be pressed, also that of an element inside it: WeasyPrint 70 leaves those to the element."""
    tags, places = _of_type(pdf, "/StructElem"), _of_type(pdf, "/OBJR")
    owners = next(item["Nums"] for item in pdf.objects if hasattr(item, "get") and "Nums" in item)
    for tag in [tag for tag in tags.values() if tag["S"] != "/Link"]:
        inside = [kid for kid in tag["K"] if kid in places]
        link = _link_around(tag, tags) if inside else None
        if link is not None:
            tag["K"][:] = [kid for kid in tag["K"] if kid not in places]
            link["K"].extend(inside)
            owners[:] = [link.reference if owner == tag.reference else owner for owner in owners]


def _link_around(tag: Any, tags: dict[bytes, Any]) -> Any:
    while tag is not None and tag["S"] != "/Link":
        tag = tags.get(tag["P"])
    return tag
