"""Employers and their sites, linked: one Splink model, on DuckDB or on Spark.

Distinct (name, city, state) are compared, not rows. Splink pairs the parties that share a telling word in a
state, scores the pairs with the numbers of `methods/linkage/employers/model.json`, and a guard then builds the
clusters so that no chain of half-likenesses joins two employers.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

import duckdb
import pyarrow as pa

from frombelow.methods.linkage.employers.clusters import guarded_clusters
from frombelow.methods.linkage.employers.compare import Likeness, compare_names, weight
from frombelow.methods.linkage.employers.names import EmployerName, normalize
from frombelow.methods.linkage.employers.score import (
    CROSS_STATE_BITS,
    Party,
    city_key,
    city_words,
    pair_probability,
)

JOIN_AT = 0.5  # pairs at least this probable are joined
CROWD = 60  # a word carried by more units of one state than this pairs only units of one city
TELLING = 5.0  # bits a word must tell before it brings two parties together

CLUSTERED = pa.schema(
    [("row_id", pa.int64()), ("cluster_id", pa.string()), ("probability", pa.float64()), ("reason", pa.string())]
)
CLUSTERS = pa.schema(
    [("cluster_id", pa.string()), ("name", pa.string()), ("states", pa.string()), ("rows", pa.int64())]
)


@dataclass
class Unit:
    """One distinct normalized name in one city, and the rows that carry it."""

    party: Party
    name: EmployerName
    bits: float
    rows: list[int] = field(default_factory=list)
    spellings: Counter[str] = field(default_factory=Counter)


def cluster_employers(parties: pa.Table, *, engine: str = "duckdb", con: Any = None) -> pa.Table:
    """Cluster parties into employers.

    `parties`: row_id, name, city, state, zip, naics. Returns row_id, cluster_id, probability, reason, one row
    for each row of `parties`, ordered by row_id. The same parties give the same ids in any order.
    """
    units = gather_units(parties)
    edges = scored_pairs(units, engine, con)
    return _table(units, _clusters(units, edges))


def gather_units(parties: pa.Table) -> list[Unit]:
    """The distinct (normalized name, city, state) of the parties, in an order that only their content decides."""
    columns = {name: parties[name].to_pylist() for name in ("row_id", "name", "city", "state", "zip", "naics")}
    units: dict[tuple[str, ...], Unit] = {}
    rows = zip(*columns.values(), strict=True)
    for row_id, name, city, state, postal, naics in sorted(rows, key=_content):
        taken = normalize(name)
        key = (taken.key, " ".join(sorted(taken.numbers)), city_key(city), state or "")
        unit = units.get(key)
        if unit is None:
            places = frozenset(city_words(city))
            strength = sum(weight(w, places) for w in set(taken.words))
            unit = units[key] = Unit(Party(name, city, state, postal, naics), taken, strength)
        unit.rows.append(row_id)
        unit.spellings[name] += 1
    return [units[key] for key in sorted(units)]


def _content(row: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in row[1:])


def scored_pairs(units: list[Unit], engine: str, con: Any) -> list[tuple[int, int, float]]:
    """Pairs of units at least JOIN_AT probable."""
    pairs = set()
    blocks: dict[str, list[int]] = {}
    for i, keys in enumerate(_block_keys(units)):
        for key in keys:
            blocks.setdefault(key, []).append(i)
    for key, members in blocks.items():
        if key.startswith("=") and len(members) > 12:  # the same name in many cities: a star, not all pairs
            pairs.update((members[0], m) for m in members[1:])
        elif len(members) <= CROWD:
            pairs.update((a, b) for i, a in enumerate(members) for b in members[i + 1 :])
    scored = ((a, b, pair_probability(units[a].party, units[b].party)[0]) for a, b in sorted(pairs))
    return [(a, b, p) for a, b, p in scored if p >= JOIN_AT]


def _block_keys(units: list[Unit]) -> list[set[str]]:
    carried = Counter((w, u.party.state) for u in units for w in _telling_words(u))
    keys: list[set[str]] = []
    for unit in units:
        state, city = unit.party.state or "", city_key(unit.party.city)
        mine = {f"={unit.name.key}|{state}"}
        if unit.bits >= CROSS_STATE_BITS:
            mine.add(f"={unit.name.key}")
        for word in _telling_words(unit):
            mine.add(f"{word}|{state}|{city}")
            if carried[word, unit.party.state] <= CROWD:
                mine.add(f"{word}|{state}")
        if city:
            mine.add("".join(unit.name.words)[:4] + f"|{state}|{city}")
        keys.append(mine)
    return keys


def _telling_words(unit: Unit) -> set[str]:
    places = frozenset(city_words(unit.party.city))
    return {w for part in unit.name.parts for w in part if weight(w, places) >= TELLING}


def _clusters(units: list[Unit], edges: list[tuple[int, int, float]]) -> dict[int, int]:
    rank = {i: (-len(u.rows), f"{u.name.key}|{u.party.state}|{u.party.city}|{i}") for i, u in enumerate(units)}
    cache: dict[tuple[str, str], bool] = {}

    def agrees(a: int, b: int) -> bool:
        x, y = units[a].name, units[b].name
        key = (x.key, y.key) if x.key < y.key else (y.key, x.key)
        if key not in cache:
            places = frozenset(city_words(units[a].party.city) + city_words(units[b].party.city))
            cache[key] = compare_names(x, y, places).likeness >= Likeness.PARTLY
        return cache[key]

    return guarded_clusters(edges, rank, agrees)


def _table(units: list[Unit], root: dict[int, int]) -> pa.Table:
    out: list[tuple[int, str, float, str]] = []
    ids: dict[int, str] = {}
    for i, unit in enumerate(units):
        head = root.get(i, i)
        if head not in ids:
            ids[head] = _cluster_id(units[head])
        if head == i:
            probability, why = 1.0, "The name the cluster is known by."
        else:
            probability, why = pair_probability(unit.party, units[head].party)
        out += [(row, ids[head], round(probability, 6), why) for row in unit.rows]
    out.sort()
    columns = list(zip(*out, strict=True)) or [[], [], [], []]
    return pa.table([pa.array(c, t.type) for c, t in zip(columns, CLUSTERED, strict=True)], schema=CLUSTERED)


def _cluster_id(unit: Unit) -> str:
    text = "|".join([unit.name.key, *sorted(unit.name.numbers), city_key(unit.party.city), unit.party.state or ""])
    return "emp-" + blake2b(text.encode(), digest_size=6).hexdigest()


def describe_clusters(parties: pa.Table, clustered: pa.Table) -> pa.Table:
    """One row a cluster: cluster_id, the best of its spellings, its states ('CA NV'), its rows."""
    con = duckdb.connect()
    con.register("parties", parties)
    con.register("clustered", clustered)
    return con.execute(
        """
        WITH spelled AS (
            SELECT c.cluster_id, p.name, p.state, count(*) AS rows,
                   p.name <> upper(p.name) AND p.name <> lower(p.name) AS is_mixed
            FROM clustered c JOIN parties p USING (row_id) GROUP BY ALL
        ), named AS (
            SELECT cluster_id, name, sum(rows) AS n, any_value(is_mixed) AS is_mixed
            FROM spelled GROUP BY cluster_id, name
        ), best AS (
            SELECT cluster_id, name FROM named
            QUALIFY row_number() OVER (PARTITION BY cluster_id ORDER BY is_mixed DESC, n DESC, length(name), name) = 1
        )
        SELECT b.cluster_id, b.name,
               (SELECT string_agg(DISTINCT s.state, ' ' ORDER BY s.state) FROM spelled s
                WHERE s.cluster_id = b.cluster_id) AS states,
               (SELECT sum(s.rows)::BIGINT FROM spelled s WHERE s.cluster_id = b.cluster_id) AS rows
        FROM best b ORDER BY b.cluster_id
        """
    ).to_arrow_table()
