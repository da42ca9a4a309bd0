"""A practice's own copy, built: it carries the practice's name, and everything that keeps a reader safe."""

import shutil

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from conftest import ROOT, write_page
from steadyground.guide.site_pages import plain, read_guide
from steadyground.handouts.catalog import load_catalog
from steadyground.handouts.document import Job, Paper, document
from steadyground.handouts.offered import usual_country
from steadyground.links.local import check_site
from steadyground.markup.library import library
from steadyground.pages import load_pages, read_page
from steadyground.practice.check import check_practice
from steadyground.practice.copy import make_copy, with_practice, without_links
from steadyground.records.practice import practice_of
from steadyground.site.build import build

pytestmark = pytest.mark.xdist_group("own-copy")
NUMBER, WEBSITE, NAME = "tel:+12025550100", "https://www.example.org/", "Example Practice"
LEFT_OUT = {"about/contributing/data", "about/contributing/rules", "help/for-veterans"}


@pytest.fixture(scope="module")
def copy(tmp_path_factory, ledger):
    """The copy of the example, for Ireland: its folder, and what was made."""
    folder = tmp_path_factory.mktemp("copy")
    file = folder.parent / "practice.yml"
    file.write_text((ROOT / "practice.example.yml").read_text().replace("country: US", "country: IE"))
    practice, problems = check_practice(ROOT, file, ledger)
    assert problems == []
    return folder, make_copy(ROOT, practice, file, ledger, folder)


@pytest.fixture(scope="module")
def site(copy, tmp_path_factory):
    """The built copy: its folder, and every page by its path."""
    site = tmp_path_factory.mktemp("site")
    build(copy[0], site)
    return site, {p.relative_to(site).as_posix(): LexborHTMLParser(p.read_text()) for p in sorted(site.rglob("*.html"))}


def test_only_what_was_left_out_is_gone(site):
    pages = {page.path.removeprefix("docs/").removesuffix("index.md").removesuffix(".md").rstrip("/") for page in load_pages(ROOT)[0]}
    sheets = {page for page in pages if page.startswith("handouts/")}
    built = {name.removesuffix("index.html").rstrip("/") for name in site[1]} - {"404.html"}
    assert pages - sheets - built == LEFT_OUT
    assert built <= pages


def test_crisis_help_stands_on_every_page_with_the_numbers_of_its_country_first(site):
    for name, page in site[1].items():
        numbers = [link.attributes["href"] for link in page.css(".sg-crisis a.sg-call")]
        assert numbers[:2] == ["tel:112", "tel:999"], name
        assert {"tel:911", "tel:988", "tel:116123"} <= set(numbers), name
        assert page.css_first(".sg-strip__help"), name


def test_dates_and_the_notice_that_nobody_reviewed_it_stay(site):
    for page in load_pages(ROOT)[0]:
        name = page.path.removeprefix("docs/").removesuffix(".md").removesuffix("index").rstrip("/")
        built = site[1].get(f"{name}/index.html".lstrip("/"))
        if built:
            foot = built.css_first(".sg-page-foot").text()
            assert "Sources checked on" in foot, name
            assert "Not yet reviewed by a clinician" in foot, name


def test_every_finding_stays(site, ledger):
    ids = {node.attributes["id"] for node in site[1]["evidence/findings/index.html"].css("[id]")}
    assert set(ledger.findings.rows) <= ids


def test_who_is_behind_the_guide_is_told_in_the_same_words(site, built_site):
    article = [LexborHTMLParser(page.html).css_first("article") for page in (site[1]["about/index.html"], LexborHTMLParser(
        (built_site / "about/index.html").read_text()))]
    for node in article:
        for gone in node.css(".sg-practice, .sg-crisis"):
            gone.decompose()
    assert article[0].text().split() == article[1].text().split()


def test_every_page_says_who_offers_it_and_that_they_did_not_write_it(site):
    for name, page in site[1].items():
        notice = page.css_first(".sg-practice")
        assert "did not write it" in notice.text(), name
        assert "There is no such practice" in notice.text(), name
        links = {link.attributes["href"] for link in notice.css("a")}
        assert {NUMBER, WEBSITE} <= links, name
        assert page.css_first("title").text().endswith(f"Steady Ground, offered by {NAME}"), name


def test_no_link_is_broken_and_those_to_what_is_gone_are_words(site, copy):
    assert [(name, fault) for name, fault in check_site(site[0]).faults if fault.kind.startswith("missing")] == []
    told = "about/contributing/practice/index.html"  # the page that explains these words has them too
    words = sum(page.body.text().count("(not in this copy)") for name, page in site[1].items() if name != told)
    assert words > 10
    assert words <= copy[1].unlinked
    assert 'id="day-of-session"' not in site[1]["handouts/index.html"].html


def test_the_colors_are_on_the_page(site):
    sheet = next(site[0].glob("assets/css/site.*.css")).read_text()
    assert "--md-primary-fg-color: #38265a" in sheet
    assert sheet.index("#38265a") > sheet.index("--md-primary-fg-color: #0b4448")


def test_a_sheet_carries_the_practice_below_the_help_of_its_country(copy):
    folder = copy[0]
    sheet = next(sheet for sheet in load_catalog(folder)[0] if sheet.name == "safety-you")
    html = document(Job(sheet, Paper.A4, country=usual_country(folder)), folder, practice_of(folder).address)
    assert "Help now in Ireland" in html
    assert "Offered by Example Practice (an example: there is no such practice), who did not write it: (202) 555-0100, example.org" in html
    assert html.index("Help now in Ireland") < html.index("Offered by")
    assert "day-of-session" not in {sheet.record.id for sheet in load_catalog(folder)[0]}


def test_the_guide_to_take_along_is_that_of_the_copy(copy, site):
    guide = read_guide(copy[0], site[0], library(copy[0]))
    paths = {chapter.path.rstrip("/") for chapter in guide.chapters}
    assert "help/crisis-lines" in paths
    assert not paths & LEFT_OUT
    assert guide.address == practice_of(copy[0]).address.rstrip("/") + "/"
    assert "999" in plain(guide.crisis).split("911")[0]


def test_the_guide_s_own_sheets_name_no_practice():
    sheet = load_catalog(ROOT)[0][0]
    assert "Offered by" not in document(Job(sheet, Paper.A4), ROOT, "https://guide.example.org/")


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_both_engines_build_a_copy(engine, small_repository, tmp_path_factory, ledger):
    write_page(small_repository, "about/index.md", "# About\n\nText.\n")
    with (small_repository / "mkdocs.yml").open("a") as settings:
        settings.write("  - About: about/index.md\n")
    file = small_repository / "practice.yml"
    file.write_text(
        "name: A & B\naddress: https://guide.example.org\ncountry: GB\nlogo: ours.svg\ncontact:\n  website: https://www.example.org/\n"
    )
    (small_repository / "ours.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    practice, problems = check_practice(small_repository, file, ledger)
    assert problems == []
    folder, site = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("site")
    make_copy(small_repository, practice, file, ledger, folder)
    build(folder, site / "out", engine=engine)
    page = LexborHTMLParser((site / "out/index.html").read_text())
    assert "offered by A & B" in page.css_first(".sg-practice").text()
    assert page.css_first(".sg-crisis a.sg-call").attributes["href"] == "tel:999"
    assert "practice." in page.css_first(".md-header img").attributes["src"]


def test_a_link_to_a_part_that_is_gone_is_words_too():
    page = read_page("# A\n\n[One](../handouts/index.md#safety), [two](../handouts/index.md#other), [three](b.md#x).\n", "docs/a/a.md")
    text, count = without_links(page, {("handouts/index.md", "safety"), ("a/b.md", "")})
    assert count == 2
    assert text.endswith("One (not in this copy), [two](../handouts/index.md#other), three (not in this copy).\n")


def test_the_menu_loses_what_is_gone_and_nothing_else(copy):
    config = yaml.safe_load((copy[0] / "mkdocs.yml").read_text())
    listed = yaml.safe_dump(config["nav"])
    assert [name for name in LEFT_OUT if f"{name}.md" in listed] == []
    practice = practice_of(copy[0])
    nav = [{"Home": "index.md"}, {"Part": ["help/for-veterans.md", {"Title": "about/contributing/data.md"}]}]
    settings = {"site_name": "S", "theme": {}, "extra_css": [], "extra": {}, "nav": nav}
    assert with_practice(settings, practice, "")["nav"] == [{"Home": "index.md"}]


def test_the_copy_of_a_copy_is_the_same(copy, ledger, tmp_path):
    folder = copy[0]
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    shutil.copy(folder / "practice.yml", tmp_path / "practice.yml")
    make_copy(ROOT, practice_of(folder), tmp_path / "practice.yml", ledger, folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
