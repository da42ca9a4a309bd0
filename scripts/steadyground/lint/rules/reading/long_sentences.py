"""SG702 long-sentences: nine sentences of ten have at most twenty words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import NHS_STYLE
from steadyground.lint.readability import counted, percentile
from steadyground.lint.reading_limits import limit_of
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

MOST_WORDS = 20
LEAST_SENTENCES = 10
_LONG = "Many " + "words " * 24 + "end. "
_SHORT = "A short one is here. "


@rule(
    "SG702", "long-sentences", level=Level.WARNING,
    why="A tired reader loses the start of a long sentence before its end.",
    fix="Split the longest sentences of the page where a new thought begins; this is one of them.",
    authority=NHS_STYLE,
    bad=("# Title\n\n" + _SHORT * 8 + _LONG * 3,),
    good=("# Title\n\n" + _SHORT * 20 + _LONG, "# Title\n\n" + _LONG * 2),
)
def check_long_sentences(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit for each of the three longest sentences, when the 90th percentile is above the limit."""
    if limit_of(page) is None:
        return
    sized = [(len(words), sentence) for sentence, words in counted(page)]
    longer = percentile((n for n, _ in sized), 90)
    if len(sized) < LEAST_SENTENCES or longer <= MOST_WORDS:
        return
    longest = sorted(sized, key=lambda pair: -pair[0])[:3]
    for count, sentence in sorted(longest, key=lambda pair: pair[1].start):
        start = sentence.start + len(sentence.text) - len(sentence.text.lstrip())
        end = sentence.start + len(sentence.text.rstrip())
        yield Hit(start, end, f"{count} words; one sentence in ten here has {longer} or more")
