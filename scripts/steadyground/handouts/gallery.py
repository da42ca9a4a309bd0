"""What the finished site says about the sheets: the newest edition on each page, and every PDF on the page that lists them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from steadyground.files import replace_file
from steadyground.handouts.document import Job, Paper
from steadyground.handouts.help_box import DEFAULT_COUNTRY
from steadyground.markup.notes import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from steadyground.handouts.catalog import Sheet
    from steadyground.records import Ledger

NO_PDF = "The PDFs were not made when this site was built. The page itself can be printed."
PLACE = '<div id="files-{id}"></div>'


def tell_editions(site: Path, sheets: Iterable[Sheet], editions: Mapping[str, str], jobs: Iterable[Job], ledger: Ledger) -> None:
    """Write editions and PDFs into the built pages below ``site``. Without jobs the pages say that there are no PDFs."""
    sheets, jobs = list(sheets), [job for job in jobs if (site / "handouts" / job.file).is_file()]
    for sheet in sheets:
        page = site / sheet.address / "index.html"
        if page.is_file():
            text = _below_title(page.read_text(encoding="utf-8"), _edition_line(sheet, editions[sheet.name], jobs))
            replace_file(page, text)
    index = site / "handouts" / "index.html"
    if index.is_file():
        html = index.read_text(encoding="utf-8")
        for record in {sheet.record.id: sheet.record for sheet in sheets}.values():
            mine = [sheet for sheet in sheets if sheet.record.id == record.id]
            html = html.replace(PLACE.format(id=record.id), _table(mine, editions, jobs, record.title) + _countries(mine, jobs, ledger))
        replace_file(index, html)


def _below_title(html: str, line: str) -> str:
    head, mark, rest = html.partition("</h1>")
    return head + mark + line + rest if mark else html


def _edition_line(sheet: Sheet, mark: str, jobs: list[Job]) -> str:
    front = sheet.page.front
    checked = f", checked {day(front.checked)}" if front else ""
    files = _files([job for job in jobs if job.sheet.name == sheet.name and job.country == DEFAULT_COUNTRY], "../")
    return (
        f'<p class="sg-edition">{escape(sheet.version.label)}. The newest edition is <strong>{mark}</strong>{checked}. '
        f"A sheet of paper with another edition is out of date, or was printed for another country. {files or NO_PDF}</p>"
    )


def _files(jobs: list[Job], folder: str = "") -> str:
    links = (
        f'<a href="{folder}{job.file}">{job.paper.label}{", large print" if job.large else ""}</a>'
        for job in sorted(jobs, key=lambda job: (job.large, list(Paper).index(job.paper)))
    )
    return f"PDF: {' · '.join(links)}" if jobs else ""


def _table(sheets: list[Sheet], editions: Mapping[str, str], jobs: list[Job], title: str) -> str:
    rows = "".join(
        f'<tr><th scope="row"><a href="{sheet.name}/">{escape(sheet.version.label)}</a></th><td>'
        f"{_files([j for j in jobs if j.sheet.name == sheet.name and j.country == DEFAULT_COUNTRY]) or NO_PDF}</td>"
        f"<td>{editions[sheet.name]}</td><td>{day(sheet.page.front.checked) if sheet.page.front else ''}</td></tr>"
        for sheet in sheets
    )
    head = "".join(f'<th scope="col">{text}</th>' for text in ("Sheet", "To print", "Edition", "Checked"))
    caption = f'<caption class="sg-spoken">{escape(title)}: the sheets</caption>'
    return f'<div class="sg-scroll"><table class="sg-table">{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _countries(sheets: list[Sheet], jobs: list[Job], ledger: Ledger) -> str:
    names = {sheet.name for sheet in sheets}
    other = [job for job in jobs if job.sheet.name in names and job.country != DEFAULT_COUNTRY]
    rows = []
    for code in dict.fromkeys(job.country for job in other):
        links = " · ".join(
            f'<a href="{job.file}">{escape(job.sheet.version.label.lower())}, {job.paper.label}</a>' for job in other if job.country == code
        )
        rows.append(f"<li>{escape(ledger.countries.rows[code].name)}: {links}</li>")
    return f"<details><summary>The same with the help lines of another country</summary><ul>{''.join(rows)}</ul></details>" if rows else ""
