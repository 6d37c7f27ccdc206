"""Tables of papers (CSV), read and written: a row for each voter, or for as many as a column of weights says.

    voters,Rank 1,Rank 2       ranks as columns: the cells hold names
    12,Ada,Bo

    voters (ranks),Ada,Bo,Cy   candidates as columns: the cells hold ranks (1 is the best),
    12,1,2,2
    voters (scores to 5),Ada,Bo   scores (the highest is the best), grades ("Very good"), or yes and no
    12,5,0

What the numbers are may be left unsaid where only one reading makes sense; else the table is refused.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import numpy as np

from frombelow.methods.ballots.papers import BLANK, Contest, RankedPapers, ScoredPapers
from frombelow.methods.ballots.reading import csv_cells
from frombelow.methods.ballots.reading.csv_table import Meaning, Table, guarded, read_table
from frombelow.methods.ballots.reading.problems import Fault, Mending, Reading
from frombelow.methods.ballots.reading.rankings import Pile, Ranking, without_doubles
from frombelow.methods.ballots.result import Said

SKIPPED = "A rank was left out; the choices after it move up."
ALL_NUMBERS = Said(
    "The header and the cells are nothing but numbers: it is unclear which are ranks. Write “Rank 1, Rank 2, …” or names in the header."
)
NO_HIGHEST = "The table does not say what the best score is; the highest found, {highest}, was taken."


def read_csv(data: bytes) -> Reading[RankedPapers] | Reading[ScoredPapers]:
    """The contest has one seat: a table says nothing of seats."""
    mending = Mending()
    table = read_table(data, mending)
    if table.ranks:
        return _names_in_cells(table, mending)
    contest = Contest(tuple(column.header for column in table.candidates), 1)
    if scale := csv_cells.scale_of(table):
        return Reading(contest, _words(table, scale), mending.repairs())
    rows = csv_cells.numbers(table)
    meaning = csv_cells.meaning_of(table, rows, mending)
    if meaning is Meaning.RANKS:
        return Reading(contest, _ranks(table, contest, rows, mending), mending.repairs())
    return Reading(contest, _scores(table, rows, meaning, mending), mending.repairs())


def write_csv(contest: Contest, papers: RankedPapers | ScoredPapers) -> str:
    """Candidates as columns, most frequent papers first; what `read_csv` reads back."""
    if isinstance(papers, ScoredPapers):
        meaning = "approvals" if papers.highest == 1 else f"scores to {papers.highest}"
        rows = [
            (n, ["" if score == BLANK else _graded(papers, score) for score in scores])
            for scores, n in zip(papers.scores.tolist(), papers.weight.tolist(), strict=True)
        ]
    else:
        meaning = "ranks"
        rows = [(n, _cells(ranking, len(contest.candidates))) for ranking, n in papers.rankings()]
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([f"voters ({meaning})", *map(guarded, contest.candidates)])
    writer.writerows([n, *cells] for n, cells in sorted(rows, key=lambda row: (-row[0], row[1])))
    return written.getvalue()


def _names_in_cells(table: Table, mending: Mending) -> Reading[RankedPapers]:
    places = [column.place for column in table.ranks]
    found = {cells[place] for _, cells in table.rows for place in places if not csv_cells.empty(cells[place])}
    names = tuple(sorted(found, key=lambda name: (name.casefold(), name)))
    if not names:
        raise Fault(Said("No paper in this table names anybody."))
    if all(text.isdecimal() for text in (*names, *(column.header for column in table.ranks))):
        raise Fault(ALL_NUMBERS, 1)
    numbers = {name: number for number, name in enumerate(names, 1)}
    pile = Pile()
    for line, cells in table.rows:
        choices = [cells[place] for place in places]
        filled = [not csv_cells.empty(choice) for choice in choices]
        if True in filled[filled.index(False) if False in filled else len(filled) :]:
            mending.note(line, SKIPPED)
        ranking = tuple((numbers[choice],) for choice in choices if choice in numbers)
        column = _second(choices, places)
        pile.add(without_doubles(ranking, names, line, column), table.voters(cells, line))
    return Reading(Contest(names, 1), pile.papers(), mending.repairs())


def _second(choices: Sequence[str], places: Sequence[int]) -> int:
    """The column in which a name stands for the second time; the first column if there is none."""
    for index, (choice, place) in enumerate(zip(choices, places, strict=True)):
        if not csv_cells.empty(choice) and choice in choices[:index]:
            return place + 1
    return 1


def _ranks(table: Table, contest: Contest, rows: list[list[int | None]], mending: Mending) -> RankedPapers:
    pile = Pile()
    for (line, cells), row in zip(table.rows, rows, strict=True):
        by_rank: dict[int, list[int]] = {}
        for candidate, rank in enumerate(row, 1):
            if rank is not None:
                by_rank.setdefault(rank, []).append(candidate)
        if 0 in by_rank:
            column = table.candidates[row.index(0)].place + 1
            raise Fault(Said("0 is no rank; the first choice has rank 1."), line, column)
        if by_rank and not _is_gapless({rank: len(equals) for rank, equals in by_rank.items()}):
            mending.note(line, SKIPPED)
        ranking: Ranking = tuple(tuple(by_rank[rank]) for rank in sorted(by_rank))
        pile.add(without_doubles(ranking, contest.candidates, line), table.voters(cells, line))
    return pile.papers()


def _is_gapless(sizes: dict[int, int]) -> bool:
    """1 2 2 3, or 1 2 2 4 as in sports."""
    ranks = sorted(sizes)
    in_sports = [1 + sum(sizes[before] for before in ranks if before < rank) for rank in ranks]
    return ranks in (list(range(1, len(ranks) + 1)), in_sports)


def _words(table: Table, scale: csv_cells.Scale) -> ScoredPapers:
    rows = [
        [scale.values.get(cells[column.place].casefold(), BLANK) for column in table.candidates]
        for _, cells in table.rows
    ]
    return _scored(table, rows, scale.highest, scale.grades)


def _scores(table: Table, rows: list[list[int | None]], meaning: Meaning, mending: Mending) -> ScoredPapers:
    filled = [[BLANK if value is None else value for value in row] for row in rows]
    found = max((max(row) for row in filled), default=0)
    highest = 1 if meaning is Meaning.APPROVALS else table.highest
    if highest is None:
        highest = max(1, found)
        mending.note(0, NO_HIGHEST, highest=str(highest))
    for (line, _), row in zip(table.rows, filled, strict=True):
        if max(row) > highest:
            values = {"score": str(max(row)), "highest": str(highest)}
            column = table.candidates[row.index(max(row))].place + 1
            raise Fault(Said("{score} is more than the best score, {highest}.", values), line, column)
    return _scored(table, filled, highest, ())


def _scored(table: Table, rows: Iterable[list[int]], highest: int, grades: tuple[str, ...]) -> ScoredPapers:
    """Equal rows together."""
    weights: dict[tuple[int, ...], int] = {}
    for (line, cells), row in zip(table.rows, rows, strict=True):
        weights[tuple(row)] = weights.get(tuple(row), 0) + table.voters(cells, line)
    scores = np.array(list(weights), np.int16).reshape(len(weights), len(table.candidates))
    return ScoredPapers(scores, np.array(list(weights.values()), np.int64), highest, grades)


def _cells(ranking: Ranking, candidates: int) -> list[str]:
    cells = [""] * candidates
    for place, rank in enumerate(ranking, 1):
        for candidate in rank:
            cells[candidate - 1] = str(place)
    return cells


def _graded(papers: ScoredPapers, score: int) -> str:
    return papers.grades[score] if papers.grades else str(score)
