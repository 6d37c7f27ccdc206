"""`frombelow countback`: who follows, and one sentence where nobody can."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from frombelow.commands.countback import command

BLT = '4 2\n6 1 3 0\n3 1 4 0\n6 2 3 0\n2 4 0\n1 3 0\n0\n"Ada"\n"Bo"\n"Cy"\n"Di"\n"Stewards"\n'


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    path = tmp_path / "ward.blt"
    path.write_text(BLT)
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words])


def test_the_papers_that_elected_her_say_who_follows(ward: Path) -> None:
    assert "Follows: Cy" in run(ward, "--leaver", "1").output
    told = json.loads(run(ward, "--leaver", "1", "--json").output)
    assert (told["leaver"], told["elected"], told["winners"]) == (1, [1, 2], [3])


def test_only_who_consents_can_follow(ward: Path) -> None:
    assert json.loads(run(ward, "--leaver", "1", "--consent", "4", "--json").output)["winners"] == [4]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--leaver", "3"), "Cy was not elected"),
        (("--leaver", "9"), "There is no candidate 9"),
        (("--leaver", "1", "--consent", "9"), "There is no candidate 9"),
        (("--leaver", "1", "--consent", "2"), "Nobody who was not elected consents"),
        (("--leaver", "1", "--seats", "4"), "Nobody who was not elected consents"),
    ],
)
def test_what_cannot_be_filled_is_one_sentence(ward: Path, words: tuple[str, ...], sentence: str) -> None:
    found = run(ward, *words)
    assert found.exit_code == 1
    assert sentence in found.output
    assert "Traceback" not in found.output


def test_an_election_that_ended_in_a_tie_must_be_settled_first(ward: Path) -> None:
    ward.write_text('2 1\n3 1 0\n3 2 0\n0\n"Ada"\n"Bo"\n"T"\n')
    assert "ends in a tie" in run(ward, "--leaver", "1").output
    assert json.loads(run(ward, "--leaver", "1", "--order", "1,2", "--json").output)["winners"] == [2]
