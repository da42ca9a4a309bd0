"""What a PDF must be: tagged, in one language, small enough for one sheet, the same bytes each time, and made without the network."""

import io
import os
import socket
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
import weasyprint
import zxingcpp
from fontTools.ttLib import TTFont
from PIL import Image, ImageFilter

from steadyground.handouts.aloud import loose_spaces
from steadyground.handouts.catalog import load_catalog
from steadyground.handouts.document import FONTS, WEIGHTS, Job, Paper, document, edition
from steadyground.handouts.errors import HandoutError
from steadyground.handouts.help_box import help_box
from steadyground.handouts.letters import at_weight, missing_letters
from steadyground.handouts.make import make, plan
from steadyground.handouts.qr import TITLE, qr_code, qr_svg
from steadyground.handouts.render import render

ROOT = Path(__file__).parents[2]
ADDRESS = "https://steadyground.example/"
SHEETS = {sheet.name: sheet for sheet in load_catalog(ROOT)[0]}
SIZES = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}


def pdf_of(job):
    return render(document(job, ROOT, ADDRESS), job.file, ROOT, job.sides)


def kinds(tree):
    """Every element of a structure tree, in reading order."""
    children = tree.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from kinds(child)


@pytest.fixture(scope="module")
def one():
    """The sheet with a table, tick boxes, cards and a box, as bytes and as a tree."""
    return pdf_of(Job(SHEETS["right-for-me-you"], Paper.A4))


def test_the_pdf_says_what_it_is(one):
    with pikepdf.open(io.BytesIO(one)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as about:
            assert str(about["pdfuaid:part"]) == "1"
            assert about["dc:title"] == "Is ketamine right for me? A sheet for you"


def test_headings_become_bookmarks(one):
    titles = []

    def walk(items):
        for item in items:
            if isinstance(item, list):
                walk(item)
            else:
                titles.append(item.title)

    walk(pypdf.PdfReader(io.BytesIO(one)).outline)
    assert titles[0] == "Is ketamine right for me?"
    assert "My own points" in titles
    assert "Help now in the United States" in titles


def test_the_structure_can_be_read_aloud(one):
    with pikepdf.open(io.BytesIO(one)) as pdf:
        found = list(kinds(pdf.Root.StructTreeRoot))
        names = [str(node.S) for node in found]
        assert names.count("/H1") == 1
        assert {"/H2", "/L", "/LI", "/LBody", "/P", "/Table", "/TR", "/TH", "/TD", "/Figure", "/Link"} <= set(names)
        assert names.index("/H1") < names.index("/Table") < names.index("/Figure")
        assert [str(node.Alt) for node in found if node.S == "/Figure"] == [TITLE]
        assert all("/Contents" in link for page in pdf.pages for link in page.get("/Annots", []) if link.Subtype == "/Link")


def test_each_table_row_starts_with_a_header(one):
    with pikepdf.open(io.BytesIO(one)) as pdf:
        rows = [node for node in kinds(pdf.Root.StructTreeRoot) if node.S == "/TR"]
        assert rows
        assert all(row.K[0].S == "/TH" for row in rows)


def test_only_our_letters_are_used_and_they_are_inside(one):
    fonts = [font for page in pypdf.PdfReader(io.BytesIO(one)).pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        inner = font.get_object()["/DescendantFonts"][0].get_object()
        assert "Atkinson-Hyperlegible-Next" in inner["/BaseFont"]
        assert "/FontFile2" in inner["/FontDescriptor"].get_object()


def test_everything_is_black_white_or_a_light_gray(one):
    """No fill or line has a color, and a shade is either dark enough to read (below 0.35) or light enough to read on (above 0.9)."""
    seen = 0
    for page in pypdf.PdfReader(io.BytesIO(one)).pages:
        for numbers, operator in pypdf.generic.ContentStream(page.get_contents(), None).operations:
            if operator in (b"rg", b"RG"):
                assert max(numbers) - min(numbers) < 0.01
                assert float(numbers[0]) < 0.35 or float(numbers[0]) > 0.9
                seen += 1
    assert seen > 10


@pytest.mark.parametrize("name", sorted(SHEETS))
@pytest.mark.parametrize("paper", list(Paper))
def test_each_sheet_fits_on_two_sides(name, paper):
    reader = pypdf.PdfReader(io.BytesIO(pdf_of(Job(SHEETS[name], paper))))
    assert 1 <= len(reader.pages) <= 2
    width, height = SIZES[paper]
    assert abs(float(reader.pages[0].mediabox.width) - width) < 1
    assert abs(float(reader.pages[0].mediabox.height) - height) < 1
    text = reader.pages[-1].extract_text()
    assert "To be checked again by" in text
    assert f"steadyground.example/handouts/#{SHEETS[name].record.id}" in "".join(text.split())


def test_a_sheet_that_runs_over_stops_and_says_by_how_much():
    html = document(Job(SHEETS["safety-you"], Paper.A4), ROOT, ADDRESS).replace("</main>", "<p>One more line.</p>" * 60 + "</main>")
    with pytest.raises(HandoutError, match=r"long\.pdf runs over its 2 sides by \d{2,3} mm"):
        render(html, "long.pdf", ROOT)


def test_a_huge_table_stops_and_says_by_how_much():
    table = "<table>" + "<tr><td>One cell</td><td>Another</td></tr>" * 400 + "</table>"
    html = document(Job(SHEETS["safety-you"], Paper.A4), ROOT, ADDRESS).replace("</main>", f"{table}</main>")
    with pytest.raises(HandoutError, match=r"huge\.pdf runs over its 2 sides by \d{4} mm; shorten it"):
        render(html, "huge.pdf", ROOT)


def test_nothing_else_is_ever_fetched(monkeypatch):
    monkeypatch.setattr(socket, "socket", lambda *a, **k: pytest.fail("the network was used"))
    job = Job(SHEETS["safety-you"], Paper.A4)
    html = document(job, ROOT, ADDRESS)
    render(html, job.file, ROOT)
    for address in ("https://example.org/x.png", "file:///etc/hostname", "data:text/css,p{}"):
        with pytest.raises(HandoutError, match="nothing is fetched"):
            render(html.replace("</main>", f'<img src="{address}" alt="A picture"></main>'), "x.pdf", ROOT)


def test_a_letter_that_the_fonts_lack_is_found():
    html = document(Job(SHEETS["safety-you"], Paper.A4), ROOT, ADDRESS).replace("</h1>", " \u2603</h1>")
    with pytest.raises(HandoutError, match=r"a letter that the fonts do not have.*'\u2603'"):
        render(html, "x.pdf", ROOT)
    assert missing_letters(ROOT, "Line \u6f22 \u3044") == "\u6f22"


def test_another_process_makes_the_same_bytes(one, tmp_path):
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, 'tests/handouts'); import test_pdf as t\n"
        "Path(sys.argv[1]).write_bytes(t.pdf_of(t.Job(t.SHEETS['right-for-me-you'], t.Paper.A4)))"
    )
    other = tmp_path / "other.pdf"
    subprocess.run(
        [sys.executable, "-c", code, str(other)], cwd=ROOT, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
    )
    assert other.read_bytes() == one


def test_the_edition_changes_with_any_word():
    assert edition("one word") == edition("one word")
    assert edition("one word") != edition("one more word")
    assert len(edition("")) == 8
    assert not set(edition("x")) & set("OI01")


def test_the_code_leads_to_the_address_that_is_printed():
    for sheet in SHEETS.values():
        rows = list(qr_code(ADDRESS + sheet.address).matrix_iter(scale=4, border=4))
        picture = Image.frombytes("L", (len(rows[0]), len(rows)), bytes(0 if cell else 255 for row in rows for cell in row))
        assert zxingcpp.read_barcodes(picture)[0].text == ADDRESS + sheet.address


def test_the_code_can_be_read_from_the_printed_sheet_as_a_poor_copy(one):
    sheet = pypdfium2.PdfDocument(one)
    last = sheet[len(sheet) - 1].render(scale=2, grayscale=True).to_pil()
    copied = last.filter(ImageFilter.GaussianBlur(1.5)).point(lambda shade: 255 if shade > 150 else 0)
    assert zxingcpp.read_barcodes(copied)[0].text == ADDRESS + SHEETS["right-for-me-you"].address


def test_the_code_on_the_sheet_is_the_code_of_its_address():
    for sheet in SHEETS.values():
        assert qr_svg(ADDRESS + sheet.address) in document(Job(sheet, Paper.A4), ROOT, ADDRESS)


def test_an_unknown_country_is_refused_with_the_ones_there_are(ledger):
    with pytest.raises(HandoutError, match=r"'UX' is not in docs/_data/countries.yml.*choose one of: US, CA, GB"):
        help_box(ledger, "UX")
    with pytest.raises(HandoutError, match=r"'KE' has no emergency number and help line"):
        plan(SHEETS.values(), ledger, ROOT, "KE")


def test_a_country_whose_names_the_fonts_cannot_write_is_refused(ledger, monkeypatch):
    monkeypatch.setattr("steadyground.handouts.make.missing_letters", lambda _root, text: "\u6f22" if "Japan" in text else "")
    with pytest.raises(HandoutError, match=r"the fonts .* do not have '\u6f22', which a help line in JP needs"):
        plan(SHEETS.values(), ledger, ROOT, "JP")
    assert plan(SHEETS.values(), ledger, ROOT)[1] == ["JP"]


@pytest.fixture
def copy(tmp_path):
    """A place to print to, with the fonts and no memory of earlier runs."""
    for name in ("docs/assets/fonts", "docs/_data"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def test_only_what_changed_is_made_again(copy):
    jobs = [Job(SHEETS["safety-you"], paper) for paper in Paper]
    seen = []
    assert make(jobs, copy, copy / "out", ADDRESS, lambda *step: seen.append(step)) == 2
    assert [step[:2] for step in seen] == [(1, 2), (2, 2)]
    assert make(jobs, copy, copy / "out", ADDRESS, lambda *_: pytest.fail("made again")) == 0
    assert make(jobs, copy, copy / "out", "https://other.example/", lambda *_: None) == 2
    assert sorted(path.name for path in (copy / "out").iterdir()) == ["safety-you-a4.pdf", "safety-you-letter.pdf"]


def test_each_weight_of_the_letters_is_made_once_and_kept(copy, monkeypatch):
    font = (copy / FONTS[0]).resolve()
    made = [at_weight(font, str(weight), copy) for weight in WEIGHTS]
    fonts = [TTFont(io.BytesIO(letters)) for letters in made]
    assert not any("fvar" in font for font in fonts)
    assert len({font["hmtx"]["m"] for font in fonts}) == len(WEIGHTS)
    monkeypatch.setattr("steadyground.handouts.letters._made", lambda *_: pytest.fail("made again"))
    at_weight.cache_clear()
    assert [at_weight(font, str(weight), copy) for weight in WEIGHTS] == made


def test_a_fault_leaves_nothing_half_written(copy, monkeypatch):
    jobs = [Job(SHEETS["safety-you"], Paper.A4), Job(SHEETS["options-you"], Paper.A4)]
    monkeypatch.setattr("steadyground.handouts.document.SIDES", 1)
    with pytest.raises(HandoutError, match=r"options-you-a4.pdf runs over its 1 sides"):
        make(jobs, copy, copy / "out", ADDRESS, lambda *_: None)
    assert not (copy / "out").exists()


def test_a_missing_font_is_named(tmp_path):
    with pytest.raises(HandoutError, match=r"the font docs/assets/fonts/atkinson-hyperlegible-next\.woff2 is missing; restore it"):
        make([], tmp_path, tmp_path / "out", ADDRESS, lambda *_: None)


def test_a_damaged_font_is_named(tmp_path):
    damaged = tmp_path / FONTS[0]
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes((ROOT / FONTS[0]).read_bytes()[:2000])
    with pytest.raises(HandoutError, match=r"the font atkinson-hyperlegible-next\.woff2 cannot be read: .*; restore it with git"):
        missing_letters(tmp_path, "A")


def test_a_missing_pango_is_named_with_the_command_that_brings_it(monkeypatch):
    class NoPango:
        def find_spec(self, name, path=None, target=None):
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'\nmore lines")

    monkeypatch.delitem(sys.modules, "weasyprint")
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    with pytest.raises(HandoutError, match=r"Pango is missing.*python scripts/provide.py pango"):
        make([], ROOT, ROOT / "never", ADDRESS, lambda *_: None)


def boxes_of(html, kind):
    """Every box of a kind in a rendered document, in order."""
    made = weasyprint.HTML(string=loose_spaces(html)).render()
    return [box for page in made.pages for box in page._page_box.descendants() if type(box).__name__ == kind]


def test_no_line_ends_while_its_next_word_fits():
    text = "Relief may be short after <em>one drip</em>"
    html = "".join(f"<p style='width: {width}px; font-size: 10px'>{text}</p>" for width in range(100, 300))
    for block in boxes_of(html, "BlockBox"):
        if block.element_tag == "p":
            line = next(part for part in block.descendants() if type(part).__name__ == "LineBox")
            words = "".join(part.text for part in line.descendants() if type(part).__name__ == "TextBox").split()
            assert len(words) > 2, f"{block.width} px: {words}"


def test_a_space_before_a_box_to_tick_is_not_drawn_with_the_font_of_the_box():
    texts = [box.text for box in boxes_of("<p>whether I have <a href='#x'>this</a> \u2610 yes \u2610 no</p>", "TextBox")]
    assert not [text for text in texts if text.startswith(" \u2610")]
    assert "".join(texts) == "whether I have this \u2610 yes \u2610 no"


@pytest.mark.parametrize(("large", "least"), [(False, 10), (True, 16)])
def test_no_word_is_too_small_to_read(large, least):
    html = document(Job(SHEETS["safety-clinician"], Paper.A4, large), ROOT, ADDRESS)
    small = {box.text for box in boxes_of(html, "TextBox") if box.style["font_size"] * 0.75 < least and box.element_tag != "sup"}
    assert not small


def test_the_notes_are_numbered_through_two_lists_of_about_one_height():
    html = document(Job(SHEETS["options-you"], Paper.LETTER), ROOT, ADDRESS)
    notes = next(box for box in boxes_of(html, "BlockBox") if box.element is not None and box.element.get("class") == "notes")
    outside = [box for box in notes.descendants() if type(box).__name__ == "AbsolutePlaceholder"]
    marks = [box.text.strip() for mark in outside for box in mark.descendants() if type(box).__name__ == "TextBox"]
    left, right = notes.children
    assert marks == [f"{n}." for n in range(1, len(marks) + 1)]
    assert len(marks) > 20
    assert left.position_y == right.position_y
    assert abs(left.height - right.height) < 30
    assert notes.height >= max(left.height, right.height)
