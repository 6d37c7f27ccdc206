"""The raw tables of geography, as read: counties' names, post offices with their ZIP codes, points in counties."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb
import shapely

from frombelow.methods.linkage.places.spelling import name_key
from frombelow.methods.linkage.places.states import BY_USPS
from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.map_topology import Topology, polygons

ZIP_WEIGHT = {"STANDARD": 1.0, "PO BOX": 0.3, "UNIQUE": 0.1}
ABANDONED = 0.3  # a ZIP code no longer in use counts this much
NEAR = 0.3  # degrees: a point in the water belongs to the nearest shore within this


class Locator:
    """Finds the county a point lies in."""

    def __init__(self, topology: Topology) -> None:
        parts = polygons(topology)
        self.fips = [fips for fips, _ in parts]
        self.tree = shapely.STRtree([polygon for _, polygon in parts])

    def counties(self, points: list[tuple[float, float]]) -> list[str | None]:
        """FIPS of each (longitude, latitude); None far out at sea."""
        found: list[str | None] = [None] * len(points)
        hits = self.tree.query_nearest(shapely.points(points), max_distance=NEAR, all_matches=False)
        for point, part in hits.T:
            found[point] = self.fips[part]
        return found


@dataclass
class PostOffice:
    """A row of the ZIP code list: its names, and the counties it is said to be and to lie in."""

    zip_code: str
    weight: float
    city: str
    accepted: list[str]
    refused: list[str]
    state: str
    named: str | None
    inside: str | None
    middle: tuple[float, float]  # latitude, longitude


def read_rows(
    con: duckdb.DuckDBPyConnection, folder: Path, file: str, columns: str, group: str = ""
) -> list[tuple[object, ...]]:
    path = folder / file
    if not path.is_file():
        raise SourceAbsent(f"{file} is not in {folder}. Put the file there, or go on without linking places.")
    reader = "read_parquet" if path.suffix == ".parquet" else "read_csv"
    options = "" if path.suffix == ".parquet" else ", all_varchar=true, header=true"
    literal = str(path).replace("'", "''")
    try:
        return con.execute(f"SELECT {columns} FROM {reader}('{literal}'{options}) {group} ORDER BY ALL").fetchall()
    except duckdb.Error as error:
        raise RecordsFault(f"{file} cannot be read: {str(error).splitlines()[0]}. Fetch the file again.") from error


def read_county_names(con: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, tuple[str, str]]:
    """FIPS -> (name, state). Alaska as in the shapes: Valdez-Cordova before its division of 2019."""
    rows = read_rows(con, folder, "geo/us_counties.csv", "fips, trim(name), state")
    found = {str(f): (str(n), str(s)) for f, n, s in rows if str(s) in BY_USPS}
    heirs = [found.pop(fips) for fips in ("02063", "02066") if fips in found]
    return found | ({"02261": ("Valdez-Cordova Census Area", "AK")} if heirs else {})


def read_post_offices(
    con: duckdb.DuckDBPyConnection, folder: Path, county_names: dict[str, tuple[str, str]], locator: Locator
) -> list[PostOffice]:
    """The ZIP code list without military mail."""
    columns = """zip_code, zip_code_type, active, trim(city), coalesce(acceptable_cities, ''),
        coalesce(unacceptable_cities, ''), state, coalesce(county, ''), try_cast(long AS DOUBLE), try_cast(lat AS DOUBLE)"""
    rows = [
        r for r in read_rows(con, folder, "geo/zipcodes.parquet", columns) if r[6] in BY_USPS and r[1] in ZIP_WEIGHT
    ]
    known = {(state, _county_key(name)): fips for fips, (name, state) in county_names.items()}
    # longer forms last, so that 'Baltimore city' is not taken for 'Baltimore County'
    known |= {(state, name_key(name)): fips for fips, (name, state) in county_names.items()}
    middles = locator.counties([(float(str(r[8] or 0)), float(str(r[9] or 0))) for r in rows])
    offices = []
    for row, middle in zip(rows, middles, strict=True):
        zip_code, kind, active, city, accepted, refused, state, county = (str(value) for value in row[:8])
        weight = ZIP_WEIGHT[kind] * (1.0 if active == "True" else ABANDONED)
        named = known.get((state, name_key(county))) or known.get((state, _county_key(county)))
        inside = middle if middle and middle[:2] == BY_USPS[state].fips else None
        point = (float(str(row[9] or 0)), float(str(row[8] or 0)))
        offices.append(
            PostOffice(zip_code, weight, city, _words(accepted), _words(refused), state, named, inside, point)
        )
    return offices


def _words(text: str) -> list[str]:
    return [word for word in text.split("|") if word]


def _county_key(name: str) -> str:
    key = name_key(name).removeprefix("municipality of ").removeprefix("city and borough of ").replace(" ", "")
    for ending in (
        "county",
        "parish",
        "censusarea",
        "cityandborough",
        "borough",
        "municipality",
        "municipio",
        "city",
        "island",
    ):
        key = key.removesuffix(ending)
    return key
