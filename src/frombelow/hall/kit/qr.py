"""QR codes as the path of an SVG: no image, no style, nothing that the Content-Security-Policy would refuse."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

import segno

QUIET = 4  # modules of white around it, as ISO/IEC 18004 asks


class QrCode(NamedTuple):
    """For `kit/parts/qr.html`."""

    size: int  # modules, with the quiet zone
    path: str


def qr_code(text: str) -> QrCode:
    """The code of a text; a quarter of it may be spoiled."""
    rows = segno.make(text, error="q", micro=False).matrix
    return QrCode(len(rows) + 2 * QUIET, "".join(line(row, y) for y, row in enumerate(rows)))


def line(row: bytearray, y: int) -> str:
    """The dark runs of one row."""
    path, x = "", 0
    for dark, modules in groupby(row):
        length = len(list(modules))
        if dark:
            path += f"M{x + QUIET} {y + QUIET}h{length}v1h-{length}z"
        x += length
    return path
