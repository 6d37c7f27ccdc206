"""The register of places, and the command that uses it, on a made-up corner of the country."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from frombelow.methods.linkage.places import place
from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.link import counties_cli
from frombelow.records.link.counties import SCHEMA, build_place_register, load_gazetteer, write_place_register
from frombelow.records.link.counties_cli import command, link_file
from frombelow.records.link.tests.county_sample import write_sample


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "place_register.parquet"
    write_place_register(build_place_register(write_sample(tmp_path / "raw")), path)
    return path


def test_the_same_files_give_the_same_bytes(tmp_path: Path, register: Path) -> None:
    again = tmp_path / "again.parquet"
    write_place_register(build_place_register(tmp_path / "raw"), again)
    assert again.read_bytes() == register.read_bytes()


def test_the_split_rule_of_a_zip(register: Path) -> None:
    rows = [row for row in pq.read_table(register).to_pylist() if row["kind"] == "zip" and row["key"] == "27703"]
    # named 0.75 and middle 0.15 in Durham, both counties touched: 0.05 each
    assert {row["fips"]: row["share"] for row in rows} == {"37063": pytest.approx(0.95), "37183": pytest.approx(0.05)}


def test_shares_of_every_name_and_zip_sum_to_one(register: Path) -> None:
    total: dict[tuple[str, str, str], float] = {}
    for row in pq.read_table(register).to_pylist():
        if row["kind"] in ("name", "zip"):
            key = (row["kind"], row["state"] or "", row["key"])
            total[key] = total.get(key, 0.0) + row["share"]
    assert total
    assert all(share == pytest.approx(1, abs=0.001) for share in total.values())


def test_an_independent_city_is_not_its_county(register: Path) -> None:
    places = load_gazetteer(register)
    assert place(places, "Fairfax", "VA", "22030").fips == "51600"
    assert place(places, "Fairfax", "VA", "22031").fips == "51059"
    assert place(places, "Fairfax County", "VA").fips == "51059"


def test_neighbors_come_from_the_shapes(register: Path) -> None:
    assert load_gazetteer(register).counties["51600"].neighbors == {"51059"}


def test_addresses_move_a_split_city(tmp_path: Path) -> None:
    import pyarrow as pa

    folder = write_sample(tmp_path / "raw")
    before = {r["fips"]: r["share"] for r in _rows(folder, "fairfax")}
    (folder / "fmcs_f7").mkdir()
    columns = ["affected_location_city", "affected_location_state", "affected_location_zip", "employer_city"]
    row = dict.fromkeys([*columns, "employer_state", "employer_zip"], "") | dict(
        zip(columns, ("FAIRFAX", "VA", "22031", ""), strict=False)
    )
    pq.write_table(pa.Table.from_pylist([row] * 50), folder / "fmcs_f7" / "f7_2020-08_2022-08.parquet")
    after = {r["fips"]: r["share"] for r in _rows(folder, "fairfax")}
    assert after["51059"] > before["51059"]


def _rows(folder: Path, key: str) -> list[dict[str, object]]:
    return [row for row in build_place_register(folder).to_pylist() if row["kind"] == "name" and row["key"] == key]


def test_missing_and_damaged_files_get_a_sentence(tmp_path: Path, register: Path) -> None:
    folder = tmp_path / "raw"
    (folder / "geo" / "zipcodes.parquet").write_bytes(b"PAR1 cut short")
    with pytest.raises(RecordsFault, match=r"zipcodes\.parquet cannot be read"):
        build_place_register(folder)
    (folder / "geo" / "zipcodes.parquet").unlink()
    with pytest.raises(SourceAbsent, match="zipcodes"):
        build_place_register(folder)
    with pytest.raises(RecordsFault, match="is missing"):
        load_gazetteer(tmp_path / "none.parquet")
    cut = tmp_path / "cut.parquet"
    cut.write_bytes(register.read_bytes()[:200])
    with pytest.raises(RecordsFault, match="is damaged"):
        load_gazetteer(cut)
    other = tmp_path / "other.parquet"
    pq.write_table(pq.read_table(register).drop_columns(["point"]), other)
    with pytest.raises(RecordsFault, match="other columns"):
        load_gazetteer(other)
    assert "point" in SCHEMA.names


def test_a_file_keeps_its_columns_and_gains_five(tmp_path: Path, register: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("id,city,state,zip\n7,Durham,North Carolina,27701\n8,Nowhere,NC,\n", encoding="utf-8-sig")
    assert link_file(source, target, register) == 2
    header, first, second = target.read_text().splitlines()
    assert header == "id,city,state,zip,fips,probability,candidates,reason,lies_in"
    assert first.startswith("7,Durham,North Carolina,27701,37063,0.")
    assert first.endswith(",37063")
    assert second.startswith("8,Nowhere,NC,,,0.0000,37183 ")


def test_without_rows_only_the_header_is_written(tmp_path: Path, register: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("city,state\n")
    assert link_file(source, target, register) == 0
    assert target.read_text() == "city,state,fips,probability,candidates,reason,lies_in\n"


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "is empty"),
        (b"town,state\nDurham,NC\n", "has no column 'city'"),
        (b"city,state\nDurham\n", "line 2: 1 cells"),
        (b"city,state\nDurham,NC\nBayam\xf3n,PR\n", "line 3, byte 6: this is not UTF-8"),
        (b'city,state\n"Durham,NC\n', "line 2"),
    ],
)
def test_bad_input_gets_one_sentence_and_exit_1(tmp_path: Path, raw: bytes, sentence: str) -> None:
    (tmp_path / "in.csv").write_bytes(raw)
    result = CliRunner().invoke(command, [str(tmp_path / "in.csv"), str(tmp_path / "out.csv")])
    assert result.exit_code == 1
    assert sentence in result.output
    assert "Traceback" not in result.output
    assert not (tmp_path / "out.csv").exists()


def test_a_missing_file_and_an_unwritable_one_get_a_sentence(
    tmp_path: Path, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = CliRunner().invoke(command, [str(tmp_path / "none.csv"), str(tmp_path / "out.csv")])
    assert (result.exit_code, "cannot be opened" in result.output) == (1, True)
    (tmp_path / "in.csv").write_text("city,state\nDurham,NC\n")
    with pytest.raises(RecordsFault, match="cannot be written"):
        link_file(tmp_path / "in.csv", tmp_path / "no" / "such" / "out.csv", register)
    monkeypatch.setattr(counties_cli.link_file, "__defaults__", (register,))
    result = CliRunner().invoke(command, [str(tmp_path / "in.csv"), str(tmp_path / "out.csv")])
    assert (result.exit_code, "1 rows written" in result.output) == (0, True)
