"""What the finished site says about the sheets."""

from pathlib import Path

import pytest

from steadyground.handouts.catalog import Version, load_catalog
from steadyground.handouts.document import Job, Paper
from steadyground.handouts.gallery import NO_PDF, PLACE, tell_editions

ROOT = Path(__file__).parents[2]
SHEETS = [sheet for sheet in load_catalog(ROOT)[0] if sheet.record.id == "crisis-card"]
EDITIONS = {sheet.name: f"EDITION{n}" for n, sheet in enumerate(SHEETS)}


@pytest.fixture
def site(tmp_path):
    """A built site with the pages of one subject."""
    for sheet in SHEETS:
        (tmp_path / sheet.address).mkdir(parents=True)
        (tmp_path / sheet.address / "index.html").write_text(f"<h1>{sheet.name}</h1><p>Text.</p>")
    (tmp_path / "handouts" / "index.html").write_text(f"<h1>Handouts</h1>{PLACE.format(id='crisis-card')}")
    return tmp_path


def test_the_gallery_has_a_place_for_every_subject():
    page = (ROOT / "docs/handouts/index.md").read_text()
    subjects = {sheet.record.id for sheet in load_catalog(ROOT)[0]}
    assert {name for name in subjects if PLACE.format(id=name) not in page} == set()
    assert page.count('<div id="files-') == len(subjects)


def test_each_page_names_its_newest_edition_and_its_pdfs(site, ledger):
    jobs = [Job(sheet, paper, large) for sheet in SHEETS for paper in Paper for large in (False, True)]
    jobs += [Job(sheet, Paper.A4, country="GB") for sheet in SHEETS if sheet.version is Version.YOU]
    for job in jobs:
        (site / "handouts" / job.file).write_bytes(b"")
    tell_editions(site, SHEETS, EDITIONS, jobs, ledger)
    page = (site / "handouts/crisis-card-you/index.html").read_text()
    assert page.index("</h1>") < page.index("EDITION0") < page.index("<p>Text.")
    assert '<a href="../crisis-card-you-letter-large.pdf">US Letter, large print</a>' in page
    index = (site / "handouts/index.html").read_text()
    assert all(mark in index for mark in EDITIONS.values())
    assert '<a href="crisis-card-family-a4.pdf">A4</a>' in index
    assert '<li>United Kingdom: <a href="crisis-card-you-gb-a4.pdf">for you, A4</a></li>' in index


def test_without_pdfs_the_pages_say_so_and_link_to_none(site, ledger):
    tell_editions(site, SHEETS, EDITIONS, [Job(SHEETS[0], Paper.A4)], ledger)
    for page in site.rglob("*.html"):
        assert NO_PDF in page.read_text()
        assert ".pdf" not in page.read_text()
