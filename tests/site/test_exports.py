"""What other programs read of us, read back by other programs."""

import csv
import io
import json
import re

import bibtexparser
import jsonschema
import pytest
import rispy

from steadyground.markup.blocks import DownloadsBlock
from steadyground.records.schema import MODELS, schema
from steadyground.site.exports import EXPORTS, bibtex, csl_json, findings_json, ris, rows_csv


def test_bibtex_is_read_back_whole(ledger):
    read = bibtexparser.loads(bibtex(ledger.sources))
    assert {entry["ID"] for entry in read.entries} == set(ledger.sources.rows)
    feder = next(entry for entry in read.entries if entry["ID"] == "feder2021")
    assert feder["year"] == "2021"
    assert feder["author"].startswith("Feder, A and ")
    assert feder["author"].endswith(" and others")


def test_ris_is_read_back_whole(ledger):
    read = rispy.loads(ris(ledger.sources))
    assert [entry["id"] for entry in read] == list(ledger.sources.rows)
    assert next(entry for entry in read if entry["id"] == "feder2021")["authors"][0] == "Feder, A"


def test_csl_json_has_an_item_for_each_source(ledger):
    items = json.loads(csl_json(ledger.sources))
    assert [item["id"] for item in items] == list(ledger.sources.rows)
    assert all(item["title"] and item["type"] for item in items)


def test_findings_fit_the_schema_published_beside_them(ledger):
    found = json.loads(findings_json(ledger))
    jsonschema.validate(found, json.loads(EXPORTS["findings.schema.json"](ledger)))
    assert len(found["findings"]) == len(ledger.findings)


def test_a_finding_that_does_not_fit_is_refused_by_the_schema(ledger):
    found = json.loads(findings_json(ledger))
    found["findings"][0]["certainty"] = "certain"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, json.loads(EXPORTS["findings.schema.json"](ledger)))


@pytest.mark.parametrize("stem", sorted(MODELS))
def test_the_data_as_an_editor_reads_it_fits_the_schema(stem, root):
    import yaml

    rows = yaml.load((root / f"docs/_data/{stem}.yml").read_text(), yaml.BaseLoader)
    made = json.loads(re.sub(r'"type": "(integer|number)"', r'"type": ["\1", "string"]', schema(stem)))
    made = json.loads(json.dumps(made).replace('"type": "boolean"', '"type": ["boolean", "string"]'))
    jsonschema.validate(rows, made)


def test_no_cell_starts_a_formula():
    text = rows_csv([{"a": "=1+1", "b": "-0.27"}, {"a": "@x", "c": ["x", "y"]}])
    assert list(csv.reader(io.StringIO(text))) == [["a", "b", "c"], ["'=1+1", "-0.27", ""], ["'@x", "", "x; y"]]


def test_every_file_offered_is_written(built_site):
    assert {*EXPORTS, "comparison.csv", "comparison.docx"} == set(DownloadsBlock.files)
    for name in DownloadsBlock.files:
        assert (built_site / DownloadsBlock.folder / name).stat().st_size > 100
