"""The counties that the Labor Board's staff coded for the bargaining units of fiscal years 1999-2010."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import duckdb

from frombelow.methods.linkage.places.spelling import plain_reading
from frombelow.methods.linkage.places.states import BY_USPS, usps_code
from frombelow.records.link.county_files import read_rows

ELECTIONS = "nlrb/cats_frf_r_elections_fy1999_2010.parquet"
# counties abolished or renumbered since -> where their land went
SUCCESSORS = {
    "51515": "51019",
    "51560": "51005",
    "51780": "51083",
    "46113": "46102",
    "02270": "02158",
    "12025": "12086",
}
# the ZIP and state of the employer, where its city is the unit's
_SAME_CITY = "lower(trim(Employer_City)) = lower(trim(Unit_Loc_City))"
_COLUMNS = f"""any_value(trim(Unit_Loc_City)), any_value(Unit_Loc_State), any_value(UNIT_Location_County),
    min(left(trim(Employer_Zip), 5)) FILTER ({_SAME_CITY}),
    min(Employer_State) FILTER ({_SAME_CITY} AND Employer_Zip IS NOT NULL)"""
_EACH_ONCE = """WHERE Unit_Loc_City IS NOT NULL AND UNIT_Location_County IS NOT NULL AND Unit_Loc_State IS NOT NULL
    GROUP BY R_Case_Number, Unit_ID"""


@dataclass(frozen=True)
class Unit:
    """A bargaining unit: city, state, the employer's ZIP if it is of the same city and state, coded county."""

    city: str
    state: str
    zip_code: str
    fips: str


def read_coded_units(folder: Path) -> list[Unit]:
    """The units with city, state and county, each once. Raises SourceAbsent or RecordsFault."""
    with duckdb.connect() as con:
        rows = read_rows(con, folder, ELECTIONS, _COLUMNS, _EACH_ONCE)
    units = []
    for city, state_name, county, zip_code, zip_state in rows:
        state = usps_code(str(state_name))
        if state is None or not city:
            continue
        fips = BY_USPS[state].fips + str(county)[:3]
        fits = str(zip_code) if zip_code and zip_state and usps_code(str(zip_state)) == state else ""
        units.append(Unit(str(city), state, fits, SUCCESSORS.get(fips, fips)))
    return units


def count_codings(units: list[Unit]) -> Counter[tuple[str, str, str, str]]:
    """(state, key of the city, ZIP or "", county) -> units."""
    return Counter((unit.state, plain_reading(unit.city, unit.state), unit.zip_code, unit.fips) for unit in units)
