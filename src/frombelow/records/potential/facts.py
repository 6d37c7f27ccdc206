"""The figures of all cells on a day, read from a release. Nothing dated after that day is used: an event counts by the day it was filed, a result by the day it fell, a
figure of a year once that year has ended, and the business survey of 2017 from the day it was published. One exception: which sector an employer belongs to
(`employer_sector`) and on which days a kind is on record everywhere (`coverage`) are told by the release, not by what was known on the day. A row of a later year may
tell an employer's sector, but no event."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from frombelow.methods.potential.cells import KINDS, Cells, rates_of
from frombelow.methods.potential.rates import Values
from frombelow.records.faults import RecordsFault
from frombelow.records.potential.on_record import (
    ALL_DAYS,
    Window,
    common,
    days_of_boards,
    sampled_days,
    windows_of,
)
from frombelow.records.potential.sectors import POSTAL, PUBLIC, PUBLIC_SCHOOL, STRUCK, SUPERSECTORS
from frombelow.records.potential.withheld import with_workers

HERE = Path(__file__).parent
TABLES = ("place", "measure", "sector", "happening", "party", "employer_sector", "sector_year", "coverage")
# The days on which the Census Bureau published the business survey and the county business patterns.
KNOWN_FROM = {"abs_2017": date(2020, 5, 19), "cbp_2018": date(2020, 6, 25)}
THREADS = 1  # sums of fractions then have one order, and a release the same bytes


class NothingKnown(RecordsFault):
    """There are no figures of workers to rank anything by."""


@dataclass(frozen=True)
class Kind:
    """What is counted: kinds of happening, with one result if it says so; after how many years an event counts half; whether on all days, or on those alone on which samples are of the whole nation, or the
    kind is on record in the whole nation; whether public employers' are on record where their state's board is not."""

    part: str
    kinds: tuple[str, ...]
    half_life: float
    on_all_days: bool = False
    is_sampled: bool = False
    tells_public: bool = False
    result: str | None = None


PETITIONS = Kind("petitions", ("petition", "election"), 8.0)
KINDS_OF = (
    PETITIONS,
    Kind("charges", ("charge",), 4.0, is_sampled=True),
    Kind("recognitions", ("recognition",), 4.0),
    Kind("strikes", ("strike",), 8.0, tells_public=True),
    Kind("won", ("election",), 8.0, on_all_days=True, result="won"),
    Kind("lost", ("election",), 8.0, on_all_days=True, result="lost"),
)


@contextmanager
def opened(tables: Mapping[str, Any]) -> Iterator[duckdb.DuckDBPyConnection]:
    """The events of a release, each with its sectors, ready to be counted. `tables`: a Parquet file or an Arrow table by name (TABLES)."""
    with duckdb.connect(config={"threads": THREADS}) as con:
        for name in TABLES:
            view(con, name, tables[name])
        grown = [(broad, code) for broad, codes in SUPERSECTORS.items() for code in codes]
        pairs(con, "supersector", "broad VARCHAR, code VARCHAR", grown)
        pairs(con, "known_from", "source_id VARCHAR, known DATE", KNOWN_FROM.items())
        pairs(con, "struck", "words VARCHAR, code VARCHAR", STRUCK.items())
        con.execute(
            _script("happened.sql").replace("$public_school", f"'{PUBLIC_SCHOOL}'").replace("$postal", f"'{POSTAL}'")
        )
        yield con


def cells_on(con: duckdb.DuckDBPyConnection, as_of: date, figures_on: date | None = None) -> Cells:
    """The cells as they could be known on a day, ordered by county and sector. Raises NothingKnown before figures of workers existed.

    `figures_on`: take figures (not events) as known on a later day, to fit weights to older years; whoever judges a ranking so has to say it.
    """
    figures_on = figures_on or as_of
    if figures_on < max(KNOWN_FROM.values()):
        raise NothingKnown(
            f"Nothing can be ranked as of {as_of}: workers by county and sector were first published on {max(KNOWN_FROM.values())}. "
            "Choose that day or a later one."
        )
    first, then = _script("cells.sql").replace("$figures_on", f"DATE '{figures_on}'").split("-- then: withheld.py")
    con.execute(first)
    con.register("numbers", with_workers(con, as_of))
    con.execute(then)
    if not con.execute("SELECT count(*) FROM cell").fetchall()[0][0]:
        raise NothingKnown(
            "The release holds no workers by county and sector: nothing can be ranked. Build it again with the business survey (abs_2017)."
        )
    events = {kind.part: weighted_events(con, kind, as_of) for kind in KINDS_OF}
    told = _cells(con, events["won"], events["lost"])
    kinds = [kind for kind in KINDS_OF if kind.part in KINDS]
    years = {kind.part: years_in(con, kind, as_of, told) for kind in kinds}
    groups = told.code, told.state, told.county
    rates = {
        part: rates_of(events[part], told.workers, cell_years, *groups)
        for part, cell_years in years.items()
        if cell_years.any()
    }
    return replace(told, rates=rates, found={kind.part: filed_between(con, kind, ALL_DAYS[0], as_of) for kind in kinds})


def years_in(con: duckdb.DuckDBPyConnection, kind: Kind, as_of: date, cells: Cells) -> Values:
    """Years on record in each cell; 0 in those of public employers whose state's board is not on record."""
    everywhere = days_of(con, kind)
    years = np.full(len(cells.code), years_on_record(everywhere, kind.half_life, as_of))
    if not kind.tells_public:
        years[np.isin(cells.code, PUBLIC)] = 0
        for (state, code), windows in days_of_boards(con, kind.kinds).items():
            years[(cells.state == state) & (cells.code == code)] = years_on_record(
                common(everywhere, windows), kind.half_life, as_of
            )
    return years


def weighted_events(con: duckdb.DuckDBPyConnection, kind: Kind, as_of: date) -> Values:
    """Events up to the day, each counting half after every half-life; (n,) in the order of the cells.

    An event whose county is six tenths sure counts six tenths there. The rest lies somewhere in the state: its cells of that sector share it by their workers.
    """
    day = "decided_on" if kind.result else "filed_on"
    worth = f"pow(0.5, date_diff('day', {day}, DATE '{as_of}') / 365.25 / {kind.half_life})"
    between = (date(1999, 1, 1), as_of)
    found = _counts(con, kind, f"here * {worth}", between)
    # What was won is told only where something was decided, not in all the state.
    return found if kind.result else found + _somewhere(con, kind, f"(1 - here) * {worth}", between)


def filed_between(con: duckdb.DuckDBPyConnection, kind: Kind, first: date, last: date) -> Values:
    """Events from one day to another, each counting one in its likeliest county; (n,) in the order of the cells."""
    return _counts(con, kind, "1", (first, last))


def _counts(con: duckdb.DuckDBPyConnection, kind: Kind, weight: str, between: Window) -> Values:
    rows = con.execute(
        f"SELECT coalesce(n, 0)::DOUBLE AS n FROM cell LEFT JOIN (SELECT place_id, code, sum(share * {weight}) AS n FROM placed"
        f" WHERE {_asked(con, kind, between)} GROUP BY ALL) USING (place_id, code) ORDER BY place_id, code"
    )
    found: Values = rows.fetchnumpy()["n"]
    return found


def _somewhere(con: duckdb.DuckDBPyConnection, kind: Kind, weight: str, between: Window) -> Values:
    """Events of a state, shared out among its cells of their sector."""
    rows = con.execute(
        "SELECT coalesce(n * workers / sum(workers) OVER (PARTITION BY state_id, code), 0)::DOUBLE AS n FROM cell LEFT JOIN"
        f" (SELECT left(place_id, 2) AS state_id, code, sum(share * {weight}) AS n FROM placed"
        f" WHERE {_asked(con, kind, between)} GROUP BY ALL) USING (state_id, code) ORDER BY place_id, code"
    )
    found: Values = rows.fetchnumpy()["n"]
    return found


def _asked(con: duckdb.DuckDBPyConnection, kind: Kind, between: Window) -> str:
    """The condition for events of a kind."""
    day = "decided_on" if kind.result else "filed_on"
    windows = [(max(first, between[0]), min(last, between[1])) for first, last in days_of(con, kind)]
    days = " OR ".join(f"{day} BETWEEN DATE '{first}' AND DATE '{last}'" for first, last in windows) or "false"
    kinds = ", ".join(f"'{name}'" for name in kind.kinds)
    return f"kind IN ({kinds}) AND ({days})" + (f" AND result = '{kind.result}'" if kind.result else "")


def days_of(con: duckdb.DuckDBPyConnection, kind: Kind) -> tuple[Window, ...]:
    """The days on which events of a kind count."""
    if kind.on_all_days:
        return (ALL_DAYS,)
    return sampled_days(con, kind.kinds) if kind.is_sampled else windows_of(con, kind.kinds)


def years_on_record(windows: Collection[Window], half_life: float, as_of: date) -> float:
    """Years of the windows up to the day, a year that lies one half-life back counting half."""
    decay = np.log(2) / half_life
    total = 0.0
    for first, last in windows:
        if first < as_of:
            oldest, newest = (as_of - first).days / 365.25, max((as_of - last).days, 0) / 365.25
            total += (np.exp(-decay * newest) - np.exp(-decay * oldest)) / decay
    return float(total)


def _script(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def pairs(con: duckdb.DuckDBPyConnection, name: str, columns: str, rows: Collection[tuple[Any, Any]]) -> None:
    """A small table of ours."""
    con.execute(f"CREATE TEMP TABLE {name} ({columns})")
    con.executemany(f"INSERT INTO {name} VALUES (?, ?)", list(rows))


def view(con: duckdb.DuckDBPyConnection, name: str, table: Any) -> None:
    """A Parquet file or an Arrow table under a name."""
    if isinstance(table, Path):
        con.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{str(table).replace(chr(39), chr(39) * 2)}')")
    else:
        con.register(name, table)


def _cells(con: duckdb.DuckDBPyConnection, won: Values, lost: Values) -> Cells:
    """The plain figures, without rates."""
    plain = con.sql("SELECT * FROM cell ORDER BY place_id, code").to_arrow_table()
    words = {
        "county": "place_id",
        "state": "state",
        "code": "code",
        "workers_status": "workers_status",
        "place_density_of": "place_density_of",
    }
    told = {name: np.asarray(plain[column].to_pylist(), dtype=str) for name, column in words.items()}
    numbers = {
        field.name: plain[field.name].to_numpy().astype(np.float64)
        for field in fields(Cells)
        if field.name in plain.column_names and field.name not in {*told, "is_south"}
    }
    return Cells(
        **told,
        **numbers,
        share_of_color=plain["share_black"].to_numpy() + plain["share_hispanic"].to_numpy(),
        is_south=plain["is_south"].to_numpy(zero_copy_only=False).astype(bool),
        rates={},
        found={},
        won=won,
        decided=won + lost,
    )
