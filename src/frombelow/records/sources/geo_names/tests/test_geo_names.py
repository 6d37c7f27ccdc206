"""Words for places, from a made-up corner of the country."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.link.tests.county_sample import write_sample
from frombelow.records.source import Reader
from frombelow.records.sources.geo_names import SOURCE


def clean(folder: Path) -> pa.Table:
    with duckdb.connect() as con:
        return SOURCE.clean(Reader(SOURCE, folder, con))["place_name"]


def rows(folder: Path, name: str) -> dict[str, tuple[str, float]]:
    """County -> (kind, weight) of a word."""
    return {r["place_id"]: (r["kind"], r["weight"]) for r in clean(folder).to_pylist() if r["name"] == name}


def test_a_city_leads_to_its_county_with_its_people(tmp_path: Path) -> None:
    assert rows(write_sample(tmp_path), "Raleigh") == {"37183": ("city", 460_000.0)}


def test_a_split_city_leads_to_both_counties(tmp_path: Path) -> None:
    found = rows(write_sample(tmp_path), "Fairfax")
    assert set(found) == {"51059", "51600"}
    assert found["51600"][1] > 0


def test_other_spellings_are_aliases_and_zips_are_zips(tmp_path: Path) -> None:
    folder = write_sample(tmp_path)
    assert {kind for kind, _ in rows(folder, "Bull City").values()} == {"alias"}
    assert {kind for kind, _ in rows(folder, "27703").values()} == {"zip"}
    assert set(rows(folder, "27703")) == {"37063", "37183"}


def test_military_mail_reaches_no_county(tmp_path: Path) -> None:
    assert rows(write_sample(tmp_path), "09001") == {}


def test_puerto_rico_goes_by_the_number_of_the_municipio(tmp_path: Path) -> None:
    assert set(rows(write_sample(tmp_path), "Toa Baja")) == {"72137"}


def test_a_missing_file_and_a_renamed_column_get_a_sentence(tmp_path: Path) -> None:
    folder = write_sample(tmp_path)
    (folder / "geo" / "us_counties.csv").write_text("fips,title,state\n37063,Durham County,NC\n")
    with pytest.raises(RecordsFault, match="'name' is missing"):
        clean(folder)
    (folder / "geo" / "zipcodes.parquet").unlink()
    with pytest.raises(SourceAbsent, match="zipcodes"):
        clean(folder)
