"""`frombelow link unions IN.csv OUT.csv`: union names to OLMS file numbers."""

from __future__ import annotations

import csv
import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import click
import pyarrow as pa
import pyarrow.parquet as pq

from frombelow.methods.linkage.unions import Match, Register, match
from frombelow.records.faults import RecordsFault
from frombelow.records.link.unions import load_register
from frombelow.records.release_format import BUNDLED, open_release

ADDED = ("status", "f_num", "probability", "candidates", "reason")


@click.command()
@click.argument("source", metavar="IN.csv")
@click.argument("target", metavar="OUT.csv")
def command(source: str, target: str) -> None:
    """Link the union names in the column `text` of IN.csv (optional columns: city, state, date)."""
    try:
        register = open_register()
        gc.freeze()  # the register stays: the collector need not walk through it again and again
        rows = link_file(Path(source), Path(target), register)
    except RecordsFault as fault:
        click.echo(str(fault), err=True)
        sys.exit(1)
    click.echo(f"{rows} names linked, written to {target}.", err=True)


def open_register() -> Register:
    """The register of the bundled release (or the file beside it, before a release was published)."""
    path = BUNDLED / "union_register.parquet"
    try:
        path = open_release().path("union_register")
    except RecordsFault:
        if not path.is_file():
            raise
    try:
        return load_register(pq.read_table(path))
    except (pa.ArrowInvalid, OSError, KeyError) as error:
        raise RecordsFault(f"{path} cannot be read ({str(error).splitlines()[0]}). Build the release again.") from error


def link_file(source: Path, target: Path, register: Register) -> int:
    """Link every row of a CSV file; returns how many. A run that fails leaves no file behind."""
    if target.is_dir():
        raise RecordsFault(f"{target} is a folder. Name a file to write to.")
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _open(source) as raw, _create(draft, target) as out:
            rows = _link(raw, out, source, register)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return rows


def _open(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise RecordsFault(f"{path} cannot be opened: {error.strerror}. Check the name of the file.") from error


def _create(draft: Path, target: Path) -> IO[str]:
    try:
        return draft.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise RecordsFault(
            f"{target} cannot be written: {error.strerror}. Choose a folder you may write to."
        ) from error


def _link(raw: IO[bytes], out: IO[str], source: Path, register: Register) -> int:
    reader = csv.reader(_lines(raw, source), strict=False)
    header = next(_rows(reader, source), None)
    if not header:
        raise RecordsFault(f"{source} is empty. It needs a first line with the column names, `text` among them.")
    columns = [name.strip().lower() for name in header]
    if "text" not in columns:
        raise RecordsFault(
            f"{source}: there is no column `text` (found: {', '.join(header)}). Name the column of union names `text`."
        )
    at = {name: columns.index(name) if name in columns else None for name in ("text", "city", "state", "date")}
    kept = [i for i, name in enumerate(columns) if name not in ADDED]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([header[i] for i in kept] + list(ADDED))
    count = 0
    for row in _rows(reader, source):
        if len(row) > len(header):
            raise RecordsFault(
                f"{source}, line {reader.line_num}: {len(row)} cells under {len(header)} columns. Put names that hold a comma in quotes."
            )
        row += [""] * (len(header) - len(row))
        told = [row[i] if i is not None else None for i in at.values()]
        found = match(register, told[0] or "", told[1], told[2], told[3])
        writer.writerow([row[i] for i in kept] + _cells(found))
        count += 1
    return count


def _cells(found: Match) -> list[str]:
    return [found.status, found.f_num or "", f"{found.probability:.4f}", " ".join(found.candidates), found.reason]


def _rows(reader: Iterator[list[str]], source: Path) -> Iterator[list[str]]:
    """The rows that hold anything; a broken row is a fault with its line."""
    try:
        for row in reader:
            if row:
                yield row
    except csv.Error as error:
        line = getattr(reader, "line_num", 0)
        raise RecordsFault(f"{source}, line {line}: {error}. Save the file again as CSV.") from error


def _lines(raw: IO[bytes], source: Path) -> Iterator[str]:
    """Lines as text. A line that is not UTF-8 is read as Windows-1252, and said so once."""
    told = False
    for number, line in enumerate(raw, start=1):
        if number == 1:
            line = _without_mark(line, source)
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError as error:
            text = line.decode("cp1252", errors="replace")
            if not told:
                click.echo(
                    f"{source}, line {number}, byte {error.start + 1}: not UTF-8; read as Windows-1252, like others that follow.",
                    err=True,
                )
            told = True
        if "\0" in text:
            raise RecordsFault(
                f"{source}, line {number}: it holds zero bytes, so it is not a CSV file in UTF-8. Save it again as CSV (UTF-8)."
            )
        yield text


def _without_mark(line: bytes, source: Path) -> bytes:
    if line.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RecordsFault(f"{source} is written in UTF-16. Save it again as CSV (UTF-8).")
    return line.removeprefix(b"\xef\xbb\xbf")
