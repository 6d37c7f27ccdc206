"""A small made-up register: what the tests of this package place cities by."""

from __future__ import annotations

from typing import Any

from frombelow.methods.linkage.places.gazetteer import Gazetteer, gazetteer

_COUNTIES = [
    # FIPS, state, name, jobs, latitude, longitude, neighbors
    ("37037", "NC", "Chatham County", 20_000, 35.7, -79.2, "37063 37135 37183"),
    ("37063", "NC", "Durham County", 200_000, 36.0, -78.9, "37037 37135 37183"),
    ("37135", "NC", "Orange County", 60_000, 36.0, -79.1, "37037 37063"),
    ("37183", "NC", "Wake County", 600_000, 35.8, -78.6, "37037 37063"),
    ("51059", "VA", "Fairfax County", 600_000, 38.8, -77.3, "51600"),
    ("51600", "VA", "Fairfax city", 20_000, 38.8, -77.3, "51059"),
    ("36005", "NY", "Bronx County", 300_000, 40.85, -73.9, "36061 36119"),
    ("36061", "NY", "New York County", 2_500_000, 40.78, -73.97, "36005"),
    ("36119", "NY", "Westchester County", 450_000, 41.1, -73.8, "36005"),
    ("11001", "DC", "District of Columbia", 500_000, 38.9, -77.0, ""),
]
_NAMES = [
    # state, key, label, county, share, point, weight
    ("NC", "durham", "Durham", "37063", 0.95, 1.0, 270_000),
    ("NC", "durham", "Durham", "37183", 0.05, 0.0, 14_000),
    ("NC", "raleigh", "Raleigh", "37183", 1.0, 1.0, 460_000),
    ("NC", "chapel hill", "Chapel Hill", "37135", 0.9, 1.0, 50_000),
    ("NC", "chapel hill", "Chapel Hill", "37063", 0.1, 0.0, 5_000),
    ("NC", "carrboro", "Carrboro", "37135", 0.9, 1.0, 20_000),
    ("NC", "carrboro", "Carrboro", "37037", 0.1, 0.0, 2_000),
    ("NC", "siler city", "Siler City", "37037", 0.9, 1.0, 8_000),
    ("NC", "siler city", "Siler City", "37135", 0.1, 0.0, 800),
    ("NC", "fort bragg", "Fort Bragg", "37037", 1.0, 1.0, 30_000),
    ("NC", "la grange", "La Grange", "37037", 1.0, 1.0, 2_800),
    ("VA", "fairfax", "Fairfax", "51600", 0.55, 1.0, 24_000),
    ("VA", "fairfax", "Fairfax", "51059", 0.45, 0.0, 20_000),
    ("NY", "new york", "New York", "36061", 1.0, 1.0, 1_600_000),
    ("NY", "bronx", "Bronx", "36005", 1.0, 1.0, 1_400_000),
    ("NY", "mount vernon", "Mount Vernon", "36119", 1.0, 1.0, 70_000),
    ("DC", "washington", "Washington", "11001", 1.0, 1.0, 600_000),
]
_ZIPS = [
    ("27701", "37063", 1.0),
    ("27703", "37063", 0.9),
    ("27703", "37183", 0.1),
    ("27601", "37183", 1.0),
    ("22031", "51059", 1.0),
    ("22030", "51600", 1.0),
    ("10451", "36005", 1.0),
]
_CODED = [
    # state, key of the name | ZIP, county, units coded
    ("NC", "carrboro|", "37037", 16.0),
    ("NC", "carrboro|27510", "37037", 4.0),
    ("NC", "carrboro|", "37135", 2.0),
    ("NC", "siler city|", "37135", 1.0),
    ("NC", "raleigh|", "37063", 40.0),
    ("NC", "durham|", "37183", 40.0),
    ("NC", "rdu cargo|", "37183", 2.0),
]
_EMPTY: dict[str, Any] = dict.fromkeys(
    ("kind", "state", "key", "fips", "share", "point", "weight", "label", "latitude", "longitude", "neighbors")
)


def small_country() -> Gazetteer:
    """The register above, in memory."""
    rows: list[dict[str, Any]] = []
    for fips, state, label, jobs, lat, lon, neighbors in _COUNTIES:
        row = {"kind": "county", "state": state, "key": fips, "fips": fips, "label": label, "weight": jobs}
        rows.append(_EMPTY | row | {"latitude": lat, "longitude": lon, "neighbors": neighbors})
    for state, key, label, fips, share, point, weight in _NAMES:
        row = {"kind": "name", "state": state, "key": key, "fips": fips, "label": label, "share": share}
        rows.append(_EMPTY | row | {"point": point, "weight": weight, "latitude": 1.0, "longitude": 2.0})
    for zip_code, fips, share in _ZIPS:
        row = {"kind": "zip", "key": zip_code, "fips": fips, "share": share}
        rows.append(_EMPTY | row | {"latitude": 3.0, "longitude": 4.0})
    for state, key, fips, units in _CODED:
        rows.append(_EMPTY | {"kind": "coded", "state": state, "key": key, "fips": fips, "weight": units})
    return gazetteer(rows)
