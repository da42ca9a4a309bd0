"""What the classifier says of a page, and when it overrules a rule or gives way to one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lint.samples import CONTEXT, RULES
from steadyground.lint.classifier import judge
from steadyground.lint.classifier.fit import fit
from steadyground.lint.classifier.model import WEIGHTS, Model, heaviest, model, read_model
from steadyground.lint.classifier.passages import FOLDER, Passage, digest, read_passages
from steadyground.lint.engine import lint_page
from steadyground.lint.example import as_page
from steadyground.lint.language.reading import reading_of
from steadyground.lint.policy import Policy
from steadyground.pages.prose import Kind
from steadyground.problem import Level, Problem

ROOT = Path(__file__).parents[3]


def problem(code: str, name: str, line: int, level: Level = Level.ERROR) -> Problem:
    return Problem("docs/a.md", line, 1, code, name, "said", "write", level)


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_the_labelled_passages_have_no_fault() -> None:
    passages, problems = read_passages(ROOT)
    assert [str(p) for p in problems] == []
    assert len(passages) > 5000


def test_the_weights_are_those_of_the_labelled_passages() -> None:
    assert model().learned_from == digest(read_passages(ROOT)[0]), "the passages changed: a maintainer runs `make learn CAREFUL=...`"


def test_it_learned_from_careful_prose_of_others_too() -> None:
    assert json.loads(WEIGHTS.read_text("utf-8"))["of_others"] > 2000


def test_a_fault_in_the_passages_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "a.yml").write_text("- text: One.\n  labels: [cure-garantee]\n- text: Two.\n  label: []\n", encoding="utf-8")
    told = [str(p) for p in read_passages(tmp_path)[1]]
    assert any("a.yml:1" in t and "did you mean 'cure-guarantee'?" in t for t in told)
    assert any("a.yml:4" in t and "'label' is not a key here" in t for t in told)


def small() -> Model:
    """A model of three categories: scikit-learn keeps two in another form."""
    heal = [Passage(text=f"This {what} heals every wound for good.", labels=("cure-guarantee",)) for what in ("course", "drip", "plant", "pill")]
    sell = [Passage(text=f"Book your {what} now before they are gone.", labels=("sales-pressure",)) for what in ("place", "seat", "drip", "call")]
    blame = [Passage(text=f"You drove him to it with your {what}.", labels=("victim-blaming",)) for what in ("moods", "work", "silence", "nagging")]
    fine = [Passage(text=f"Some people feel {what} for a day.", labels=()) for what in ("calmer", "better", "worse", "nothing")]
    return read_model(fit([*heal, *sell, *blame, *fine], "", ["We do not know how long it lasts."] * 3, ["Ask the nurse before you drive."] * 3))


def test_what_was_learned_carries_over_to_other_words() -> None:
    learned = small()
    assert learned.probability("This tea heals every wound for good.") > 0.5 > learned.probability("Some people feel sleepy for a day.")
    assert learned.best_category("Book your room now before they are gone.") == "sales-pressure"
    assert learned.best_category("This tea heals every sorrow for good.") == "cure-guarantee"


def test_the_words_that_weigh_most_are_shown() -> None:
    text = "We met on Monday in the hall, and this tea heals every wound for good."
    start, end = small().phrase(text)
    assert "heals every wound" in text[start:end]


def test_the_heaviest_run_is_no_longer_than_allowed() -> None:
    assert heaviest([0, 1, 2, -1, 3, 0], 8) == (1, 4)
    assert heaviest([1, 1, 1, 1], 2) == (0, 1)


def test_a_word_or_two_is_never_reported() -> None:
    assert model().probability("Cured!") is None


def test_a_row_of_a_table_is_never_plainly_innocent() -> None:
    page = as_page("| Medicine | Approved for PTSD? |\n|---|---|\n| Esketamine | Yes |")
    assert [passage.is_innocent for passage in judge.judged(page) if passage.kind is Kind.TABLE] == [False, False]


def test_a_page_for_contributors_is_not_read() -> None:
    text = as_page("Results guaranteed, or your money back, for everyone.").text
    assert judge.reported(as_page("Results guaranteed, or your money back, for everyone."))
    assert not judge.reported(as_page(text.replace("page_type: explainer", "page_type: contributing")))


def test_a_rule_is_not_believed_where_the_passage_is_plainly_innocent() -> None:
    page = as_page("Some people feel better for a few days, and others feel no change.\n\nWe guarantee that this cures your trauma for good.")
    fine = problem("CLM101", "cure-guarantee/cure", line_of(page.text, "Some people feel"))
    bad = problem("CLM101", "cure-guarantee/cure", line_of(page.text, "We guarantee"))
    other = problem("SG702", "long-sentences", fine.line)
    assert judge.settled(page, [fine, bad, other]) == [bad, other]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("SG501", "In the trial, staff asked about suicidal thoughts at each visit."),
        ("SG503", "In that study people took 35 mg by mouth, for six weeks."),
    ],
)
def test_it_overrules_no_rule_that_safety_hangs_on(code: str, text: str) -> None:
    page = as_page(text)
    assert all(passage.is_innocent for passage in judge.judged(page) if passage.text.strip() == text)
    assert code in {p.code for p in lint_page(page, RULES, CONTEXT, Policy())}


def test_rules_look_for_words_only_where_it_has_doubts() -> None:
    reading = reading_of(as_page("Some people feel better for a few days, and others feel no change.\n\nWe guarantee that this cures you."))
    assert [sentence.words for sentence in judge.doubted(reading) if b"feel" in sentence.words or b"cures" in sentence.words] == [
        b"we guarantee that this cures you."
    ]


def test_it_gives_way_to_a_rule_that_says_as_much() -> None:
    page = as_page("We guarantee that this cures your trauma for good.")
    line = line_of(page.text, "We guarantee")
    by_rule, own = problem("CLM101", "cure-guarantee/cure", line), problem("LRN101", "cure-guarantee/learned", line)
    milder = problem("TON501", "absolute-words/all", line, Level.SUGGESTION)
    assert judge.settled(page, [by_rule, own]) == [by_rule]
    assert judge.settled(page, [milder, own]) == [milder, own]


@pytest.mark.parametrize("rule", [r for r in RULES.pages if judge.is_content(r.name)], ids=lambda r: r.code)
def test_the_bad_examples_of_a_rule_are_believed(rule, monkeypatch) -> None:
    for text in rule.bad:
        page = as_page(text)
        with monkeypatch.context() as without_doubt:
            without_doubt.setattr(judge, "DOUBT", 0)
            said = list(rule.problems(page, CONTEXT))
        assert said
        assert judge.settled(page, said) == said, f"the classifier finds it plainly innocent; add it to {FOLDER}/ with its label: {text}"
