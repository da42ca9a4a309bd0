"""Every fault of the local set is found on its own page, and nothing is said of a good link."""

from __future__ import annotations

import pytest

from links.local_set import BAD, GOOD, write, write_book
from steadyground.links.local import check_site


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    write(folder)
    by_file: dict[str, set[str]] = {}
    for path, fault in check_site(folder).faults:
        by_file.setdefault(path, set()).add(fault.kind)
    return by_file


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_a_fault_is_found_and_named(case, found):
    assert found.get(case.found_in) == {case.kind}


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.name)
def test_a_good_link_is_left_alone(case, found):
    assert found.get(case.path) is None


def test_nothing_else_is_said(found):
    expected = {case.found_in for case in BAD} | {"loop2.html", "index.html"}
    assert set(found) - expected == set()
    assert found["index.html"] == {"through-redirect"}


def test_the_message_names_what_is_wrong(tmp_path):
    write(tmp_path)
    raws = {(path, fault.raw) for path, fault in check_site(tmp_path).faults}
    silent = [
        case.name
        for case in BAD
        if not any(path == case.found_in and (case.marker in raw or case.marker in path or not raw) for path, raw in raws)
    ]
    assert silent == []


def test_two_processes_find_what_one_finds(tmp_path):
    write(tmp_path)
    one, two = check_site(tmp_path, workers=1), check_site(tmp_path, workers=2)
    assert sorted(one.faults) == sorted(two.faults)
    assert one.outside == two.outside


@pytest.mark.parametrize("href", ["two.xhtml#b", "#a", "two.xhtml", "https://example.org/"])
def test_a_book_with_good_links_is_left_alone(tmp_path, href):
    (tmp_path / "index.html").write_text('<a href="b.epub">x</a>')
    write_book(tmp_path / "b.epub", href)
    assert check_site(tmp_path).faults == []


@pytest.mark.parametrize("href", ["two.xhtml#c", "three.xhtml", "#z"])
def test_a_book_with_a_dead_link_is_named(tmp_path, href):
    (tmp_path / "index.html").write_text('<a href="b.epub">x</a>')
    write_book(tmp_path / "b.epub", href)
    assert [(path, fault.kind) for path, fault in check_site(tmp_path).faults] == [("b.epub", "broken-book-link")]


def test_a_site_below_a_path_knows_its_root(tmp_path):
    (tmp_path / "a.html").write_text("x")
    (tmp_path / "index.html").write_text(
        '<a href="/guide/a.html">x</a><a href="/a.html">x</a><a href="https://h.example/guide/b.html">x</a>'
    )
    faults = [(fault.kind, fault.raw) for _, fault in check_site(tmp_path, site_url="https://h.example/guide/").faults]
    assert faults == [("out-of-site", "/a.html"), ("missing-file", "https://h.example/guide/b.html")]


def test_a_symbolic_link_out_of_the_site_is_not_followed(tmp_path):
    secret = tmp_path / "secret.html"
    secret.write_text('<a href="https://leak.example/">x</a>')
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text('<a href="out.html">x</a>')
    (site / "out.html").symlink_to(secret)
    report = check_site(site)
    assert report.outside == {}
    assert [fault.kind for _, fault in report.faults] == ["missing-file"]


def test_web_addresses_are_handed_on_with_their_pages(tmp_path):
    (tmp_path / "index.html").write_text('<a href="https://example.org/#a">x</a><a href="//example.org/">x</a>')
    assert check_site(tmp_path).outside == {"https://example.org/#a": ["index.html"], "https://example.org/": ["index.html"]}


def kinds(folder, text, **options):
    (folder / "index.html").write_text(text)
    return [(path, fault.kind, fault.raw) for path, fault in check_site(folder, **options).faults]


def test_a_redirect_to_a_missing_part_of_a_page_is_named(tmp_path):
    (tmp_path / "b.html").write_text('<b id="there"></b>')
    (tmp_path / "a.html").write_text('<meta http-equiv="refresh" content="0;url=b.html#gone">')
    found = kinds(tmp_path, '<a href="b.html">x</a>')
    assert found == [("a.html", "missing-fragment", "b.html#gone")]


def test_a_fragment_is_looked_up_behind_a_redirect_that_hands_it_on(tmp_path):
    script = "<script>location = 'b.html' + location.hash</script>"
    (tmp_path / "b.html").write_text('<b id="there"></b>')
    (tmp_path / "a.html").write_text(f'<meta http-equiv="refresh" content="0;url=b.html">{script}')
    found = kinds(tmp_path, '<a href="a.html#there">x</a><a href="a.html#gone">x</a><a href="b.html">x</a>')
    assert [row for row in found if row[1] != "through-redirect"] == [("index.html", "missing-fragment", "a.html#gone")]


def test_a_chain_of_redirects_is_named(tmp_path):
    (tmp_path / "a.html").write_text('<meta http-equiv="refresh" content="0;url=b.html">')
    (tmp_path / "b.html").write_text('<meta http-equiv="refresh" content="0;url=index.html">')
    assert [(path, kind) for path, kind, _ in kinds(tmp_path, "x")] == [("a.html", "redirect-chain")]


def test_short_codes_are_those_on_record(tmp_path):
    assert kinds(tmp_path, '<a href="tel:988">x</a>', short_codes={"988"}) == []
    assert [kind for _, kind, _ in kinds(tmp_path, '<a href="tel:988">x</a>', short_codes={"112"})] == ["bad-phone"]


def test_a_pdf_is_read_where_it_can_be(tmp_path):
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    for url in ("https://one.example/", "gone.html"):
        writer.add_uri(0, url, pypdf.generic.RectangleObject((0, 0, 9, 9)))
    writer.write(tmp_path / "a.pdf")
    (tmp_path / "index.html").write_text('<a href="a.pdf">x</a>')
    report = check_site(tmp_path)
    assert report.outside == {"https://one.example/": ["a.pdf"]}
    assert [(path, fault.kind, fault.raw) for path, fault in report.faults] == [("a.pdf", "broken-book-link", "gone.html")]


def test_a_damaged_book_is_named(tmp_path):
    (tmp_path / "a.epub").write_text("no archive")
    (tmp_path / "a.pdf").write_text("no pages")
    (tmp_path / "sitemap.xml.gz").write_text("not packed")
    found = kinds(tmp_path, '<a href="a.epub">x</a><a href="a.pdf">x</a>')
    assert [(path, kind) for path, kind, _ in found] == [(name, "unreadable-file") for name in ("a.epub", "a.pdf", "sitemap.xml.gz")]


def test_a_home_page_is_needed_to_speak_of_orphans(tmp_path):
    (tmp_path / "a.html").write_text("x")
    assert check_site(tmp_path).faults == []
