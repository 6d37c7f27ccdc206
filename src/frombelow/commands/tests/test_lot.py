"""`frombelow lot`: commit, reveal, draw; the printed bytes are those that were hashed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from frombelow.commands.lot import command

TEXTS = {"Ana": "the red door sticks in winter", "Bo": "eleven geese over the depot"}


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    path = tmp_path / "ward.blt"
    path.write_text('3 1\n3 1 0\n3 2 0\n0\n"Ada"\n"Bo"\n"Cy"\n"T"\n')
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words])


def committed(text: str) -> str:
    return run("commit", "--text", text).output.strip()


def lot_of(folder: Path, **revealed: str) -> Path:
    lines = [f"{name},{committed(text)},{revealed.get(name, text)}" for name, text in TEXTS.items()]
    path = folder / "lot.csv"
    path.write_text("\n".join(["participant,commitment,text", *lines]) + "\n")
    return path


def test_a_commitment_is_the_sha_256_of_the_text() -> None:
    assert committed(TEXTS["Ana"]) == hashlib.sha256(TEXTS["Ana"].encode()).hexdigest()
    assert "too short" in run("commit", "--text", "tails").output


def test_the_seed_is_that_of_the_printed_lines_and_the_order_that_of_the_seed(ward: Path, tmp_path: Path) -> None:
    lines = "".join(f"{line}\n" for line in ["stewards-2026", *sorted(TEXTS.values())])
    seed = hashlib.sha256(lines.encode()).hexdigest()
    names = {1: "Ada", 2: "Bo", 3: "Cy"}
    order = sorted(names, key=lambda n: hashlib.sha256(f"{seed}|{n}|{names[n]}".encode()).hexdigest())
    words = ("draw", lot_of(tmp_path), "--contest", "stewards-2026", "--ballots", ward)
    assert json.loads(run(*words, "--json").output) == {"seed": seed, "order": order}
    assert (
        "printf '%s\\n' stewards-2026 'eleven geese over the depot' 'the red door sticks in winter'"
        in run(*words).output
    )


@pytest.mark.parametrize(
    ("revealed", "sentence"), [("", "Bo did not reveal"), ("another text than that", "not the one committed to")]
)
def test_a_text_that_is_missing_or_false_stops_the_lot(
    ward: Path, tmp_path: Path, revealed: str, sentence: str
) -> None:
    found = run("draw", lot_of(tmp_path, Bo=revealed), "--contest", "x", "--ballots", ward)
    assert found.exit_code == 1
    assert sentence in found.output


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe\x00", "no CSV file in UTF-8"),
        (b"name,text\nAna,x\n", "lacks a column"),
        (b"participant,commitment,text\n", "lacks a column or any line"),
        (b"participant,commitment,text\nAna,1,x\nAna,2,y\n", "stand there once"),
        (b"participant,commitment,text\nAna\n", "not the one committed|did not reveal"),
    ],
)
def test_a_file_that_is_no_lot_is_one_sentence(ward: Path, tmp_path: Path, content: bytes, sentence: str) -> None:
    lot = tmp_path / "lot.csv"
    lot.write_bytes(content)
    found = run("draw", lot, "--contest", "x", "--ballots", ward)
    assert found.exit_code == 1
    assert any(part in found.output for part in sentence.split("|"))
