"""`frombelow link employers`: columns in and out, and a sentence for every bad file."""

import csv

import pytest
from click.testing import CliRunner

from frombelow.records.link.employers_cli import command

HEADER = "a_name,a_city,a_state,b_name,b_city,b_state"


def link(tmp_path, content, *, name="pairs.csv"):
    source = tmp_path / name
    if isinstance(content, bytes):
        source.write_bytes(content)
    else:
        source.write_text(content, encoding="utf-8")
    target = tmp_path / "out.csv"
    return CliRunner().invoke(command, [str(source), str(target)]), target


def test_columns_are_kept_and_two_are_added(tmp_path):
    rows = f"id,{HEADER}\n7,Kumho Tires,Macon,GA,Kumho Tire Georgia,Macon,Georgia\n8,Crown Nursing Home,,NY,Carlton Nursing Home,,\n"
    result, target = link(tmp_path, rows)
    assert result.exit_code == 0, result.output
    with target.open(encoding="utf-8", newline="") as text:
        out = list(csv.DictReader(text))
    assert list(out[0]) == ["id", *HEADER.split(","), "probability", "reason"]
    assert [row["id"] for row in out] == ["7", "8"]
    assert float(out[0]["probability"]) > 0.9
    assert float(out[1]["probability"]) < 0.1
    assert out[0]["reason"].endswith("the same city.")


def test_no_rows_give_a_header(tmp_path):
    result, target = link(tmp_path, HEADER + "\n")
    assert result.exit_code == 0
    assert target.read_text(encoding="utf-8") == HEADER + ",probability,reason\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "the column 'a_name' is missing"),
        ("a_name,b_name\nx,y\n", "the column 'a_city' is missing"),
        (HEADER + "\nAcme,Durham,NC,Acme\n", "line 2: this row has more or fewer cells"),
        (HEADER + "\nAcme,Durham,NC,Acme,Durham,NC,9\n", "line 2: this row has more or fewer cells"),
        (HEADER + "\n,Durham,NC,Acme,Durham,NC\n", "line 2: a_name is empty"),
        (HEADER.encode() + b"\nCaf\xe9,Durham,NC,Cafe,Durham,NC\n", "not UTF-8"),
        (HEADER + '\n"Acme,Durham,NC,Acme,Durham,NC\n', "not a CSV file as expected"),
    ],
)
def test_a_bad_file_gets_a_sentence(tmp_path, content, words):
    result, target = link(tmp_path, content)
    assert result.exit_code == 1
    assert words in result.output
    assert not target.exists()


def test_a_missing_file_gets_a_sentence(tmp_path):
    result = CliRunner().invoke(command, [str(tmp_path / "none.csv"), str(tmp_path / "out.csv")])
    assert result.exit_code == 1
    assert "cannot be opened" in result.output


def test_an_unwritable_target_gets_a_sentence(tmp_path):
    source = tmp_path / "pairs.csv"
    source.write_text(HEADER + "\n", encoding="utf-8")
    result = CliRunner().invoke(command, [str(source), str(tmp_path / "no" / "out.csv")])
    assert result.exit_code == 1
    assert "cannot be written" in result.output
