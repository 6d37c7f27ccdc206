"""The tiny release of the terrain, with what the pages of scores read added: occupations, industries in detail, more cells."""

from __future__ import annotations

from frombelow.hall.terrain.tests.factories import Row, cell, measure, place, sector, source, tables


def soc(place_id: str, code: str, title: str, jobs: float | None, pay: float | None, **more: object) -> Row:
    return sector(place_id, code, title, jobs, scheme="soc", level=2, pay=pay, year=2025, source_id="oews_2025") | more


def cell_tables() -> dict[str, list[Row]]:
    """Durham (suppressed, estimated and reported cells), Cook, a county of Mississippi, and Loup, which has no cell.

    Occupations are told for Durham's metropolitan area and for Illinois; hotels and food service apart for the former.
    """
    made = tables()
    made["source"] += [source("oews_2025", title="Occupations"), source("cbp_2018", title="Industries")]
    made["place"] += [
        place("28049", "county", "Hinds County, Mississippi", "hinds-county-ms", state="MS", parent_id="28", is_south=True,
              latitude=32.3, longitude=-90.4, population=230_000),
    ]  # fmt: skip
    made["cell"] += [
        cell("28049", "62", 20_000.0, share_of_color=0.75, density=None, density_low=None, density_high=None),
        cell("28049", "42", 50.0, pay=30_000.0),
    ]  # fmt: skip
    for place_id in ("m20500", "17", "us"):
        made["sector"] += [
            soc(place_id, "35-3023", "Fast Food and Counter Workers", 9_000.0, 24_000.0),
            soc(place_id, "29-1141", "Registered Nurses", 8_000.0, 90_000.0),
            soc(place_id, "53-7062", "Laborers", None, None, pay_status="suppressed"),
            soc(place_id, "35-0000", "Food", 9_000.0, 24_000.0) | {"level": 1},
            soc(place_id, "29-0000", "Health", 8_000.0, 90_000.0) | {"level": 1},
        ]
    made["sector"] += [
        sector("m20500", code, title, jobs, scheme="naics_detail", level=2, parent_code="72", source_id="cbp_2018", pay=None,
               pay_status="not_collected")
        for code, title, jobs in (("721", "Accommodation", 2_000.0), ("722", "Food Services", 20_000.0))
    ]  # fmt: skip
    made["measure"].append(measure("m20500", "median_hourly_wage", 22.5, source_id="oews_2025"))
    return made
