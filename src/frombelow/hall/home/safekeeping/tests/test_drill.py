"""Backups under writes, restored elsewhere and compared (battery B11), with their negative controls."""

from __future__ import annotations

import json
import random
import time

import pytest
from django.db import connection

from frombelow.hall.home.safekeeping import archive, keys
from frombelow.hall.home.safekeeping.trouble import Trouble

FLIPS, ALL_FLIPS = 60, 1_000


def test_a_backup_under_writes_comes_back_as_it_was(filled, new_hall, tmp_path):
    start = filled.do("rows")
    writer = filled.begin("write_until_killed")
    time.sleep(1)
    assert filled.do("counted_one_after_the_other") is False, (
        "negative control: without one moment, deeds and entries do not fit"
    )
    path = filled.backup()
    time.sleep(0.5)
    writer.kill()
    elsewhere = new_hall("elsewhere")
    done = elsewhere.do("restore_here", path, tmp_path / "sheet")
    assert done["has_master"]
    assert done["unsealed"] > 120
    assert done["entries"] > 10
    assert elsewhere.do("unsealed")["failed"] == 0
    assert all(whole for _, whole in elsewhere.do("chains").values())
    live, back = filled.do("rows"), elsewhere.do("rows")
    assert back.keys() == live.keys()
    assert live["kit_entry"][0] > back["kit_entry"][0], "the writer went on after the backup"
    deeds, entries = (back[table][0] - start[table][0] for table in ("people_conversation", "kit_entry"))
    assert deeds == entries > 0, "every table is as of the same moment"


def test_every_row_is_the_same_on_either_kind_of_database(filled, new_hall, tmp_path):
    path, live = filled.backup(), filled.do("rows")
    engines = {"sqlite", connection.vendor}
    for engine in engines:
        elsewhere = new_hall(f"elsewhere-{engine}", engine=engine)
        elsewhere.do("restore_here", path, tmp_path / "sheet")
        assert elsewhere.do("rows") == live
        assert elsewhere.do("found_by", "crowd") == 200
        assert elsewhere.do("near_to", "corwd") == filled.do("near_to", "corwd") == ["crowd"]
        # work goes on: new rows get new numbers, the journal goes on from its end
        elsewhere.do("plant", 1, "zebra")
        assert all(whole for _, whole in elsewhere.do("chains").values())
        again = elsewhere.command("restore", path, "--key", tmp_path / "sheet")
        assert again.returncode == 1
        assert "has members' data already" in again.stderr


def test_another_master_key_restores_and_says_what_it_cannot_read(filled, new_hall, tmp_path):
    elsewhere = new_hall("elsewhere", MASTER_KEY="another")
    done = elsewhere.do("restore_here", filled.backup(), tmp_path / "sheet")
    assert done["has_master"] is False
    assert done["unsealed"] == 0


def test_a_drill_is_remembered(filled, tmp_path):
    path = filled.backup()
    done = filled.command("restore", path, "--drill", "--key", "-", typed=(tmp_path / "sheet").read_text())
    assert done.returncode == 0, done.stderr
    assert "200" in done.stdout or "rows in" in done.stdout
    assert json.loads((filled.var / "keys" / "drills.json").read_text())["backup"] == path.name
    assert not list(filled.var.glob("drill-*"))


def test_no_secret_is_in_a_backup_in_clear(filled):
    path = filled.backup()
    content = path.read_bytes()
    assert content.startswith(b"age-encryption.org/v1")
    for word in (b"Crowd", b"Rosa", b"manifest", b"the master key of the tests"):
        assert word not in content
    assert path.stat().st_mode & 0o077 == 0
    assert b"AGE-SECRET-KEY" not in b"".join(file.read_bytes() for file in filled.var.rglob("*") if file.is_file())


# ---- one file in memory: no hall is needed ----


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    folder = tmp_path_factory.mktemp("small")
    sheet = keys.read_sheet(keys.new_pair(folder))
    path = folder / "small.backup"
    noise = random.Random(1)
    pieces = [("rows/a/00001.jsonl", noise.randbytes(100_000)), ("rows/b/00001.jsonl", b'[1,"x"]\n')]
    archive.write(
        path, pieces, lambda: {"what": "hall"}, recipients=keys.recipients(folder), signing=keys.signing_key(folder)
    )
    return folder, path, sheet


def test_a_whole_file_is_taken(small):
    _, path, sheet = small
    assert [name for name, _ in archive.check(path, sheet.identity, sheet.signer)["pieces"]] == [
        "rows/a/00001.jsonl",
        "rows/b/00001.jsonl",
    ]


@pytest.mark.parametrize("flips", [FLIPS, pytest.param(ALL_FLIPS, marks=pytest.mark.nightly)])
def test_every_flipped_bit_is_found(small, flips):
    folder, path, sheet = small
    content, chance, found = path.read_bytes(), random.Random(2), 0
    for _ in range(flips):
        at, bit = chance.randrange(len(content)), chance.randrange(8)
        spoiled = bytearray(content)
        spoiled[at] ^= 1 << bit
        found += refuses(folder, bytes(spoiled), sheet)
    assert found == flips


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.9, 0.9999])
def test_a_cut_file_is_refused_in_a_sentence(small, share):
    folder, path, sheet = small
    content = path.read_bytes()
    cut = folder / "cut.backup"
    cut.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(Trouble, match="is damaged: it was changed, or is not whole"):
        archive.check(cut, sheet.identity, sheet.signer)


def refuses(folder, content, sheet) -> bool:
    spoiled = folder / "spoiled.backup"
    spoiled.write_bytes(content)
    try:
        archive.check(spoiled, sheet.identity, sheet.signer)
    except Trouble:
        return True
    return False


def test_whoever_only_knows_the_public_key_cannot_make_a_backup(small, tmp_path):
    """Negative control: such a file opens (age is satisfied), and only the signature and the list tell."""
    folder, _, sheet = small
    stranger = tmp_path / "made.backup"
    archive.write(
        stranger,
        [("rows/a/00001.jsonl", b"[]")],
        dict,
        recipients=keys.recipients(folder),
        signing=keys.signing_key(tmp_path),
    )
    with archive.opened(stranger, sheet.identity) as pieces:
        assert len(list(pieces)) == 3
    with pytest.raises(Trouble, match="was not signed by the hall that your key names"):
        archive.check(stranger, sheet.identity, sheet.signer)


@pytest.mark.parametrize("change", ["flip", "drop", "add", "swap"])
def test_what_is_changed_inside_is_found_by_the_signed_list(small, tmp_path, change):
    folder, path, sheet = small
    with archive.opened(path, sheet.identity) as found:
        pieces = list(found)
    if change == "flip":
        pieces[1] = (pieces[1][0], b'[2,"x"]\n')
    elif change == "drop":
        del pieces[0]
    elif change == "add":
        pieces.insert(0, ("rows/c/00001.jsonl", b"[]"))
    else:
        pieces[0], pieces[1] = pieces[1], pieces[0]
    into = tmp_path / "changed.backup"
    encrypted(into, pieces, keys.recipients(folder))
    with pytest.raises(Trouble, match="is damaged"):
        archive.check(into, sheet.identity, sheet.signer)


def encrypted(path, pieces, recipients) -> None:
    import pyrage

    clear = b"".join(archive.compressed(archive.tarred(pieces)))
    path.write_bytes(pyrage.encrypt(clear, [pyrage.x25519.Recipient.from_str(one) for one in recipients]))


def test_another_key_is_told_apart_from_damage(small, tmp_path):
    _, path, sheet = small
    other = keys.read_sheet(keys.new_pair(tmp_path))
    with pytest.raises(Trouble, match="was encrypted to another key"):
        archive.check(path, other.identity, sheet.signer)


def test_a_file_that_was_exchanged_after_its_check_is_found(small, tmp_path):
    folder, path, sheet = small
    manifest = archive.check(path, sheet.identity, sheet.signer)
    other = tmp_path / "exchanged.backup"
    encrypted(other, [("rows/b/00001.jsonl", b'[3,"x"]\n')], keys.recipients(folder))
    with archive.opened(path, sheet.identity) as pieces:
        assert len(list(archive.as_listed(path, pieces, manifest))) == 2
    with pytest.raises(Trouble, match="is damaged"), archive.opened(other, sheet.identity) as pieces:
        list(archive.as_listed(other, pieces, manifest))


def test_a_fault_while_packing_leaves_no_file(small, tmp_path):
    folder, _, _ = small

    def broken():
        yield "rows/a/00001.jsonl", b"[]"
        raise ConnectionError("the database went away")

    path = tmp_path / "half.backup"
    with pytest.raises((ConnectionError, Trouble)):
        archive.write(path, broken(), dict, recipients=keys.recipients(folder), signing=keys.signing_key(folder))
    assert not list(tmp_path.iterdir())
