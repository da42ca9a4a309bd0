"""Writing a file so that nothing half-written is ever left behind, and archives that are the same bytes each time."""

from __future__ import annotations

import io
import os
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALREADY_SMALL = {".pdf", ".epub", ".png", ".woff2", ".gz", ".docx"}
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def replace_file(path: Path, text: str) -> None:
    """Write ``text`` beside ``path`` and then put it in its place, in one step. Raises OSError; the old file then stays whole."""
    replace_bytes(path, text.encode("utf-8"))


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


def zipped(files: Mapping[str, bytes], stored: tuple[str, ...] = ()) -> bytes:
    """Return a zip of ``files`` by name, in their order. No time, owner or order of a disk is in it.

    ``stored`` names files that must not be compressed; what is compressed already is stored too.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            is_stored = name in stored or Path(name).suffix in _ALREADY_SMALL
            archive.writestr(entry, content, zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def write_changed(root: Path, texts: Mapping[str, str]) -> list[str]:
    """Write each file below ``root`` that does not hold its text yet. Returns the paths written."""
    written = []
    for name, text in texts.items():
        path = root / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, text)
            written.append(name)
    return written
