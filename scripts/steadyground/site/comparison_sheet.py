"""The decision aid's table as files that a practice can edit: CSV for spreadsheets, DOCX for word processors. Made from the page."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from steadyground.markup.blocks import DownloadsBlock
from steadyground.pages.decision_aid import options_of
from steadyground.site.exports import rows_csv

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from steadyground.pages import Page

Grid = list[list[str]]
QUESTION = "Question"
_LICENSE = "CC BY 4.0. Where a statement is changed, please take this guide's name off it."
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LANDSCAPE = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="720" w:right="720" w:bottom="720" w:left="720"/></w:sectPr>'
)
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def grid(page: Page) -> Grid:
    """Return the comparison as rows of cells: a heading row, a row for each question, and where it comes from."""
    options = options_of(page)
    front = page.front
    if not options or front is None:
        return []
    asked = [[name, *(option.answers.get(name, "") for option in options)] for name in options[0].answers]
    source = f"From this guide's decision aid, sources checked {front.checked}, due {front.due}. Not reviewed by a clinician. {_LICENSE}"
    return [[QUESTION, *(option.name for option in options)], *asked, ["Source", source, *[""] * (len(options) - 1)]]


def comparison_csv(rows: Grid) -> str:
    """Return the comparison as CSV (RFC 4180), one column an option."""
    return rows_csv(dict(zip(rows[0], row, strict=True)) for row in rows[1:])


def comparison_docx(rows: Grid) -> bytes:
    """Return the comparison as a DOCX (ECMA-376) with one table on a landscape page. The same rows always give the same bytes."""
    parts = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": _document(rows)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _document(rows: Grid) -> str:
    *table, source = rows
    width = 15000 // len(table[0])
    edges = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="444444"/>' for side in _SIDES)
    columns = f'<w:gridCol w:w="{width}"/>' * len(table[0])
    body = "".join(_row(cells, width, is_head=n == 0) for n, cells in enumerate(table))
    made = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width * len(table[0])}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{_WORD}"><w:body>'
        f"{_paragraph('Options compared', bold=True)}{made}{_paragraph(source[1])}{_LANDSCAPE}</w:body></w:document>"
    )


def _row(cells: list[str], width: int, *, is_head: bool) -> str:
    head = "<w:trPr><w:tblHeader/></w:trPr>" if is_head else ""
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(text, bold=is_head or n == 0)}</w:tc>'
        for n, text in enumerate(cells)
    )
    return f"<w:tr>{head}{made}</w:tr>"


def _paragraph(text: str, *, bold: bool = False) -> str:
    strong = "<w:b/>" if bold else ""
    return f'<w:p><w:r><w:rPr>{strong}<w:sz w:val="16"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def write_comparison(pages: Iterable[Page], site: Path) -> None:
    """Write both files below ``site`` for the page that is a decision aid, if there is one."""
    rows = next(filter(None, map(grid, pages)), None)
    if rows is None:
        return
    folder = site / DownloadsBlock.folder
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "comparison.csv").write_text(comparison_csv(rows), encoding="utf-8-sig", newline="")
    (folder / "comparison.docx").write_bytes(comparison_docx(rows))
