"""What the cells under the candidates' names mean: ranks, scores, grades, yes and no."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from frombelow.methods.ballots.papers import BLANK
from frombelow.methods.ballots.reading.csv_table import Column, Meaning, Table
from frombelow.methods.ballots.reading.problems import Fault, Mending
from frombelow.methods.ballots.reading.text import digits
from frombelow.methods.ballots.result import Said

EMPTY = {"", "-", "–", "—", ".", "n/a"}
YES = {"yes", "y", "x", "✓", "✔", "true", "for", "sí", "si", "a favor"}
NO = {"no", "n", "false", "against", "en contra"}
ABSTAINS = {"abstain", "abstains", "abstention", "abstención", "abstencion"}
SCALES = (
    ("To reject", "Poor", "Acceptable", "Good", "Very good", "Excellent"),
    ("A rechazar", "Insuficiente", "Aceptable", "Bien", "Muy bien", "Excelente"),
)
HIGHEST = 32_767
UNCLEAR = Said(
    "The numbers could be ranks (1 is the best) or scores (the highest is the best). Say which: put a column “voters (ranks)” or "
    "“voters (scores to 5)” first, with how many voters each row stands for."
)


@dataclass(frozen=True)
class Scale:
    """What the words or numbers of a table stand for."""

    values: dict[str, int]
    highest: int
    grades: tuple[str, ...] = ()


def empty(cell: str) -> bool:
    return cell.casefold() in EMPTY


def scale_of(table: Table) -> Scale | None:
    """The scale of words that all cells belong to; None where they are numbers."""
    found = {cell.casefold() for cell in _cells(table)}
    words = {**dict.fromkeys(YES, 1), **dict.fromkeys(NO, 0), **dict.fromkeys(ABSTAINS, BLANK)}
    if found and found <= words.keys():
        return Scale(words, 1)
    for grades in SCALES:
        values = {grade.casefold(): place for place, grade in enumerate(grades)}
        if found and found <= values.keys():
            return Scale(values, len(grades) - 1, grades)
    return None


def numbers(table: Table) -> list[list[int | None]]:
    """The cells as whole numbers; None where one is empty."""
    known: dict[str, int | None] = {}
    return [
        [_number(cells[column.place], known, line, column) for column in table.candidates] for line, cells in table.rows
    ]


def meaning_of(table: Table, rows: list[list[int | None]], mending: Mending) -> Meaning:
    """As stated, or where only one reading makes sense; else the table is refused."""
    if table.meaning:
        return table.meaning
    filled = [[value for value in row if value is not None] for row in rows]
    values = {value for row in filled for value in row}
    if values <= {0, 1}:
        return Meaning.APPROVALS
    if all(sorted(row) == list(range(1, len(row) + 1)) for row in filled):
        mending.note(0, "The numbers were read as ranks: 1 is the first choice.")
        return Meaning.RANKS
    if 0 in values or max(values) > len(table.candidates):
        mending.note(0, "The numbers were read as scores: the highest is the best.")
        return Meaning.SCORES
    raise Fault(UNCLEAR)


def _cells(table: Table) -> Iterable[str]:
    places = [column.place for column in table.candidates]
    return (cells[place] for _, cells in table.rows for place in places if not empty(cells[place]))


def _number(cell: str, known: dict[str, int | None], line: int, column: Column) -> int | None:
    if cell in known:
        return known[cell]
    if empty(cell):
        known[cell] = None
    elif cell.isascii() and cell.isdecimal() and digits(cell) <= HIGHEST:
        known[cell] = digits(cell)
    else:
        said = Said(
            "“{cell}” is neither a whole number nor a known grade; under {name} stand ranks, scores, grades, or yes and no.",
            {"cell": cell[:40], "name": column.header},
        )
        raise Fault(said, line, column.place + 1)
    return known[cell]
