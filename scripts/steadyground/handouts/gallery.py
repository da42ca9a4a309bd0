"""What the finished site says about the sheets: the newest edition and every PDF of each, on the page that lists them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from steadyground.files import replace_file
from steadyground.handouts.document import Job, Paper
from steadyground.handouts.editions import load_editions, what_changed
from steadyground.handouts.help_box import DEFAULT_COUNTRY
from steadyground.handouts.pictures import write_first_side
from steadyground.markup.notes import day
from steadyground.site.keep import write_keep
from steadyground.site.reading import labeled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from steadyground.handouts.catalog import Sheet
    from steadyground.handouts.editions import EditionRecord
    from steadyground.records import Ledger

NO_PDF = "The PDF was not made when this site was built."
PLACE = '<div id="files-{id}"></div>'


@dataclass(frozen=True)
class Shown:
    """What the page says of one sheet: its edition, what changed, its small picture, and the PDFs that are there with their bytes."""

    sheet: Sheet
    edition: str
    changed: str
    picture: str
    files: list[tuple[Job, int]]


def tell_editions(
    site: Path, root: Path, sheets: Iterable[Sheet], editions: Mapping[str, str], jobs: Iterable[Job], ledger: Ledger,
    country: str = DEFAULT_COUNTRY,
) -> None:
    """Write editions, pictures and PDFs into the built page of handouts below ``site``. Where there are no PDFs it says so.

    ``country`` is the usual one, whose sheets come first. Raises HandoutError where the list of earlier editions is faulty.
    """
    sheets = list(sheets)
    files = [(job, path.stat().st_size) for job in jobs if (path := site / "handouts" / job.file).is_file()]
    usual, earlier = [(job, size) for job, size in files if job.country == country], load_editions(root)
    index = site / "handouts" / "index.html"
    if not index.is_file():
        return
    html = index.read_text(encoding="utf-8")
    for record in {sheet.record.id: sheet.record for sheet in sheets}.values():
        mine = [sheet for sheet in sheets if sheet.record.id == record.id]
        shown = [_shown(sheet, site, root, editions[sheet.name], earlier, usual) for sheet in mine]
        table = labeled(_table(shown, record.title))
        others = [job for job, _ in files if job.country != country]
        html = html.replace(PLACE.format(id=record.id), _pictures(shown) + table + _countries(mine, others, ledger))
    replace_file(index, html)
    write_keep(site)


def _shown(sheet: Sheet, site: Path, root: Path, mark: str, earlier: list[EditionRecord], files: list[tuple[Job, int]]) -> Shown:
    mine = [(job, size) for job, size in files if job.sheet.name == sheet.name]
    first = next((job for job, _ in mine if job.paper is Paper.A4 and not job.large), None)
    picture = write_first_side(site / "handouts" / first.file, root) if first else ""
    return Shown(sheet, mark, what_changed(sheet.name, mark, earlier), picture, mine)


def _pictures(shown: list[Shown]) -> str:
    made = "".join(
        f'<a href="{Path(one.picture).stem}.pdf"><img alt="First side: {escape(one.sheet.version.label.lower())}" '
        f'height="340" loading="lazy" src="{one.picture}" width="240"></a>'
        for one in shown if one.picture
    )
    return f'<p class="sg-sheets">{made}</p>' if made else ""


def _links(files: list[tuple[Job, int]]) -> str:
    links = (
        f'<a href="{job.file}">{job.paper.label}{", large print" if job.large else ""}</a> ({size / 1000:.0f} kB)'
        for job, size in sorted(files, key=lambda row: (row[0].large, list(Paper).index(row[0].paper)))
    )
    return " · ".join(links)


def _table(shown: list[Shown], title: str) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(one.sheet.version.label)}</th><td>{_links(one.files) or NO_PDF}</td><td>{one.edition}</td>'
        f"<td>{escape(one.changed)}</td><td>{day(one.sheet.page.front.checked) if one.sheet.page.front else ''}</td></tr>"
        for one in shown
    )
    head = "".join(f'<th scope="col">{text}</th>' for text in ("Sheet", "To print", "Edition", "What changed", "Checked"))
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
