"""A tiny but complete release, written as real Parquet: three counties, a few players, happenings of every kind.

Durham (the South) has a narrow loss, a win without a contract, an ambiguous union and a withheld person; Cook (a
metropolis) a strike and a recognition; Loup (rural) nearly nothing, and what there is, is suppressed.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from frombelow.hall.terrain.release import FORMAT, TABLES

Row = dict[str, Any]
MAP = {  # each county a square
    "format": 1, "viewBox": [0, 0, 10000, 6340],
    "states": [["17", "031"], ["31", "115"], ["37", "063"]],
    "arcs": "I_vJ_|BgE??gEfE??fEIv|Ag^gE??gEfE??fEI_yFo}@gE??gEfE??fE", "rings": "AA?AA?AA?", "labels": "",
}  # fmt: skip


def source(source_id: str, **more: Any) -> Row:
    return {
        "source_id": source_id, "title": f"Source {source_id}", "publisher": "National Labor Relations Board",
        "licence": "public domain (US government work)", "citation": f"NLRB, {source_id}", "link": "https://www.nlrb.gov",
        "covers": "the nation, 1999-2022", "faults": "One row per address.\nUnits repeat.", "extracted_on": date(2022, 10, 1),
        "status": "loaded", "rows_read": 120, "rows_kept": 100, "dropped": json.dumps({"impossible date": 20}),
    } | more  # fmt: skip


def place(place_id: str, kind: str, name: str, slug: str, **more: Any) -> Row:
    return {"place_id": place_id, "kind": kind, "name": name, "slug": slug, "is_south": False} | more


def player(player_id: str, kind: str, name: str, **more: Any) -> Row:
    return {
        "player_id": player_id, "kind": kind, "name": name, "slug": player_id.replace("_", "-"), "happenings": 1,
        "source_id": "nlrb_elections", "first_year": 2001, "last_year": 2022,
    } | more  # fmt: skip


def happening(happening_id: str, kind: str, **more: Any) -> Row:
    day = more.get("happened_on")
    return {
        "happening_id": happening_id, "kind": kind, "withheld": False, "source_id": "nlrb_elections",
        "source_row": "elections.csv:7", "year": day.year if day else None, "title": "Acme Foods", "place_id": "37063",
        "place_probability": 0.97, "city": "Durham", "state": "NC", "naics": "31-33",
    } | more  # fmt: skip


def party(happening_id: str, role: str, position: int = 1, **more: Any) -> Row:
    return {"happening_id": happening_id, "role": role, "position": position, "status": "matched"} | more


def measure(place_id: str, name: str, value: float | None, **more: Any) -> Row:
    return {
        "place_id": place_id, "measure": name, "year": 2020, "value": value, "status": "reported",
        "source_id": "census",
    } | more  # fmt: skip


def sector(place_id: str, code: str, title: str, jobs: float | None, **more: Any) -> Row:
    return {
        "place_id": place_id, "scheme": "naics", "code": code, "title": title, "level": 1, "jobs": jobs,
        "jobs_status": "suppressed" if jobs is None else "reported", "pay": 51_000.0, "pay_status": "reported",
        "establishments": 12, "year": 2017, "source_id": "census",
    } | more  # fmt: skip


def opening(opening_id: str, kind: str, points: float, facts: Row, **more: Any) -> Row:
    return {
        "opening_id": opening_id, "place_id": "37063", "kind": kind, "points": points, "year": 2022,
        "facts": json.dumps(facts),
    } | more  # fmt: skip


def cell(place_id: str, code: str, workers: float, **more: Any) -> Row:
    """A sector of a county: as often as in the nation in everything, unless said otherwise."""
    rates = {f"{kind}_{what}": one for kind in ("petitions", "charges", "recognitions", "strikes") for what, one in
             (("times", 1.0), ("error", 0.5))}  # fmt: skip
    return rates | {
        "place_id": place_id, "code": code, "workers": workers, "workers_low": workers, "workers_high": workers,
        "workers_status": "reported", "pay": 40_000.0, "trade_pay": 45_000.0, "area_pay": 60_000.0, "density": 0.03,
        "density_low": 0.02, "density_high": 0.04, "place_density": 0.03, "place_density_low": 0.02,
        "place_density_high": 0.04, "place_density_of": "state", "trade_density": 0.07, "right_to_work": 1.0, "share_of_color": 0.5, "won": 0.0,
        "decided": 0.0,
    } | more  # fmt: skip


ACME = {"player_id": "emp-acme", "name": "Acme Foods", "probability": 0.99, "reason": "the same name in the same city"}
LOCAL_71 = {
    "player_id": "olms-71",
    "name": "IBT Local 71",
    "probability": 0.98,
    "reason": "number and affiliation agree",
}


def tables() -> dict[str, list[Row]]:
    """The rows of every table of the tiny release."""
    return {
        "source": [
            source("nlrb_elections"),
            source("census", publisher="Census Bureau"),
            source("osha", title="Inspections", status="not_loaded", reason="No file at hand.", extracted_on=None,
                   rows_read=None, rows_kept=None, dropped=None),
        ],
        "coverage": [
            {"source_id": "nlrb_elections", "kind": "election", "state": "us", "first_on": date(1999, 3, 1),
             "last_on": date(2022, 9, 30), "complete": True},
            {"source_id": "nlrb_elections", "kind": "charge", "state": "NC", "first_on": date(2010, 1, 1),
             "last_on": date(2021, 11, 12), "complete": False, "note": "Only open cases."},
        ],
        "place": [
            place("us", "nation", "United States", "united-states", population=330_000_000, is_south=False),
            place("37", "state", "North Carolina", "north-carolina", state="NC", parent_id="us", is_south=True, population=10_000_000),
            place("28", "state", "Mississippi", "mississippi", state="MS", parent_id="us", is_south=True, population=3_000_000),
            place("17", "state", "Illinois", "illinois", state="IL", parent_id="us", population=12_000_000),
            place("31", "state", "Nebraska", "nebraska", state="NE", parent_id="us", population=2_000_000),
            place("m20500", "metro", "Durham-Chapel Hill, NC", "durham-chapel-hill-nc-metro", is_south=True, population=600_000),
            place("m16980", "metro", "Chicago-Naperville-Elgin, IL-IN-WI", "chicago-naperville-elgin-il-in-wi-metro", population=9_000_000),
            place("37063", "county", "Durham County, North Carolina", "durham-county-nc", state="NC", parent_id="37",
                  metro_id="m20500", is_south=True, latitude=36.0, longitude=-78.9, population=320_000),
            place("17031", "county", "Cook County, Illinois", "cook-county-il", state="IL", parent_id="17",
                  metro_id="m16980", latitude=41.8, longitude=-87.7, population=5_200_000),
            place("31115", "county", "Loup County, Nebraska", "loup-county-ne", state="NE", parent_id="31", population=600),
        ],
        "place_name": [
            {"name": "Durham", "kind": "city", "state": "NC", "place_id": "37063", "weight": 280_000.0},
            {"name": "Chicago", "kind": "city", "state": "IL", "place_id": "17031", "weight": 2_700_000.0},
            {"name": "27701", "kind": "zip", "state": "NC", "place_id": "37063", "weight": 25_000.0},
            {"name": "NC", "kind": "alias", "state": "NC", "place_id": "37", "weight": 1.0},
        ],
        "measure": [
            measure("37063", "population", 320_000), measure("37", "population", 10_000_000), measure("28", "population", 3_000_000),
            measure("us", "population", 330_000_000), measure("17031", "population", 5_200_000), measure("31115", "population", 600),
            measure("37063", "jobs", 200_000), measure("37", "jobs", 4_500_000), measure("us", "jobs", 150_000_000),
            measure("17031", "jobs", 2_600_000), measure("31115", "jobs", None, status="suppressed"),
            measure("37063", "union_density", 0.031, low=0.021, high=0.045, observations=900, status="estimated",
                    note="Measured in the state; 2016 to 2020 pooled."),
            measure("37", "union_density", 0.031, low=0.026, high=0.036, observations=5_000),
            measure("28", "union_density", 0.067, low=0.057, high=0.077, observations=2_000),
            measure("us", "union_density", 0.108, low=0.106, high=0.110, observations=150_000),
            measure("17031", "union_density", 0.146, low=0.136, high=0.156, observations=9_000),
            measure("37063", "union_density", 0.028, year=2015),
            measure("37", "right_to_work", 1.0), measure("28", "right_to_work", 1.0), measure("17", "right_to_work", 0.0),
            measure("37", "minimum_wage", 7.25), measure("17", "minimum_wage", 12.0), measure("us", "minimum_wage", 7.25),
            measure("37063", "unemployment_rate", 0.061), measure("37", "unemployment_rate", 0.07),
            measure("28", "unemployment_rate", 0.08), measure("17031", "unemployment_rate", 0.09),
            measure("37063", "elections_held", 2), measure("17031", "elections_held", 1),
            measure("37063", "election_win_rate", 0.5), measure("17031", "election_win_rate", 1.0),
        ],
        "sector": [
            sector("37063", "62", "Health care and social assistance", 41_000, density=0.02, density_low=0.01,
                   density_high=0.04, density_observations=60, density_basis="37 pooled", density_year=2020, density_source_id="census"),
            sector("37063", "31-33", "Manufacturing", 21_000, density=0.09, density_low=0.05, density_high=0.14,
                   density_observations=210, density_basis="37", density_year=2020, density_source_id="census"),
            sector("37063", "21", "Mining", None, pay=None, pay_status="suppressed"),
            sector("17031", "62", "Health care and social assistance", 390_000),
            {**sector("37", "31-1120", "Home Health and Personal Care Aides", 60_000), "scheme": "soc"},
        ],
        "player": [
            player("nat-teamsters", "national_union", "International Brotherhood of Teamsters", happenings=5, state="DC"),
            player("olms-71", "local", "Teamsters Local 71", affiliation_id="nat-teamsters", affiliation_words="TEAMSTERS",
                   designation="LU", number="71", city="Durham", state="NC", zip="27701", place_id="37063", happenings=4,
                   address_quality="filed", members=4_100, members_year=2021, receipts=2_100_000.0, receipts_year=2021),
            player("olms-710", "local", "Teamsters Local 710", affiliation_id="nat-teamsters", affiliation_words="TEAMSTERS",
                   designation="LU", number="710", city="Chicago", state="IL", place_id="17031", happenings=1),
            player("emp-acme", "employer", "Acme Foods", city="Durham", state="NC", place_id="37063", happenings=6, naics="31-33"),
            player("emp-lakes", "employer", "Lakeside Hotels", city="Chicago", state="IL", place_id="17031", happenings=2, naics="72"),
            player("ein-1", "community", "Durham Workers' Assembly", city="Durham", state="NC", place_id="37063", happenings=0, category="labor"),
        ],
        "player_name": [
            {"player_id": "emp-acme", "name": "ACME FOODS, INC.", "source_id": "nlrb_elections", "rows": 3, "first_year": 2001, "last_year": 2022},
            {"player_id": "olms-71", "name": "IBT Local 71", "source_id": "nlrb_elections", "rows": 2, "first_year": 2001, "last_year": 2022},
        ],
        "player_value": [
            {"player_id": "olms-71", "field": "members", "value": "4100", "as_of": date(2021, 6, 30), "source_id": "census"},
        ],
        "site": [
            {"site_id": "site-1", "player_id": "emp-acme", "name": "Acme Foods", "city": "Durham", "state": "NC", "zip": "27701",
             "place_id": "37063", "place_probability": 0.97, "latitude": 36.0, "longitude": -78.9, "first_year": 2001,
             "last_year": 2022, "happenings": 6},
        ],
        "happening": [
            happening("election-lost", "election", happened_on=date(2022, 5, 1), result="lost", eligible=100, size=100,
                      votes_for=47, votes_against=49, case_number="10-RC-300001", case_type="RC", mode="mail", site_id="site-1",
                      unit_text="All production workers", tally_type="initial", other_sources="census"),
            happening("election-won", "election", happened_on=date(2019, 5, 1), result="won", eligible=80, size=80, votes_for=50,
                      votes_against=20, site_id="site-1"),
            happening("election-cook", "election", happened_on=date(2021, 3, 2), result="won", eligible=40, size=40, votes_for=30,
                      votes_against=5, place_id="17031", city="Chicago", state="IL", title="Lakeside Hotels", naics="72", mode="manual"),
            happening("petition-1", "petition", happened_on=date(2018, 5, 1), result="withdrawn"),
            happening("charge-1", "charge", happened_on=date(2021, 1, 4), detail="8(a)(1) Threats | 8(a)(3) Discharge", case_type="CA", status="open", as_of=date(2021, 11, 12)),
            happening("charge-2", "charge", happened_on=date(2020, 1, 4), title=None, withheld=True, case_type="CB"),
            happening("recognition-1", "recognition", happened_on=date(2022, 1, 4), place_id="17031", city="Chicago", state="IL", title="Lakeside Hotels", size=25),
            happening("strike-1", "strike", happened_on=date(2017, 1, 4), ended_on=date(2017, 2, 4), place_id="17031", city="Chicago", state="IL", title="Lakeside Hotels", size=300),
            happening("notice-1", "contract_notice", happened_on=date(2023, 1, 4), expires_on=date(2023, 3, 4), size=90),
            happening("contract-1", "first_contract", happened_on=None, place_id="37", city=None),
        ],
        "party": [
            party("election-lost", "employer", **ACME), party("election-lost", "union", votes=47, **LOCAL_71),
            party("election-won", "employer", **ACME), party("election-won", "union", **LOCAL_71),
            party("election-cook", "employer", player_id="emp-lakes", name="Lakeside Hotels", probability=1.0, reason="same name"),
            party("election-cook", "union", name="Teamsters", status="ambiguous", probability=0.5,
                  reason="No number is given.", candidates="olms-71 olms-710"),
            party("petition-1", "union", name="Workers United of Somewhere", status="unknown", reason="No such union on record."),
            party("charge-1", "employer", **ACME), party("charge-2", "charged_union", **LOCAL_71),
            party("charge-2", "petitioner", status="withheld"),
            party("notice-1", "employer", **ACME), party("notice-1", "union", **LOCAL_71),
            party("strike-1", "employer", player_id="emp-lakes", name="Lakeside Hotels", probability=1.0, reason="same name"),
        ],
        "tie": [
            {"kind": "belongs_to", "from_id": "olms-71", "to_id": "nat-teamsters", "happenings": 0, "source_id": "census"},
            {"kind": "represents", "from_id": "olms-71", "to_id": "emp-acme", "happenings": 3, "first_year": 2019, "last_year": 2023, "source_id": "nlrb_elections"},
        ],
        "opening": [
            opening("o1", "narrow_loss", 0.8, {"votes_for": 47, "votes_against": 49, "eligible": 100, "short": 3, "day": "2022-05-01"},
                    player_id="emp-acme", union_id="olms-71", rows="election-lost"),
            opening("o2", "no_first_contract", 0.6, {"size": 80, "won_on": "2019-05-01"}, player_id="emp-acme", union_id="olms-71", rows="election-won"),
            opening("o3", "repeated_charges", 0.3, {"charges": 4, "years": 3}, player_id="emp-acme", rows="charge-1"),
            opening("o4", "contract_expiring", 0.5, {"expires_on": "2023-03-04", "size": 90}, player_id="emp-acme", union_id="olms-71", rows="notice-1"),
            opening("o5", "open_sector", 0.4, {"jobs": 41000, "density": 0.02, "neighbour": "Manufacturing", "neighbour_density": 0.09}, code="62"),
        ],
        "employer_sector": [
            {"player_id": "emp-acme", "position": 1, "code": "31-33", "probability": 0.9, "basis": "told"},
            {"player_id": "emp-acme", "position": 2, "code": "42", "probability": 0.06, "basis": "told"},
            {"player_id": "emp-lakes", "position": 1, "code": "72", "probability": 0.55, "basis": "predicted"},
        ],
        "cell": [
            cell("37063", "62", 41_000.0, petitions_times=2.0),
            cell("37063", "72", 4_000.0, workers_low=1.0, workers_high=9_000.0, workers_status="suppressed", pay=None),
            cell("37063", "61-public", 9_000.0, workers_status="estimated", workers_low=4_500.0, workers_high=18_000.0,
                 pay=None, trade_pay=None),
            cell("17031", "62", 300_000.0, right_to_work=0.0, place_density=0.14, strikes_times=4.0, won=3.0, decided=4.0),
            cell("17031", "72", 200_000.0, pay=22_000.0, right_to_work=0.0),
            cell("17031", "48-49", 90_000.0, right_to_work=0.0),
        ],
    }  # fmt: skip


def write_release(
    folder: Path, rows: dict[str, list[Row]] | None = None, release_id: str = "tiny", **manifest: Any
) -> Path:
    """Write a release with these rows (the tiny one's, where none are given). Returns its folder."""
    (folder / "map").mkdir(parents=True, exist_ok=True)
    entries = {}
    for name, table in TABLES.items():
        path = folder / f"{name}.parquet"
        made = pa.Table.from_pylist((rows or tables()).get(name, []), schema=table.schema)
        pq.write_table(made, path)
        entries[name] = {"rows": made.num_rows, "bytes": path.stat().st_size}
    (folder / "map" / "counties.json").write_text(json.dumps(MAP))
    (folder / "release.json").write_text(
        json.dumps({"release_id": release_id, "format": FORMAT, "tables": entries} | manifest)
    )
    return folder
