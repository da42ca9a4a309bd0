"""What the finished site says about the sheets."""

from pathlib import Path

import pytest

from steadyground.handouts.catalog import Version, load_catalog
from steadyground.handouts.document import Job, Paper
from steadyground.handouts.editions import FIRST
from steadyground.handouts.gallery import NO_PDF, PLACE, tell_editions
from steadyground.handouts.pictures import first_side
from steadyground.pages.page import read_page

ROOT = Path(__file__).parents[2]
SHEETS = [sheet for sheet in load_catalog(ROOT)[0] if sheet.record.id == "crisis-card"]
ONE_SIDE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n" + b" " * 600
)
EDITIONS = {sheet.name: f"EDITION{n}" for n, sheet in enumerate(SHEETS)}


@pytest.fixture
def site(tmp_path):
    """A built site whose page of handouts has the place of one subject."""
    (tmp_path / "handouts").mkdir()
    (tmp_path / "handouts" / "index.html").write_text(f"<h1>Handouts</h1>{PLACE.format(id='crisis-card')}")
    return tmp_path


def test_the_gallery_has_a_place_for_every_subject():
    page = (ROOT / "docs/handouts/index.md").read_text()
    subjects = {sheet.record.id for sheet in load_catalog(ROOT)[0]}
    assert {name for name in subjects if PLACE.format(id=name) not in page} == set()
    assert page.count('<div id="files-') == len(subjects)


def test_the_address_on_paper_is_a_heading_of_the_gallery():
    page = read_page((ROOT / "docs/handouts/index.md").read_text(), "docs/handouts/index.md")
    places = {f"handouts/#{heading.id}" for heading in page.headings}
    assert {sheet.address for sheet in load_catalog(ROOT)[0]} <= places


def test_the_page_names_the_newest_editions_and_every_pdf(site, ledger, tmp_path):
    jobs = [Job(sheet, paper, large) for sheet in SHEETS for paper in Paper for large in (False, True)]
    jobs += [Job(sheet, Paper.A4, country="GB") for sheet in SHEETS if sheet.version is Version.YOU]
    for job in jobs:
        (site / "handouts" / job.file).write_bytes(ONE_SIDE)
    tell_editions(site, tmp_path, SHEETS, EDITIONS, jobs, ledger)
    index = (site / "handouts/index.html").read_text()
    assert all(mark in index for mark in EDITIONS.values())
    assert '<a href="crisis-card-family-a4.pdf">A4</a> (1 kB)' in index
    assert '<img alt="First side: for clinicians" height="340" loading="lazy" src="first-sides/crisis-card-clinician-a4.png" width="240">' in index
    assert len(list((site / "handouts/first-sides").glob("*.png"))) == 3
    assert index.count(FIRST) == 3
    assert '<a href="crisis-card-you-letter-large.pdf">US Letter, large print</a>' in index
    assert '<li>United Kingdom: <a href="crisis-card-you-gb-a4.pdf">for you, A4</a></li>' in index


def test_without_pdfs_the_page_says_so_and_links_to_none(site, ledger):
    tell_editions(site, site, SHEETS, EDITIONS, [Job(SHEETS[0], Paper.A4)], ledger)
    for page in site.rglob("*.html"):
        assert NO_PDF in page.read_text()
        assert ".pdf" not in page.read_text()


def test_the_picture_of_a_side_is_small_gray_and_the_same_each_time():
    picture, height = first_side(ONE_SIDE)
    assert picture.startswith(b"\x89PNG")
    assert height in (339, 340)
    assert len(picture) < 20_000
    assert first_side(ONE_SIDE) == (picture, height)
