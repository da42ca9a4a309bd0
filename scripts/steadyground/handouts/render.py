"""HTML to PDF by WeasyPrint: tagged (PDF/UA-1), the same bytes each time, and nothing read but the files that it was given."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from steadyground.handouts.aloud import gather_links, let_links_print, loose_spaces, name_scopes, part_words
from steadyground.handouts.document import FAMILY, FONTS, KANA_FAMILY, SIDES
from steadyground.handouts.errors import HandoutError
from steadyground.handouts.letters import at_weight, missing_letters, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

POINTS_TO_MM = 25.4 / 96
EPOCH = "1767225600"
"""The moment that font programs stamp into what they write (1 January 2026); a real clock would change the bytes."""


def check_ready(root: Path) -> None:
    """Raise HandoutError where a font file, WeasyPrint or Pango is missing."""
    for path in FONTS:
        if not (root / path).is_file():
            raise HandoutError(f"the font {path} is missing; restore it with `git checkout -- {path}`")
    _weasyprint()


def _weasyprint() -> Any:
    try:
        import weasyprint  # type: ignore[import-untyped]  # noqa: PLC0415 - it loads Pango, which may not be there
    except OSError as error:
        what = str(error).split("\n", 1)[0]
        raise HandoutError(f"Pango is missing, so no PDF can be made ({what}); `python scripts/provide.py pango` installs it") from error
    return weasyprint


def render(html: str, name: str, root: Path, sides: int | None = SIDES, pictures: Iterable[Path] = ()) -> bytes:
    """Return the PDF of an HTML document. ``name`` stands in messages; ``pictures`` are the files that it may show.

    Raises HandoutError where it fills more than ``sides``, holds a letter that the fonts do not have, or asks for any other file.
    """
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    weasyprint = _weasyprint()
    fetcher = _only_these({path.resolve().as_uri() for path in (*(root / font for font in FONTS), *pictures)}, root)
    try:
        page = weasyprint.HTML(string=loose_spaces(html), url_fetcher=fetcher)
        made = page.render(font_config=_fonts(root), pdf_variant="pdf/ua-1", pdf_tags=True)
    except weasyprint.urls.FatalURLFetchingError as error:
        raise HandoutError(f"{name} asks for {error}; nothing is fetched for paper") from error
    if sides and len(made.pages) > sides:
        raise HandoutError(f"{name} runs over its {sides} sides by {overrun(made.pages[sides:]):.0f} mm; shorten it by about that much")
    part_words(made.pages, html)
    pdf: bytes = made.write_pdf(finisher=_finish(name, missing_letters(root, html)), pdf_variant="pdf/ua-1", pdf_tags=True)
    return pdf


@lru_cache(maxsize=1)
def _fonts(root: Path) -> Any:
    """Return what keeps the fonts that were read, for every PDF of a place."""
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]  # noqa: PLC0415 - as above

    return FontConfiguration()


def _only_these(allowed: set[str], root: Path) -> Any:
    """Return a fetcher that gives WeasyPrint these files and stops at anything else. No network is ever used."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]  # noqa: PLC0415 - as above

    class OnlyThese(URLFetcher):  # type: ignore[misc]  # the library has no types
        def fetch(self, url: str, headers: Any = None) -> Any:
            address, _, weight = url.partition("#")
            if address not in allowed:
                raise FatalURLFetchingError(url)
            if address.endswith(".woff2"):
                font = Path(url2pathname(urlsplit(address).path))
                return URLFetcherResponse(url, at_weight(font, weight, root) if weight else unpacked(font))
            return super().fetch(address, headers)

    return OnlyThese(allowed_protocols={"file"})


def overrun(pages: list[Any]) -> float:
    """Return how far the content of the pages too many reaches down, in millimeters."""
    return sum(max(_depths(page._page_box), default=0.0) for page in pages) * POINTS_TO_MM


def _depths(page: Any) -> Iterator[float]:
    top = page.content_box_y()
    for box in page.descendants():
        if type(box).__name__ == "TextBox" and box.position_y >= top and not _in_margin(box, page):
            yield box.position_y + box.height - top


def _in_margin(box: Any, page: Any) -> bool:
    return bool(box.position_y > top_of_foot(page))


def top_of_foot(page: Any) -> float:
    """Return where the bottom margin of a page begins."""
    return float(page.content_box_y() + page.height)


def _finish(name: str, missing: str) -> Any:
    """Return the last step before a PDF is written. It raises HandoutError where a font of the machine stood in."""

    def finish(document: Any, pdf: Any) -> None:
        name_scopes(pdf)
        let_links_print(pdf)
        gather_links(pdf)
        strange = sorted({font.family for font in document.fonts.values() if font.family not in (FAMILY, KANA_FAMILY)})
        if strange:
            which = f"'{missing}'" if missing else "in a picture, or as the mark of a list"
            raise HandoutError(f"{name} holds a letter that the fonts do not have, and {strange[0]} stood in for it: {which}")

    return finish
