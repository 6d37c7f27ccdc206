"""Openings: reasons to look at a place first, each with its points, the facts of its sentence and the rows behind it.

The points come from `frombelow.methods.potential`; what is here decides which rows make a reason, and says so:

    narrow_loss        the last election on record at an employer in a county, narrowly lost, at most 15 years ago
                       facts: employer, union, votes_for, votes_against, short, eligible, day, city
    no_first_contract  a won election, at most 6 years ago, with no later notice or first contract of that employer on record
                       facts: employer, union, size, won_on, city
    repeated_charges   the three years with most charges against an employer in a county (3 or more), at most 15 years ago
                       facts: employer, charges, years, first_on, last_on, city
    contract_expiring  the newest notice of a contract, its end at most 5 years past
                       facts: employer, union, size, expires_on, is_past, city
    open_sector        a sector with at least 8 % of a county's jobs beside one at least 5 points denser
                       facts: sector, jobs, job_share, density, neighbour, neighbour_code, neighbour_jobs, neighbour_density, basis

Shares are 0..1, days ISO dates; a fact that is not known is left out. "Today" is the day the newest source was seen.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from frombelow.methods import potential
from frombelow.records.release_format import OPENING
from frombelow.records.sql import connect

HERE = Path(__file__).parent
Row = dict[str, Any]
READS = ("happening", "party", "player", "place", "sector")
OLDEST = 15.0  # years: an older loss or charge says little about the workers of today
OLDEST_WIN = 6.0
OLDEST_EXPIRY = 5.0  # years past its end that a contract is still worth a question
LEAST_GAP = 0.05
LEAST_POINTS = 0.02  # below this a reason is noise


def openings(tables: dict[str, pa.Table]) -> pa.Table:
    """All openings of a release. `tables`: the released tables named in READS."""
    con = connect({name: tables[name] for name in READS})
    con.execute("CREATE TEMP TABLE today AS SELECT ?::DATE AS day", [newest_day(con)])
    con.execute((HERE / "score_openings.sql").read_text(encoding="utf-8"))
    found = [
        *_narrow_losses(con), *_no_first_contracts(con), *_repeated_charges(con), *_contracts_expiring(con), *_open_sectors(con),
    ]  # fmt: skip
    return pa.Table.from_pylist([row for row in found if row["points"] >= LEAST_POINTS], schema=OPENING.schema)


def newest_day(con: duckdb.DuckDBPyConnection) -> date:
    """The day the newest source was seen to speak; without any, the newest happening."""
    row = con.execute("SELECT COALESCE(max(as_of), max(happened_on), DATE '2000-01-01') FROM happening").fetchone()
    assert row is not None
    day: date = row[0]
    return day


def _rows(con: duckdb.DuckDBPyConnection, query: str) -> Iterator[Row]:
    result = con.execute(query)
    names = [column[0] for column in result.description or ()]
    return (dict(zip(names, row, strict=True)) for row in result.fetchall())


def _opening(kind: str, row: Row, points: float, facts: Row, ids: list[str]) -> Row:
    """One row of the table. Its id is the kind and the newest row behind it."""
    told = {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in facts.items()
        if value is not None
    }
    return {
        "opening_id": f"{kind.replace('_', '-')}-{ids[0] if ids else row['place_id'] + '-' + row['code']}",
        "place_id": row["place_id"], "kind": kind, "points": points, "year": row.get("year"), "player_id": row.get("player_id"),
        "union_id": row.get("union_id"), "code": row.get("code") or row.get("naics"),
        "facts": json.dumps(told, ensure_ascii=False, sort_keys=True), "rows": " ".join(ids) or None,
    }  # fmt: skip


def _narrow_losses(con: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    query = f"SELECT * FROM last_losses WHERE votes_for <= votes_against AND age <= {OLDEST} ORDER BY happening_id"
    for row in _rows(con, query):
        points = potential.narrow_loss(row["votes_for"], row["votes_against"], row["eligible"], row["age"])
        facts = {
            "employer": row["employer"], "union": row["union_name"], "votes_for": row["votes_for"],
            "votes_against": row["votes_against"], "short": potential.votes_short(row["votes_for"], row["votes_against"]),
            "eligible": row["eligible"], "day": row["happened_on"], "city": row["city"],
        }  # fmt: skip
        yield _opening("narrow_loss", row, points, facts, [row["happening_id"]])


def _no_first_contracts(con: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    for row in _rows(con, f"SELECT * FROM wins_without_contract WHERE age <= {OLDEST_WIN} ORDER BY happening_id"):
        workers = row["size"] or row["eligible"]
        facts = {
            "employer": row["employer"], "union": row["union_name"], "size": workers, "won_on": row["happened_on"],
            "city": row["city"],
        }  # fmt: skip
        points = potential.no_first_contract(workers, row["age"])
        yield _opening("no_first_contract", row, points, facts, [row["happening_id"]])


def _repeated_charges(con: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    query = f"""SELECT r.*, h.city FROM charge_runs r JOIN happening h USING (happening_id)
        WHERE charges >= 3 AND age <= {OLDEST}
        QUALIFY row_number() OVER (PARTITION BY r.player_id, r.place_id ORDER BY charges DESC, r.happened_on DESC, happening_id) = 1
        ORDER BY happening_id"""
    for row in _rows(con, query):
        facts = {
            "employer": row["employer"], "charges": row["charges"], "years": 3, "first_on": row["since"], "last_on": row["happened_on"],
            "city": row["city"],
        }  # fmt: skip
        ids = [row["happening_id"], *sorted(set(row["ids"]) - {row["happening_id"]})]
        yield _opening("repeated_charges", row, potential.repeated_charges(row["charges"], row["age"]), facts, ids)


def _contracts_expiring(con: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    for row in _rows(con, f"SELECT * FROM contracts WHERE years_left >= -{OLDEST_EXPIRY} ORDER BY happening_id"):
        facts = {
            "employer": row["employer"], "union": row["union_name"], "size": row["size"], "expires_on": row["expires_on"],
            "is_past": row["years_left"] < 0, "city": row["city"],
        }  # fmt: skip
        row["year"] = row["expires_on"].year
        points = potential.contract_expiring(row["size"], row["years_left"])
        yield _opening("contract_expiring", row, points, facts, [row["happening_id"]])


def _open_sectors(con: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    query = f"SELECT * FROM sector_pairs WHERE beside_density - density >= {LEAST_GAP} ORDER BY place_id, code"
    for row in _rows(con, query):
        facts = {
            "sector": row["title"], "jobs": round(row["jobs"]), "job_share": round(row["job_share"], 4),
            "density": round(row["density"], 4), "neighbour": row["beside_title"], "neighbour_code": row["beside_code"],
            "neighbour_jobs": round(row["beside_jobs"]), "neighbour_density": round(row["beside_density"], 4), "basis": row["density_basis"],
        }  # fmt: skip
        points = potential.open_sector(row["job_share"], row["jobs"], row["density"], row["beside_density"])
        yield _opening("open_sector", row, points, facts, [])
