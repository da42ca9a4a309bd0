"""The note behind a citation says what has happened to a work since."""

from dataclasses import replace

import pytest

from steadyground.markup.notes import finding_note, short_name, source_note
from steadyground.records import Status, Table


def note_with(ledger, changes):
    """The note of the finding about the largest trial, as if its first source had these fields."""
    finding = ledger.findings.rows["ptsd-largest-trial-null"]
    source = ledger.sources.rows[finding.sources[0]]
    rows = ledger.sources.rows | {source.key: source.model_copy(update=changes)}
    changed = replace(ledger, sources=Table(ledger.sources.path, rows, ledger.sources.lines))
    return " ".join("".join(paragraph.itertext()) for paragraph in finding_note(finding, changed))


@pytest.mark.parametrize("status", [Status.RETRACTED, Status.CORRECTED])
def test_a_retracted_or_corrected_source_is_called_so(ledger, status):
    assert f"Abdallah 2022 ({status})" in note_with(ledger, {"status": status})


def test_a_superseded_source_names_the_newer_one(ledger):
    note = note_with(ledger, {"status": Status.SUPERSEDED, "superseded_by": "feder2021"})
    assert "Abdallah 2022 (replaced by Feder 2021)" in note


def test_a_current_source_is_named_without_a_remark(ledger):
    assert "Abdallah 2022." in note_with(ledger, {}) or "Abdallah 2022;" in note_with(ledger, {})


def test_only_the_first_of_several_authors_is_named(ledger):
    source = ledger.sources.rows["abdallah2022"].model_copy(update={"authors": "Oncology Nurse Advisor; MPR", "year": None})
    assert short_name(source) == "Oncology Nurse Advisor"


def test_an_organization_keeps_its_capitals(ledger):
    assert short_name(ledger.sources.rows["va-ptsd-family-guide"]) == "National Center for PTSD 2023"


def test_a_name_keeps_what_stands_in_brackets_at_its_end(ledger):
    assert short_name(ledger.sources.rows["etq2023"]) == "EMDR Therapy Quarterly (EMDR Association UK) 2023"


def test_a_source_whose_year_nobody_has_read_says_so(ledger):
    assert "From Abdallah (year not known)" in note_with(ledger, {"year": None})
    source = ledger.sources.rows["abdallah2022"]
    for place, said in (("A journal", ". A journal, year not known."), (None, ". Year not known.")):
        work = source_note(source.model_copy(update={"year": None, "published_in": place}))[0]
        assert "".join(work.itertext()).endswith(said)


def test_a_year_is_not_said_twice(ledger):
    source = ledger.sources.rows["abdallah2022"].model_copy(update={"published_in": "A clinic, modified 18 March 2022"})
    assert "".join(source_note(source)[0].itertext()).endswith(". A clinic, modified 18 March 2022.")
