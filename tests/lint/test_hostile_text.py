"""Text that was written to break a linter: it is slow nowhere, crashes nothing, and hides no script."""

from __future__ import annotations

import time
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.samples import CONTEXT, RULES, make_site
from steadyground.lint.engine import Rules, lint
from steadyground.lint.example import EXAMPLE_DAY, as_page, example_ledger, front_matter
from steadyground.lint.fix import fix_text
from steadyground.lint.site_rule import Site
from steadyground.pages import load_pages, read_page

SIZE = 100_000
PATIENCE = 1.0
MOST_GROWTH = 8
PIECES = [
    "a", " ", "\n", "\n\n", "# ", "#", "`", "``a", "` `` ", "[", "]", "[a", "](", "[x](y \"", "![", "[@", "@a", "[@a; ", "<", "<a ", "<!--", "-->", "<!",
    "{", "{: ", "on=", "|", "| - ", "| a |\n", "---\n", "===\n", "a\n---\n", "/// ", "///\n", "/// x\n", "- ", "- a\n", "1. ", "> ", "    ", "\t",
    ".", ". ", "A. ", "! ", "...", "\"", "'", "(", ")", "((", "1 in ", "1 out of 100 ", "67% ", "0.5 mg ", "1,", "10.1000/", "http://", "www.",
    "suicide ", "may ", "probably reduces ", "https://a.b/c ", "é", "\u202e", "\u0301", "🙂", "\x1b[31m", "~~~\n", "```\n", "*", "_", "**a", "&#",
    "<!-- allow ", "<!-- allow SG652 until 2027-05-01: x -->", "=\"", "a=", "CADSS ", "(CADSS", "in the ", "not ", "word ",
]
TEXTS = {piece: (piece * (SIZE // len(piece) + 1))[:SIZE] for piece in PIECES}


def times(text: str) -> dict[str, float]:
    """Return the processor seconds that reading a page, and each rule, takes on a text."""
    page = as_page("# A\n\n" + text)
    taken = {}
    for part in ("prose", "headings", "citations", "links", "blocks"):
        begin = time.process_time()
        getattr(page, part)
        taken[part] = time.process_time() - begin
    for rule in RULES.pages:
        begin = time.process_time()
        for _ in rule.check(page, CONTEXT):
            pass
        taken[rule.code] = time.process_time() - begin
    return taken


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_no_rule_is_slow_on_hostile_text(piece):
    """Only what takes long is measured again on a quarter of the text: four times as long is linear, sixteen times is not."""
    whole = times(TEXTS[piece])
    quarter = times(TEXTS[piece][: SIZE // 4]) if max(whole.values()) > PATIENCE else whole
    assert {name: round(t, 1) for name, t in whole.items() if t > PATIENCE and t > MOST_GROWTH * quarter[name]} == {}


ANY_TEXT = st.text(max_size=300)
PAGE_LIKE = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join)
FRONTS = st.sampled_from([front_matter(), front_matter("handout"), front_matter("evidence", "clinician"), "", "---\n", "---\ntitle: x\n---\n"])


@settings(max_examples=250, deadline=None)
@given(FRONTS, ANY_TEXT | PAGE_LIKE)
def test_no_text_crashes_a_rule(front, body):
    page = read_page(front + body, "docs/a.md")
    site = Site((page,), example_ledger(), EXAMPLE_DAY)
    for problem in lint(site, Rules(RULES.pages, RULES.site)).problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.line <= page.text.count("\n") + 1


@settings(max_examples=100, deadline=None)
@given(FRONTS, ANY_TEXT | PAGE_LIKE)
def test_no_repair_crashes_and_a_second_one_changes_nothing(front, body):
    engine = markdown.Markdown(extensions=["tables", "attr_list", "fenced_code"])

    def render(text: str) -> str:
        return engine.reset().convert(text)

    once = fix_text(front + body, "docs/a.md", render)
    assert fix_text(once.text, "docs/a.md", render).text == once.text


def test_a_line_of_ten_megabytes_is_linted():
    begin = time.perf_counter()
    page = as_page("# A\n\n" + "word " * 2_000_000 + "67%\n")
    problems = [p for r in RULES.pages if r.code == "SG652" for p in r.problems(page, CONTEXT)]
    assert len(problems) == 1
    assert time.perf_counter() - begin < 20


def test_files_that_cannot_be_read_are_named_and_the_rest_is_linted(tmp_path):
    make_site(tmp_path, good=front_matter() + "# A\n")
    docs = tmp_path / "docs"
    (docs / "bytes.md").write_bytes(b"---\ntitle: \xff\xfe\n---\n")
    (docs / "nul.md").write_bytes(b"text\n\0\n")
    (docs / "windows.md").write_bytes((front_matter() + "# A\n\nText.\n").replace("\n", "\r\n").encode())
    (docs / "gone.md").symlink_to(docs / "nowhere.md")
    pages, problems = load_pages(tmp_path)
    assert sorted(p.path for p in pages) == ["docs/good.md", "docs/windows.md"]
    assert sorted((p.path, p.code) for p in problems) == [("docs/bytes.md", "SG202"), ("docs/gone.md", "SG203"), ("docs/nul.md", "SG204")]
    assert all(p.front is not None for p in pages)


class Runs(HTMLParser):
    """Collects what a browser would run, or what a page of this site may not hold."""

    TAGS = ("script", "iframe", "object", "embed", "svg", "style", "form", "meta", "base", "link", "input")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    @classmethod
    def in_page(cls, html: str) -> list[str]:
        """Return what of it there is in some HTML."""
        parser = cls()
        parser.feed(html)
        parser.close()
        return parser.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.TAGS:
            self.found.append(tag)
        for name, value in attrs:
            address = "".join((value or "").split()).lower()
            if name.startswith("on") or (name == "style" and not address.startswith("text-align")):
                self.found.append(name)
            if address.startswith(("javascript:", "data:", "vbscript:")):
                self.found.append(address)


MARKUP = ("SG309", "SG801", "SG802", "SG803")
ATTACKS = [
    "\\`<script>alert(1)</script>\\`", "``` <script>alert(1)</script>", "<div>`<script>alert(1)</script>`</div>", "<!-- a --><script>x</script>",
    "<!--> <script>alert(1)</script> -->", "<!-- -- > <script>x</script>", "<![CDATA[<script>x</script>]]>", "<a\nhref='javascript:x'>y</a>",
    "[x](<javascript:alert(1)>)", "[x][1]\n\n  [1]: <javascript:alert(1)>", "[a](x 'y' onclick=1)", "text\n{: onclick='x' }", "# H {onclick=x}",
    "| a {onclick=x} | b |\n| --- | --- |\n| c | d |", "`a` <img src=x onerror=x> `b`", "<div markdown>\n`<script>x</script>`\n</div>",
    "<div markdown='0'>\n<script>x</script>\n</div>", "<br\nonload=x>", "<br//onload=x>", "<span/style=x>", "<SCRIPT\n>x</SCRIPT>", "&lt;script&gt;",
    "~~~\n<script>x</script>", "    <script>x</script>", "- a\n\n        <script>x</script>", "> <script>x</script>", "*<script>x</script>*",
    "[<script>x</script>](a.md)", "![<script>x</script>](a.svg)", "[x](a.md \"<script>\")", "<java\nscript:x>", "<?php x ?>", "<!DOCTYPE html><script>x</script>",
    "<div id=a></div><script>x</script>", "<div id=a onclick=x></div>", "`` ` <script>x</script> ` ``", "`<script>x</script>", "```\n<script>x</script>\n```",
    "````\n```\n<script>x</script>\n````", "```\n````\n<script>x</script>\n```", "``` ```\n<script>x</script>\n```\n", " ```\n<script>x</script>\n ```",
    "```html title=\"x\"\n<script>x</script>\n```", "text\n```\n<script>x</script>\n```", "<!--\n```\n-->\n<script>x</script>\n<!--\n```\n-->",
    "`<!--`<script>x</script>`-->`", "<!-- `--> <script>x</script> <!--` -->", "[x](data:text/html;base64,PHNjcmlwdD4=)", "\\<script>x</script>",
]


@pytest.mark.parametrize("attack", ATTACKS, ids=repr)
def test_what_the_rules_let_pass_does_not_run(attack):
    """Rendered as the site renders it, a page without a report holds nothing that runs."""
    page = as_page("# A\n\n" + attack + "\n")
    reported = [p.code for r in RULES.pages if r.code in MARKUP for p in r.problems(page, CONTEXT)]
    body = page.text[page.body_start :]
    html = markdown.Markdown(extensions=["attr_list", "md_in_html", "tables", "toc", "fenced_code"]).convert(body)
    assert reported or not Runs.in_page(html), html
