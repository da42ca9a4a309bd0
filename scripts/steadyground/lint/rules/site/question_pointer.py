"""SG853 question-pointer: a question is answered where its record says, and the page says so too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import GUIDE
from steadyground.lint.example import front_matter
from steadyground.lint.site_rule import Site, site_rule
from steadyground.problem import Level, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page
    from steadyground.records import Question

_PAGE = front_matter() + "# A\n\n## How long it lasts\n"
_SAYS_SO = _PAGE.replace("checked:", "questions: [q01]\nchecked:", 1)
_ROW = '- id: q01\n  question: How long?\n  group: after\n  strength: asked\n  page: {page}\n{more}'
FILE = "docs/_data/questions.yml"


@site_rule(
    "SG853", "question-pointer", level=Level.ERROR,
    why="The coverage page sends a reader with a question to its answer; a wrong pointer sends them nowhere.",
    fix="Correct 'page' or 'heading' in docs/_data/questions.yml, and 'questions' in the page's front matter.",
    authority=GUIDE,
    bad=(
        {FILE: _ROW.format(page="gone.md", more=""), "docs/a.md": _PAGE}, {FILE: _ROW.format(page="a.md", more=""), "docs/a.md": _PAGE},
        {FILE: _ROW.format(page="a.md", more="  heading: Not there\n"), "docs/a.md": _SAYS_SO}, {FILE: "[]\n", "docs/a.md": _SAYS_SO},
    ),
    good=(
        {FILE: _ROW.format(page="a.md", more="  heading: How long it lasts\n"), "docs/a.md": _SAYS_SO},
        {FILE: "[]\n", "docs/a.md": _PAGE},
    ),
)
def check_question_pointer(site: Site) -> Iterator[Problem]:
    """Yield a problem for each pointer between a question and a page that holds on one side only."""
    pages = {page.path: page for page in site.pages}
    for question in site.ledger.questions:
        fault = _fault(question, pages) if question.page else ""
        if fault:
            yield check_question_pointer.problem(FILE, site.ledger.questions.lines.get(question.id, 1), f"{question.id}: {fault}")
    for page in site.pages:
        for n, asked in enumerate(page.front.questions if page.front else ()):
            if asked not in site.ledger.questions.rows:
                mark = page.front_places.place(("questions", n))
                yield check_question_pointer.problem(
                    page.path, mark.line, f"there is no question '{asked}'", column=mark.column, length=len(asked)
                )


def _fault(question: Question, pages: dict[str, Page]) -> str:
    path = "docs/" + (question.page or "").removeprefix("docs/")
    page = pages.get(path)
    if page is None:
        return f"there is no page '{path}'{did_you_mean(path, pages)}"
    headings = {name for h in page.headings for name in (h.text, h.id) if name}
    if question.heading and question.heading.lstrip("#") not in headings:
        return f"{path} has no heading '{question.heading}'{did_you_mean(question.heading, headings)}"
    if page.front and question.id not in page.front.questions:
        return f"{path} does not name {question.id} in its front matter"
    return ""
