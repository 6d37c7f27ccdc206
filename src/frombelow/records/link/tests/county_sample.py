"""A made-up corner of the country in the layout of the geography files: two counties of North Carolina,
a city of Virginia that is its own county inside another, and one municipio of Puerto Rico."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

COUNTIES = """fips,name,state
37063,Durham County,NC
37183,Wake County,NC
51059,Fairfax County,VA
51600,Fairfax city,VA
72137,Toa Baja Municipio,PR
02063,Chugach Census Area,AK
"""
PEOPLE = """stco_code,co_pop,co_emp,cbsa_code,cbsa_name,cbsa_type
37063,300000,200000,20500,"Durham-Chapel Hill, NC",metro
37183,1000000,500000,39580,"Raleigh-Cary, NC",metro
51059,1100000,600000,47900,Washington,metro
51600,24000,20000,47900,Washington,metro
"""
# FIPS -> (west, south, east, north), degrees
SQUARES = {
    "37063": (-79, 35, -78, 37),
    "37183": (-78, 35, -77, 37),
    "51059": (-78, 38, -77, 39),
    "51600": (-77.6, 38.4, -77.4, 38.6),
    "72137": (-66.3, 18.3, -66.1, 18.5),
}
# ZIP, type, city, other spellings, refused spellings, state, county, latitude, longitude
POST_OFFICES = [
    ("27701", "STANDARD", "Durham", None, "East Durham|Bull City", "NC", "Durham County", "36.0", "-78.9"),
    ("27703", "STANDARD", "Durham", "Bethesda", None, "NC", "Durham County", "36.0", "-78.05"),
    ("27601", "STANDARD", "Raleigh", None, "Ral", "NC", "Wake County", "35.8", "-77.6"),
    ("22030", "STANDARD", "Fairfax", None, None, "VA", "Fairfax city", "38.5", "-77.5"),
    ("22031", "STANDARD", "Fairfax", None, None, "VA", "Fairfax County", "38.8", "-77.2"),
    ("00949", "STANDARD", "Toa Baja", None, None, "PR", "Toa Baja Municipio", "18.4", "-66.2"),
    ("09001", "MILITARY", "Apo", None, None, "AE", "", "0", "0"),
]
ZIP_COUNTIES = [("27701", "37063"), ("27703", "37063"), ("27703", "37183"), ("27601", "37183"), ("22030", "51600")]
PLACES = [
    ("Durham", 35.99, -78.9, 280_000, "NC"),
    ("Raleigh", 35.8, -77.6, 460_000, "NC"),
    ("La Grange", 35.3, -77.8, 2_800, "NC"),
    ("Fairfax", 38.5, -77.5, 24_000, "VA"),
    ("Toa Baja", 18.4, -66.2, 0, "137"),
]


def write_sample(folder: Path) -> Path:
    """Write the files below `folder`/geo and return the folder."""
    geo = folder / "geo"
    geo.mkdir(parents=True)
    (geo / "us_counties.csv").write_text(COUNTIES)
    (geo / "county_cbsa_state.csv").write_text(PEOPLE)
    (geo / "counties-10m.json").write_text(json.dumps(_shapes()))
    names = [
        "zip_code",
        "zip_code_type",
        "city",
        "acceptable_cities",
        "unacceptable_cities",
        "state",
        "county",
        "lat",
        "long",
    ]
    offices = [dict(zip(names, row, strict=True)) | {"active": True} for row in POST_OFFICES]
    pq.write_table(pa.Table.from_pylist(offices), geo / "zipcodes.parquet")
    pairs = [{"zip": z, "fips": f} for z, f in ZIP_COUNTIES]
    pq.write_table(pa.Table.from_pylist(pairs), geo / "zip_fips_county.parquet")
    columns = ("name", "latitude", "longitude", "population", "admin1code")
    places = [dict(zip(columns, row, strict=True)) for row in PLACES]
    pq.write_table(pa.Table.from_pylist(places), geo / "geonames_us_places.parquet")
    return folder


def _shapes() -> dict[str, object]:
    arcs = [
        [[round(w * 10), round(s * 10)], [round((e - w) * 10), 0], [0, round((n - s) * 10)], [round((w - e) * 10), 0], [0, round((s - n) * 10)]]
        for w, s, e, n in SQUARES.values()
    ]  # fmt: skip
    counties: list[dict[str, object]] = [
        {"type": "Polygon", "id": fips, "arcs": [[number]]} for number, fips in enumerate(SQUARES)
    ]
    city = list(SQUARES).index("51600")
    counties[list(SQUARES).index("51059")]["arcs"] = [[list(SQUARES).index("51059")], [~city]]  # a hole for the city
    return {
        "transform": {"scale": [0.1, 0.1], "translate": [0, 0]},
        "arcs": arcs,
        "objects": {"counties": {"geometries": counties}},
    }
