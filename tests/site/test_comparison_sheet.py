"""The comparison as files says what the page says, and opens in other programs."""

import csv
import io
import zipfile
from xml.etree import ElementTree

import pytest

from steadyground.pages import load_pages
from steadyground.pages.decision_aid import options_of
from steadyground.site.comparison_sheet import comparison_csv, comparison_docx, grid, write_comparison


@pytest.fixture(scope="module")
def aid(root):
    return next(page for page in load_pages(root)[0] if options_of(page))


def test_each_option_is_a_column_and_each_question_a_row(aid):
    rows = list(csv.reader(io.StringIO(comparison_csv(grid(aid)))))
    assert rows[0] == ["Question", *(option.name for option in options_of(aid))]
    assert [row[0] for row in rows[1:-1]] == list(options_of(aid)[0].answers)
    assert all(cell for row in rows[1:-1] for cell in row)


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
    words = " ".join(node.text or "" for node in parts["word/document.xml"].iter() if node.tag.endswith("}t"))
    assert all(answer in words for option in options_of(aid) for answer in option.answers.values())


def test_a_site_without_a_decision_aid_has_no_files(tmp_path):
    write_comparison([], tmp_path)
    assert list(tmp_path.iterdir()) == []
