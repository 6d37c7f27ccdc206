"""Any file of ballots: which format it is in, seen from what it says (its name only decides where that leaves a doubt), and what it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from frombelow.methods.ballots.papers import Contest, RankedPapers, ScoredPapers
from frombelow.methods.ballots.reading.abif import read_abif
from frombelow.methods.ballots.reading.blt import read_blt
from frombelow.methods.ballots.reading.csv_papers import read_csv
from frombelow.methods.ballots.reading.cvotes import read_cvotes
from frombelow.methods.ballots.reading.debian import read_debian
from frombelow.methods.ballots.reading.preflib import read_preflib
from frombelow.methods.ballots.reading.problems import Fault, Mending, Reading, Repair
from frombelow.methods.ballots.reading.text import decoded, plain
from frombelow.methods.ballots.result import Said
from frombelow.methods.ballots.rule import Paper, Papers

Reader = Callable[[bytes], Reading[RankedPapers] | Reading[ScoredPapers]]

MOST_BYTES = 512 * 1024 * 1024  # a million distinct papers of ten ranks take 25 MB
LOOKED_AT = 65_536  # bytes from which the format is seen


class Format(StrEnum):
    BLT = "BLT"
    PREFLIB = "PrefLib"
    ABIF = "ABIF"
    CSV = "CSV"
    CVOTES = "Condorcet Election Format"
    DEBIAN = "Debian tally sheet"


class PapersFile(NamedTuple):
    """What a file says, and in which format."""

    contest: Contest
    papers: Papers
    repairs: tuple[Repair, ...]
    format: Format


ENDINGS = {
    "blt": Format.BLT,
    "hil": Format.BLT,
    "soc": Format.PREFLIB,
    "soi": Format.PREFLIB,
    "toc": Format.PREFLIB,
    "toi": Format.PREFLIB,
    "abif": Format.ABIF,
    "csv": Format.CSV,
    "tsv": Format.CSV,
    "cvotes": Format.CVOTES,
}
# The first sign that is found says the format. Blanks are never matched over the end of a line: a file of nothing but line ends must be quick too.
SIGNS: tuple[tuple[Format, re.Pattern[str]], ...] = (
    (Format.DEBIAN, re.compile(r"^[ \t/|]*Option[ \t]+\w+[ \t]*-+>[ \t]*:", re.MULTILINE)),
    (Format.CVOTES, re.compile(r"^[ \t]*(#/[ \t]*\w[^\n:]*:|/EMPTY_RANKING/)", re.MULTILINE)),
    (Format.PREFLIB, re.compile(r"\A(#[ \t]*(FILE NAME|TITLE|DATA TYPE|NUMBER ALTERNATIVES|ALTERNATIVE NAME 1)[ \t]*:|\d+[ \t]*\n[ \t]*1[ \t]*,)")),
    (Format.BLT, re.compile(r"\A(#[^\n]*\n)*[ \t]*\d+[ \t,]+\d+([ \t]+-\d+)*[ \t,]*(#[^\n]*)?$", re.MULTILINE)),
    (Format.ABIF, re.compile(r"^[ \t]*(\d+[ \t]*:[ \t]*([^\s\d,;]|$)|=[^:\n]+:|\{[^\n{}:]{1,60}:)", re.MULTILINE)),
    (Format.CSV, re.compile(r"\A[^\n,;\t|]*[,;\t|]")),
    (Format.CVOTES, re.compile(r"^[^\n>]+>[^\n]+$", re.MULTILINE)),
)  # fmt: skip
UNKNOWN = Said(
    "This is no file of ballots that is known here. Read are BLT, PrefLib (soc, soi, toc, toi), ABIF, CSV, the Condorcet Election Format and "
    "Debian tally sheets."
)
TOO_LARGE = "This file has {megabytes} MB; at most {most} MB are read here."


def read_papers(data: bytes, filename: str = "", wanted: Paper | None = None) -> PapersFile:
    """What the file says. `wanted`: what the rule needs, where a file can be read either way. Raises `Fault` with one sentence."""
    check_size(len(data))
    found = format_of(data, filename)
    contest, papers, repairs = _reader(found, wanted)(data)
    return PapersFile(contest, papers, repairs, found)


def check_size(size: int, most: int = MOST_BYTES) -> None:
    """To be asked before a file is read into memory. `size` in bytes."""
    if size > most:
        values = {"megabytes": f"{-(-size // 2**20):,}", "most": f"{most // 2**20:,}"}
        raise Fault(Said(TOO_LARGE, values))


def format_of(data: bytes, filename: str = "") -> Format:
    """The format by the signs in the text; a name that says otherwise is believed only where there are no signs."""
    text = decoded(plain(data[:LOOKED_AT], Mending()), 0, Mending())
    text = "\n".join(line for line in text.split("\n") if line and not line.isspace())
    if not text:
        raise Fault(Said("The file is empty."))
    ending = ENDINGS.get(filename.rpartition(".")[2].lower())
    signed = [found for found, sign in SIGNS if sign.search(text)]
    if ending and (ending in signed or not signed):
        return ending
    if not signed:
        raise Fault(UNKNOWN)
    return signed[0]


def _reader(found: Format, wanted: Paper | None) -> Reader:
    readers: dict[Format, Reader] = {
        Format.BLT: read_blt,
        Format.PREFLIB: read_preflib,
        Format.ABIF: lambda data: read_abif(data, wanted),
        Format.CSV: read_csv,
        Format.CVOTES: read_cvotes,
        Format.DEBIAN: read_debian,
    }
    return readers[found]
