"""What a sheet says: nothing that the guide does not say, no dose, plain words, and every version of every subject."""

from pathlib import Path

import pytest

from steadyground.handouts.catalog import CATALOG_PATH, Version, load_catalog
from steadyground.lint.doses import DOSE
from steadyground.lint.readability import easy_words, measure
from steadyground.pages import load_pages

ROOT = Path(__file__).parents[2]

SHEETS = load_catalog(ROOT)[0]
LIMIT = 6.0


def test_every_subject_has_three_versions_and_every_page_is_listed():
    sheets, problems = load_catalog(ROOT)
    assert problems == []
    subjects = {sheet.record.id for sheet in sheets}
    assert len(subjects) >= 9
    assert {(sheet.record.id, sheet.version) for sheet in sheets} == {(subject, version) for subject in subjects for version in Version}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: s.name)
def test_a_sheet_cites_only_what_its_pages_cite(sheet):
    names = [f"docs/{name}" for name in sheet.record.pages]
    known = {citation.key for page in load_pages(ROOT, names)[0] for citation in page.citations}
    assert sorted({citation.key for citation in sheet.page.citations} - known) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: s.name)
def test_a_sheet_holds_no_dose(sheet):
    assert DOSE.findall(sheet.page.text) == []


def test_the_search_for_doses_would_find_one():
    assert DOSE.search("They had 0.5 mg/kg.")
    assert DOSE.search("Take 40 mg.")


@pytest.mark.parametrize("sheet", [s for s in SHEETS if s.version is not Version.CLINICIAN], ids=lambda s: s.name)
def test_sheets_for_readers_stay_at_grade_six(sheet, ledger):
    reading = measure(sheet.page, easy_words(ledger))
    assert reading is not None
    assert reading.grade <= LIMIT


def test_a_missing_page_and_an_unlisted_one_are_named(tmp_path):
    folder = tmp_path / "docs" / "handouts"
    folder.mkdir(parents=True)
    (tmp_path / "docs" / "_data").mkdir()
    (tmp_path / CATALOG_PATH).write_text("- id: one\n  title: One\n  pages: [index.md]\n  versions: [you]\n")
    (folder / "two-you.md").write_text((ROOT / "docs/handouts/safety-you.md").read_text())
    (folder / "one-family.md").write_text("no front matter")
    problems = load_catalog(tmp_path)[1]
    assert [(p.code, p.path) for p in problems] == [
        ("SG451", CATALOG_PATH), ("SG453", "docs/handouts/one-family.md"), ("SG453", "docs/handouts/two-you.md"),
    ]
