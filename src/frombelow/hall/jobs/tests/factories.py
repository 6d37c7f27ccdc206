"""The tiny release of the terrain, with what the pages of the South read added: coverage by contract, locals, units, wins."""

from __future__ import annotations

from datetime import date

from frombelow.hall.terrain.tests.factories import Row, happening, measure, party, place, player, sector, source, tables

LOCAL_9 = {"player_id": "olms-9", "name": "UFCW Local 9C", "probability": 1.0, "reason": "number and affiliation agree"}
FAULTS = "No intervals.\nBargaining by public employees stops in 1996; it is left out."


def southern_tables() -> dict[str, list[Row]]:
    """Two Southern states, DC without any density, and two states of the rest of the nation.

    North Carolina has local 9 (60 members, a unit of 80: a majority), local 71 (4,100 members, 90 workers on record: it
    must have other units), local 5 (members and no unit) and local 6 (45,000 members of a union of 1,000: mistyped).
    """
    made = tables()
    made["source"] += [
        source("union_density", title="Union members by state"), source("cspp_labor", faults=FAULTS),
        source("nlrb_nc", title="Elections in North Carolina"),
    ]  # fmt: skip
    made["coverage"] += [
        {"source_id": "nlrb_nc", "kind": "election", "state": "NC", "first_on": date(2022, 10, 1), "last_on": date(2026, 8, 20),
         "complete": True},
        {"source_id": "nlrb_elections", "kind": "recognition", "state": "us", "first_on": date(2020, 7, 1),
         "last_on": date(2024, 10, 31), "complete": False, "note": "Nothing before July 2020."},
        {"source_id": "nlrb_elections", "kind": "strike", "state": "us", "first_on": date(1981, 10, 1),
         "last_on": date(2020, 12, 31), "complete": True},
        {"source_id": "census", "kind": "union_density", "state": "us", "first_on": date(2016, 1, 1),
         "last_on": date(2020, 12, 31), "complete": True},
    ]  # fmt: skip
    made["place"] += [
        place("11", "state", "District of Columbia", "district-of-columbia", state="DC", parent_id="us", is_south=True),
        place("72", "state", "Puerto Rico", "puerto-rico", state="PR", parent_id="us"),
    ]  # fmt: skip
    made["measure"] += [
        measure("37", "union_coverage", 0.040, low=0.034, high=0.046, observations=5_000),
        measure("28", "union_coverage", 0.083, low=0.072, high=0.094, observations=2_000),
        measure("17", "union_density", 0.143, low=0.133, high=0.153), measure("17", "union_coverage", 0.150, low=0.140, high=0.160),
        measure("31", "union_density", 0.082, low=0.072, high=0.092), measure("31", "union_coverage", 0.100),
        measure("37", "labor_force", 5_000_000), measure("28", "labor_force", 1_250_000), measure("17", "labor_force", 6_000_000),
        measure("31", "labor_force", 1_000_000), measure("11", "labor_force", 100_000), measure("11", "right_to_work", 0.0),
    ]  # fmt: skip
    for row in made["measure"]:
        if row["place_id"] == "37" and row["measure"] == "right_to_work":
            row["note"] = "Law of about 1947."
        if row["measure"].startswith("union_"):
            row["source_id"] = "union_density"
    made["sector"] += [
        sector("37", "72", "Accommodation and food services", 400_000, density=0.012, density_low=0.004, density_high=0.03,
               density_observations=700, density_basis="37", density_year=2020, density_source_id="union_density",
               source_id="union_density"),
        sector("37", "61", "Educational services", 100_000, density=0.07, density_observations=9, density_basis="37",
               density_year=2020, density_source_id="union_density", source_id="union_density"),
        sector("37", "55", "Management of companies", None, density=0.02, density_low=0.0, density_high=0.07,
               density_observations=9, density_basis="37 pooled", density_year=2020, density_source_id="union_density",
               source_id="union_density"),
    ]  # fmt: skip
    made["player"] += [
        player("nat-small", "national_union", "Small Union", members=1_000, members_year=2021),
        player("olms-9", "local", "UFCW Local 9C", city="Durham", state="NC", place_id="37063", members=60, members_year=2021),
        player("olms-5", "local", "UA Local 5", city="Durham", state="NC", place_id="37063", members=300, members_year=2021),
        player("olms-6", "local", "Lodge 6", city="Durham", state="NC", place_id="37063", members=45_000, members_year=2021,
               affiliation_id="nat-small"),
        player("ein-2", "community", "Durham Worker Center", city="Durham", state="NC", place_id="37063",
               category="worker center or worker justice"),
    ]  # fmt: skip
    made["happening"] += [
        happening("won-2021", "election", happened_on=date(2021, 5, 1), result="won", size=80, votes_for=50, votes_against=20,
                  title="Sterling Chemicals"),
        happening("won-2024", "election", happened_on=date(2024, 5, 1), result="won", size=12, title="Coffee <House>"),
        happening("recognized", "recognition", happened_on=date(2023, 5, 1), size=30, title="Durham Books"),
    ]  # fmt: skip
    made["party"] += [
        party("won-2021", "union", **LOCAL_9),
        party("won-2024", "union", name="Baristas", status="unknown"),
    ]
    return made
