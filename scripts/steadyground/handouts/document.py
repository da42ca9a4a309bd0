"""A whole sheet as one HTML document, and the edition that is printed on it."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from steadyground.handouts.body import body_html
from steadyground.handouts.help_box import DEFAULT_COUNTRY
from steadyground.handouts.offered import offered_by
from steadyground.handouts.qr import qr_svg
from steadyground.markup.notes import day

if TYPE_CHECKING:
    from steadyground.handouts.catalog import Sheet
    from steadyground.pages.front_matter import FrontMatter

STYLE = Path(__file__).with_name("paper.css")
KANA = Path(__file__).with_name("kana.woff2")
"""Kana, two arrows and a box to tick, of Noto Sans JP and Noto Sans Symbols 2 (SIL Open Font License 1.1), at one weight."""
FONTS = ("docs/assets/fonts/atkinson-hyperlegible-next.woff2", "docs/assets/fonts/atkinson-hyperlegible-next-italic.woff2", str(KANA))
WEIGHTS = (400, 600, 700)
"""How bold the letters of the first font may be. Each is made from it and kept, and its address ends in ``#`` and the weight."""
FAMILY, KANA_FAMILY = "Atkinson Hyperlegible Next", "Noto Sans JP"
SIDES, LARGE_SIDES = 2, 4


class Paper(StrEnum):
    """A size of paper."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def label(self) -> str:
        """Return the name that people know it by."""
        return {"a4": "A4", "letter": "US Letter"}[self]


@dataclass(frozen=True)
class Job:
    """One PDF to make."""

    sheet: Sheet
    paper: Paper
    large: bool = False
    country: str = DEFAULT_COUNTRY

    @property
    def file(self) -> str:
        """Return the name of the PDF. The usual country is not named in it."""
        country = "" if self.country == DEFAULT_COUNTRY else f"-{self.country.lower()}"
        return f"{self.sheet.name}{country}-{self.paper}{'-large' if self.large else ''}.pdf"

    @property
    def sides(self) -> int:
        """Return how many sides it may fill: one sheet, and in large print two."""
        return LARGE_SIDES if self.large else SIDES


def edition(body: str, address: str = "") -> str:
    """Return the edition of a body: eight letters and digits that change with any word of it, none of them easily mistaken.

    The site's own ``address`` is no word of it: the same sheet of two sites is one edition.
    """
    words = body.replace(address, "") if address else body
    digest = hashlib.sha256(words.encode("utf-8")).digest()
    return base64.b32encode(digest)[:8].decode("ascii").replace("O", "8").replace("I", "9")


def document(job: Job, root: Path, address: str) -> str:
    """Return the HTML of a job. ``address`` is the site's own, with a slash at its end. Raises HandoutError and MarkupError."""
    front = job.sheet.page.front
    if front is None:
        raise ValueError(f"{job.sheet.page.path} has no front matter that can be read")
    body = body_html(job.sheet, root, address, job.country)
    mark = edition(body, address)
    return (
        f'<!doctype html>\n<html lang="en" class="{job.paper}{" large" if job.large else ""}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(front.title)}</title>\n{_about(front)}<style>\n{_style(job, root, mark)}</style>\n</head>\n<body>\n"
        f'<header><p><strong>{escape(job.sheet.version.label)}</strong> <span class="brand">Steady Ground</span></p></header>\n'
        f"<main>\n{body}\n</main>\n{_foot(front, mark, address + job.sheet.address, offered_by(root))}</body>\n</html>\n"
    )


def _about(front: FrontMatter) -> str:
    rows = {
        "author": "Steady Ground contributors",
        "description": front.description,
        "dcterms.created": front.checked.isoformat(),
        "dcterms.modified": front.checked.isoformat(),
    }
    return "".join(f'<meta name="{name}" content="{escape(text)}">\n' for name, text in rows.items())


def _style(job: Job, root: Path, mark: str) -> str:
    size = "A4" if job.paper is Paper.A4 else "letter"
    foot = f"Steady Ground. Information, not care. Edition {mark}."
    page = f"@page {{ size: {size}; font-size: {16 if job.large else 11}pt; @bottom-left {{ content: '{foot}'; }} }}\n"
    return font_faces(root) + STYLE.read_text(encoding="utf-8") + page


def font_faces(root: Path) -> str:
    """Return the style rules that name the fonts, each a file on this disk."""
    upright, italic, kana = ((root / path).resolve().as_uri() for path in FONTS)
    faces = [(f"{upright}#{weight}", f"'{FAMILY}'; font-weight: {weight}") for weight in WEIGHTS]
    faces += [(italic, f"'{FAMILY}'; font-style: italic"), (kana, f"'{KANA_FAMILY}'; font-weight: 400")]
    return "".join(f"@font-face {{ font-family: {face}; src: url('{address}'); }}\n" for address, face in faces)


def _foot(front: FrontMatter, mark: str, address: str, offered: str) -> str:
    reviewed = "" if front.reviewed_by else " Not yet reviewed by a clinician."
    shown = escape(address.removeprefix("https://").removeprefix("http://"))
    return (
        f'<footer>{qr_svg(address)}<div><p><strong>The newest edition:</strong> <a href="{escape(address)}">{shown}</a></p>\n'
        f"<p>Edition {mark}, checked {day(front.checked)}. To be checked again by {day(front.due)}. "
        f"The page behind the code says whether a newer edition has replaced it.{reviewed}</p>\n"
        f"<p>{escape(offered)}{' ' if offered else ''}Words: CC BY 4.0. You may copy this sheet.</p></div></footer>\n"
    )
