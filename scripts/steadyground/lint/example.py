"""Make a whole page of a passage, so that an example or a sentence on standard input can be judged like any other page."""

from __future__ import annotations

from steadyground.pages import Page, read_page

_FRONT = """---
title: {title}
description: A passage that stands on a page of its own, to see what is said of it.
page_type: {page_type}
audience: [{audience}]
checked: 2026-11-22
due: 2027-05-22
---

"""


def as_page(passage: str, path: str = "docs/example.md", *, page_type: str = "explainer", audience: str = "reader") -> Page:
    """Return the passage as a page. A passage that starts with its own front matter is taken as it is."""
    if passage.startswith("---\n"):
        return read_page(passage, path)
    return read_page(front_matter(page_type, audience) + passage, path)


def front_matter(page_type: str = "explainer", audience: str = "reader", title: str = "A passage") -> str:
    """Return valid front matter for an example, with the empty line after it."""
    return _FRONT.format(title=title, page_type=page_type, audience=audience)
