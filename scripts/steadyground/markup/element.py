"""Short ways to build the elements that the Markdown extensions put on a page."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown.util import AtomicString

SITE = "site:"


def element(tag: str, *children: etree.Element | str, **attributes: str | None) -> etree.Element:
    """Return an element holding text and elements in order.

    Attribute names end in ``_`` where they would be Python words (``class_``) and use ``_`` for ``-`` (``aria_label``); a value
    of None leaves the attribute out.
    """
    made = etree.Element(tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items() if value is not None})
    append(made, *children)
    return made


def append(parent: etree.Element, *children: etree.Element | str) -> None:
    """Put text and elements at the end of ``parent``. The text is shown as it is: *120# is a number to dial, and no Markdown."""
    for child in children:
        if not isinstance(child, str):
            parent.append(child)
        elif len(parent):
            parent[-1].tail = AtomicString((parent[-1].tail or "") + child)
        else:
            parent.text = AtomicString((parent.text or "") + child)


def link(text: str, address: str, /, **attributes: str | None) -> etree.Element:
    """Return a link. ``site:evidence/findings/`` is made relative to the page after the build, whatever the engine."""
    return element("a", text, href=address, **attributes)


def site_link(text: str, path: str, **attributes: str | None) -> etree.Element:
    """Return a link to another page of this site, given from the site's root."""
    return link(text, SITE + path, **attributes)


def room(lines: int) -> str:
    """Return the style that tells a browser how long a list will be, which it lays out only as it comes into view."""
    return f"--lines: {lines}"


def scrollable(table: etree.Element) -> etree.Element:
    """Return a table in a box that scrolls sideways where the screen is narrower than the table."""
    table.set("class", f"sg-table {table.get('class', '')}".strip())
    return element("div", table, class_="sg-scroll")
