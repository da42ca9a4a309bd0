"""The fonts as WeasyPrint needs them: unpacked, and at each weight that the sheets use."""

from __future__ import annotations

import hashlib
import io
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING

import brotli  # type: ignore[import-untyped]  # the library has no types
from fontTools.ttLib import TTFont, TTLibError, woff2  # type: ignore[import-untyped]  # the library has no types
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]  # the library has no types

from steadyground.files import replace_bytes
from steadyground.handouts.document import FONTS, WEIGHTS
from steadyground.handouts.errors import HandoutError
from steadyground.handouts.store import CACHE

if TYPE_CHECKING:
    from pathlib import Path


@lru_cache(maxsize=8)
def unpacked(font: Path) -> bytes:
    """Return the letters of a WOFF2 file, unpacked once for every sheet: it takes a fifth of the time of one."""
    out = io.BytesIO()
    woff2.decompress(font, out)
    return out.getvalue()


@lru_cache(maxsize=8)
def at_weight(font: Path, weight: str, root: Path) -> bytes:
    """Return the letters of a font that has every weight at one of them.

    WeasyPrint would make them again for every PDF. It takes longer than a PDF does, so they are kept below ``root``.
    """
    digest = hashlib.sha256(f"fonttools {version('fonttools')}".encode() + font.read_bytes()).hexdigest()
    kept = root / CACHE / "fonts" / f"{digest}-{weight}.ttf"
    if not kept.exists():
        replace_bytes(kept, _made(unpacked(font), int(weight)))
    return kept.read_bytes()


def _made(font: bytes, weight: int) -> bytes:
    out = io.BytesIO()
    with TTFont(io.BytesIO(font), recalcTimestamp=False) as letters:
        instantiateVariableFont(letters, {"wght": weight}, inplace=True, static=True).save(out)
    return out.getvalue()


def make_weights(root: Path) -> None:
    """Make each weight that is not kept yet, before several processes need them."""
    for weight in WEIGHTS:
        at_weight((root / FONTS[0]).resolve(), str(weight), root)


def missing_letters(root: Path, text: str) -> str:
    """Return the letters of ``text`` that no upright font has, each once."""
    known = _letters(root / FONTS[0]) | _letters(root / FONTS[2])
    return "".join(sorted({letter for letter in text if letter.isprintable() and ord(letter) not in known}))


@lru_cache(maxsize=4)
def _letters(path: Path) -> frozenset[int]:
    try:
        with TTFont(path) as font:
            return frozenset(font.getBestCmap())
    except (OSError, TTLibError, brotli.error) as error:
        raise HandoutError(f"the font {path.name} cannot be read: {error}; restore it with git") from error
