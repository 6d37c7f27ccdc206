"""Puts the links together: players, their names and sites, happenings, parties, ties."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from frombelow.records.release_format import TABLES
from frombelow.records.slugs import slug, unique_slugs
from frombelow.records.sql import connect, fetch
from frombelow.records.steps.link_register import one_row_each, staged
from frombelow.records.tasks import Desk
from frombelow.records.work import Outcome

HERE = Path(__file__).parent
READS = ("happening", "party", "union_link", "employer_link", "employer", "located")


def players(desk: Desk) -> Outcome:
    """The tables player, player_name, site, happening and party of a release."""
    cleaned, linked = desk.only("clean:"), desk.only("link:")
    con = connect({name: linked.table(name) for name in READS})
    con.register("place", staged(cleaned, "place"))
    con.register("register", one_row_each(staged(cleaned, "player")))
    con.register("register_name", staged(cleaned, "player_name"))
    con.execute((HERE / "link_players.sql").read_text(encoding="utf-8"))
    _give_ids(con)
    queries = {
        "player": "SELECT players.*, slug FROM players JOIN words USING (player_id)",
        "player_name": "SELECT names.* FROM names WHERE player_id IN (SELECT player_id FROM players)",
        "site": "SELECT sites.* EXCLUDE (city_key), site_id FROM sites JOIN site_ids USING (player_id, city_key, state)",
        "happening": "SELECT happenings.* EXCLUDE (site_key), site_id FROM happenings LEFT JOIN site_ids USING (site_key)",
        "party": "SELECT * EXCLUDE (row_id, source_id, kind, happened_on, year, city, state, zip, naics) FROM linked",
    }
    return Outcome({name: TABLES[name].fit(fetch(con, query), "link:players") for name, query in queries.items()})


def ties(desk: Desk) -> Outcome:
    """The table tie of a release."""
    con = connect({name: desk.table(name) for name in ("party", "happening", "player")})
    con.execute((HERE / "link_ties.sql").read_text(encoding="utf-8"))
    return Outcome({"tie": TABLES["tie"].fit(fetch(con, "SELECT * FROM ties"), "link:ties")})


def _give_ids(con: duckdb.DuckDBPyConnection) -> None:
    """Address words of players and ids of sites, registered as `words` and `site_ids`."""
    rows = con.execute("SELECT player_id, name, city, state FROM players ORDER BY player_id").fetchall()
    given = unique_slugs((player_id, slug(name, city, state)) for player_id, name, city, state in rows)
    con.register("words", pa.table({"player_id": list(given), "slug": list(given.values())}))
    sites = con.execute("SELECT player_id, city_key, state FROM sites ORDER BY ALL").fetchall()
    con.register("site_ids", _site_ids(sites))


def _site_ids(sites: list[tuple[Any, ...]]) -> pa.Table:
    """'emp-1a2b-durham-nc' for each employer and city."""
    keys = ["|".join(site) for site in sites]
    ids = unique_slugs((key, slug(*site)) for key, site in zip(keys, sites, strict=True))
    columns = {name: [site[i] for site in sites] for i, name in enumerate(("player_id", "city_key", "state"))}
    columns |= {"site_key": keys, "site_id": [ids[key] for key in keys]}
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})
