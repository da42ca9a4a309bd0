"""What a reader is told of the editions of a sheet, and how they are written down at a release."""

from datetime import date

import pytest

from steadyground.handouts.document import edition
from steadyground.handouts.editions import FIRST, PATH, EditionRecord, load_editions, new_rows, what_changed
from steadyground.handouts.errors import HandoutError

DAY = date(2026, 11, 22)


def row(mark, why="Written for the first time.", sheet="safety-you"):
    return EditionRecord(edition=mark, sheet=sheet, on=DAY, why=why)


def test_a_sheet_with_nothing_before_it_is_a_first_edition():
    assert what_changed("safety-you", "AAAA2222", []) == FIRST
    assert what_changed("safety-you", "AAAA2222", [row("AAAA2222")]) == FIRST
    assert what_changed("safety-you", "AAAA2222", [row("BBBB2222", sheet="options-you")]) == FIRST


def test_a_newer_edition_names_those_it_replaces_and_what_changed():
    rows = [row("AAAA2222"), row("BBBB2222", "A line was added."), row("CCCC2222", "A number changed.")]
    assert what_changed("safety-you", "CCCC2222", rows) == "Replaces BBBB2222, AAAA2222: A number changed."


def test_words_that_changed_without_a_row_are_not_hidden():
    assert "changed after edition AAAA2222 of 2026-11-22" in what_changed("safety-you", "DDDD2222", [row("AAAA2222")])


def test_only_what_changed_is_written_down_and_can_be_read_again(tmp_path):
    (tmp_path / "docs/_data").mkdir(parents=True)
    text = new_rows({"safety-you": "BBBB2222", "options-you": "CCCC2222"}, [row("CCCC2222", sheet="options-you")], DAY, 'A "new" \\ line.')
    (tmp_path / PATH).write_text(text)
    assert load_editions(tmp_path) == [row("BBBB2222", 'A "new" \\ line.')]


def test_a_faulty_row_is_named_with_its_line(tmp_path):
    (tmp_path / "docs/_data").mkdir(parents=True)
    (tmp_path / PATH).write_text("- edition: short\n  sheet: safety-you\n  on: 2026-11-22\n  why: A reason.\n")
    with pytest.raises(HandoutError, match=r"editions\.yml:1"):
        load_editions(tmp_path)


def test_the_same_sheet_of_two_sites_is_one_edition():
    assert edition("see https://a.example/x/", "https://a.example/") == edition("see https://b.example/x/", "https://b.example/")
