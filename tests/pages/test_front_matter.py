"""Front matter is required, closed and read before MkDocs can lose it."""

import pytest

from steadyground.pages import load_pages, read_page

GOOD = """\
---
title: A page
description: A description that is long enough to be of use.
page_type: explainer
audience: [reader]
checked: 2026-11-22
due: 2027-05-22
---

# A page
"""


def problems(text):
    return sorted((p.code, p.line) for p in read_page(text, "docs/x.md").front_problems)


def test_a_good_page_has_none():
    assert problems(GOOD) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Danger: call your emergency number now.\n\nText\n", [("SG201", 1)]),
        (GOOD.replace("---\n\n# A page", "\n# A page"), [("SG201", 1)]),
        ("---\n---\n\n# A page\n", [("SG201", 1)]),
        (GOOD.replace("title: A page", 'title: "A page'), [("SG101", None)]),
        (GOOD.replace("audience:", "audeince:"), [("SG107", 5), ("SG108", 2)]),
        (GOOD.replace("2026-11-22", "2026-13-01"), [("SG110", 6)]),
        (GOOD.replace("due: 2027-05-22", "due: 2026-05-22"), [("SG110", 2)]),
        (GOOD.replace("title: A page\n", ""), [("SG108", 2)]),
        (GOOD.replace("[reader]", "[everyone]"), [("SG109", 5)]),
        (GOOD.replace("title: A page", "title: A page\ntitle: B page"), [("SG102", 3)]),
    ],
)
def test_each_fault_at_its_line(text, expected):
    found = problems(text)
    assert [code for code, _ in found] == [code for code, _ in expected]
    assert all(line is None or found[n][1] == line for n, (_, line) in enumerate(expected))


def test_windows_line_ends_and_a_byte_order_mark_change_nothing():
    page = read_page("\ufeff" + GOOD.replace("\n", "\r\n"), "docs/x.md")
    assert page.front_problems == ()
    assert page.headings[0].line == 10


def test_files_that_cannot_be_read_are_named_and_the_rest_is_read(tmp_path):
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.md").write_text(GOOD)
    (docs / "b.md").write_bytes(b"line\n\xff\n")
    (docs / "c.md").write_bytes(GOOD.encode() + b"\0")
    (docs / "d.md").symlink_to(docs / "gone.md")
    pages, found = load_pages(tmp_path)
    assert [p.path for p in pages] == ["docs/a.md"]
    assert {(p.path, p.code) for p in found} == {("docs/b.md", "SG202"), ("docs/c.md", "SG204"), ("docs/d.md", "SG203")}
    assert next(p.line for p in found if p.code == "SG202") == 2
