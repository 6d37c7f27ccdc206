"""The commands as a person meets them: sentences and exit statuses, never a traceback."""

from __future__ import annotations

import shutil

from click.testing import CliRunner

from frombelow.records.cli import records
from frombelow.records.release_format import BUNDLED


def run(*arguments: str):
    return CliRunner().invoke(records, list(arguments))


def test_a_release_that_is_none_is_one_sentence(tmp_path):
    result = run("check", str(tmp_path))
    assert result.exit_code == 1
    assert "holds no release" in result.output
    assert "Traceback" not in result.output


def test_no_raw_folder_is_one_sentence(tmp_path):
    result = run(
        "build", "--from", str(tmp_path / "none"), "--to", str(tmp_path / "to"), "--work", str(tmp_path / "work")
    )
    assert result.exit_code == 1
    assert "is not a folder" in result.output


def test_the_release_that_is_shipped_is_whole():
    result = run("check", str(BUNDLED))
    assert result.exit_code == 0, result.output
    assert "is whole" in result.output


def test_the_cards_are_listed():
    assert "nlrb_elections_1999_2010"[:10] in run("sources").output


def test_a_changed_byte_is_found(tmp_path):
    copy = tmp_path / "release"
    shutil.copytree(BUNDLED, copy)
    path = copy / "place.parquet"
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(bytes(content))
    result = run("check", str(copy))
    assert result.exit_code == 1
    assert "place.parquet is not the file" in result.output
