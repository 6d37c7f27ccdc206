"""`frombelow link unions` and the table it reads."""

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from frombelow.methods.linkage.unions import match
from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.link import unions_cli
from frombelow.records.link.unions import UNION_REGISTER, build_union_register, load_register, wording, write_register


def gazetteer(folder: Path) -> Path:
    """A folder of raw records with three bodies: a local with a report, one with two forms, a council without a number."""
    rows = [
        {
            "f_num": "545000",
            "union_name": "LABORERS",
            "desig_name": "DC",
            "desig_num": "0",
            "prefix": "0",
            "suffix": None,
        },
        {
            "f_num": "30541",
            "union_name": "TEAMSTERS",
            "desig_name": "LU",
            "desig_num": "251",
            "prefix": "0",
            "suffix": None,
        },
        {
            "f_num": "38116",
            "union_name": "STEELWORKERS, AFL-CIO",
            "desig_name": "LU",
            "desig_num": "647",
            "prefix": "7",
            "suffix": "S",
        },
        {
            "f_num": "38116",
            "union_name": "STEELWORKERS, AFL-CIO",
            "desig_name": "LU",
            "desig_num": "647",
            "prefix": "0",
            "suffix": None,
        },
    ]
    spoken = [
        ("30541", "0.99", "Teamsters of Rhode Island 251", "providence", "ri"),
        ("30541", "0.2", "wrong 251", "providence", "ri"),
        ("30541", "0.99", "another number 9", "providence", "ri"),
        ("545000", "0.99", "ohio laborers' district council", "westerville", "oh"),
        ("545000", "0.99", "laborers district council of ohio 530", "westerville", "oh"),
        ("545000", "0.99", "laborers", "columbus", "oh"),
        ("545000", "0.99", "ohio carpenters' district council", "columbus", "oh"),
    ]
    links = [
        {"canon_id": f_num, "Link Score": score, "union_name": name, "union_city": city, "union_state": state}
        for f_num, score, name, city, state in spoken
    ]
    place(folder / "labor_union_parser/olms_gazetteer.parquet", rows)
    place(folder / "fmcs_f7/link_units.parquet", links)
    place(folder / "olms_lm/lm_data_data_2021.parquet", [{"F_NUM": 30541, "UNIT_NAME": "general  drivers"}])
    return folder


def place(path: Path, rows: list[dict]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(rows), path)


def linked(tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch, target: str = "out.csv"):
    """Run the command on a file with the two bodies; returns click's result and the rows written."""
    monkeypatch.setattr(unions_cli, "open_register", lambda: load_register(build_union_register(gazetteer(tmp_path))))
    source, out = tmp_path / "in.csv", tmp_path / target
    source.write_bytes(content)
    result = CliRunner().invoke(unions_cli.command, [str(source), str(out)])
    rows = list(csv.DictReader(out.open(encoding="utf-8"))) if out.is_file() else []
    assert not list(tmp_path.glob(".*.part"))
    return result, rows


def test_the_table_holds_forms_spellings_and_reports(tmp_path: Path) -> None:
    table = build_union_register(gazetteer(tmp_path))
    assert table.schema == UNION_REGISTER.schema
    teamsters, steel, _ = table.to_pylist()
    assert (teamsters["f_num"], teamsters["spellings"], teamsters["unit_name"]) == (
        "30541",
        ["teamsters of rhode island"],
        "GENERAL DRIVERS",
    )
    assert (steel["prefixes"], steel["suffixes"]) == (["", "7"], ["", "S"])


def test_a_council_has_the_spellings_that_name_its_union_and_the_office_beside_those_that_say_more(
    tmp_path: Path,
) -> None:
    council = build_union_register(gazetteer(tmp_path)).to_pylist()[2]
    assert council["spellings"] == ["laborers", "laborers district council of ohio", "ohio laborers' district council"]
    assert (council["cities"], council["states"], council["located_by"]) == (["WESTERVILLE"], ["OH"], "fmcs_f7_link")
    assert council["seen"] == 3


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    folder = gazetteer(tmp_path)
    for name in ("a", "b"):
        write_register(build_union_register(folder), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_missing_or_broken_gazetteer_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceAbsent, match="without it there is no union register"):
        build_union_register(tmp_path)
    gazetteer(tmp_path)
    (tmp_path / "labor_union_parser/olms_gazetteer.parquet").write_bytes(b"not parquet")
    with pytest.raises(RecordsFault, match=r"olms_gazetteer\.parquet cannot be read"):
        build_union_register(tmp_path)


def test_a_wording_keeps_the_number_of_a_council() -> None:
    assert wording("District Council 37 389") == "district council 37"
    assert wording("USW 13-00857") == "usw"


def test_all_columns_are_kept_and_five_added(tmp_path, monkeypatch) -> None:
    result, rows = linked(tmp_path, b"id,Text,state\n7,Teamsters Local 251,RI\n8,,\n", monkeypatch)
    assert result.exit_code == 0
    assert list(rows[0]) == ["id", "Text", "state", *unions_cli.ADDED]
    assert (rows[0]["id"], rows[0]["status"], rows[0]["f_num"], rows[0]["candidates"]) == (
        "7",
        "matched",
        "30541",
        "30541",
    )
    assert (rows[1]["status"], rows[1]["f_num"]) == ("unknown", "")


def test_lines_that_are_not_utf8_are_read_and_said(tmp_path, monkeypatch) -> None:
    result, rows = linked(tmp_path, b'text\n"Uni\xf3n de Tronquistas 251"\n', monkeypatch)
    assert result.exit_code == 0
    assert "line 2, byte 5: not UTF-8" in result.output
    assert (rows[0]["text"], rows[0]["f_num"]) == ("Unión de Tronquistas 251", "30541")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"name,city\nx,y\n", "no column `text` (found: name, city)"),
        (b"text\nTeamsters, Local 251\n", "line 2: 2 cells under 1 columns"),
        ("text\nIBT 251\n".encode("utf-16"), "UTF-16"),
        (b"text\nIBT\0 251\n", "line 2: it holds zero bytes"),
    ],
)
def test_bad_input_gets_a_sentence(tmp_path, monkeypatch, content, sentence) -> None:
    result, rows = linked(tmp_path, content, monkeypatch)
    assert (result.exit_code, rows) == (1, [])
    assert sentence in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_missing_files_and_folders_are_said(tmp_path, monkeypatch) -> None:
    result, _ = linked(tmp_path, b"text\nx\n", monkeypatch, target="nowhere/out.csv")
    assert result.exit_code == 1
    assert "out.csv cannot be written: No such file or directory" in result.output
    result = CliRunner().invoke(unions_cli.command, [str(tmp_path / "absent.csv"), str(tmp_path / "out.csv")])
    assert result.exit_code == 1
    assert "absent.csv cannot be opened" in result.output
    result = CliRunner().invoke(unions_cli.command, [str(tmp_path / "in.csv"), str(tmp_path)])
    assert "is a folder" in result.output


def test_the_register_that_ships_knows_a_local() -> None:
    assert match(unions_cli.open_register(), "Teamsters Local 251").f_num == "30541"
