"""The decision aid's table as files that a practice can edit: CSV for spreadsheets, DOCX for word processors. Made from the page."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from steadyground.markup.blocks import DownloadsBlock
from steadyground.pages.decision_aid import how_to_read, options_of
from steadyground.site.exports import rows_csv

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from steadyground.pages import Page

Grid = list[list[str]]
QUESTION = "Question"
OWN = "Your own option"
_NAME = "Steady Ground"
_LICENSE = "CC BY 4.0. Where a statement is changed, please take this guide's name off it."
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_WIDE, _ROOM = 1400, 15400  # the first column, and all of them, in twentieths of a point
_LANDSCAPE = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="720" w:right="720" w:bottom="720" w:left="720"/></w:sectPr>'
)
_TYPES = (
    f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    f'ContentType="{_OFFICE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{_OFFICE}.styles+xml"/></Types>'
)
_RELATIONS = (
    f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="{kind}" Target="{target}"/></Relationships>'
)
_STYLES = (
    f'{_XML}<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
    '<w:sz w:val="16"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" '
    'w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/>'
    '<w:sz w:val="28"/></w:rPr></w:style></w:styles>'
)


def grid(page: Page) -> Grid:
    """Return the comparison as rows of cells: a heading row, a row for each question, how to read it, and where it comes from."""
    options = options_of(page)
    front = page.front
    if not options or front is None:
        return []
    asked = [[name, *(option.answers.get(name, "") for option in options)] for name in options[0].answers]
    reviewed = "Reviewed: see the page" if front.reviewed_by else "Not reviewed by a clinician"
    source = f"From {_NAME}, {front.title}. Sources checked {front.checked}, due {front.due}. {reviewed}. {_LICENSE}"
    rest = [""] * (len(options) - 1)
    return [
        [QUESTION, *(option.name for option in options)], *asked,
        ["How to read it", how_to_read(page), *rest], ["Source", source, *rest],
    ]


def comparison_csv(rows: Grid) -> str:
    """Return the comparison as CSV (RFC 4180), one column an option."""
    return rows_csv(dict(zip(rows[0], row, strict=True)) for row in rows[1:])


def comparison_docx(rows: Grid) -> bytes:
    """Return the comparison as a DOCX (ECMA-376) with one table on a landscape page, and a column to fill in.

    The same rows always give the same bytes.
    """
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS.format(kind=f"{_LINKS}/officeDocument", target="word/document.xml"),
        "word/_rels/document.xml.rels": _RELATIONS.format(kind=f"{_LINKS}/styles", target="styles.xml"),
        "word/styles.xml": _STYLES,
        "word/document.xml": _document(rows),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _document(rows: Grid) -> str:
    *table, reading, source = rows
    widths = [_WIDE, *[(_ROOM - _WIDE) // len(table[0])] * len(table[0])]
    edges = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="444444"/>' for side in _SIDES)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(_row([*cells, "" if n else OWN], widths, is_head=n == 0) for n, cells in enumerate(table))
    made = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"
    )
    return (
        f'{_XML}<w:document xmlns:w="{_WORD}"><w:body>{_paragraph("Options compared", style="Heading1")}{_paragraph(reading[1])}'
        f"{made}{_paragraph(source[1])}{_LANDSCAPE}</w:body></w:document>"
    )


def _row(cells: list[str], widths: list[int], *, is_head: bool) -> str:
    head = "<w:tblHeader/>" if is_head else ""
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(text, bold=is_head or n == 0)}</w:tc>'
        for n, (text, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{made}</w:tr>"


def _paragraph(text: str, *, bold: bool = False, style: str = "Normal") -> str:
    strong = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{strong}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def write_comparison(pages: Iterable[Page], site: Path) -> None:
    """Write both files below ``site`` for the page that is a decision aid, if there is one."""
    rows = next(filter(None, map(grid, pages)), None)
    if rows is None:
        return
    folder = site / DownloadsBlock.folder
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "comparison.csv").write_text(comparison_csv(rows), encoding="utf-8-sig", newline="")
    (folder / "comparison.docx").write_bytes(comparison_docx(rows))
