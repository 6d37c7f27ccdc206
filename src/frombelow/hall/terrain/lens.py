"""What is worked out once while a release is loaded: ranks, the numbers of the South, and how many there are of what.

Rank 1 is the highest value among places of the same kind. The South is the sixteen states of the Census Bureau's South
region and DC: sums for people, jobs and counts; for shares the mean of its states, weighted by their labor force (by
people, for shares of people and income), with the interval of a weighted mean of independent samples.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from frombelow.hall.terrain.release import MEASURES

SUMS = {"people", "jobs", "count"}
MEANS = {"income_per_person"}  # dollars that are averaged over people, as a share is
OF_WORKERS = {"union_density", "union_coverage", "unemployment_rate"}
LEAST_WEIGHT = 0.95  # of the South's people or workers must live in states that give a share
SOUTH_WHOLE = "The sixteen Southern states and DC together."
SOUTH_PART = "{n} of the sixteen Southern states and DC together."
HALF_INTERVAL = 1.96  # standard errors in half a 95 % interval
Row = dict[str, Any]


def southern_population(places: pa.Table) -> int | None:
    """People in the states of the South."""
    states = places.filter(pc.and_(pc.equal(places["kind"], "state"), places["is_south"]))
    people: int | None = pc.sum(states["population"]).as_py()
    return people


def with_south(measures: pa.Table, places: pa.Table) -> pa.Table:
    """The measures, with those of the South added: one row per measure and year that its states share."""
    states = places.filter(pc.and_(pc.equal(places["kind"], "state"), places["is_south"]))
    keys = states["place_id"].combine_chunks()
    rows = measures.filter(pc.is_in(measures["place_id"], value_set=keys)).to_pylist()
    cells: dict[tuple[str, int], dict[str, Row]] = defaultdict(dict)
    for row in rows:
        if row["value"] is not None:
            cells[row["measure"], row["year"]][row["place_id"]] = row
    people = dict(zip(states["place_id"].to_pylist(), states["population"].to_pylist(), strict=True))
    workers = newest_values(rows, "labor_force")
    made = [row for (name, year), by in cells.items() if (row := of_south(name, year, by, people, workers))]
    return pa.concat_tables([measures, pa.Table.from_pylist(made, schema=measures.schema)])


def newest_values(rows: Iterable[Row], measure: str) -> dict[str, float]:
    """place -> newest value of a measure."""
    ordered = sorted((r for r in rows if r["measure"] == measure and r["value"] is not None), key=lambda r: r["year"])
    return {row["place_id"]: row["value"] for row in ordered}


def of_south(
    name: str, year: int, by_state: Mapping[str, Row], people: Mapping[str, float | None], workers: Mapping[str, float]
) -> Row | None:
    """One measure of the South, or None where its states do not give it."""
    unit = MEASURES.get(name, ("", ""))[0]
    source = next(iter(by_state.values()))["source_id"]
    made: Row = {"place_id": "south", "measure": name, "year": year, "source_id": source, "status": "estimated"}
    whole = SOUTH_WHOLE if len(by_state) == len(people) else SOUTH_PART.format(n=len(by_state))
    made["note"] = " ".join(part for part in (what_is_averaged(name, by_state), whole) if part)
    if unit in SUMS:
        return made | {"value": sum(row["value"] for row in by_state.values())}
    if unit != "share" and name not in MEANS:
        return None
    weights = weights_of(name, by_state, people, workers)
    if sum(weights.get(key, 0.0) for key in by_state) < LEAST_WEIGHT * sum(weights.values()):
        return None
    return made | weighted(by_state, weights)


def what_is_averaged(name: str, by_state: Mapping[str, Row]) -> str:
    """What kind of income the states' notes say it is, where they agree."""
    notes = {row["note"] for row in by_state.values() if name in MEANS and row["note"]}
    return notes.pop() if len(notes) == 1 else ""


def weights_of(
    name: str, by_state: Mapping[str, Row], people: Mapping[str, float | None], workers: Mapping[str, float]
) -> dict[str, float]:
    """What a share of a state counts in the South's: decided elections, workers, or people."""
    if name == "election_win_rate":
        return {key: float(row["observations"] or 0) for key, row in by_state.items()}
    if name in OF_WORKERS and set(by_state) <= set(workers):
        return dict(workers)
    return {key: value or 0.0 for key, value in people.items()}


def weighted(by_state: Mapping[str, Row], weights: Mapping[str, float]) -> Row:
    """The weighted mean of the states' values, with its interval where each of them has one."""
    whole = sum(weights[key] for key in by_state)
    if not whole:
        return {"value": None, "status": "suppressed"}
    value = sum(row["value"] * weights[key] for key, row in by_state.items()) / whole
    if any(row["low"] is None or row["high"] is None for row in by_state.values()):
        return {"value": value}
    errors = [(row["high"] - row["low"]) / (2 * HALF_INTERVAL) * weights[key] for key, row in by_state.items()]
    half = HALF_INTERVAL * sum(error**2 for error in errors) ** 0.5 / whole
    return {"value": value, "low": value - half, "high": value + half}


def ranked(measures: pa.Table, places: pa.Table) -> pa.Table:
    """The measures with `is_latest` and the ranks of the newest values. `place_id` is a place's number here."""
    rows = zip(*(measures[c].to_pylist() for c in ("place_id", "measure", "year", "value")), strict=True)
    newest: dict[tuple[int, str], tuple[bool, int, int, float | None]] = {}
    for index, (place, measure, year, value) in enumerate(rows):
        found = (value is not None, year, index, value)
        if found > newest.get((place, measure), (False, 0, -1, None)):
            newest[place, measure] = found
    about = dict(
        zip(
            places["id"].to_pylist(),
            zip(places["kind"].to_pylist(), places["is_south"].to_pylist(), strict=True),
            strict=True,
        )
    )
    ranks = ranks_of(newest, about)
    latest = {index for _, _, index, _ in newest.values()}
    size = measures.num_rows
    measures = measures.append_column("is_latest", pa.array([i in latest for i in range(size)]))
    for place, name in enumerate(("rank", "ranked", "rank_south", "ranked_south")):
        column = [ranks[i][place] if i in ranks else None for i in range(size)]
        measures = measures.append_column(name, pa.array(column, pa.int32()))
    return measures


def ranks_of(
    newest: Mapping[tuple[int, str], tuple[bool, int, int, float | None]], about: Mapping[int, tuple[str, bool]]
) -> dict[int, list[int | None]]:
    """index of a row -> its rank and how many are ranked, in the nation and in the South. Equal values share a rank."""
    groups: dict[tuple[str, str, bool], list[tuple[float, int]]] = defaultdict(list)
    for (place, measure), (_, _, index, value) in newest.items():
        kind, is_south = about[place]
        if value is not None and kind in {"county", "state", "metro"}:
            groups[measure, kind, False].append((value, index))
            if is_south and kind != "metro":
                groups[measure, kind, True].append((value, index))
    ranks: dict[int, list[int | None]] = defaultdict(lambda: [None] * 4)
    for (_, _, south), found in groups.items():
        found.sort(reverse=True)
        rank = 0
        for position, (value, index) in enumerate(found, 1):
            if position == 1 or value != found[position - 2][0]:
                rank = position
            ranks[index][2 * south : 2 * south + 2] = [rank, len(found)]
    return ranks


def tallies(places: pa.Table, players: pa.Table, happenings: pa.Table) -> pa.Table:
    """How many players of each kind, and happenings of each kind and year, each place has. Year 0: undated."""
    nation, south, southern = around(places)
    none = pa.nulls(players.num_rows, pa.int64())
    years = pc.fill_null(happenings["year"], 0)
    counted = []
    for what, table, year in (("player", players, none), ("happening", happenings, years)):
        rows = pa.table(
            {
                "kind": table["kind"],
                "year": year,
                "result": table["result"] if what == "happening" else pa.nulls(table.num_rows, pa.string()),
            }
        )
        is_southern = pc.is_in(table["state_place_id"], value_set=southern)
        levels = ("county_id", "state_place_id", "metro_id")
        counted += [count(what, rows.append_column("place_id", table[column])) for column in levels]
        counted.append(count(what, rows.append_column("place_id", pa.array([nation] * table.num_rows, pa.int32()))))
        in_south = pc.if_else(is_southern, pa.scalar(south, pa.int32()), pa.scalar(None, pa.int32()))
        counted.append(count(what, rows.append_column("place_id", in_south)))
    table = pa.concat_tables(counted)
    return table.append_column("id", pa.array(range(1, table.num_rows + 1), pa.int32()))


def around(places: pa.Table) -> tuple[int | None, int | None, pa.Array]:
    """The numbers of the nation, of the South, and of the Southern states."""
    by_key = dict(zip(places["key"].to_pylist(), places["id"].to_pylist(), strict=True))
    states = places.filter(pc.and_(pc.equal(places["kind"], "state"), places["is_south"]))
    return by_key.get("us"), by_key.get("south"), states["id"].combine_chunks()


def count(what: str, rows: pa.Table) -> pa.Table:
    """Rows per place, kind and year; the elections a union won are counted again as `won`."""
    rows = rows.filter(pc.is_valid(rows["place_id"]))
    won = rows.filter(pc.fill_null(pc.and_(pc.equal(rows["kind"], "election"), pc.equal(rows["result"], "won")), False))
    won = won.set_column(won.column_names.index("kind"), "kind", pa.array(["won"] * won.num_rows, pa.string()))
    rows = pa.concat_tables([rows, won])
    counted = rows.group_by(["place_id", "kind", "year"]).aggregate([([], "count_all")])
    return counted.rename_columns(["place_id", "kind", "year", "count"]).append_column(
        "what", pa.array([what] * counted.num_rows, pa.string())
    )
