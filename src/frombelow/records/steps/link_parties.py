"""The links themselves: tellings of one event, places of cities, unions and employers behind names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa

from frombelow.methods.linkage.places import Gazetteer, gazetteer, place
from frombelow.methods.linkage.unions import Asked, match_many
from frombelow.records.faults import SourceAbsent
from frombelow.records.link.counties import SCHEMA as PLACE_REGISTER
from frombelow.records.link.counties import build_place_register
from frombelow.records.link.employers import cluster_employers, describe_clusters
from frombelow.records.link.unions import UNION_REGISTER, build_union_register, load_register
from frombelow.records.sql import connect, fetch, make
from frombelow.records.steps.link_register import staged
from frombelow.records.steps.merge_happenings import merge_happenings
from frombelow.records.tasks import Desk
from frombelow.records.work import Outcome

ASKED = ("name", "city", "state", "year", "at_work")
UNION_LINK = pa.schema(
    [(name, pa.string()) for name in ASKED[:-1]]
    + [("at_work", pa.bool_())]
    + [(name, pa.string()) for name in ("status", "f_num", "reason", "candidates")]
    + [("probability", pa.float64())]
)
LOCATED = pa.schema(
    [(name, pa.string()) for name in ("city", "state", "zip", "place_id")]
    + [(name, pa.float64()) for name in ("place_probability", "latitude", "longitude")]
)
HALF = 0.5  # a happening is counted in a county only if that county is likelier than all the others together
# Every address once, cities in capitals.
ADDRESSES = """
SELECT DISTINCT upper(city), state, zip FROM (
    SELECT city, state, zip FROM happening UNION ALL SELECT city, state, zip FROM party UNION ALL SELECT city, state, zip FROM player
) WHERE (city IS NOT NULL AND state IS NOT NULL) OR zip IS NOT NULL ORDER BY ALL
"""
# Union names to look up: each distinct (name, place, year) once. A party's own address comes before the workplace's,
# which says less about the union (`at_work`).
UNION_NAMES = """
SELECT p.row_id, p.name, COALESCE(p.city, h.city) AS city, CASE WHEN p.city IS NULL AND p.state IS NULL THEN h.state ELSE p.state END AS state,
    CAST(year(h.happened_on) AS VARCHAR) AS year, p.city IS NULL AS at_work
FROM party p JOIN happening h USING (happening_id)
WHERE p.name IS NOT NULL AND NOT p.withheld AND p.kind_hint <> 'employer'
"""
EMPLOYER_NAMES = """
SELECT p.row_id, p.name, COALESCE(h.city, p.city) AS city, CASE WHEN h.city IS NULL THEN p.state ELSE h.state END AS state,
    CASE WHEN h.city IS NULL THEN p.zip ELSE h.zip END AS zip, h.naics
FROM party p JOIN happening h USING (happening_id)
WHERE p.name IS NOT NULL AND NOT p.withheld AND p.kind_hint = 'employer'
ORDER BY p.row_id
"""


def tellings(desk: Desk) -> Outcome:
    """Every event once, with the parties all its tellings name; `row_id` numbers the parties."""
    happening, party = merge_happenings(staged(desk, "happening"), staged(desk, "party"))
    con = connect({"party": party})
    numbered = fetch(
        con, "SELECT row_number() OVER (ORDER BY happening_id, role, position) AS row_id, * FROM party ORDER BY row_id"
    )
    return Outcome({"happening": happening, "party": numbered})


def place_register(folder: Path, desk: Desk) -> Outcome:
    """The register of places; empty without the files of geography."""
    try:
        return Outcome({"place_register": build_place_register(folder)})
    except SourceAbsent:
        return Outcome({"place_register": PLACE_REGISTER.empty_table()})


def places(desk: Desk) -> Outcome:
    """The county of every (city, state, ZIP) that happenings, parties and players name: `located`."""
    linked = desk.only("link:")
    con = connect({name: linked.table(name) for name in ("party", "happening")})
    con.register("player", staged(desk.only("clean:"), "player"))
    known = gazetteer(linked.table("place_register").to_pylist())
    found = [(*address, *_county(known, *address)) for address in con.execute(ADDRESSES).fetchall()]
    columns = list(zip(*found, strict=True)) or [()] * len(LOCATED)
    return Outcome(
        {"located": pa.table([pa.array(c, f.type) for c, f in zip(columns, LOCATED, strict=True)], schema=LOCATED)}
    )


def _county(known: Gazetteer, city: str | None, state: str | None, zip_code: str | None) -> tuple[Any, ...]:
    """County and its probability, where one is likelier than all the others together; latitude and longitude if known."""
    answer = place(known, city or "", state or "", zip_code or "")
    point = answer.point or (None, None)
    is_likely = answer.fips is not None and answer.probability > HALF
    return (answer.fips, answer.probability, *point) if is_likely else (None, None, *point)


def union_register(folder: Path, desk: Desk) -> Outcome:
    """The register of union bodies; empty without the gazetteer."""
    try:
        return Outcome({"union_register": build_union_register(folder)})
    except SourceAbsent:
        return Outcome({"union_register": UNION_REGISTER.schema.empty_table()})


def unions(desk: Desk) -> Outcome:
    """Who the union names stand for: `union_link` by row_id."""
    con = connect({"party": desk.table("party"), "happening": desk.table("happening")})
    make(con, "asked", UNION_NAMES)
    names = con.execute("SELECT DISTINCT name, city, state, year, at_work FROM asked ORDER BY ALL").fetchall()
    con.register("answers", _answers(desk.table("union_register"), names))
    keys = " AND ".join(f"q.{key} IS NOT DISTINCT FROM a.{key}" for key in ASKED)
    query = f"SELECT row_id, status, f_num, a.probability, reason, candidates FROM asked q JOIN answers a ON {keys} ORDER BY row_id"
    return Outcome({"union_link": fetch(con, query)})


def _answers(register: pa.Table, names: list[Asked]) -> pa.Table:
    rows = []
    for asked, match in zip(names, match_many(load_register(register), names), strict=True):
        candidates = " ".join(f"olms-{f_num}" for f_num in match.candidates) or None
        rows.append((*asked, match.status, match.f_num, match.reason, candidates, match.probability))
    columns = list(zip(*rows, strict=True)) or [()] * len(UNION_LINK)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, UNION_LINK, strict=True)], schema=UNION_LINK)


def employers(desk: Desk) -> Outcome:
    """Which employer names mean one employer: `employer_link` by row_id, and `employer` with the best name of each."""
    con = connect({"party": desk.table("party"), "happening": desk.table("happening")})
    parties = fetch(con, EMPLOYER_NAMES)
    clustered = cluster_employers(parties)
    return Outcome({"employer_link": clustered, "employer": describe_clusters(parties, clustered)})
