"""`frombelow count`: figures, JSON, pictures, and one sentence for what cannot be counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from frombelow.commands.count import command

BLT = '3 2\n4 1 2 0\n3 2 3 0\n2 3 0\n0\n"Ada"\n"Bo"\n"Cy"\n"Stewards"\n'


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    path = tmp_path / "ward.blt"
    path.write_text(BLT)
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words])


def test_everything_as_json(ward: Path) -> None:
    told = json.loads(run("scottish", ward, "--json").output)
    assert told["winners"] == [1, 2]
    assert told["stages"][0]["votes"] == ["4.00000", "3.00000", "2.00000"]
    assert told["stages"][0]["quota"] == "4.00000"
    assert told["ties"] == []
    assert told["margin"]["least"] >= 1
    assert {other["rule"] for other in told["others"]} >= {"wigm"}


def test_a_table_and_sentences(ward: Path) -> None:
    output = run("scottish", ward).output
    assert "Elected: Ada, Bo" in output
    assert "Margin:" in output


@pytest.mark.parametrize("name", ["flow.svg", "flow.png"])
def test_a_picture(ward: Path, tmp_path: Path, name: str) -> None:
    ward.write_text(BLT.replace("4 1 2 0", "6 1 2 0"))
    assert run("scottish", ward, "--json", "--picture", tmp_path / name).exit_code == 0
    assert (tmp_path / name).read_bytes()[:4] in {b"<svg", b"\x89PNG"}


def test_seats_withdrawn_and_order(ward: Path) -> None:
    told = json.loads(run("scottish", ward, "--json", "--seats", "1", "--withdrawn", "1", "--order", "3,2,1").output)
    assert (told["seats"], told["withdrawn"], told["winners"]) == (1, [1], [2])


def test_floors_and_ceilings_and_whom_they_guard(ward: Path) -> None:
    found = run("scottish", ward, "--group", "night shift=3", "--floor", "night shift=1")
    assert "Elected: Ada, Cy" in found.output
    assert "Limits: Bo can no longer be elected" in found.output
    told = json.loads(run("scottish", ward, "--json", "--group", "north=1,2", "--ceiling", "north=1").output)
    assert told["limits"] == [{"group": "north", "members": [1, 2], "floor": None, "ceiling": 1}]
    assert told["winners"] == [1, 3]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--floor", "women=2"), "There is no group “women”"),
        (("--group", "women=1", "--group", "women=2"), "stands there twice"),
        (("--group", "women=7", "--floor", "women=1"), "There is no candidate 7"),
        (("--floor", "women=1,2"), "Write women=3"),
        (("--group", "women"), "Write"),
        (("--seats", "9"), "There are 9 seats but only 3 candidates"),
        (("--order", "1,2"), "must name each of the 3 candidates once"),
        (("--order", "1,2,x"), "Write the numbers of candidates with commas"),
        (("--withdrawn", "7"), "There is no candidate 7"),
        (("--picture", "flow.pdf"), "no picture that can be written"),
    ],
)
def test_what_does_not_go_together_is_one_sentence(ward: Path, words: tuple[str, ...], sentence: str) -> None:
    result = run("scottish", ward, *words)
    assert result.exit_code != 0
    assert sentence in " ".join(result.output.split())


def test_a_fault_names_file_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "ward.blt").write_text(BLT.replace("4 1 2 0", "4 1 1 0"))
    result = run("scottish", tmp_path / "ward.blt")
    assert result.exit_code == 1
    assert "ward.blt: Line 2, column" in result.output
