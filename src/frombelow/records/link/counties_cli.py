"""`frombelow link counties IN.csv OUT.csv`: the county of each city."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import click

from frombelow.methods.linkage.places import Answer, Question, place
from frombelow.records.faults import RecordsFault
from frombelow.records.link.counties import REGISTER, load_gazetteer

NEEDED = ("city", "state")
ADDED = ("fips", "probability", "candidates", "reason", "lies_in")


@click.command("counties")
@click.argument("source", metavar="IN.csv", type=click.Path(path_type=Path))
@click.argument("target", metavar="OUT.csv", type=click.Path(path_type=Path))
def command(source: Path, target: Path) -> None:
    """Add the county to each row of IN.csv, which has the columns city, state and perhaps zip.

    OUT.csv holds all columns of IN.csv and: fips (the county that a federal record of a workplace there names; empty if
    unknown), probability (of that), candidates ("37063 0.9500 37183 0.0200 …", likeliest first), reason, lies_in (the county in which
    the place lies on the map, as the pages show it; seldom another one).
    """
    try:
        rows = link_file(source, target)
    except RecordsFault as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(f"{rows} rows written to {target}.")


def link_file(source: Path, target: Path, register: Path = REGISTER) -> int:
    """Link every row; returns how many. Raises RecordsFault; `target` is written whole or not at all."""
    header, rows = _table(source)
    places = load_gazetteer(register)

    @lru_cache(maxsize=200_000)
    def answer(city: str, state: str, zip_code: str) -> tuple[Answer, Answer]:
        coded, lies = (place(places, city, state, zip_code, question) for question in (Question.CODED, Question.LIES))
        return coded, lies

    kept = [column for column in header if column not in ADDED]
    draft = target.with_name(f"{target.name}.draft")
    try:
        with draft.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow([*kept, *ADDED])
            for row in rows:
                found = answer(row["city"], row["state"], row.get("zip", ""))
                writer.writerow([*(row[column] for column in kept), *_cells(*found)])
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise RecordsFault(f"{target} cannot be written: {error.strerror}. Choose another place for it.") from error
    return len(rows)


def _cells(coded: Answer, lies: Answer) -> list[str]:
    candidates = " ".join(f"{fips} {part:.4f}" for fips, part in coded.candidates)
    return [coded.fips or "", f"{coded.probability:.4f}", candidates, coded.reason, lies.fips or ""]


def _table(source: Path) -> tuple[list[str], list[dict[str, str]]]:
    """The columns and rows of a CSV file. Raises RecordsFault with file, line and column."""
    lines = csv.reader(_lines(source), strict=True)
    try:
        header = next(lines, [])
        if not header:
            raise RecordsFault(
                f"{source} is empty. Its first line should name the columns city, state and perhaps zip."
            )
        for column in NEEDED:
            if column not in header:
                raise RecordsFault(f"{source} has no column {column!r} (it has: {', '.join(header)}). Name it so.")
        rows = []
        for row in lines:
            if row and len(row) != len(header):
                raise RecordsFault(
                    f"{source}, line {lines.line_num}: {len(row)} cells where the first line names {len(header)} columns. "
                    "Put a text with a comma between quotation marks."
                )
            rows += [dict(zip(header, row, strict=True))] if row else []
    except csv.Error as error:
        raise RecordsFault(f"{source}, line {lines.line_num}: {error}. Save the file again as CSV.") from error
    return header, rows


def _lines(source: Path) -> Iterator[str]:
    try:
        raw = source.read_bytes()
    except OSError as error:
        raise RecordsFault(f"{source} cannot be opened: {error.strerror}. Check the name of the file.") from error
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True), start=1):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise RecordsFault(
                f"{source}, line {number}, byte {error.start + 1}: this is not UTF-8. Save the file again as CSV (UTF-8)."
            ) from None
