"""Brings the front-end files that are not ours into the tree: htmx and two subset fonts, pinned by version and hash.

Run it only to change a version: what it writes is committed. It needs npm and the `dev` extra; nothing else does.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

STATIC = Path(__file__).resolve().parent.parent / "src" / "frombelow" / "hall" / "kit" / "static" / "kit"


@dataclass(frozen=True)
class Package:
    """One npm package: its name, its version and the SHA-256 of its tarball."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True)
class Cut:
    """One font file: which variable font it is cut from, at which axes, and the name it gets."""

    source: str
    axes: dict[str, float]
    target: str


HTMX = Package("htmx.org", "2.0.11", "165a2655073e9e6e55e307a7c74e8ebcdb76afb7701f9c16cfd106a13add408e")
ARCHIVO = Package(
    "@fontsource-variable/archivo", "5.3.0", "20c4384ed6219fc792761ad56fd578a70ba8758374b307f2f8da3db2009924a9"
)
SERIF = Package(
    "@fontsource-variable/source-serif-4", "5.3.1", "8c452853c74be1e43e9fbfe76321c26f4678a2d431e93209ff1d9faec03fd96f"
)
ARCHIVO_FILE = "files/archivo-latin-wdth-normal.woff2"
SERIF_FILE = "files/source-serif-4-latin-standard-normal.woff2"
CUTS = {
    ARCHIVO: (
        Cut(ARCHIVO_FILE, {"wdth": 90, "wght": 500}, "archivo-500.woff2"),
        Cut(ARCHIVO_FILE, {"wdth": 84, "wght": 760}, "archivo-760.woff2"),
    ),
    SERIF: (
        Cut(SERIF_FILE, {"opsz": 16, "wght": 400}, "source-serif-400.woff2"),
        Cut(SERIF_FILE, {"opsz": 16, "wght": 650}, "source-serif-650.woff2"),
    ),
}
# What our cuts are called inside: "Source" is a reserved name, and a cut is a changed font.
FAMILY = {"archivo": "Hall Sans", "source-serif": "Hall Serif"}
# English and Spanish: Basic Latin, Latin-1, and the typographic signs our pages use.
LETTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *(0x0131, 0x0152, 0x0153, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x2032, 0x2033),
    *(0x2039, 0x203A, 0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2264, 0x2265),
]
FEATURES = ["kern", "liga", "tnum", "lnum", "mark", "ccmp", "locl"]


def main() -> None:
    """Fetch, verify, cut, write."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        vendor_htmx(unpacked(HTMX, folder))
        for package, cuts in CUTS.items():
            vendor_font(package, unpacked(package, folder), cuts)
    fonts = sum(path.stat().st_size for path in (STATIC / "fonts").glob("*.woff2"))
    print(f"fonts: {fonts:,} bytes in all; htmx: {(STATIC / 'vendor' / 'htmx.js').stat().st_size:,} bytes")


def unpacked(package: Package, folder: Path) -> Path:
    """The unpacked package, its tarball's hash verified. Ends the program if the hash differs."""
    home = folder / package.name.strip("@").replace("/", "-")
    home.mkdir()
    npm = shutil.which("npm") or sys.exit("tools/vendor.py needs npm, which is not installed here.")
    subprocess.run(
        [npm, "pack", "--silent", f"{package.name}@{package.version}"], cwd=home, check=True, stdout=sys.stderr
    )
    tarball = next(home.glob("*.tgz"))
    found = hashlib.sha256(tarball.read_bytes()).hexdigest()
    if found != package.sha256:
        sys.exit(
            f"{package.name} {package.version}: SHA-256 is {found}, pinned is {package.sha256}. Nothing was written."
        )
    with tarfile.open(tarball) as archive:
        archive.extractall(home, filter="data")
    return home / "package"


def vendor_htmx(package: Path) -> None:
    """htmx as its makers minified it, with its licence beside it."""
    target = STATIC / "vendor"
    target.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(package / "dist" / "htmx.min.js", target / "htmx.js")
    shutil.copyfile(package / "LICENSE", target / "htmx.LICENSE.txt")


def vendor_font(package: Package, home: Path, cuts: tuple[Cut, ...]) -> None:
    """The cuts of one family, with its licence beside them."""
    target = STATIC / "fonts"
    target.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(home / "LICENSE", target / f"{package.name.rpartition('/')[2]}.LICENSE.txt")
    for cut in cuts:
        write_cut(home / cut.source, cut.axes, target / cut.target)


def rename(font: TTFont, family: str) -> None:
    """Give a changed font a name of its own, as the Open Font License asks where a name is reserved."""
    for name_id in (1, 3, 4, 6, 16):
        font["name"].removeNames(nameID=name_id)
    for name_id, name in ((1, family), (3, f"{family} subset"), (4, family), (6, family.replace(" ", ""))):
        font["name"].setName(name, name_id, 3, 1, 0x409)


def write_cut(source: Path, axes: dict[str, float], target: Path) -> None:
    """One static font at the given axes with only our letters, as WOFF2."""
    font = instancer.instantiateVariableFont(TTFont(source, recalcTimestamp=False), axes)
    rename(font, FAMILY[target.stem.rpartition("-")[0]])
    options = subset.Options(flavor="woff2", layout_features=FEATURES, hinting=False, notdef_outline=True)
    options.name_IDs = [0, 1, 3, 4, 5, 6, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    main()
