"""Codings of the Board's staff, read into the register."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from frombelow.methods.linkage.places import gazetteer, place
from frombelow.records.link.counties import build_place_register
from frombelow.records.link.county_codings import ELECTIONS, Unit, count_codings, read_coded_units
from frombelow.records.link.tests.county_sample import write_sample

_COLUMNS = ("R_Case_Number", "Unit_ID", "Unit_Loc_City", "Unit_Loc_State", "UNIT_Location_County",
            "Employer_City", "Employer_State", "Employer_Zip")  # fmt: skip
_ROWS = [
    ("11-RC-1", "A", "Durham ", "North Carolina", "063 - DURHAM", "DURHAM", "NC", "27701-1234"),
    ("11-RC-1", "A", "Durham ", "North Carolina", "063 - DURHAM", "DURHAM", "NC", "27701-1234"),
    ("11-RC-2", "A", "Durham", "North Carolina", "183 - WAKE", "Raleigh", "NC", "27601"),
    ("11-RC-3", "A", "Fort Belvoir Annex", "Virginia", "059 - FAIRFAX", None, None, None),
    ("11-RC-4", "A", None, "Virginia", "059 - FAIRFAX", None, None, None),
    ("05-RC-5", "A", "Bedford", "Virginia", "515 - BEDFORD CITY", "Bedford", "MD", "27701"),
]


def _folder(tmp_path: Path) -> Path:
    folder = write_sample(tmp_path / "raw")
    (folder / ELECTIONS).parent.mkdir()
    rows = [dict(zip(_COLUMNS, row, strict=True)) for row in _ROWS]
    pq.write_table(pa.Table.from_pylist(rows), folder / ELECTIONS)
    return folder


def test_a_unit_counts_once_with_the_zip_of_its_own_city_only(tmp_path: Path) -> None:
    units = read_coded_units(_folder(tmp_path))
    assert sorted(units, key=lambda unit: (unit.city, unit.fips)) == [
        Unit("Bedford", "VA", "", "51019"),  # the city's code was abolished; the ZIP is of another state
        Unit("Durham", "NC", "27701", "37063"),
        Unit("Durham", "NC", "", "37183"),
        Unit("Fort Belvoir Annex", "VA", "", "51059"),
    ]
    assert count_codings(units)["NC", "durham", "27701", "37063"] == 1


def test_the_register_holds_codings_and_the_answer_uses_them(tmp_path: Path) -> None:
    rows = build_place_register(_folder(tmp_path)).to_pylist()
    coded = [(row["key"], row["fips"], row["weight"]) for row in rows if row["kind"] == "coded"]
    assert coded == [("durham|", "37183", 1.0), ("durham|27701", "37063", 1.0), ("fort belvoir annex|", "51059", 1.0)]
    assert place(gazetteer(rows), "Ft. Belvoir Annex", "VA").fips == "51059"


def test_without_the_elections_file_there_are_no_codings(tmp_path: Path) -> None:
    rows = build_place_register(write_sample(tmp_path / "raw")).to_pylist()
    assert not [row for row in rows if row["kind"] == "coded"]
