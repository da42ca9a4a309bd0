"""What the finished site says about the sheets: the newest edition and every PDF of each, on the page that lists them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from steadyground.files import replace_file
from steadyground.handouts.document import Job, Paper
from steadyground.handouts.help_box import DEFAULT_COUNTRY
from steadyground.markup.notes import day
from steadyground.site.reading import labeled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from steadyground.handouts.catalog import Sheet
    from steadyground.records import Ledger

NO_PDF = "The PDF was not made when this site was built."
PLACE = '<div id="files-{id}"></div>'


def tell_editions(
    site: Path, sheets: Iterable[Sheet], editions: Mapping[str, str], jobs: Iterable[Job], ledger: Ledger, country: str = DEFAULT_COUNTRY
) -> None:
    """Write editions and PDFs into the built page of handouts below ``site``. Where there are no PDFs it says so.

    ``country`` is the usual one, whose sheets come first.
    """
    sheets, jobs = list(sheets), [job for job in jobs if (site / "handouts" / job.file).is_file()]
    index = site / "handouts" / "index.html"
    if not index.is_file():
        return
    html = index.read_text(encoding="utf-8")
    for record in {sheet.record.id: sheet.record for sheet in sheets}.values():
        mine = [sheet for sheet in sheets if sheet.record.id == record.id]
        table = labeled(_table(mine, editions, [job for job in jobs if job.country == country], record.title))
        html = html.replace(PLACE.format(id=record.id), table + _countries(mine, [job for job in jobs if job.country != country], ledger))
    replace_file(index, html)


def _files(jobs: list[Job]) -> str:
    links = (
        f'<a href="{job.file}">{job.paper.label}{", large print" if job.large else ""}</a>'
        for job in sorted(jobs, key=lambda job: (job.large, list(Paper).index(job.paper)))
    )
    return " · ".join(links) if jobs else ""


def _table(sheets: list[Sheet], editions: Mapping[str, str], jobs: list[Job], title: str) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(sheet.version.label)}</th><td>'
        f"{_files([j for j in jobs if j.sheet.name == sheet.name]) or NO_PDF}</td>"
        f"<td>{editions[sheet.name]}</td><td>{day(sheet.page.front.checked) if sheet.page.front else ''}</td></tr>"
        for sheet in sheets
    )
    head = "".join(f'<th scope="col">{text}</th>' for text in ("Sheet", "To print", "Edition", "Checked"))
    caption = f'<caption class="sg-spoken">{escape(title)}: the sheets</caption>'
    return f'<div class="sg-scroll"><table class="sg-table">{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _countries(sheets: list[Sheet], jobs: list[Job], ledger: Ledger) -> str:
    names = {sheet.name for sheet in sheets}
    other = [job for job in jobs if job.sheet.name in names]
    rows = []
    for code in dict.fromkeys(job.country for job in other):
        links = " · ".join(
            f'<a href="{job.file}">{escape(job.sheet.version.label.lower())}, {job.paper.label}</a>' for job in other if job.country == code
        )
        rows.append(f"<li>{escape(ledger.countries.rows[code].name)}: {links}</li>")
    return f"<details><summary>The same with the help lines of another country</summary><ul>{''.join(rows)}</ul></details>" if rows else ""
