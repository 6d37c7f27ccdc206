"""County profile: shares are computed from the file's odd fields and checked."""

from pathlib import Path

import pyarrow as pa
import pytest

from frombelow.records.faults import RecordsFault
from frombelow.records.sources.county_profile import SOURCE
from frombelow.records.sources.county_profile.expect import expectations
from frombelow.records.sources.sampling import clean_sample, sample_reader
from frombelow.records.staging import MEASURE

DURHAM = {
    "fips": "37063", "male": "153424", "female": "168064", "poverty-rate": "1.400e1", "avg_income": "50698",
    "population.2010": "269706", "population.2019": "321488",
    "race.black_alone_female": "0.200e0", "race.black_alone_male": "0.169e0",
    "race.hispanic_female": "0.652e-1", "race.hispanic_male": "0.714e-1",
    "race.non_hispanic_white_alone_female": "0.224e0", "race.non_hispanic_white_alone_male": "0.206e0",
}  # fmt: skip


def measures(folder: Path, *rows: dict[str, str | None]) -> dict[tuple[str, str, int], float]:
    tables, _ = clean_sample(SOURCE, folder, {"profile": list(rows)})
    return {(row["place_id"], row["measure"], row["year"]): row["value"] for row in tables["measure"]}


def test_shares_of_durham(tmp_path: Path) -> None:
    found = measures(tmp_path, DURHAM)
    assert found["37063", "population", 2019] == 321488
    assert found["37063", "population", 2010] == 269706
    assert found["37063", "share_black", 2019] == pytest.approx(0.369)
    assert found["37063", "share_hispanic", 2019] == pytest.approx(0.1366)
    assert found["37063", "share_women", 2019] == pytest.approx(168064 / 321488)
    assert found["37063", "poverty_rate", 2019] == pytest.approx(0.14)


def test_shares_that_add_up_to_more_than_all_are_left_out(tmp_path: Path) -> None:
    found = measures(tmp_path, DURHAM | {"race.black_alone_male": "0.700e0"})
    assert ("37063", "share_black", 2019) not in found
    assert ("37063", "share_hispanic", 2019) in found


def test_a_county_that_was_renamed_stands_under_its_number_of_today(tmp_path: Path) -> None:
    found = measures(tmp_path, DURHAM | {"fips": "46113"})
    assert {place for place, _, _ in found} == {"46102"}
    assert found["46102", "income_per_person", 2018] == 50698


def test_an_empty_row_is_counted_and_left_out(tmp_path: Path) -> None:
    tables, dropped = clean_sample(SOURCE, tmp_path, {"profile": [DURHAM, dict.fromkeys(DURHAM)]})
    assert {row["place_id"] for row in tables["measure"]} == {"37063"}
    assert dropped == {"an empty row without a county": 1}


def test_a_renamed_column_is_named(tmp_path: Path) -> None:
    renamed = {name: value for name, value in DURHAM.items() if name != "female"}
    source_without = [renamed]
    with sample_reader(SOURCE, tmp_path, {"profile": source_without}) as reader:
        import pyarrow.parquet as pq

        pq.write_table(pa.Table.from_pylist(source_without), tmp_path / SOURCE.files["profile"].path)
        with pytest.raises(RecordsFault, match="'female' is missing"):
            SOURCE.clean(reader)


def test_expectations_name_a_wrong_total() -> None:
    row = {
        "place_id": "37063",
        "measure": "population",
        "year": 2019,
        "value": 5.0,
        "status": "reported",
        "source_id": "x",
    }
    [sentence] = expectations({"measure": pa.Table.from_pylist([row], schema=MEASURE.schema)})
    assert "328 million" in sentence
