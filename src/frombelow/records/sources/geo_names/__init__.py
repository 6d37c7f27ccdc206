"""Cities, post offices and ZIP codes: the words by which counties are found."""

from __future__ import annotations

import pyarrow as pa

from frombelow.methods.linkage.places.states import BY_FIPS
from frombelow.records.link.counties import pooled
from frombelow.records.link.county_evidence import ADDRESSES, Evidence, NameEvidence, read_evidence
from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.staging import PLACE_NAME

LEAST_SHARE = 0.05  # a county that holds less of a word is not where people look for it

Row = dict[str, object]


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged `place_name`: cities, other spellings, ZIP codes."""
    for name, raw in SOURCE.files.items():
        if not raw.optional:
            reader.view(name)
    evidence = read_evidence(reader.folder)
    rows = _cities(reader, evidence) + _zips(evidence)
    schema = pa.schema([field.with_nullable(True) for field in PLACE_NAME.schema])
    return {"place_name": PLACE_NAME.fit(pa.Table.from_pylist(rows, schema), "geo_names")}


def _cities(reader: Reader, evidence: Evidence) -> list[Row]:
    rows: list[Row] = []
    unnamed = 0
    for (state, _), name in sorted(evidence.names.items()):
        kind = _kind(name)
        if kind is None:
            unnamed += 1
            continue
        for fips, part in pooled(name)[0].items():
            if part >= LEAST_SHARE:
                weight = float(round(name.people * part))
                rows.append({"name": name.label, "kind": kind, "state": state, "place_id": fips, "weight": weight})
    reader.drop(unnamed, "spellings seen only in addresses, and counties' own names")
    return rows


def _kind(name: NameEvidence) -> str | None:
    if name.is_city:
        return "city"
    return "alias" if name.kinds["other_spelling"] else None


def _zips(evidence: Evidence) -> list[Row]:
    rows: list[Row] = []
    for zip_code, share in evidence.zips.items():
        people = evidence.zip_people.get(zip_code, 0.0)
        for fips, part in share.items():
            if part >= LEAST_SHARE:
                state = BY_FIPS[fips[:2]].usps
                weight = float(round(people * part))
                rows.append({"name": zip_code, "kind": "zip", "state": state, "place_id": fips, "weight": weight})
    return rows


SOURCE = Source(
    source_id="geo_names",
    files={
        "places": RawFile("geo/geonames_us_places.parquet", ("name", "longitude", "latitude", "population", "admin1code")),
        "post_offices": RawFile(
            "geo/zipcodes.parquet",
            ("zip_code", "zip_code_type", "active", "city", "acceptable_cities", "unacceptable_cities", "state", "county",
             "lat", "long"),
        ),
        "zips": RawFile("geo/zip_fips_county.parquet", ("zip", "fips")),
        "counties": RawFile("geo/us_counties.csv", ("fips", "name", "state")),
        "people": RawFile("geo/county_cbsa_state.csv", ("stco_code", "co_pop", "co_emp")),
        **{path: RawFile(path, (), optional=True) for path in ADDRESSES},
    },
    clean=clean,
)  # fmt: skip
