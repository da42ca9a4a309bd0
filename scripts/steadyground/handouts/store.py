"""PDFs that were made before, kept by what they were made from, and put in place whole or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
from importlib.metadata import version
from pathlib import Path

from steadyground.handouts.document import FONTS

CACHE = ".cache/handouts"


def key_of(html: str, root: Path) -> str:
    """Return what a PDF depends on, as one hash: every word and style of it, the fonts, and the program that makes it."""
    digest = hashlib.sha256(f"weasyprint {version('weasyprint')}, tags v1\n".encode())
    for path in FONTS:
        digest.update((root / path).read_bytes())
    digest.update(html.replace(root.resolve().as_uri(), "").encode("utf-8"))
    return digest.hexdigest()


def cached(root: Path, key: str) -> Path:
    """Return where the PDF of a key is kept, whether it exists or not."""
    return root / CACHE / f"{key}.pdf"


def replace_bytes(path: Path, content: bytes) -> None:
    """Write ``content`` beside ``path`` and then put it in its place, in one step. Raises OSError; the old file then stays whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def forget_all_but(root: Path, keys: set[str]) -> int:
    """Remove PDFs that no sheet needs any more. Returns how many."""
    old = [path for path in (root / CACHE).glob("*.pdf") if path.stem not in keys]
    for path in old:
        path.unlink()
    return len(old)
