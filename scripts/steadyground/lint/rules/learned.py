"""LRN101 to LRN127: a passage that reads like those an editor marked, one rule a category. The classifier finds it, not a list of words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from steadyground.lint.categories import Category, categories
from steadyground.lint.classifier.judge import FAMILY, reported
from steadyground.lint.classifier.model import model
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule
from steadyground.pages import Page

FIRST = 101


def learned(about: Category, page: Page, _: Context) -> Iterator[Hit]:
    """Yield each passage that an editor would likely mark with this category, at the words that weigh most."""
    for passage in reported(page):
        if passage.category == about.id:
            start, end = model().phrase(passage.text)
            shown = " ".join(passage.text[start:end].split())
            message = f"the passage around '{shown}' reads like one that {about.says}"
            yield Hit(passage.start + start, passage.start + end, message)


for _number, _category in enumerate(categories()[0].values(), FIRST):
    content_rule(f"{FAMILY}{_number}", f"{_category.id}/learned", bad=_category.like, good=_category.unlike)(partial(learned, _category))
