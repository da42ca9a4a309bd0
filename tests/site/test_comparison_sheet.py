"""The comparison as files says what the page says, and opens in other programs."""

import csv
import io
import zipfile
from xml.etree import ElementTree

import pytest

from steadyground.pages import load_pages
from steadyground.pages.decision_aid import how_to_read, options_of
from steadyground.site.comparison_sheet import OWN, comparison_csv, comparison_docx, grid, write_comparison

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words_of(document):
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return " ".join(node.text or "" for node in ElementTree.fromstring(archive.read("word/document.xml")).iter(f"{WORD}t"))


@pytest.fixture(scope="module")
def aid(root):
    return next(page for page in load_pages(root)[0] if options_of(page))


def test_each_option_is_a_column_and_each_question_a_row(aid):
    rows = list(csv.reader(io.StringIO(comparison_csv(grid(aid)))))
    assert rows[0] == ["Question", *(option.name for option in options_of(aid))]
    assert [row[0] for row in rows[1:-2]] == list(options_of(aid)[0].answers)
    assert all(cell for row in rows[1:-2] for cell in row)


def test_it_carries_its_date_and_no_marks_of_the_page(aid):
    text = comparison_csv(grid(aid))
    assert str(aid.front.checked) in text
    assert "Not reviewed by a clinician" in text
    assert not any(mark in text for mark in ("[@", "](", "**", "&nbsp;"))


def test_the_document_holds_the_same_words_and_is_the_same_each_time(aid):
    made = comparison_docx(grid(aid))
    assert made == comparison_docx(grid(aid))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    assert all(root.tag for root in parts.values())
    words = words_of(made)
    assert all(answer in words for option in options_of(aid) for answer in option.answers.values())


def test_it_says_how_far_the_numbers_go_as_the_page_does(aid):
    assert "cannot rank the options" in how_to_read(aid)
    rows = grid(aid)
    assert how_to_read(aid) in comparison_csv(rows).replace('""', '"')
    assert how_to_read(aid) in words_of(comparison_docx(rows))


def test_the_document_has_an_empty_column_for_what_a_practice_offers(aid):
    with zipfile.ZipFile(io.BytesIO(comparison_docx(grid(aid)))) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    rows = [["".join(cell.itertext()) for cell in row.iter(f"{WORD}tc")] for row in body.iter(f"{WORD}tr")]
    assert [row[-1] for row in rows] == [OWN, *[""] * (len(rows) - 1)]
    assert {len(row) for row in rows} == {len(options_of(aid)) + 2}
    assert [bool(row.findall(f".//{WORD}tblHeader")) for row in body.iter(f"{WORD}tr")] == [True, *[False] * (len(rows) - 1)]


def test_a_site_without_a_decision_aid_has_no_files(tmp_path):
    write_comparison([], tmp_path)
    assert list(tmp_path.iterdir()) == []
