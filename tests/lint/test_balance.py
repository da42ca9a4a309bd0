"""The balance of the real decision aid (IPDAS certification item 1): it holds as the page stands, and a planted imbalance is caught."""

import re

import pytest

from steadyground.lint.example import EXAMPLE_DAY, as_page
from steadyground.lint.rule import Context, all_rules

AID = "docs/decide/index.md"
FILLER = " It is well liked, and it is talked about a great deal, by many people in many places."


@pytest.fixture(scope="module")
def aid(root):
    return (root / AID).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def faults(ledger):
    rule = next(rule for rule in all_rules() if rule.code == "SG423")
    return lambda text: [hit.message for hit in rule.check(as_page(text, AID), Context(ledger, EXAMPLE_DAY))]


def option(text, number):
    start = text.index(f"### {number}. ")
    return start, text.index("\n#", start + 1)


def planted(text, number, row, change):
    """The aid with the answer of one row of one option changed."""
    start, end = option(text, number)
    part, found = re.subn(rf"(\| \*\*{row}\*\* \| )(.*)( \|)", lambda m: m[1] + change(m[2]) + m[3], text[start:end])
    assert found == 1
    return text[:start] + part + text[end:]


def test_the_page_as_it_stands_is_balanced(aid, faults):
    assert faults(aid) == []


@pytest.mark.parametrize("number", range(1, 7))
@pytest.mark.parametrize("row", ["In its favor", "Against it"])
def test_more_said_for_one_side_of_any_option_is_caught(aid, faults, number, row):
    found = faults(planted(aid, number, row, lambda answer: answer + FILLER))
    assert any("more than a third longer" in fault for fault in found)


@pytest.mark.parametrize("number", range(1, 7))
def test_harms_cut_short_are_caught(aid, faults, number):
    found = faults(planted(aid, number, "Harms", lambda answer: " ".join(answer.split()[:4])))
    assert any("three quarters of the room" in fault for fault in found)


def test_more_said_of_one_option_as_a_whole_is_caught(aid, faults):
    text = aid
    for row in ("In its favor", "Against it", "Harms", "How long"):
        text = planted(text, 4, row, lambda answer: answer + FILLER)
    assert any("where an option has" in fault for fault in faults(text))


def test_a_row_left_out_is_caught(aid, faults):
    start, end = option(aid, 4)
    without = re.sub(r"\| \*\*How sure anyone is\*\*.*\n", "", aid[start:end])
    assert any("its rows differ" in fault for fault in faults(aid[:start] + without + aid[end:]))


@pytest.mark.parametrize("column", [1, 2])
def test_more_said_on_one_side_of_the_short_table_is_caught(aid, faults, column):
    line = next(line for line in aid.splitlines() if line.startswith("| **4. Ketamine"))
    cells = line.strip("| ").split(" | ")
    cells[column] += FILLER
    assert any("in this table" in fault for fault in faults(aid.replace(line, f"| {' | '.join(cells)} |")))
