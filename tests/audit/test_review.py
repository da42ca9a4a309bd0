"""Clocks, read at a day that is given."""

from datetime import date

import pytest
from click.testing import CliRunner

from steadyground.audit.review import due_by
from steadyground.cli import steady
from steadyground.pages import load_pages


@pytest.fixture(scope="module")
def pages(root):
    return load_pages(root)[0]


def test_on_the_day_of_the_check_nothing_is_overdue(ledger, pages):
    assert [row for row in due_by(ledger, pages, date(2026, 11, 22), 0) if row.is_over(date(2026, 11, 22))] == []


def test_a_year_later_everything_is_due_and_the_longest_overdue_comes_first(ledger, pages):
    rows = due_by(ledger, pages, date(2027, 12, 1), 0)
    assert len(rows) >= len(ledger.findings) + len(ledger.helplines) + len(pages)
    assert rows == sorted(rows, key=lambda row: (row.due, row.path, row.line))
    assert all(row.who and row.why and row.line >= 1 for row in rows)


@pytest.mark.parametrize(("today", "code"), [("2026-11-22", 0), ("2027-12-01", 1)])
def test_the_command_says_what_by_whom_and_why(root, monkeypatch, today, code):
    monkeypatch.chdir(root)
    ran = CliRunner().invoke(steady, ["review", "--today", today])
    assert ran.exit_code == code
    assert ("OVERDUE" in ran.output) is bool(code)
    if code:
        assert "by   anyone in that country who can phone" in ran.output
