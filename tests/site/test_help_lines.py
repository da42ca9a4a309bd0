"""What is written beside a help line reaches the reader as it was written, and only once."""

import markdown
import pytest

from steadyground.markup.element import element
from steadyground.markup.phone import emergency_list, helpline_list

MONITORED = "Your phone or computer may be monitored."


def text_of(node):
    return "".join(node.itertext())


@pytest.fixture
def two_lines(ledger):
    return [ledger.helplines.rows[key].model_copy(update={"privacy_note": MONITORED}) for key in ("us-988", "us-crisis-text-line")]


def test_what_all_lines_of_a_list_share_is_said_once(two_lines):
    assert text_of(helpline_list(two_lines)).count(MONITORED) == 1


def test_what_one_line_alone_says_stays_with_it(two_lines):
    lines = [two_lines[0], two_lines[1].model_copy(update={"privacy_note": None})]
    listed = helpline_list(lines)
    assert text_of(listed[0]).count(MONITORED) == 1
    assert [MONITORED in text_of(child) for child in listed[1:]] == [False]


def test_what_is_not_known_about_a_number_is_a_sentence_of_its_own(ledger):
    country = ledger.countries.rows["ZA"].model_copy(update={"emergency_not_confirmed": "This may change."})
    assert text_of(emergency_list([country])).endswith("(ambulance and fire). This may change.")
    without_number = text_of(emergency_list([country.model_copy(update={"emergency": ()})]))
    assert without_number.split() == ["South", "Africa:", "This", "may", "change."]


def test_a_number_with_stars_is_not_read_as_markdown():
    md = markdown.Markdown()
    root = element("div", element("p", "Dial *120*7867# now."))
    for processor in md.treeprocessors:
        processor.run(root)
    assert text_of(root).strip() == "Dial *120*7867# now."
