"""What someone hears who listens to a sheet: every word in its order and apart from the next, and nothing that a checker refuses."""

import html
import re
from pathlib import Path

import outloud
import pikepdf
import pytest
from outloud.model import Document

from steadyground.handouts.catalog import load_catalog
from steadyground.handouts.document import FAMILY, Job, Paper, document, font_faces
from steadyground.handouts.render import render

ROOT = Path(__file__).parents[2]
ADDRESS = "https://steadyground.example/"
SHEETS = {sheet.name: sheet for sheet in load_catalog(ROOT)[0]}
APART = re.compile(r"<(?:/?(?:p|div|li|h\d|t[dh]|title)|sup)\b[^>]*>")
LOOKED_AT = ["right-for-me-you", "crisis-card-you", "day-of-session-family"]
"""A sheet with tables and notes, one with cards to cut out, and one with boxes to tick."""


def printed(name, folder):
    """The HTML of a sheet, and where its PDF lies."""
    job = Job(SHEETS[name], Paper.A4)
    said, path = document(job, ROOT, ADDRESS), folder / job.file
    path.write_bytes(render(said, job.file, ROOT, job.sides))
    return said, path


def spoken(path):
    """Every word of the tags of a PDF and of its alternative texts, in reading order, without the marks of lists."""
    pdf = Document(str(path))
    said = []
    for tag in pdf.elements:
        in_mark = tag.type == "Lbl" or (tag.parent is not None and tag.parent.type == "Lbl")
        is_apart = tag.is_heading or tag.type in ("P", "TD", "TH", "LBody", "Figure")
        said += [" ", tag.alt or ""] if is_apart else []
        said += [pdf.content(ref.page).mcid_text.get((ref.stream, ref.mcid), "") for ref in tag.mcrefs if not in_mark]
    pdf.close()
    return "".join(said).split()


def written(said):
    """Every word of the HTML of a sheet, in order."""
    return html.unescape(re.sub(r"<[^>]+>", "", APART.sub(" ", said.partition("<body>")[2]))).split()


def refused(path):
    """The rules of PDF/UA-1 that a PDF breaks."""
    result = outloud.check(str(path), layers={"conformance"})
    assert result.error is None
    assert {run.status for run in result.runs} <= {"ran", "not-applicable", "not-implemented"}
    return {finding.rule for finding in result.findings}


@pytest.mark.parametrize("name", LOOKED_AT)
def test_a_sheet_is_read_aloud_word_for_word_and_passes_the_checker(name, tmp_path):
    said, path = printed(name, tmp_path)
    assert spoken(path) == written(said)
    assert refused(path) == set()


def test_a_link_holds_what_is_inside_it(tmp_path):
    path = tmp_path / "link.pdf"
    said = '<html lang="en"><title>A link</title><style>{}</style><h1 id="a">A</h1><p>See <a href="#a">one <b>and <i>two</i></b></a>.</html>'
    path.write_bytes(render(said.format(font_faces(ROOT) + f"html {{ font-family: '{FAMILY}' }}"), "link", ROOT))
    assert refused(path) == set()
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages[0].Annots) > 1


def every(pdf, kind):
    return [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == kind]


def without_title(pdf):
    del pdf.docinfo["/Title"]
    with pdf.open_metadata() as about:
        del about["dc:title"]


def without_language(pdf):
    del pdf.Root.Lang


def without_tags(pdf):
    del pdf.Root.StructTreeRoot


def without_alternative_text(pdf):
    for figure in every(pdf, "/Figure"):
        del figure["/Alt"]


def without_scope(pdf):
    for header in every(pdf, "/TH"):
        del header["/A"]["/Scope"]


def without_letters(pdf):
    for font in pdf.objects:
        if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
            del font["/ToUnicode"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return printed("right-for-me-you", tmp_path_factory.mktemp("whole"))[1]


@pytest.mark.parametrize(("breaks", "rule"), [
    (without_title, "DOC-010"), (without_language, "DOC-013"), (without_tags, "DOC-002"), (without_alternative_text, "FIG-001"),
    (without_scope, "TBL-002"), (without_letters, "TXT-002"),
])
def test_the_checker_would_find_what_is_missing(breaks, rule, whole, tmp_path):
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(whole) as pdf:
        breaks(pdf)
        pdf.save(broken)
    assert rule in refused(broken)
