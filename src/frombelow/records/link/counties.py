"""The place register: what `frombelow link counties` and the linking step know about places.

Columns: `kind` county | name | zip | coded; `state` USPS code (absent for a ZIP); `key` the county's FIPS, the
key of the name (see `methods.linkage.places.spelling`), the ZIP, or for codings the name's key, a bar, and the
ZIP if there is one; `fips` a county of it; `share` that
county's share of the key's evidence; `point` its share of GeoNames' people; `weight` people reached
(counties: jobs; codings: bargaining units that federal coders placed there); `label` the name as people write it; `latitude` and
`longitude` its middle, on the first row of a key only; `neighbors` of a county: FIPS codes of those beside it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from frombelow.methods.linkage.places.gazetteer import Gazetteer, gazetteer
from frombelow.records.faults import RecordsFault
from frombelow.records.link.county_codings import ELECTIONS, count_codings, read_coded_units
from frombelow.records.link.county_evidence import KINDS, Evidence, NameEvidence, read_evidence
from frombelow.records.release_format import BUNDLED

SCHEMA = pa.schema(
    [
        pa.field("kind", pa.string()),
        pa.field("state", pa.string()),
        pa.field("key", pa.string()),
        pa.field("fips", pa.string()),
        pa.field("share", pa.float32()),
        pa.field("point", pa.float32()),
        pa.field("weight", pa.float32()),
        pa.field("label", pa.string()),
        pa.field("latitude", pa.float32()),
        pa.field("longitude", pa.float32()),
        pa.field("neighbors", pa.string()),
    ]
)
REGISTER = BUNDLED / "place_register.parquet"
LEAST_SHARE = 0.002  # smaller shares of a name are noise of mistyped ZIPs
JOBS_PER_PERSON = 0.4  # stand-in where a county's jobs are unknown

Row = dict[str, object]


def build_place_register(folder: Path) -> pa.Table:
    """The register from the folder of raw records: the same files give the same rows.

    Raises SourceAbsent or RecordsFault if a geography file is missing or damaged.
    """
    evidence = read_evidence(folder)
    rows = [*_county_rows(evidence), *_name_rows(evidence), *_zip_rows(evidence)]
    if (folder / ELECTIONS).is_file():
        rows += _coded_rows(folder, set(evidence.points))
    return pa.Table.from_pylist(rows, SCHEMA)


def _county_rows(evidence: Evidence) -> list[Row]:
    rows: list[Row] = []
    people_in_places = evidence.people_in_places()
    for fips, (label, state) in sorted(evidence.county_names.items()):
        if fips not in evidence.points:
            continue  # two uninhabited atolls
        people = evidence.people.get(fips) or people_in_places.get(fips, 0.0)
        lon, lat = evidence.points[fips]
        rows.append(
            {
                "kind": "county",
                "state": state,
                "key": fips,
                "fips": fips,
                "weight": evidence.jobs.get(fips) or people * JOBS_PER_PERSON,
                "label": label,
                "latitude": round(lat, 3),
                "longitude": round(lon, 3),
                "neighbors": " ".join(sorted(evidence.neighbors.get(fips, ()))),
            }
        )
    return rows


def _name_rows(evidence: Evidence) -> list[Row]:
    rows: list[Row] = []
    for (state, key), name in sorted(evidence.names.items()):
        share, point = pooled(name)
        for place, (fips, part) in enumerate(sorted(share.items())):
            row: Row = {"kind": "name", "state": state, "key": key, "fips": fips, "share": round(part, 4)}
            row |= _point(name.middle) if place == 0 else {}
            row |= {"point": round(point.get(fips, 0.0), 4), "weight": round(name.people * part), "label": name.label}
            rows.append(row)
    return rows


def _zip_rows(evidence: Evidence) -> list[Row]:
    return [
        {"kind": "zip", "key": zip_code, "fips": fips, "share": round(part, 4)}
        | (_point(evidence.zip_middles.get(zip_code)) if place == 0 else {})
        for zip_code, share in sorted(evidence.zips.items())
        for place, (fips, part) in enumerate(share.items())
    ]


def _coded_rows(folder: Path, counties: set[str]) -> list[Row]:
    return [
        {"kind": "coded", "state": state, "key": f"{key}|{zip_code}", "fips": fips, "weight": float(units)}
        for (state, key, zip_code, fips), units in sorted(count_codings(read_coded_units(folder)).items())
        if key and fips in counties
    ]


def _point(middle: tuple[float, float] | None) -> Row:
    return {"latitude": round(middle[0], 3), "longitude": round(middle[1], 3)} if middle and any(middle) else {}


def pooled(name: NameEvidence) -> tuple[dict[str, float], dict[str, float]]:
    """The shares of a name over its kinds of evidence, and the shares by GeoNames alone. Each sums to 1 (or is empty)."""
    total: dict[str, float] = {}
    for kind, weight in KINDS.items():
        for fips, part in _normal(name.kinds[kind]).items():
            total[fips] = total.get(fips, 0.0) + weight * part
    clear = {fips: part for fips, part in _normal(total).items() if part >= LEAST_SHARE}
    return _normal(clear), _normal(name.kinds["people"])


def _normal(share: dict[str, float]) -> dict[str, float]:
    total = sum(share.values())
    return {fips: part / total for fips, part in sorted(share.items())} if total else {}


def write_place_register(table: pa.Table, path: Path) -> None:
    """Write the register, the same bytes for the same rows."""
    pq.write_table(table, path, compression="zstd", compression_level=19, version="2.6", write_statistics=False)


@cache
def load_gazetteer(path: Path = REGISTER) -> Gazetteer:
    """The gazetteer of a release. Raises RecordsFault if the register is missing or damaged."""
    try:
        table = pq.read_table(path)
    except FileNotFoundError:
        raise RecordsFault(f"{path} is missing. Build a release with `frombelow records build`.") from None
    except (pa.ArrowInvalid, OSError) as error:
        raise RecordsFault(f"{path} is damaged ({error}). Build the release again.") from error
    if table.schema.names != SCHEMA.names:
        raise RecordsFault(f"{path} has other columns than this version reads. Build the release again.")
    return gazetteer(table.to_pylist())
