"""Counties, states, the nation and metropolitan areas: the places, and the names they are found by."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from frombelow.methods.linkage.places.states import BY_FIPS, BY_USPS, STATES, State
from frombelow.records.map_topology import Point, county_points, read_topology
from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.staging import PLACE, PLACE_NAME

# the Valdez-Cordova Census Area stands in the shapes and in every older record; its two heirs do not
_HEIRS_OF_02261 = ("02063", "02066")
_VALDEZ_CORDOVA = ("02261", "Valdez-Cordova Census Area", "AK")

Row = dict[str, object]


@dataclass(frozen=True)
class Metro:
    """A metropolitan area: 'm' + CBSA code, and its name."""

    place_id: str
    name: str


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged `place` and `place_name`."""
    topology = read_topology(reader.folder / reader.source.files["shapes"].path)
    reader.rows_read += len(topology.counties)
    counties = _counties(reader)
    people, metro_of = _people_and_metros(reader)
    points = county_points(topology)
    places = _county_rows(counties, metro_of, points)
    places += _wider_rows(counties, metro_of, people, points)
    names = _names(places, people, metro_of)
    return {
        "place": PLACE.fit(pa.Table.from_pylist(places, _schema(PLACE.schema)), "geo_counties"),
        "place_name": PLACE_NAME.fit(pa.Table.from_pylist(names, _schema(PLACE_NAME.schema)), "geo_counties"),
    }


def _schema(strict: pa.Schema) -> pa.Schema:
    """The schema with every column nullable, so that `fit` reports what is missing in its own words."""
    return pa.schema([field.with_nullable(True) for field in strict])


def _counties(reader: Reader) -> list[tuple[str, str, State]]:
    """(FIPS, name, state) of each county, by FIPS."""
    rows = reader.sql(f"SELECT fips, trim(name) AS name, state FROM {reader.view('counties')}").to_pylist()
    kept = [row for row in rows if row["state"] in BY_USPS]
    reader.drop(len(rows) - len(kept), "minor islands where nobody lives")
    found = {row["fips"]: (row["name"], row["state"]) for row in kept if row["fips"] not in _HEIRS_OF_02261}
    if len(found) < len(kept):
        found[_VALDEZ_CORDOVA[0]] = _VALDEZ_CORDOVA[1:]
        reader.drop(len(kept) - len(found) + 1, "census areas of Alaska told under their former joint name")
    return [(fips, name, BY_USPS[state]) for fips, (name, state) in sorted(found.items())]


def _people_and_metros(reader: Reader) -> tuple[dict[str, float], dict[str, Metro]]:
    """Population and metropolitan area by county FIPS."""
    rows = reader.sql(
        f"""SELECT stco_code AS fips, try_cast(co_pop AS DOUBLE) AS people,
                   CASE WHEN cbsa_type = 'metro' THEN 'm' || cbsa_code END AS metro_id, cbsa_name
            FROM {reader.view("metros")}"""
    ).to_pylist()
    people = {row["fips"]: row["people"] for row in rows if row["people"]}
    metros = {row["fips"]: Metro(row["metro_id"], row["cbsa_name"]) for row in rows if row["metro_id"]}
    return people, metros


def _county_rows(
    counties: list[tuple[str, str, State]], metro_of: dict[str, Metro], points: dict[str, Point]
) -> list[Row]:
    rows: list[Row] = []
    for fips, name, state in counties:
        lon, lat = points.get(fips, (None, None))
        metro = metro_of.get(fips)
        rows.append(
            {
                "place_id": fips,
                "kind": "county",
                "name": name,
                "state": state.usps,
                "parent_id": state.fips,
                "metro_id": metro.place_id if metro else None,
                "is_south": state.is_south,
                "latitude": lat,
                "longitude": lon,
            }
        )
    return rows


def _wider_rows(
    counties: list[tuple[str, str, State]],
    metro_of: dict[str, Metro],
    people: dict[str, float],
    points: dict[str, Point],
) -> list[Row]:
    """The nation, the states that have counties, and the metropolitan areas."""
    by_state: dict[str, list[str]] = {}
    by_metro: dict[str, list[str]] = {}
    for fips, _, state in counties:
        by_state.setdefault(state.fips, []).append(fips)
        if fips in metro_of:
            by_metro.setdefault(metro_of[fips].place_id, []).append(fips)
    all_counties = [fips for fips, _, _ in counties]
    rows = [_row("us", "nation", "United States", all_counties, people, points) | {"is_south": False}]
    for state in STATES:
        if members := by_state.get(state.fips):
            row = _row(state.fips, "state", state.name, members, people, points)
            rows.append(row | {"state": state.usps, "parent_id": "us", "is_south": state.is_south})
    names = {metro.place_id: metro.name for metro in metro_of.values()}
    for metro_id, members in sorted(by_metro.items()):
        row = _row(metro_id, "metro", names[metro_id], members, people, points)
        rows.append(row | {"is_south": _mostly_south(members, people)})
    return rows


def _row(
    place_id: str, kind: str, name: str, members: list[str], people: dict[str, float], points: dict[str, Point]
) -> Row:
    """A wider place; its point is the mean of its counties' points, weighted by people."""
    weighed = [(points[f], people.get(f, 1.0)) for f in members if f in points]
    total = sum(weight for _, weight in weighed) or 1.0
    lon, lat = (sum(point[axis] * weight for point, weight in weighed) / total for axis in (0, 1))
    row: Row = {"place_id": place_id, "kind": kind, "name": name}
    return row | ({"latitude": lat, "longitude": lon} if weighed else {})


def _mostly_south(members: list[str], people: dict[str, float]) -> bool:
    south = sum(people.get(f, 0.0) for f in members if BY_FIPS[f[:2]].is_south)
    return 2 * south > sum(people.get(f, 0.0) for f in members)


def _names(places: list[Row], people: dict[str, float], metro_of: dict[str, Metro]) -> list[Row]:
    """The names of the places themselves, with their people as weight; the USPS code as an alias."""
    total: dict[str, float] = {}
    for fips, count in people.items():
        wider = [fips, fips[:2], "us", *([metro_of[fips].place_id] if fips in metro_of else [])]
        for place_id in wider:
            total[place_id] = total.get(place_id, 0.0) + count
    rows: list[Row] = []
    for place in places:
        common = {
            "state": place.get("state"),
            "place_id": place["place_id"],
            "weight": total.get(str(place["place_id"])),
        }
        kind = "alias" if place["kind"] == "nation" else place["kind"]
        rows.append({"name": place["name"], "kind": kind, **common})
        if place["kind"] == "state":
            rows.append({"name": place["state"], "kind": "alias", **common})
    return rows


SOURCE = Source(
    source_id="geo_counties",
    files={
        "counties": RawFile("geo/us_counties.csv", ("fips", "name", "state")),
        "metros": RawFile("geo/county_cbsa_state.csv", ("stco_code", "co_pop", "cbsa_code", "cbsa_name", "cbsa_type")),
        "shapes": RawFile("geo/counties-10m.json", ()),
    },
    clean=clean,
)
