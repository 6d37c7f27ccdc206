"""The one door from SVG text to a picture file: SVG as it is, PNG drawn by resvg."""

from __future__ import annotations

from pathlib import Path

import click

from frombelow.commands.files import write_whole

PNG_WIDTH = 1600
KINDS = (".svg", ".png")


def check_picture(_context: click.Context | None, _option: click.Parameter | None, path: Path | None) -> Path | None:
    """The callback of an option that names a picture: only .svg and .png can be written. Called before any work is done."""
    if path is not None and path.suffix.lower() not in KINDS:
        raise click.BadParameter(f"“{path.name}” is no picture that can be written. End its name in .svg or .png.")
    return path


def save(svg: str, path: Path) -> None:
    """Write an SVG as the kind of picture that the file's name asks for."""
    check_picture(None, None, path)
    write_whole(path, svg.encode() if path.suffix.lower() == ".svg" else png(svg))


def png(svg: str, width: int = PNG_WIDTH) -> bytes:
    """The picture as PNG. Letters are drawn with the fonts of this machine."""
    import resvg_py  # here, so that who only wants figures does not load it

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width))
