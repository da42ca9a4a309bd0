"""Every question leads to a heading that exists, and the page itself says that it answers it."""

from markdown.extensions.toc import slugify
from selectolax.lexbor import LexborHTMLParser

from steadyground.pages import load_pages


def built(site, page):
    path = page.removesuffix("index.md") if page.endswith("index.md") else page.removesuffix(".md") + "/"
    return site / path / "index.html"


def test_all_48_questions_are_there(ledger):
    assert [row.id for row in ledger.questions] == [f"q{n:02}" for n in range(1, 49)]


def test_every_pointer_exists(ledger, built_site):
    for row in ledger.questions:
        if row.page:
            page = LexborHTMLParser(built(built_site, row.page).read_text())
            assert row.heading is None or page.css_first(f"[id='{slugify(row.heading, '-')}']"), (row.id, row.page, row.heading)


def test_pages_and_questions_agree(ledger, root):
    said = {(question, page.path.removeprefix("docs/")) for page in load_pages(root)[0] if page.front for question in page.front.questions}
    for row in ledger.questions:
        if row.page:
            assert (row.id, row.page) in said, f"{row.page} does not list {row.id} in its front matter"
