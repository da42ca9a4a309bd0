"""SG703 long-paragraph: a paragraph has at most three sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import NHS_STYLE
from steadyground.lint.passages import Kind, Span, passage_sentences
from steadyground.lint.reading_limits import limit_of
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

MOST_SENTENCES = 3
SPARE = 1
"""One more is let pass: the sentence that follows a citation is often the second half of the one before it."""


@rule(
    "SG703", "long-paragraph", level=Level.SUGGESTION,
    why="White space is rest. A wall of text is closed, not read.",
    fix="Begin a new paragraph where the subject changes, or make a list.",
    authority=NHS_STYLE,
    bad=("# Title\n\nOne is here. Two is here. Three is here. Four is here. Five is here.\n",),
    good=(
        "# Title\n\nOne is here. Two is here. Three is here.\n\nFour is here. Five is here.\n",
        "# Title\n\n**A head.** One is here. Two is here. Three is here. Four is here.\n",
        "# Title\n\n![One is here. Two is here. Three is here. Four is here. Five is here.](a.svg)\n",
    ),
)
def check_long_paragraph(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit for each paragraph of more than four sentences."""
    if limit_of(page) is None:
        return
    for passage, found in passage_sentences(page):
        is_picture = page.text.startswith("![", passage.start)
        count = _count(found) if passage.kind is Kind.PARAGRAPH and not is_picture else 0
        if count > MOST_SENTENCES + SPARE:
            line_end = page.text.find("\n", passage.start)
            end = line_end if line_end >= 0 else passage.end
            yield Hit(passage.start, end, f"this paragraph has {count} sentences; {MOST_SENTENCES} are enough")


def _count(found: tuple[Span, ...]) -> int:
    """Return the number of sentences; one in bold at the start is a heading and does not count."""
    first = found[0].text.strip() if found else ""
    return len(found) - (first.startswith("**") and first.endswith("**"))
