"""What is written beside a help line reaches the reader as it was written, and only once."""

import markdown
import pytest

from steadyground.handouts.body import body_html
from steadyground.handouts.catalog import load_catalog
from steadyground.markup import SteadyGround
from steadyground.markup.element import element
from steadyground.markup.phone import emergency_list, helpline_list
from steadyground.site.crisis import crisis_block

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


def test_a_web_page_is_no_way_to_talk(two_lines):
    said = text_of(helpline_list(two_lines))
    assert "or Chat online" in said
    assert "Website" in said
    assert "or Website" not in said


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


@pytest.mark.parametrize("text", ["Call 116 123.", "**Call** 116 123 now.", "[116 123](tel:116123)", "/// helplines | GB\n///", "| A |\n| --- |\n| 116 123 |"])
def test_a_number_to_call_is_never_broken(root, text):
    made = markdown.markdown(text, extensions=["tables", SteadyGround(root=str(root))])
    assert "116\u00a0123" in made
    assert "116 123" not in made


def test_longer_numbers_and_years_are_left_alone(root):
    made = markdown.markdown("In 5116 123 or 116 1234 or 116123.", extensions=[SteadyGround(root=str(root))])
    assert "\u00a0" not in made


def test_no_number_is_broken_in_the_crisis_block(ledger):
    block = crisis_block(ledger)
    assert "13\u00a011\u00a014" in block
    assert "13 11 14" not in block


def test_no_number_is_broken_on_a_sheet(root):
    sheet = next(sheet for sheet in load_catalog(root)[0] if sheet.name.startswith("crisis-card"))
    body = body_html(sheet, root, "https://example.org/", "GB")
    assert "116\u00a0123" in body
    assert "116 123" not in body
