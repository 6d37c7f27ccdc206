"""What can be ranked: cells, counties, occupations; each row with its reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from frombelow.methods.potential.cells import Cells, parts_of
from frombelow.methods.potential.demands import DEMANDS
from frombelow.methods.potential.occupations import OF_OCCUPATIONS, near_codes
from frombelow.methods.potential.occupations import parts_of as occupation_parts
from frombelow.methods.potential.presets import DEFAULT, DEFAULT_OF, DEMANDS_OF, PRESETS
from frombelow.methods.potential.ranking import NoWeights, Parts, Ranking, as_array, ranked
from frombelow.methods.potential.rates import Values
from frombelow.methods.potential.reasons import reasons
from frombelow.methods.potential.words import part_sentence
from frombelow.records.faults import RecordsFault
from frombelow.records.potential.facts import cells_on, opened, view
from frombelow.records.potential.release import table_file, tables_of
from frombelow.records.potential.table import last_day
from frombelow.records.potential.wider import counties_of, occupations_on

LEVELS = ("county", "cell", "occupation")
REASONS = 3  # of each row


@dataclass(frozen=True)
class Asked:
    """What is to be ranked and how."""

    level: str
    preset: str | None = None  # the one that stands first at that level
    weights: dict[str, float] | None = None
    demands: tuple[str, ...] | None = None
    as_of: date | None = None
    place: str | None = None
    code: str | None = None
    engine: str = "numpy"  # or spark
    workers: int = 0  # at least so many in a row

    def named(self) -> str:
        """The preset."""
        return self.preset or DEFAULT_OF.get(self.level, DEFAULT)

    def chosen(self) -> dict[str, float]:
        """The weights."""
        return self.weights if self.weights is not None else PRESETS[self.named()].weights

    def chosen_demands(self) -> tuple[str, ...]:
        """Those named, else those of the preset, else all."""
        return self.demands or DEMANDS_OF.get(self.named(), tuple(DEMANDS))

    def title(self) -> str:
        """What the ranking is called."""
        name = "your weights" if self.weights is not None else PRESETS[self.named()].title
        return f"{name}{f', as of {self.as_of}' if self.as_of else ''}"


@dataclass(frozen=True)
class Row:
    """One row of a ranking. `workers` None: suppressed. Ranks are those of the whole nation."""

    fips: str
    place: str
    code_key: str  # naics, soc, or empty for all sectors together
    code: str
    title: str
    workers: float | None
    workers_status: str
    score: float
    rank: int
    rank_low: int
    rank_high: int
    certainty: float
    reasons: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """`fips`, `naics` or `soc`, `workers`, `score`, `rank`, `rank_low`, `rank_high`, `certainty`, `reasons`."""
        told: dict[str, Any] = {"fips": self.fips, "place": self.place}
        if self.code_key:
            told |= {self.code_key: self.code, "title": self.title}
        return told | {
            "workers": None if self.workers is None else round(self.workers), "workers_status": self.workers_status,
            "score": self.score, "rank": self.rank, "rank_low": self.rank_low, "rank_high": self.rank_high,
            "certainty": round(self.certainty, 3), "reasons": list(self.reasons),
        }  # fmt: skip


@dataclass(frozen=True, eq=False)
class Level:
    """All rows of a level, ranked. `workers` NaN: suppressed; `why` tells the reasons of a row."""

    ranking: Ranking
    place: NDArray[np.str_]
    code: NDArray[np.str_]
    workers: Values
    status: NDArray[np.str_]
    why: Callable[[int], list[str]]
    names: dict[str, str]
    titles: dict[str, str]
    code_key: str
    metros: dict[str, str]  # county -> its metropolitan area

    def row(self, row: int) -> Row:
        """One of them in words."""
        ranking, place, code, workers = (
            self.ranking,
            str(self.place[row]),
            str(self.code[row]),
            float(self.workers[row]),
        )
        return Row(
            place, self.names.get(place, ""), self.code_key, code, self.titles.get(code, ""), None if np.isnan(workers) else workers,
            str(self.status[row]), round(float(ranking.score[row]), 4), int(ranking.rank[row]), int(ranking.rank_low[row]),
            int(ranking.rank_high[row]), float(ranking.certainty[row]), tuple(self.why(row)),
        )  # fmt: skip


def rank(parts: Parts, asked: Asked, weights: dict[str, float]) -> Ranking:
    """By the engine asked for; both give the same."""
    if asked.engine == "numpy":
        return ranked(parts, weights)
    from frombelow.records.potential.spark import ranked_on_spark  # pandas and PySpark take a second to load

    return ranked_on_spark(parts, weights)


def scored(folder: Path, asked: Asked) -> int:
    """Score and rank without telling a row; how many there are."""
    return len(level_of(folder, asked).place)


def found(folder: Path, asked: Asked, most: int | None = None) -> Iterator[Row]:
    """The rows of a ranking, the first first; equal ranks in the order of place and sector. Raises RecordsFault, NoWeights."""
    level = level_of(folder, asked)
    kept = picked(level, asked)
    order = np.argsort(level.ranking.rank, kind="stable")
    return (level.row(row) for row in order[kept[order]][:most].tolist())


def known_until(folder: Path) -> date:
    """The last day on which anything is on record. Raises RecordsFault where there is none."""
    with pq.ParquetFile(table_file(folder, "happening")) as file:  # reading it as a data set would load pandas
        last = last_day(file.read(columns=["as_of"]))
    if last is None:
        raise RecordsFault(f"{folder} holds no happenings: nothing can be ranked.")
    return last


def level_of(folder: Path, asked: Asked) -> Level:
    """Score and rank all rows of a level. Raises RecordsFault, NoWeights."""
    files = tables_of(folder)
    as_of = asked.as_of or known_until(folder)
    with opened(files) as con:
        cells = cells_on(con, as_of)
        names = dict(con.execute("SELECT place_id, name || coalesce(', ' || state, '') FROM place").fetchall())
        metros = dict(con.execute("SELECT place_id, metro_id FROM place WHERE metro_id IS NOT NULL").fetchall())
        if asked.level == "occupation":
            return _occupations(con, folder, as_of, cells, names, asked)
        titles = dict(con.execute("SELECT code, min(title) FROM sector WHERE scheme = 'naics' GROUP BY 1").fetchall())
    titles["61-public"] = "Public schools and colleges"
    parts = parts_of(cells, asked.chosen_demands())
    if asked.level == "county":
        return _counties(cells, parts, names, metros, asked)
    return _cells(cells, parts, names, titles, metros, asked)


def _cells(
    cells: Cells, parts: Parts, names: dict[str, str], titles: dict[str, str], metros: dict[str, str], asked: Asked
) -> Level:
    weights = asked.chosen()

    def why(row: int) -> list[str]:
        return [str(reason) for reason in reasons(cells, parts, weights, row, REASONS)]

    return Level(
        rank(parts, asked, weights),
        cells.county,
        cells.code,
        cells.workers,
        cells.workers_status,
        why,
        names,
        titles,
        "naics",
        metros,
    )


def _counties(cells: Cells, parts: Parts, names: dict[str, str], metros: dict[str, str], asked: Asked) -> Level:
    fips, workers, whole = counties_of(cells, parts)
    weights = asked.chosen()
    places = np.array(fips)
    return Level(
        rank(whole, asked, weights), places, np.full(len(fips), ""), workers, np.full(len(fips), "estimated"),
        lambda row: part_sentence(whole, weights, row, REASONS), names, {}, "", metros,
    )  # fmt: skip


def _occupations(
    con: duckdb.DuckDBPyConnection, folder: Path, as_of: date, cells: Cells, names: dict[str, str], asked: Asked
) -> Level:
    view(con, "area_occupation", table_file(folder, "area_occupation"))
    rows = occupations_on(con, as_of, cells)
    names |= dict(con.execute("SELECT DISTINCT area_code, area_title FROM area_occupation").fetchall())
    titles = dict(con.execute("SELECT code, min(title) FROM sector WHERE scheme = 'soc' GROUP BY 1").fetchall())
    parts = occupation_parts(rows, asked.chosen_demands())
    weights = {key: weight for key, weight in asked.chosen().items() if key in parts.keys or asked.weights is not None}
    if not any(weights.get(key) for key in OF_OCCUPATIONS):
        if asked.weights is not None:
            as_array(parts.keys, weights)  # weights of 0, or of parts that are none, are told as such
        raise NoWeights(
            f"These weights tell areas apart, but no occupations: weigh at least one of {', '.join(key for key in parts.keys if key in OF_OCCUPATIONS)}, "
            f"or choose --preset {DEFAULT_OF['occupation']}."
        )
    status = np.where(np.isnan(rows.jobs), "suppressed", "reported")
    return Level(
        rank(parts, asked, weights), rows.area, rows.code, rows.jobs, status, lambda row: part_sentence(parts, weights, row, REASONS), names,
        titles, "soc", {},
    )  # fmt: skip


def picked(level: Level, asked: Asked) -> NDArray[np.bool_]:
    """Which rows are asked for. Raises RecordsFault with what there is instead."""
    kept = ~(level.workers < asked.workers)  # suppressed ones stay
    if asked.code and not level.code_key:
        raise RecordsFault("A county stands for all its sectors together: leave out --code, or choose --level cell.")
    if asked.code:
        if asked.code not in level.titles:
            raise RecordsFault(_unknown_code(level, asked.code))
        kept &= level.code == asked.code
    if asked.place:
        if asked.place not in level.names:
            raise RecordsFault(
                f"There is no place {asked.place}; write a county as 37063, a state as 37, a metropolitan area as m20500."
            )
        kept &= np.isin(level.place, lying_in(level, asked.place))
        if not kept.any():
            raise RecordsFault(f"Nothing is on record for {level.names[asked.place]} at the level {asked.level}.")
    return kept


def lying_in(level: Level, place: str) -> list[str]:
    """The place, and the counties of a state or of a metropolitan area. Occupations are told of areas as a whole, those of a state by its own rows."""
    of_state = len(place) == 2 and level.code_key != "soc"
    counties = [county for county, metro in level.metros.items() if metro == place]
    return [place, *counties, *(one for one in level.names if of_state and one.startswith(place) and len(one) == 5)]


def _unknown_code(level: Level, code: str) -> str:
    if level.code_key == "naics":
        return f"There is no sector {code}; there are {', '.join(sorted(level.titles))}."
    near = near_codes(code, level.titles)
    told = (
        f" A newer list split or merged it; near it stand {', '.join(f'{one} ({level.titles[one]})' for one in near)}."
        if near
        else ""
    )
    return f"There is no occupation {code} in the list of May 2025 (SOC 2018).{told}"
