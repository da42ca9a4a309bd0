"""A page is read once; every part of it keeps its place."""

from hypothesis import given
from hypothesis import strategies as st

from steadyground.pages import read_page

TEXT = """\
---
title: A page
---

# One {#first}

Text [@a2020; @b-finding] and `[@not-code]` and [a link](other.md "title") and ![alt](pic.svg).

```
# not a heading
[@not2020]
```

<!-- [@no] -->

/// forest-plot | ptsd
///

## Two ##
"""


def test_parts_and_places():
    page = read_page(TEXT, "docs/x.md")
    assert [(h.level, h.text, h.id, h.line) for h in page.headings] == [(1, "One", "first", 5), (2, "Two", None, 19)]
    assert [c.key for c in page.citations] == ["a2020", "b-finding"]
    assert page.position(page.citations[1].start) == (7, 15)
    assert [(link.text, link.target, link.is_image) for link in page.links] == [("a link", "other.md", False), ("alt", "pic.svg", True)]
    assert [(b.name, b.argument) for b in page.blocks] == [("forest-plot", "ptsd")]


def test_prose_is_as_long_as_the_text_and_holds_no_markup():
    page = read_page(TEXT, "docs/x.md")
    assert len(page.prose) == len(page.text)
    for covered in ("title: A", "not a heading", "@a2020", "other.md", "pic.svg", "forest-plot"):
        assert covered not in page.prose
    assert "a link" in page.prose
    assert page.prose.count("\n") == page.text.count("\n")


@given(st.text(alphabet="ab #[]()@`~<>!-/|\n\t\"'{}*_.:;", max_size=400))
def test_no_text_crashes_and_lengths_agree(text):
    page = read_page(text, "docs/x.md")
    assert len(page.prose) == len(page.text)
    assert all(0 <= c.start <= len(page.text) for c in page.citations)
    _ = page.headings, page.links, page.blocks
