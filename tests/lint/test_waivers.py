"""A waiver has a code, a day and a reason; it holds for one block, and it is missed when it is not needed."""

from __future__ import annotations

from datetime import date

import pytest

from lint.samples import RULES
from steadyground.lint.engine import Rules, lint
from steadyground.lint.example import EXAMPLE_DAY, example_ledger, front_matter
from steadyground.lint.policy import Policy, RulePolicy
from steadyground.lint.site_rule import Site
from steadyground.pages import read_page

OWN = Rules(tuple(r for r in RULES.pages if r.code in {"SG652", "SG653"}), (), whole_site=False)
WAIVE = "<!-- allow SG652 until 2027-05-01: the words of a question -->"


def outcome(body: str, today: date = EXAMPLE_DAY, policy: Policy | None = None):
    text = body if body.startswith("---") else front_matter("guide") + "# A\n\n" + body
    return lint(Site((read_page(text, "docs/a.md"),), example_ledger(), today), OWN, policy)


def codes(body: str, today: date = EXAMPLE_DAY) -> list[str]:
    return sorted(p.code for p in outcome(body, today).problems)


def test_without_a_waiver_it_is_reported():
    assert codes("It was 67%.\n") == ["SG652"]


@pytest.mark.parametrize("body", [
    f"It was 67%. {WAIVE}\n",
    f"{WAIVE}\nIt was 67%.\n",
    f"{WAIVE}\n\nIt was\n67%.\n",
    f"{WAIVE}\n- One\n- 67%\n",
    "<!-- allow SG652 until 2027-05-01:\nthe words of a question -->\nIt was 67%.\n",
    f"{WAIVE}\r\nIt was 67%.\r\n",
])
def test_a_waiver_holds_for_its_line_or_the_block_below(body):
    result = outcome(body)
    assert result.problems == ()
    assert [w.problem.code for w in result.waived] == ["SG652"]


def test_a_waiver_ends_with_the_block():
    assert codes(f"{WAIVE}\nIt was 67%.\n\nIt was 20%.\n") == ["SG652"]


def test_a_waiver_is_for_one_rule():
    assert codes(f"{WAIVE}\nIt was 67%, or 1 in 20.\n") == ["SG653"]


@pytest.mark.parametrize(("waiver", "code"), [
    ("<!-- allow SG652 until 2027-05-01 -->", "SG902"),
    ("<!-- allow SG652 until 2027-05-01: -->", "SG902"),
    ("<!-- allow SG652 until 2027-05-01: . -->", "SG902"),
    ("<!-- allow SG652: a good reason -->", "SG903"),
    ("<!-- allow SG652 until soon: a good reason -->", "SG903"),
    ("<!-- allow SG652 until 2027-02-30: a good reason -->", "SG903"),
    ("<!-- allow SG652 until 2029-01-01: a good reason -->", "SG903"),
    ("<!-- allow SG652 until 2026-11-21: a good reason -->", "SG904"),
    ("<!-- allow SG999 until 2027-05-01: a good reason -->", "SG901"),
    ("<!-- allow everything -->", "SG901"),
    ("<!-- allow SG652, SG653 until 2027-05-01: a good reason -->", "SG901"),
])
def test_a_waiver_that_does_not_hold_is_an_error_and_waives_nothing(waiver, code):
    assert codes(f"{waiver}\nIt was 67%.\n") == ["SG652", code]


def test_a_waiver_holds_on_its_last_day_and_not_after():
    body = f"{WAIVE}\nIt was 67%.\n"
    assert codes(body, date(2027, 5, 1)) == []
    assert codes(body, date(2027, 5, 2)) == ["SG652", "SG904"]


def test_a_waiver_that_nothing_needs_is_an_error():
    assert codes(f"{WAIVE}\nIt was 67 out of 100.\n") == ["SG905"]


def test_a_waiver_for_a_rule_that_was_not_run_is_not_called_unused():
    assert codes("<!-- allow SG501 until 2027-05-01: not run here -->\nText.\n") == []


def test_a_waiver_in_code_is_an_example():
    assert codes(f"`{WAIVE}`\n\n```\n{WAIVE}\n```\n\nIt was 67%.\n") == ["SG652"]


def test_a_waiver_cannot_be_hidden_from_the_report_by_another():
    assert codes(f"{WAIVE} {WAIVE}\n\nText.\n") == ["SG905", "SG905"]


def test_some_rules_can_never_be_waived():
    policy = Policy({"SG652": RulePolicy(rule="SG652", never_waived=True, because="test")})
    assert sorted(p.code for p in outcome(f"{WAIVE}\nIt was 67%.\n", policy=policy).problems) == ["SG652", "SG905"]


def test_front_matter_is_waived_by_a_comment_of_yaml():
    bad = front_matter("guide").replace("page_type: guide", "page_type: giude")
    assert codes(bad + "# A\n") == ["SG109"]
    waived = bad.replace("page_type: giude", "page_type: giude # allow SG109 until 2027-05-01: a new type is coming")
    assert codes(waived + "# A\n") == []
    above = bad.replace("page_type: giude", "# allow SG109 until 2027-05-01: a new type is coming\npage_type: giude")
    assert codes(above + "# A\n") == []
