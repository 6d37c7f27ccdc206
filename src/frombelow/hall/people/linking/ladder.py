"""From a table of people to the pairs that are likely one person, with probability and outcomes: the whole of the linking."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from splink import DuckDBAPI, Linker

from frombelow.hall.people.linking.meeting import meet
from frombelow.hall.people.linking.model import (
    COMPARISONS,
    COPIES,
    FLOOR,
    LIVE_TOGETHER,
    OTHER_GIVEN,
    OTHERS,
    Comparison,
    either,
    settings,
)
from frombelow.hall.people.linking.table import prepare
from frombelow.hall.people.linking.values import gather

CHANCE_PAIRS = 100_000  # compared to see how often two strangers agree
BELIEVED = 2_000  # so many pairs weighs what is usual, against what is measured in the list
CALLED_OTHERWISE = 0.15  # of two rows of one person at most so many, against those called the same or alike
STRANGERS = 0.4  # of the pairs that share a phone, an address or a number, so many are of two people
DOUBT = 0.005  # what is less likely than this counts for nothing
TINY = 1e-12
ROUNDS, FEWEST_COPIES, MOST_COPIES = 4, 0.1, 10.0
PAIRS = {
    "first": pa.int64(),
    "second": pa.int64(),
    "probability": pa.float64(),
    **{one.name: pa.string() for one in COMPARISONS},
}
FloatArray = npt.NDArray[np.float64]
# A house shares phone, address and family name, and now and then a given name too: father and son. Without a sign of one's own, nobody is sure.
OWN = "coalesce(number = 'same', false) OR coalesce(born = 'same', false) OR coalesce(email = 'same' AND given IN ('same', 'other_word'), false)"
NOT_SURE = 0.998
SMALL_LIST = 1e-3  # strangers share a phone at most so often: a list of ten people says too little of it
MEMORY = "1400MB"
THREADS = 2


def likely_pairs(people: pa.Table, at_least: float = 0.5) -> pa.Table:
    """Pairs at least so probable: first, second (of the column `person`), probability, and the outcome of each comparison.

    `people`: see `table.PEOPLE`. Nothing is kept, nothing is written to the disk.
    """
    with engine() as con:
        return linked(con, people, at_least)


def likely_pairs_of_values(values: pa.Table, at_least: float = 0.5) -> pa.Table:
    """The same from the values that are kept of people; see `values.VALUES`."""
    with engine() as con:
        return linked(con, gather(con, values), at_least)


@contextmanager
def engine() -> Iterator[Any]:
    """DuckDB in memory."""
    bounds: dict[str, str | bool | int | float | list[str]] = {
        "threads": THREADS,
        "memory_limit": MEMORY,
        "preserve_insertion_order": False,
        "temp_directory": "",
    }
    con = duckdb.connect(config=bounds)
    try:
        yield con
    finally:
        con.close()


def linked(con: Any, people: pa.Table, at_least: float) -> pa.Table:
    """Prepare, let meet, score."""
    if people.num_rows < 2:
        return pa.table({name: pa.array([], kind) for name, kind in PAIRS.items()})
    prepare(con, people)
    meet(con)
    return scored(con, at_least)


def scored(con: Any, at_least: float) -> pa.Table:
    """The pairs of the table `pairs` that are likely enough."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    count = con.execute("SELECT count(*) FROM listed").fetchall()[0][0]
    unlike = measured(con, count)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Splink reads DuckDB in a way that DuckDB 2 calls slow
        found = predicted(con, settings(count, unlike, households(con)), "pairs", min(at_least, DOUBT))
    probability = with_copies_counted(found["match_probability"].to_numpy(), count)
    likely = probability >= at_least
    columns = {
        "nr_l": found["nr_l"].to_numpy()[likely],
        "nr_r": found["nr_r"].to_numpy()[likely],
        "match_probability": probability[likely],
    }
    con.register("found", pa.table(columns))
    outcomes = ", ".join(f"{outcome_of(one)} AS {one.name}" for one in COMPARISONS)
    answer: pa.Table = con.sql(
        f"""
        SELECT first, second, CASE WHEN {OWN} THEN probability ELSE least(probability, {NOT_SURE}) END AS probability, * EXCLUDE (first, second, probability)
        FROM (
            SELECT person_l AS first, person_r AS second, match_probability AS probability, {outcomes} FROM (SELECT match_probability, {both_sides(con)} FROM found JOIN listed l ON l.nr = nr_l JOIN listed r ON r.nr = nr_r))
        """
    ).to_arrow_table()
    return answer


def with_copies_counted(probability: FloatArray, people: int) -> FloatArray:
    """The probabilities with the share of copies that the list turns out to have, instead of the one that was believed before."""
    odds = probability / np.maximum(1 - probability, TINY)
    believed = COPIES * people
    now = odds
    for _round in range(ROUNDS):
        copies = float(np.sum(now / (1 + now)))
        now = odds * min(max(copies / believed, FEWEST_COPIES), MOST_COPIES)
    answer: FloatArray = now / (1 + now)
    return answer


def both_sides(con: Any) -> str:
    """The columns of two rows side by side: given_l, given_r …"""
    columns = con.execute("SELECT column_name FROM duckdb_columns() WHERE table_name = 'listed'").fetchall()
    return ", ".join(f"{side}.{name} AS {name}_{side}" for (name,) in columns for side in "lr")


def predicted(con: Any, model: Any, pairs: str, at_least: float) -> pa.Table:
    """Splink's answer for the pairs of a table."""
    api = DuckDBAPI(con)
    linker = Linker(api.register("listed"), model, log_level=None)
    blocked = f"(SELECT '0' AS match_key, join_key_l, join_key_r FROM {pairs})"
    con.execute(f"CREATE OR REPLACE VIEW blocked_{pairs} AS FROM {blocked}")
    linker.table_management.register_blocked_pairs_for_predict(api.register(f"blocked_{pairs}"))
    answer = linker.inference.predict(threshold_match_probability=at_least or None, warning_mode="never")
    table: pa.Table = answer.as_pyarrow_table()  # type: ignore[no-untyped-call]
    return table


def measured(con: Any, count: int) -> dict[tuple[str, str], float]:
    """How often each outcome is found in two people who are not one: from chance pairs, and counted where chance hardly ever finds one."""
    seen = by_chance(con, count)
    unlike: dict[tuple[str, str], float] = {}
    for one in COMPARISONS:
        times = seen[one.name]
        total = sum(times.values())
        for level in one.levels:
            share = (times.get(level.name, 0) + BELIEVED * level.usual) / (total + BELIEVED)
            if level.counted:
                share = min(shared_by_strangers(con, level.counted), SMALL_LIST)
            unlike[one.name, level.name] = max(level.usual if level.is_fixed else share, FLOOR)
    return unlike


def by_chance(con: Any, count: int) -> dict[str, dict[str, int]]:
    """How often each outcome is found in pairs of the list taken by chance."""
    outcomes = ", ".join(f"{outcome_of(one)} AS {one.name}" for one in COMPARISONS)
    most = max(count, 1)
    con.execute(
        f"CREATE TABLE drawn AS SELECT (hash(i) % {most})::INTEGER AS a, (hash(i + 1000000007) % {most})::INTEGER AS b FROM range({CHANCE_PAIRS}) t(i)"
    )
    con.execute(
        f"""
        CREATE TABLE chance AS SELECT {outcomes} FROM (
            SELECT {both_sides(con)} FROM drawn JOIN listed l ON l.nr = a JOIN listed r ON r.nr = b WHERE a <> b
        )
        """
    )
    found = {}
    for one in COMPARISONS:
        rows = con.execute(
            f"SELECT {one.name}, count(*) FROM chance WHERE {one.name} IS NOT NULL GROUP BY 1"
        ).fetchall()
        found[one.name] = dict(rows)
    con.execute("DROP TABLE chance")
    con.execute("DROP TABLE drawn")
    return found


def outcome_of(one: Comparison) -> str:
    """The outcome of a comparison as SQL, for columns with `_l` and `_r`."""
    whens = [f"WHEN {either(one.absent, '{0} IS NULL')} THEN NULL"]
    whens += [f"WHEN {level.sql} THEN '{level.name}'" for level in one.levels[:-1]]
    return f"CASE {' '.join(whens)} ELSE '{one.levels[-1].name}' END"


def households(con: Any) -> float:
    """How far those who share something and are called otherwise are people of one household, from 0 (none is) to 1.

    Of two rows of one person few are called altogether otherwise. If there are no more such pairs than that, the list knows no households.
    """
    others, alike = con.execute(
        f"""
        SELECT count(*) FILTER ({OTHER_GIVEN}), count(*) FILTER (NOT {OTHER_GIVEN})
        FROM (SELECT {both_sides(con)} FROM (FROM pairs USING SAMPLE {CHANCE_PAIRS} ROWS) JOIN listed l ON l.nr = join_key_l JOIN listed r ON r.nr = join_key_r)
        WHERE ({LIVE_TOGETHER}) AND family_l = family_r AND given_l IS NOT NULL AND given_r IS NOT NULL
        """
    ).fetchall()[0]
    return max(0.0, 1 - CALLED_OTHERWISE * alike / others) if others else 1.0


def shared_by_strangers(con: Any, column: str) -> float:
    """The share of all pairs that are two people and carry the same value."""
    shared, count = con.execute(
        f"""
        SELECT (SELECT coalesce(sum(n * (n - 1) / 2), 0) FROM (SELECT count(*) AS n FROM (SELECT unnest(coalesce({OTHERS[column]}, [{column}])) AS value FROM listed WHERE {column} IS NOT NULL) GROUP BY value)),
               (SELECT count(*) FROM listed WHERE {column} IS NOT NULL)
        """
    ).fetchall()[0]
    share: float = STRANGERS * float(shared + 1) / max(float(count) * (count - 1) / 2, 1.0)
    return share
