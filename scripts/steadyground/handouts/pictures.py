"""Small pictures of the first side of each sheet, for the page that lists them."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]  # the library has no types

from steadyground.files import replace_bytes

if TYPE_CHECKING:
    from pathlib import Path

FOLDER, WIDTH, GRAYS = "first-sides", 240, 16
_CACHE = ".cache/pictures"


def first_side(pdf: bytes) -> tuple[bytes, int]:
    """Return the first side of a PDF as a PNG in 16 grays, and its height in pixels. It is 240 pixels wide."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        image = page.render(scale=WIDTH / page.get_width(), grayscale=True).to_pil().convert("L")
    out = io.BytesIO()
    image.quantize(GRAYS).save(out, "PNG", optimize=True)
    return out.getvalue(), image.height


def write_first_side(pdf: Path, root: Path) -> str:
    """Write the picture of a PDF beside it, made anew only where the PDF is another. Returns its address beside the PDF."""
    content = pdf.read_bytes()
    kept = root / _CACHE / f"{hashlib.sha256(content).hexdigest()}-{WIDTH}.png"
    if not kept.exists():
        replace_bytes(kept, first_side(content)[0])
    name = f"{FOLDER}/{pdf.stem}.png"
    replace_bytes(pdf.parent / name, kept.read_bytes())
    return name
