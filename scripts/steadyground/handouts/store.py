"""PDFs that were made before, kept by what they were made from."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from typing import TYPE_CHECKING

from steadyground.handouts.document import FONTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CACHE = ".cache"
SHEETS = "handouts"


def key_of(html: str, root: Path, pictures: Iterable[Path] = ()) -> str:
    """Return what a PDF depends on, as one hash: every word and style of it, fonts, pictures, and the program that makes it."""
    digest = hashlib.sha256(f"weasyprint {version('weasyprint')}, tags v4\n".encode())
    for path in (*(root / font for font in FONTS), *pictures):
        digest.update(path.read_bytes())
    digest.update(html.replace(root.resolve().as_uri(), "").encode("utf-8"))
    return digest.hexdigest()


def cached(root: Path, key: str, kind: str = SHEETS) -> Path:
    """Return where the PDF of a key is kept, whether it exists or not."""
    return root / CACHE / kind / f"{key}.pdf"


def forget_all_but(root: Path, keys: set[str], kind: str = SHEETS) -> int:
    """Remove kept PDFs of a kind that nothing needs any more. Returns how many."""
    old = [path for path in (root / CACHE / kind).glob("*.pdf") if path.stem not in keys]
    for path in old:
        path.unlink()
    return len(old)
