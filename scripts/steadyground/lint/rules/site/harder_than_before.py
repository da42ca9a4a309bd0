"""SG705 harder-than-before: a page never gets harder to read than it was when its figures were recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import READING
from steadyground.lint.example import front_matter
from steadyground.lint.readability import easy_words, measure
from steadyground.lint.reading_limits import READING_PATH, TARGET, limit_of, read_record
from steadyground.lint.site_rule import Site, site_rule
from steadyground.problem import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXT = "The reviewers considered several different explanations for the differences, without any agreement about them. " * 10
_PAGE = front_matter() + "# A\n\n" + _TEXT + "\n"
_ROW = '- page: docs/{page}.md\n  grade: "{grade}"\n  smog: "12.0"\n'


@site_rule(
    "SG705", "harder-than-before", level=Level.ERROR,
    why="Pages get harder one edit at a time, and nobody sees it happen.",
    fix="Make the page plainer again. After making pages plainer, 'steady lint --record-reading' keeps what was won.",
    authority=READING,
    bad=(
        {READING_PATH: _ROW.format(page="a", grade="7.0"), "docs/a.md": _PAGE},
        {READING_PATH: _ROW.format(page="gone", grade="7.0"), "docs/a.md": _PAGE}, {READING_PATH: "- page: docs/a.md\n"},
    ),
    good=({READING_PATH: _ROW.format(page="a", grade="20.0"), "docs/a.md": _PAGE}, {"docs/a.md": _PAGE}, {READING_PATH: "[]\n"}),
)
def check_harder(site: Site) -> Iterator[Problem]:
    """Yield a problem for each limited page above its record, and each record without a page."""
    text = site.files.get(READING_PATH)
    if text is None:
        return
    recorded, lines, problems = read_record(text)
    yield from problems
    pages = {page.path: page for page in site.pages}
    easy = easy_words(site.ledger)
    for path, row in recorded.items():
        page = pages.get(path)
        if page is None:
            yield check_harder.problem(READING_PATH, lines[path], f"there is no page '{path}' any more")
            continue
        reading = measure(page, easy) if limit_of(page) else None
        if reading and reading.grade > max(row.grade, TARGET):
            line = page.headings[0].line if page.headings else 1
            yield check_harder.problem(path, line, f"this page reads at grade {reading.grade:.1f}; it was {row.grade:.1f}")
