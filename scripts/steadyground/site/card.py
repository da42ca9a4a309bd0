"""The picture beside a shared link (Open Graph, https://ogp.me): the sign and the name of the guide.

It is the same for every page, so that a preview in a family chat shows no subject of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from pathlib import Path

CARD = "assets/img/card.png"
SIZE = (1200, 630)
NAME = "Steady Ground"
LINE = "A plain guide to ketamine, trauma and your options."
_FONT = "assets/fonts/atkinson-hyperlegible-next.woff2"
_GROUND, _SUN, _INK = "#0b4448", "#f2c879", "#ffffff"


def write_card(site: Path) -> None:
    """Draw the picture below ``site``. The same letters always give the same bytes."""
    image = Image.new("RGB", SIZE, _GROUND)
    draw = ImageDraw.Draw(image)
    _sign(draw)
    draw.text((110, 392), NAME, fill=_INK, font=_font(site, 92, 700), anchor="ls")
    draw.text((110, 470), LINE, fill=_INK, font=_font(site, 41, 400), anchor="ls")
    target = site / CARD
    target.parent.mkdir(parents=True, exist_ok=True)
    image.quantize(32).save(target, optimize=True)


def _sign(draw: ImageDraw.ImageDraw) -> None:
    """Draw docs/assets/img/logo.svg, six times its size."""
    draw.ellipse((164, 110, 230, 176), fill=_SUN)
    for left, right, y in ((119, 275, 206), (149, 245, 242)):
        draw.rounded_rectangle((left - 8, y - 8, right + 8, y + 9), radius=8, fill=_INK)


def _font(site: Path, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(site / _FONT, size)
    font.set_variation_by_axes([weight])
    return font
