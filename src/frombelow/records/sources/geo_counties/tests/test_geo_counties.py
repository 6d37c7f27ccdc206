"""Places and their names from a made-up corner of the country."""

import json
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.source import Reader
from frombelow.records.sources.geo_counties import SOURCE

COUNTIES = """fips,name,state
37063,Durham County,NC
37183,Wake County,NC
24510,Baltimore city,MD
02063,Chugach Census Area,AK
02066,Copper River Census Area,AK
74300,Midway Islands,UM
"""
METROS = """stco_code,co_pop,cbsa_code,cbsa_name,cbsa_type
37063,300000,20500,"Durham-Chapel Hill, NC",metro
37183,1000000,39580,"Raleigh-Cary, NC",metro
24510,600000,99999,Somewhere,micro
"""
SHAPES = {
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [[[-79, 35], [2, 0], [0, 2], [-2, 0], [0, -2]], [[-77, 39], [1, 1]]],
    "objects": {
        "counties": {
            "geometries": [
                {"type": "Polygon", "id": "37063", "arcs": [[0]]},
                {"type": "Polygon", "id": "24510", "arcs": [[1, -2]]},
            ]
        }
    },
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "geo").mkdir()
    (tmp_path / "geo" / "us_counties.csv").write_text(COUNTIES)
    (tmp_path / "geo" / "county_cbsa_state.csv").write_text(METROS)
    (tmp_path / "geo" / "counties-10m.json").write_text(json.dumps(SHAPES))
    return tmp_path


def clean(folder: Path) -> tuple[dict[str, pa.Table], Reader]:
    with duckdb.connect() as con:
        reader = Reader(SOURCE, folder, con)
        return SOURCE.clean(reader), reader


def test_a_county_knows_its_state_metro_region_and_point(folder: Path) -> None:
    tables, _ = clean(folder)
    places = {row["place_id"]: row for row in tables["place"].to_pylist()}
    assert places["37063"] == {
        "place_id": "37063",
        "kind": "county",
        "name": "Durham County",
        "state": "NC",
        "parent_id": "37",
        "metro_id": "m20500",
        "is_south": True,
        "latitude": 36.0,
        "longitude": -78.0,
    }
    assert places["24510"]["metro_id"] is None, "a micropolitan area is no metropolitan area"
    assert places["24510"]["latitude"] == 39.0, "a city drawn as a mere line still has a point"


def test_states_nation_and_metros_stand_beside_them(folder: Path) -> None:
    tables, _ = clean(folder)
    places = {row["place_id"]: row for row in tables["place"].to_pylist()}
    assert (places["us"]["kind"], places["us"]["is_south"]) == ("nation", False)
    assert (places["02"]["name"], places["02"]["parent_id"], places["02"]["is_south"]) == ("Alaska", "us", False)
    assert (places["m20500"]["kind"], places["m20500"]["is_south"]) == ("metro", True)
    assert set(places) == {"us", "02", "24", "37", "m20500", "m39580", "02261", "24510", "37063", "37183"}


def test_what_is_left_out_is_counted(folder: Path) -> None:
    _, reader = clean(folder)
    assert reader.dropped == {
        "minor islands where nobody lives": 1,
        "census areas of Alaska told under their former joint name": 2,
    }


def test_names_carry_the_people_they_reach(folder: Path) -> None:
    tables, _ = clean(folder)
    weights = {(row["name"], row["kind"]): row["weight"] for row in tables["place_name"].to_pylist()}
    assert weights["Durham County", "county"] == 300_000
    assert weights["North Carolina", "state"] == weights["NC", "alias"] == 1_300_000
    assert weights["Durham-Chapel Hill, NC", "metro"] == 300_000
    assert weights["United States", "alias"] == 1_900_000
    assert weights["Valdez-Cordova Census Area", "county"] is None


def test_a_renamed_column_and_a_missing_file_get_a_sentence(folder: Path) -> None:
    (folder / "geo" / "us_counties.csv").write_text(COUNTIES.replace("fips", "geoid"))
    with pytest.raises(RecordsFault, match=r"us_counties\.csv: the column 'fips' is missing"):
        clean(folder)
    (folder / "geo" / "counties-10m.json").unlink()
    with pytest.raises(SourceAbsent):
        clean(folder)
