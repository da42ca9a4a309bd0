"""The self-audit says what the pages show: a pointer that does not hold makes its item "Not met", and people's judgment is never given."""

import pytest
from pydantic import ValidationError

from steadyground.audit.made_part import END, START, with_made_part
from steadyground.audit.self_audit import SELF_AUDIT, figures, fresh_page, verdicts_of
from steadyground.audit.standards import AID, Evidence, State, fault_of, gather, judge, load_standards
from steadyground.lint.example import as_page, front_matter
from steadyground.pages import load_pages
from steadyground.records.standard import Item, Pointer

PEOPLE = {12, 13, 14, 15, 16, 17, 22, 23}
TABLE = "| Question | Answer |\n| --- | --- |\n| **Harms** | {answer} |\n"
LONG = "What is known of it, for whom, and how often it was counted, in whole sentences that say something to the reader of it."


@pytest.fixture(scope="module")
def pages(root):
    return load_pages(root)[0]


@pytest.fixture(scope="module")
def verdicts(root, pages):
    return verdicts_of(root, pages)


def evidence(tmp_path, **texts):
    made = [as_page(text, f"docs/{name}.md") for name, text in texts.items()]
    return Evidence({page.path: page for page in made}, frozenset({"SG401"}), tmp_path)


def item(**answer):
    return Item.model_validate({"id": "x-1", "standard": "jama", "number": 1, "asks": "Something", **answer})


def test_the_data_is_sound_and_every_standard_is_whole(root):
    items, problems = load_standards(root)
    assert [str(p) for p in problems] == []
    counts = {}
    for row in items:
        counts.setdefault(row.standard, []).append(row.number)
    assert {name: len(numbers) for name, numbers in counts.items()} == {
        "ipdas-qualifying": 6, "ipdas-certification": 6, "ipdas-quality": 23, "jama": 4, "pif-tick": 10, "discern": 16, "pemat-p": 24,
        "cdc-cci-opening": 4, "cdc-cci": 20,
    }
    assert all(len(set(numbers)) == len(numbers) for numbers in counts.values())


def test_the_decision_aid_meets_every_item_that_qualifies_and_certifies_it(verdicts):
    assert [(v.item.id, v.faults) for v in verdicts if v.item.standard in ("ipdas-qualifying", "ipdas-certification") and v.state is not State.MET] == []


def test_of_the_quality_items_only_those_for_people_and_those_with_a_reason_are_not_met(verdicts):
    quality = [v for v in verdicts if v.item.standard == "ipdas-quality"]
    assert {v.item.number for v in quality if v.state is State.NEEDS_PEOPLE} == PEOPLE
    assert {v.item.number for v in quality if v.state is State.NOT_MET} == {v.item.number for v in quality if v.item.not_met}
    assert figures(verdicts)["ipdas-quality"][State.MET] >= 13


def test_the_item_on_feedback_is_answered_again_once_an_address_is_named(root, verdicts):
    settings = (root / "mkdocs.yml").read_text()
    is_named = 'repository: !ENV [REPOSITORY_URL, ""]' not in settings
    feedback = next(v for v in verdicts if v.item.id == "pif-8")
    assert (feedback.state is State.MET) == is_named, "say in standards.yml where a reader can send feedback, or why not"


def test_every_pointer_of_every_item_holds(verdicts):
    assert {v.item.id: v.faults for v in verdicts if v.faults} == {}


def test_the_page_is_fresh(root, pages, ledger):
    assert (root / SELF_AUDIT).read_text() == fresh_page(root, pages, ledger), "run `make generate`"


def test_the_page_reports_how_hard_the_decision_aid_is_to_read(root, pages, ledger):
    part = fresh_page(root, pages, ledger).partition("## How hard the pages are to read")[2]
    row = next(line for line in part.splitlines() if line.startswith("| The decision aid |"))
    grades = [float(cell) for cell in row.strip("| ").split("|")[1:]]
    assert len(grades) == 2
    assert all(0 < grade < 20 for grade in grades)


def test_what_only_people_can_judge_is_never_met(tmp_path):
    assert judge(item(people="patients"), evidence(tmp_path)).state is State.NEEDS_PEOPLE
    with pytest.raises(ValidationError):
        item(people="patients", shown=[{"rule": "SG401"}])


@pytest.mark.parametrize(
    "pointer",
    [
        {"page": "gone.md", "heading": "A"}, {"page": "a.md", "heading": "Not there"}, {"page": "a.md", "heading": "Short"},
        {"page": "a.md", "says": "something else"}, {"page": "a.md", "block": "chances"}, {"page": "a.md", "citations": "1"},
        {"rule": "SG999"}, {"test": "tests/gone.py::test_x"}, {"file": "gone", "says": "x"}, {"aid_row": "Harms"},
        {"every_health_page": "cites"},
    ],
)
def test_a_pointer_that_leads_nowhere_makes_the_item_not_met(tmp_path, pointer):
    page = f"# A\n\n## Long\n\n{LONG}\n\n## Short\n\nFew words.\n"
    found = judge(item(shown=[pointer]), evidence(tmp_path, a=page))
    assert found.state is State.NOT_MET
    assert found.faults


def test_a_pointer_that_holds_makes_it_met(tmp_path):
    page = f"# A\n\n/// in-short\n- One.\n///\n\n## Long\n\n{LONG} [@example-high]\n"
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "a.py").write_text("def test_x():\n    pass\n")
    shown = [
        {"page": "a.md", "heading": "Long"}, {"page": "a.md", "says": "how often it\nwas counted"}, {"page": "a.md", "block": "in-short"},
        {"page": "a.md", "citations": "1"}, {"rule": "SG401"}, {"test": "tests/a.py::test_x"}, {"every_health_page": "cites"},
    ]
    assert judge(item(shown=shown), evidence(tmp_path, a=page)).state is State.MET


def test_one_option_without_an_answer_is_enough_to_fail_a_row(tmp_path):
    def fault(second):
        text = front_matter("decision-aid") + f"# A\n\n### 1. One\n\n{TABLE.format(answer=LONG)}\n### 2. Two\n\n{TABLE.format(answer=second)}"
        page = as_page(text, AID)
        return fault_of(Pointer(aid_row="Harms"), Evidence({AID: page}, frozenset(), tmp_path))

    assert fault(LONG) == ""
    assert "Two" in fault("None.")


def test_a_rule_that_does_not_stop_the_build_is_no_evidence(root, pages):
    rules = gather(root, pages).rules
    assert "SG401" in rules
    assert "SG703" not in rules


@pytest.mark.parametrize("wrong", [{}, {"page": "a.md"}, {"page": "a.md", "heading": "A", "says": "b"}, {"rule": "SG401", "aid_row": "Harms"}, {"file": "a"}])
def test_a_pointer_names_one_thing(wrong):
    with pytest.raises(ValidationError):
        Pointer.model_validate(wrong)


def test_the_made_part_needs_its_marks():
    assert with_made_part(f"a {START} old {END} b", "new", "a.md") == f"a {START}\n\nnew\n{END} b"
    with pytest.raises(ValueError, match="needs the lines"):
        with_made_part("a", "new", "a.md")
