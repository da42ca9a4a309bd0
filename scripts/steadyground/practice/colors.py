"""Colors of a practice, measured before they are used: letters reach 7:1 on every ground they stand on (WCAG 2.2, 1.4.6, level AAA)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steadyground.records.practice import Colors, Practice

LEAST = 7.0
SCHEMES = {"light": "default", "dark": "slate"}
TOKENS = "docs/assets/css/tokens.css"
SETS = {
    "band": (
        "--md-primary-fg-color", "--md-primary-fg-color--light", "--md-primary-fg-color--dark", "--md-footer-bg-color",
        "--md-footer-bg-color--dark",
    ),
    "link": ("--md-typeset-a-color", "--md-accent-fg-color", "--sg-card-line"),
}
"""The names in ``tokens.css`` that a color of a practice stands in for."""
_IN_SEARCH = ("--md-primary-bg-color", "--md-primary-bg-color--light")
_ON_BAND = (*_IN_SEARCH, "--md-footer-fg-color", "--md-footer-fg-color--light", "--md-footer-fg-color--lighter")
_UNDER_LINKS = ("--md-default-bg-color", "--sg-card", "--sg-emergency-ground", "--sg-urgent-ground", "--sg-care-ground")
_SCHEME = re.compile(r'\[data-md-color-scheme="(?P<name>\w+)"\]\s*\{(?P<body>[^}]*)\}')
_TOKEN = re.compile(r"(?P<name>--[\w-]+):\s*(?P<color>#[0-9a-fA-F]{6,8})\b")

Rgb = tuple[float, float, float]
Tokens = dict[str, str]


@dataclass(frozen=True)
class LowContrast:
    """A color that is too near to what stands on it or under it. ``instead`` is the nearest shade of it that is not."""

    palette: str
    part: str
    color: str
    ratio: float
    instead: str


def tokens(css: str) -> dict[str, Tokens]:
    """Return the colors of each scheme in ``tokens.css`` by their names."""
    return {match["name"]: dict(_TOKEN.findall(match["body"])) for match in _SCHEME.finditer(css)}


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio of two colors, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Rgb) -> float:
    """Return the relative luminance (WCAG 2.2, "relative luminance")."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _over(color: str, ground: Rgb) -> Rgb:
    """Return what is seen of a color, maybe a clear one (#rrggbbaa), over a ground."""
    red, green, blue = (int(color[n : n + 2], 16) / 255 for n in (1, 3, 5))
    share = int(color[7:9], 16) / 255 if len(color) > 7 else 1.0
    return red * share + ground[0] * (1 - share), green * share + ground[1] * (1 - share), blue * share + ground[2] * (1 - share)


def _plain(color: str) -> Rgb:
    return _over(color, (0.0, 0.0, 0.0))


def least_contrast(part: str, color: str, scheme: Tokens) -> float:
    """Return the lowest contrast that a ``band`` or ``link`` color has in a scheme, among all it meets there."""
    here = _plain(color)
    if part == "link":
        return min(contrast(here, _plain(scheme[name])) for name in _UNDER_LINKS)
    field = _over(scheme["--sg-field"], here)
    pairs = [*((name, here) for name in _ON_BAND), *((name, field) for name in _IN_SEARCH)]
    return min(contrast(_over(scheme[name], ground), ground) for name, ground in pairs)


def low_contrasts(practice: Practice, css: str) -> Iterator[LowContrast]:
    """Yield each color of a practice that does not reach 7:1 somewhere. ``css`` is the text of ``tokens.css``."""
    schemes = tokens(css)
    for palette, part, color in chosen(practice):
        scheme = schemes[SCHEMES[palette]]
        ratio = least_contrast(part, color, scheme)
        if ratio < LEAST:
            end = 255 if (palette, part) == ("dark", "link") else 0
            yield LowContrast(palette, part, color, ratio, _shade(part, color, scheme, end))


def _shade(part: str, color: str, scheme: Tokens, end: int) -> str:
    """Return the nearest shade on the way to black (``end`` 0) or white (255) that is enough."""
    parts = [int(color[n : n + 2], 16) for n in (1, 3, 5)]
    shades = ("#" + "".join(f"{round(value + (end - value) * step / 50):02x}" for value in parts) for step in range(1, 51))
    return next(shade for shade in shades if least_contrast(part, shade, scheme) >= LEAST)


def chosen(practice: Practice) -> Iterator[tuple[str, str, str]]:
    """Yield palette, part and color of each color that a practice has set."""
    palettes: dict[str, Colors] = {"light": practice.colors.light, "dark": practice.colors.dark}
    for palette, colors in palettes.items():
        for part, color in (("band", colors.band), ("link", colors.link)):
            if color:
                yield palette, part, color


def style(practice: Practice) -> str:
    """Return the style sheet of a practice's colors."""
    return "".join(
        f'[data-md-color-scheme="{SCHEMES[palette]}"] {{ {" ".join(f"{name}: {color};" for name in SETS[part])} }}\n'
        for palette, part, color in chosen(practice)
    )
