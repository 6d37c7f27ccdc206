"""`frombelow link employers PAIRS.csv OUT.csv`: are the two parties of each row one employer?"""

from __future__ import annotations

import csv
import os
from pathlib import Path

import click
import pyarrow as pa

from frombelow.methods.linkage.employers import Party, pair_probability
from frombelow.methods.linkage.employers.places import state_code
from frombelow.records.faults import RecordsFault
from frombelow.records.link.employers_engines import ENGINES, predict_on
from frombelow.records.link.employers_model import unmet

NEEDED = ("a_name", "a_city", "a_state", "b_name", "b_city", "b_state")
ADDED = ("probability", "reason")
Row = dict[str, str]


@click.command()
@click.argument("pairs", metavar="PAIRS.csv", type=click.Path(path_type=Path))
@click.argument("out", metavar="OUT.csv", type=click.Path(path_type=Path))
@click.option("--engine", type=click.Choice(ENGINES), default="duckdb", show_default=True, help="What runs the model.")
def command(pairs: Path, out: Path, engine: str) -> None:
    """Say how probable it is that the two parties of each row of PAIRS.csv are one employer, and why.

    Columns needed: a_name, a_city, a_state, b_name, b_city, b_state (a city or state may be empty). OUT.csv has
    all columns of PAIRS.csv and two more: probability (0..1) and reason.
    """
    try:
        header, rows = read_pairs(pairs)
        write_pairs(out, header, rows, score_pairs(rows, engine))
    except RecordsFault as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(f"{len(rows)} pairs scored, written to {out}.", err=True)


def read_pairs(path: Path) -> tuple[list[str], list[Row]]:
    """The header and the rows. Raises RecordsFault for a file that cannot be read as such a list."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            reader = csv.DictReader(text, strict=True)
            header = list(reader.fieldnames or [])
            _check_header(path, header)
            return header, [_checked(path, reader.line_num, row) for row in reader]
    except OSError as error:
        raise RecordsFault(f"{path} cannot be opened: {error.strerror}. Check the name of the file.") from error
    except UnicodeDecodeError as error:
        raise RecordsFault(f"{path}, byte {error.start + 1}: not UTF-8. Save the file as CSV in UTF-8.") from error
    except csv.Error as error:
        raise RecordsFault(f"{path} is not a CSV file as expected ({error}). Save it again as CSV.") from error


def _check_header(path: Path, header: list[str]) -> None:
    missing = [name for name in NEEDED if name not in header]
    if missing:
        found = ", ".join(header) or "nothing"
        raise RecordsFault(f"{path}, line 1: the column {missing[0]!r} is missing (found: {found}). Add it.")


def _checked(path: Path, line: int, row: Row) -> Row:
    if None in row or None in row.values():
        raise RecordsFault(f"{path}, line {line}: this row has more or fewer cells than the header. Mend the row.")
    for side in ("a_name", "b_name"):
        if not row[side].strip():
            raise RecordsFault(f"{path}, line {line}: {side} is empty. Every pair needs two names.")
    return row


def score_pairs(rows: list[Row], engine: str) -> list[tuple[float, str]]:
    """Probability and reason of each row: the probability from the engine, the reason from the same comparisons."""
    if not rows:
        return []
    sides = [(_party(row, "a"), _party(row, "b")) for row in rows]
    units = unmet([party for pair in sides for party in pair])
    pairs = pa.table({"a": pa.array(range(0, 2 * len(sides), 2)), "b": pa.array(range(1, 2 * len(sides), 2))})
    probable = {a: probability for a, _, probability in predict_on(engine, units, pairs=pairs)}
    return [(probable[2 * i], pair_probability(a, b)[1]) for i, (a, b) in enumerate(sides)]


def _party(row: Row, side: str) -> Party:
    city, state = (row[f"{side}_{part}"].strip() or None for part in ("city", "state"))
    return Party(row[f"{side}_name"].strip(), city, state_code(state))


def write_pairs(path: Path, header: list[str], rows: list[Row], scores: list[tuple[float, str]]) -> None:
    """Write the rows with their scores; a run that fails leaves an earlier file as it was."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="") as text:
            kept = [name for name in header if name not in ADDED]
            writer = csv.writer(text, lineterminator="\n")
            writer.writerow([*kept, *ADDED])
            for row, (probability, why) in zip(rows, scores, strict=True):
                writer.writerow([*(row[name] for name in kept), f"{probability:.4f}", why])
        draft.replace(path)
    except OSError as error:
        raise RecordsFault(f"{path} cannot be written: {error.strerror}. Choose a folder you may write to.") from error
    finally:
        draft.unlink(missing_ok=True)
