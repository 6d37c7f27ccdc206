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
from frombelow.methods.linkage.employers.compare import Likeness, compare_names
from frombelow.methods.linkage.employers.names import EmployerName, normalize
from frombelow.methods.linkage.employers.places import Party, city_key, own_places
from frombelow.methods.linkage.employers.score import ANYWHERE_BITS, is_local, name_frequency, pair_probability
from frombelow.methods.linkage.employers.words import weight
from frombelow.records.link.employers_engines import predict_on
from frombelow.records.link.employers_model import UNITS, pack

JOIN_AT = 0.5  # pairs at least this probable are joined
CROWD = 25  # a word carried by more units of one state than this brings together only units of one city
CITY_CROWD = 250  # and by more units of one city than this, none
SMALL_CIRCLE = 12  # in a larger circle of one name, all meet one hub instead of each other
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
    rows: list[int] = field(default_factory=list)
    spellings: Counter[str] = field(default_factory=Counter)


def cluster_employers(parties: pa.Table, *, engine: str = "duckdb", con: Any = None) -> pa.Table:
    """Cluster parties into employers.

    `parties`: row_id, name, city, state, zip, naics. `con`: a Spark session to use with the engine 'spark'. Returns row_id, cluster_id, probability, reason, one row
    for each row of `parties`, ordered by row_id. The same parties give the same ids in any order.
    """
    units = gather_units(parties)
    edges = predict_on(engine, meeting_places(units), JOIN_AT, session=con if engine == "spark" else None)
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
            unit = units[key] = Unit(Party(name, city, state, postal, naics), taken)
        unit.rows.append(row_id)
        unit.spellings[name] += 1
    return [units[key] for key in sorted(units)]


def _content(row: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in row[1:])


def meeting_places(units: list[Unit]) -> pa.Table:
    """The units as the model takes them, each with the circles and blocks in which it meets others."""
    circles: dict[str, list[int]] = {}
    for i, unit in enumerate(units):
        circles.setdefault(_circle(unit), []).append(i)
    leaders = {members[0] for members in circles.values()}
    large = {circle for circle, members in circles.items() if len(members) > SMALL_CIRCLE}
    rows = []
    for i, (unit, blocks) in enumerate(zip(units, _blocks(units), strict=True)):
        circle, leads = _circle(unit), i in leaders
        row = (i, pack(unit.party), unit.name.key, name_frequency(unit.party.name), circle)
        rows.append((*row, leads or circle not in large, _anywhere(unit), leads, blocks))
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(UNITS)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, UNITS, strict=True)], schema=UNITS)


def _circle(unit: Unit) -> str:
    return f"{unit.name.known or unit.name.key}|{unit.party.state or ''}"


def _anywhere(unit: Unit) -> str | None:
    """The name by which units of different states meet, if it is a known employer's or tells enough."""
    if unit.name.known:
        return unit.name.known
    unmistakable = unit.name.telling_bits >= ANYWHERE_BITS and not is_local(unit.name) and not unit.name.public
    return unit.name.key if unmistakable else None


def _blocks(units: list[Unit]) -> list[list[str]]:
    """Blocks of each unit: its telling words in its city, and in its state where not too many carry them."""
    words = [sorted(_telling_words(unit)) for unit in units]
    in_state = Counter((w, u.party.state) for u, mine in zip(units, words, strict=True) for w in mine)
    in_city = Counter((w, u.party.state, city_key(u.party.city)) for u, m in zip(units, words, strict=True) for w in m)
    alike_begun = Counter(_beginning(u) for u in units)
    blocks = []
    for unit, telling in zip(units, words, strict=True):
        state, city = unit.party.state, city_key(unit.party.city)
        mine = {f"{w}|{state}|{city}" for w in telling if in_city[w, state, city] <= CITY_CROWD}
        mine |= {f"{w}|{state}" for w in telling if in_state[w, state] <= CROWD}
        if alike_begun[_beginning(unit)] <= CROWD:
            mine.add(_beginning(unit))
        blocks.append(sorted(mine))
    return blocks


def _beginning(unit: Unit) -> str:
    """The first letters of the name in its city: brings misspelled names together."""
    return f"{''.join(unit.name.words)[:4]}|{unit.party.state}|{city_key(unit.party.city)}"


def _telling_words(unit: Unit) -> set[str]:
    places = own_places(unit.party)
    return {w for part in unit.name.parts for w in part if weight(w, places) >= TELLING}


def _clusters(units: list[Unit], edges: list[tuple[int, int, float]]) -> dict[int, int]:
    rank = {i: (-len(u.rows), f"{u.name.key}|{u.party.state}|{u.party.city}|{i}") for i, u in enumerate(units)}
    cache: dict[tuple[str, str], bool] = {}

    def agrees(a: int, b: int) -> bool:
        x, y = units[a].name, units[b].name
        key = (x.key, y.key) if x.key < y.key else (y.key, x.key)
        if key not in cache:
            places = own_places(units[a].party) | own_places(units[b].party)
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
    columns = list(zip(*out, strict=True)) if out else [()] * len(CLUSTERED)
    return pa.table([pa.array(c, t.type) for c, t in zip(columns, CLUSTERED, strict=True)], schema=CLUSTERED)


def _cluster_id(unit: Unit) -> str:
    text = "|".join([unit.name.key, *sorted(unit.name.numbers), city_key(unit.party.city), unit.party.state or ""])
    return "emp-" + blake2b(text.encode(), digest_size=6).hexdigest()


def describe_clusters(parties: pa.Table, clustered: pa.Table) -> pa.Table:
    """One row a cluster: cluster_id, the best of its spellings, its states ('CA NV'), its rows."""
    con = duckdb.connect()
    con.register("parties", parties)
    con.register("clustered", clustered)
    return con.sql(
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
