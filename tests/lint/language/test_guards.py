"""The cross-cutting rules R1 to R14: what a sentence does with words decides whether they are a claim."""

import pytest

from steadyground.lint.language.contexts import contexts
from steadyground.lint.language.guards import GUARDS, excused, is_known
from steadyground.lint.language.reading import reading_of
from steadyground.pages import read_page

# (reason, words that are found, text, whether the reason holds)
CASES = [
    ("negated", "a cure", "Ketamine is not a cure.", True),
    ("negated", "a cure", "There is no sign that it is a cure.", True),
    ("negated", "a cure", "A cure does not exist.", True),
    ("negated", "resolves", "It doesn't just manage trauma, it resolves it.", False),
    ("negated", "heals", "It not only calms but heals.", False),
    ("negated", "heals", "People who did not respond to tablets, it heals.", False),
    ("negated", "a cure", "Nothing short of a cure.", False),
    ("negated", "works", "It is not cheap, but it works.", False),
    ("question", "cure", "Is ketamine a cure?", True),
    ("question", "life back", "Ready to get your life back?", False),
    ("question", "wait", "Why wait another day?", False),
    ("hedged", "reduce", "Ketamine may reduce symptoms.", True),
    ("hedged", "helps", "It helps some people for a time.", True),
    ("hedged", "helps", "It helps. Others felt no change.", True),
    ("hedged", "heals", "It heals trauma.", False),
    ("hedged", "heals", "You may bring a friend, but it heals trauma.", False),
    ("hedged", "heals", "It heals in ways that talking never could.", False),
    ("mention", "miracle", "Adverts call it a \"miracle\". It is not.", True),
    ("mention", "reset", "You may see it described as a \"reset button\". That is a sales metaphor, not a finding.", True),
    ("mention", "miracle", "> \"It was a miracle.\"", False),
    ("mention", "addict", "*Addict* is a word that we avoid.", True),
    ("mention", "guarantees", "Be wary of anyone who guarantees results.", True),
    ("mention", "pay today", "## Warning signs\n\n- They ask you to pay today", True),
    ("mention", "life-changing", "![A sign that says \"life-changing\"](a.png)", False),
    ("name", "drug abuse", "The National Institute on Drug Abuse paid for it.", True),
    ("name", "body keeps the score", "*The Body Keeps the Score* is the title of a book.", True),
    ("name", "drug abuse", "He has a history of drug abuse.", False),
    ("sourced", "reduces", "It reduces symptoms ([review](https://example.org)).", True),
    ("sourced", "reduces", "It reduces symptoms.[^1]", True),
    ("sourced", "reduces", "It reduces symptoms. [@feder2014]", True),
    ("sourced", "reduces", "The FDA said in 2023 that it reduces symptoms.", True),
    ("sourced", "reduces", "Studies show that it reduces symptoms.", False),
    ("sourced", "reduces", "![a](b.png) It reduces symptoms.", False),
    ("history", "shell shock", "In 1917 it was called shell shock.", True),
    ("safety", "never", "Never drive on the day of treatment.", True),
    ("safety", "never", "Betrayed partners never recover.", False),
    ("compared", "lower", "Scores were lower than with placebo.", True),
]


@pytest.mark.parametrize(("reason", "words", "text", "holds"), CASES)
def test_reason(reason: str, words: str, text: str, holds: bool) -> None:
    found = next(reading_of(read_page(text, "docs/x.md")).find(words))
    assert excused(found, (reason,)) is holds


def test_every_reason_has_one_name() -> None:
    assert not set(GUARDS) & set(contexts()[0])
    assert is_known("negated")
    assert is_known("prescriber")
    assert not is_known("nothing-of-the-kind")
