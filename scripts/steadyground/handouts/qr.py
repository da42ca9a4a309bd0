"""The QR code that leads from paper to the page online."""

from __future__ import annotations

import io

import segno

TITLE = "QR code. It opens the page with the newest edition of this sheet, at the address printed beside it."


def qr_code(address: str) -> segno.QRCode:
    """Return the code for an address, able to lose about 15 in 100 of its squares (error correction M) in a poor photocopy."""
    return segno.make_qr(address, error="m", boost_error=False)


def qr_svg(address: str) -> str:
    """Return the code as SVG for use inside a page, with a title that is read aloud."""
    out = io.BytesIO()
    qr_code(address).save(out, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=4, title=TITLE)
    return out.getvalue().decode("utf-8")
