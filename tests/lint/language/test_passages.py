"""A page as passages: each kind, its place, its section and its sentences."""

from steadyground.lint.language.reading import reading_of
from steadyground.pages import Page, read_page
from steadyground.pages.prose import Kind, passages_of

PAGE = """---
title: A cure for grief
description: "What it is"
---

# Heading with a cure {#top}

First sentence. A **second** one,
over two lines.

- Item one
- Item two
  goes on

> Quoted words.

!!! danger "Driving title"
    Never drive.

Plain again.

| Head | Other |
|---|---|
| cell | value |

![Alt words](a.png)

*[EMDR]: an abbreviation line

/// in-short
Inside the block.
///

```
code is no prose
```
"""


def page(text: str) -> Page:
    return read_page(text, "docs/x.md")


def test_every_kind_is_found_in_order() -> None:
    found = [(p.kind, " ".join(p.text.split())) for p in passages_of(page(PAGE))]
    assert found == [
        (Kind.FRONT_MATTER, "A cure for grief"),
        (Kind.FRONT_MATTER, "What it is"),
        (Kind.HEADING, "Heading with a cure"),
        (Kind.PARAGRAPH, "First sentence. A **second** one, over two lines."),
        (Kind.LIST_ITEM, "Item one"),
        (Kind.LIST_ITEM, "Item two goes on"),
        (Kind.QUOTE, "Quoted words."),
        (Kind.TITLE, "Driving title"),
        (Kind.ADMONITION, "Never drive."),
        (Kind.PARAGRAPH, "Plain again."),
        (Kind.TABLE, "| Head | Other |"),
        (Kind.TABLE, "| cell | value |"),
        (Kind.ALT_TEXT, "Alt words"),
        (Kind.PARAGRAPH, "Inside the block."),
    ]


def test_a_table_row_knows_its_header_and_a_block_its_name() -> None:
    passages = passages_of(page(PAGE))
    assert [p.header.strip() for p in passages if p.kind is Kind.TABLE] == ["", "| Head | Other |"]
    assert [p.block for p in passages if "Inside" in p.text] == ["in-short"]


def test_a_passage_knows_the_heading_or_the_title_above() -> None:
    titles = {" ".join(p.text.split()): p.title for p in passages_of(page(PAGE))}
    assert titles["Never drive."] == "Heading with a cure Driving title"
    assert titles["Plain again."] == "Heading with a cure"


def test_places_are_true_to_the_page() -> None:
    text = PAGE.replace("second", "\u201csecond\u201d")
    reading = reading_of(page(text))
    for word in ("second", "Driving", "cell", "Alt", "Quoted", "Item", "two lines", "grief"):
        found = next(reading.find(word.lower()))
        start, end = found.span
        assert text[start:end].lower() == word.lower()


def test_contractions_keep_their_place() -> None:
    text = "It doesn't just help, it can't fail; you'll be healed 100%."
    found = next(reading_of(page(text)).find("you will be healed"))
    assert text[slice(*found.span)] == "you'll be healed"
