"""The guide as PDF: tagged, with bookmarks and true page numbers, the same bytes each time, and nothing but its own letters."""

import io
import re

import outloud
import pikepdf
import pypdf
import pypdfium2
import pytest
import weasyprint
import zxingcpp

from steadyground.guide import make
from steadyground.guide.paper import STYLE, paper_html
from steadyground.handouts.document import Paper
from steadyground.handouts.errors import HandoutError
from steadyground.handouts.render import render

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def pdf(about, root, built_site):
    html, pictures = paper_html(about, about.edition, Paper.LETTER, root, built_site)
    return render(html, "about.pdf", root, None, pictures)


def test_it_is_tagged_and_says_its_language_and_title(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert file.Root.MarkInfo.Marked
        assert str(file.Root.Lang) == "en"
        with file.open_metadata() as said:
            assert str(said["pdfuaid:part"]) == "1"
            assert said["dc:title"] == "Steady Ground: About"


def test_a_checker_of_pdf_ua_finds_no_error(pdf, tmp_path):
    path = tmp_path / "about.pdf"
    path.write_bytes(pdf)
    result = outloud.check(str(path), layers={"conformance"})
    assert result.error is None
    assert [finding.message for finding in result.findings if finding.severity == "error"] == []


def test_bookmarks_go_from_parts_to_pages_to_headings(pdf, about):
    outline = pypdf.PdfReader(io.BytesIO(pdf)).outline
    at = next(n for n, item in enumerate(outline) if not isinstance(item, list) and item.title == "About")
    assert [item.title for item in outline[at + 1] if not isinstance(item, list)] == [chapter.title for chapter in about.chapters]
    assert any(isinstance(item, list) for item in outline[at + 1])


def test_page_numbers_in_the_contents_are_true(pdf, about):
    pages = [re.sub(r"\s+", " ", page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    contents = next(text for text in pages if "Contents If you need help now" in text)
    for chapter in about.chapters:
        number = int(re.search(re.escape(chapter.title) + r"[. ]*?(\d+)", contents)[1])
        assert chapter.title in pages[number - 1]
    assert "If you need help now" in pages[1]
    assert "988" in pages[1]
    assert "Help now: page 2" in pages[-1]


def test_a_chapter_begins_below_the_one_before_only_where_it_has_room(pdf, about):
    titles = {chapter.title for chapter in about.chapters}
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    at = next(n for n, item in enumerate(reader.outline) if not isinstance(item, list) and item.title == "About")
    chapters = [item for item in reader.outline[at + 1] if not isinstance(item, list) and item.title in titles]
    heights = [item.top / 72 * 25.4 - 19 for item in chapters]
    assert len(heights) == len(titles)
    assert 119 <= min(heights) < max(heights) - 30


def test_an_emergency_number_stands_apart_from_its_country():
    row = '<ul class="sg-emergency-numbers"><li><strong>Canada</strong><span class="sg-spoken">: </span><a>911</a></li></ul>'
    made = weasyprint.HTML(string=f"<style>{STYLE.read_text()}</style>{row}").render()
    words = {box.text: box for box in made.pages[0]._page_box.descendants() if type(box).__name__ == "TextBox"}
    country, apart, number = (words[text] for text in ("Canada", ": ", "911"))
    assert country.position_x < apart.position_x < number.position_x
    assert number.position_x > country.position_x + country.width


def pages_of(inside):
    """The pages of a small book, each with its boxes."""
    made = weasyprint.HTML(string=f"<style>{STYLE.read_text()}</style>{inside}").render()
    return [page._page_box for page in made.pages]


def words_of(boxes):
    return [box.text for box in boxes if type(box).__name__ == "TextBox"]


def test_the_head_of_a_page_names_the_chapter_that_it_begins_with():
    chapters = "".join(f'<article class="chapter" data-title="{name}"><h2>{name}</h2>{"<p>Text.</p>" * 70}</article>' for name in ("One", "Two"))
    pages = pages_of(chapters)
    heads = [words_of(box.descendants()) for page in pages for box in page.children if getattr(box, "at_keyword", "") == "@top-right"]
    shared = next(n for n, page in enumerate(pages) if "Two" in words_of(page.children[0].descendants()))
    assert "Text." in words_of(pages[shared].children[0].descendants())[:1]
    assert heads == [["One"]] * shared + [["Two"]] * (len(pages) - shared - 1)


def test_no_point_of_a_list_stands_alone_on_a_page_nor_a_box_without_what_it_follows():
    listed = f'<h3>Heading</h3><ul>{"<li>point</li>" * 6}</ul><div class="sg-card sg-next-steps"><p>box</p></div>'
    for room in range(150, 260, 6):
        pages = [words_of(page.descendants()) for page in pages_of(f'<p style="height: {room}mm">before</p>{listed}')]
        assert all(page.count("point") != 1 for page in pages), room
        assert all("point" in page for page in pages if "box" in page), room


@pytest.mark.parametrize("around", [
    '<h3>Heading</h3><p>Text.</p><p>Text.</p><p>last</p><h3>After</h3>',
    '<h3>Heading</h3><p>Text.</p><ul><li>Text.</li><li>Text.</li></ul><p>last</p><div class="sg-card sg-next-steps"><p>box</p></div>',
    '<h3>Heading</h3><div class="sg-line"><p>Text.</p></div><div class="sg-line"><p>Text.</p></div><p class="sg-line__checked">last</p>',
])
def test_the_last_line_of_a_part_is_never_the_first_of_a_page(around):
    for room in range(200, 258, 4):
        pages = [words_of(page.children[0].descendants()) for page in pages_of(f'<p style="height: {room}mm">before</p>{around}')]
        assert all(page[0] != "last" for page in pages), room


def table(rows, cell, kind=""):
    return f'<table class="{kind}"><thead><tr><th>head</th></tr></thead><tbody>{f"<tr><td>{cell}</td></tr>" * rows}</tbody></table>'


def test_a_short_table_to_write_in_is_not_cut_and_a_table_of_one_row_goes_without_the_next():
    for room in range(100, 250, 10):
        pages = pages_of(f'<p style="height: {room}mm">before</p>{table(6, "line<br>line", "kept")}')
        assert sum("line" in words_of(page.descendants()) for page in pages) == 1, room
    pages = pages_of(f'<p style="height: 200mm">before</p>{table(1, "one")}<h3>Next</h3>{table(9, "two")}')
    assert "one" in words_of(pages[0].descendants())
    assert "Next" in words_of(pages[1].descendants())


def test_a_short_list_of_contents_stands_below_what_is_said_about_the_copy_and_a_long_one_begins_a_page():
    for rows, on in ((9, 1), (90, 2)):
        listed = '<li><a href="#x">row</a></li>' * rows
        about = '<p id="x">cover</p><section class="copy"><h1>About</h1><p>Text.</p></section>'
        pages = [words_of(page.descendants()) for page in pages_of(f'{about}<section class="contents"><h1>Contents</h1><ol>{listed}</ol></section>')]
        assert next(n for n, page in enumerate(pages) if "row" in page) == on


def test_an_address_in_a_note_can_be_read():
    note = '<section class="notes"><ol><li><p><a href="https://example.org" data-print="example.org">Work</a></p></li></ol></section>'
    address = next(box for box in pages_of(note)[0].descendants() if getattr(box, "text", "") == " (example.org)")
    assert address.style["font_size"] >= 7.5 / 0.75


def test_the_code_on_the_cover_leads_to_the_newest_edition(pdf, about):
    cover = pypdfium2.PdfDocument(pdf)[0].render(scale=2, grayscale=True).to_pil()
    assert zxingcpp.read_barcodes(cover)[0].text == f"{about.address}offline/"


def test_made_twice_it_is_the_same(pdf, about, root, built_site):
    html, pictures = paper_html(about, about.edition, Paper.LETTER, root, built_site)
    assert render(html, "about.pdf", root, None, pictures) == pdf


def test_a_picture_is_read_only_where_it_was_named(about, root, built_site):
    html = f'<html lang="en"><title>x</title><img alt="A" src="{(built_site / "assets/img").as_uri()}/none.svg"></html>'
    with pytest.raises(HandoutError, match="nothing is fetched"):
        render(html, "x.pdf", root, None)


def test_one_fault_leaves_the_folder_as_it_was(about, root, tmp_path, monkeypatch):
    monkeypatch.setattr(make, "cached", lambda _root, key, _kind: tmp_path / "cache" / f"{key}.pdf")
    monkeypatch.setattr(make, "paper_html", lambda *_: ('<html lang="en"><title>x</title><p>\u2603</p></html>', []))
    with pytest.raises(HandoutError, match=r"steady-ground-about-a4\.pdf holds a letter that the fonts do not have.*'\u2603'"):
        make.make_files([about], root, tmp_path / "site", lambda *_: None)
    assert not (tmp_path / "site").exists()
