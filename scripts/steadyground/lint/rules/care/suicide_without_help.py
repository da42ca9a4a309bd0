"""SG501 suicide-without-help: wherever suicide is named, help is within the same section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.lint.authority import SAFE_MESSAGING
from steadyground.lint.help_route import has_help_route
from steadyground.lint.passages import sections
from steadyground.lint.patterns import pattern
from steadyground.lint.rule import Context, Hit, rule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.pages import Page

NAMED = pattern(
    r"(?i)\bsuicid\w*|\bself-harm\w*|\b(?:end|ending|take|taking) (?:your|their|his|her|my) (?:own )?life\b"
    r"|\bkill(?:ing)? (?:your|them|my|him|her)sel(?:f|ves)\b"
)


@rule(
    "SG501", "suicide-without-help", level=Level.ERROR,
    why="Someone who reads the word may be there now. Help that stands elsewhere on the page may not be reached.",
    fix="Add /// helplines, a link to ../help/index.md, or a number to call, in this section.",
    authority=SAFE_MESSAGING,
    bad=(
        "## Low mood\n\nSome people have suicidal thoughts.\n\n## Help\n\nCall 988.\n", "## Suicide\n\nIt is named plainly.\n",
        "## Risk\n\nSome people think of ending their life. See [the trial](trial.md).\n",
    ),
    good=(
        "## Low mood\n\nSome people have suicidal thoughts. Call or text 988 in the US.\n",
        "## Low mood\n\nIf you have thoughts of suicide, [get help now](../help/index.md).\n",
        "## Low mood\n\nThoughts of suicide can come.\n\n/// helplines | suicide-crisis\n///\n", "## Mood\n\nSome people feel low.\n",
    ),
)
def check_help_beside_suicide(page: Page, _context: Context) -> Iterator[Hit]:
    """Yield a hit at the first mention in each section that holds no route to help. Pages that are not about health are left out."""
    if page.front is None or not page.front.page_type.is_about_health:
        return
    for section in sections(page):
        named = NAMED.search(section.text)
        if named and not has_help_route(page, section):
            place = f"'{section.heading.text}'" if section.heading else "the first part"
            yield Hit(section.start + named.start(), section.start + named.end(), f"'{named[0]}' is named, and {place} has no way to help")
