"""One group as a file: taken out of a hall with others, taken in elsewhere beside others, compared row by row, with its negative controls."""

from __future__ import annotations

import csv
import json
import re
import shutil

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection

from frombelow.hall.home.safekeeping import archive, keys
from frombelow.hall.home.safekeeping.tests.halls import Hall


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """A hall with two groups, and the file of the first with its sheet."""
    folder = tmp_path_factory.mktemp("two")
    hall = Hall(folder)
    groups = hall.do("moves", "fill_two")
    hall.groups = groups
    hall.numbers = hall.do("moves", "number_in_json", groups["group"])
    hall.file, hall.sheet_path = folder / "group.frombelow", folder / "sheet"
    done = hall.command("group-out", groups["group"], "--to", hall.file)
    assert done.returncode == 0, done.stderr
    hall.sheet_path.write_text(done.stdout)
    hall.said = done.stdout
    yield hall
    hall.close()


@pytest.fixture(scope="module")
def elsewhere_once(tmp_path_factory):
    """Another hall with groups of its own, and another master key."""
    hall = Hall(tmp_path_factory.mktemp("elsewhere"), MASTER_KEY="another master key")
    hall.do("fill", 12, 3)
    yield hall
    hall.close()


@pytest.fixture
def elsewhere(elsewhere_once, tmp_path):
    hall = elsewhere_once.copy(tmp_path, "elsewhere")
    hall.env["MASTER_KEY"] = "another master key"
    yield hall
    hall.close()


def taken_in(hall, two, tmp_path):
    """The first group in another hall; the codes of its members."""
    done = hall.command("group-in", two.file, "--key", two.sheet_path, "--codes", tmp_path / "codes.csv")
    assert done.returncode == 0, done.stderr
    return done.stdout, list(csv.DictReader((tmp_path / "codes.csv").open()))


def unpacked(two) -> dict[str, bytes]:
    """What the file holds, for whoever has its key."""
    sheet = keys.read_sheet(two.sheet_path.read_text())
    with archive.opened(two.file, sheet.identity) as pieces:
        return dict(pieces)


def repacked(two, path, change, *, signing=None):
    """A file of somebody who has the sheet and a key to sign with, changed; and the sheet for it."""
    pieces = unpacked(two)
    manifest = json.loads(pieces.pop("manifest.json"))
    del pieces["manifest.sig"]
    rows = {name: [json.loads(line) for line in content.splitlines()] for name, content in pieces.items()}
    tables = {name.split("/")[1]: found for name, found in rows.items()}
    change(tables, manifest)
    signing = signing or Ed25519PrivateKey.from_private_bytes(bytes(32))
    made = ((name, "".join(f"{json.dumps(row)}\n" for row in found).encode()) for name, found in rows.items())
    public = pyrage.x25519.Identity.from_str(keys.read_sheet(two.sheet_path.read_text()).identity).to_public()
    archive.write(path, made, lambda: manifest, recipients=[str(public)], signing=signing)
    return f"{keys.read_sheet(two.sheet_path.read_text()).identity}\n{keys.spelled(signing.public_key())}\n"


# ---- there and back ----


@pytest.mark.parametrize("engine", sorted({"sqlite", connection.vendor}))
def test_every_row_of_the_group_comes_into_an_empty_hall(two, new_hall, tmp_path, engine):
    empty = new_hall("empty", engine=engine, MASTER_KEY="a third master key")
    _, codes = taken_in(empty, two, tmp_path)
    group = two.groups["group"]
    entries = json.loads(unpacked(two)["manifest.json"])["chains"][group][0]
    there, here = (hall.do("moves", "rows_of_group", group, entries) for hall in (two, empty))
    assert all(there.values()), [name for name, rows in there.items() if not rows]
    for name, rows in there.items():
        assert here[name] == rows, name
    assert empty.do("unsealed")["failed"] == 0
    assert empty.do("chains")[group] == [entries + 1, True]
    empty.do("moves", "take_up", next(code["code"] for code in codes if code["name"] == "Ada"), "Ada")
    assert empty.do("found_by", "caucuscrowd") == 15
    assert {code["name"] for code in codes} == {row["shown_name"] for row in there["groups.Membership"]}


def test_a_group_stands_beside_others_and_touches_none(two, elsewhere, tmp_path):
    theirs = [name for name in elsewhere.do("chains") if name != "hall"]
    before = {name: elsewhere.do("moves", "rows_of_group", name) for name in theirs}
    said, codes = taken_in(elsewhere, two, tmp_path)
    assert "is here and whole" in said
    group = two.groups["group"]
    entries = json.loads(unpacked(two)["manifest.json"])["chains"][group][0]
    assert elsewhere.do("moves", "rows_of_group", group, entries) == two.do("moves", "rows_of_group", group, entries)
    assert {name: elsewhere.do("moves", "rows_of_group", name) for name in theirs} == before
    assert elsewhere.do("unsealed")["failed"] == 0
    # its members come back, and work goes on where it ended
    assert (tmp_path / "codes.csv").stat().st_mode & 0o077 == 0
    chair = next(code for code in codes if code["holds a mandate"])
    back = elsewhere.do("moves", "take_up", chair["code"], "Adaelsewhere")
    assert back["name"] == chair["name"] == "Ada"
    assert back["mandates"]
    assert "has ended" in back["again"]
    assert back["waiting"] == len(codes) - 1
    elsewhere.do("plant", 1, "zebra")
    assert all(whole for _, whole in elsewhere.do("chains").values())
    assert elsewhere.command("rotate-keys", group).returncode == 0
    assert elsewhere.do("unsealed")["failed"] == 0


def test_merges_are_taken_back_in_the_other_hall_as_in_this_one(two, elsewhere, tmp_path):
    _, codes = taken_in(elsewhere, two, tmp_path)
    elsewhere.do("moves", "take_up", next(code["code"] for code in codes if code["name"] == "Ada"), "Adaelsewhere")
    copy = two.copy(tmp_path, "copy")
    try:
        here = copy.do("moves", "unmerge_all", two.groups["group"], "Ada")
    finally:
        copy.close()
    assert elsewhere.do("moves", "unmerge_all", two.groups["group"], "Adaelsewhere") == here
    assert {"caucusGone0 caucusson", "caucusGone2 caucusson"} <= set(here)


def test_delegates_of_a_group_that_is_not_there_go_home(two, elsewhere, tmp_path):
    copy, group = two.copy(tmp_path, "copy"), two.groups["group"]
    try:
        copy.do("moves", "delegate_comes", group, two.groups["other"])
        done = copy.command("group-out", group, "--to", tmp_path / "file")
        assert copy.do("moves", "how_delegates_are", group)[0][:2] == [False, False], "the group stays as it is"
    finally:
        copy.close()
    (tmp_path / "sheet").write_text(done.stdout)
    come = elsewhere.command("group-in", tmp_path / "file", "--key", tmp_path / "sheet", "--codes", tmp_path / "codes")
    assert come.returncode == 0, come.stderr
    assert elsewhere.do("moves", "how_delegates_are", group) == [[True, True, None], 0]
    assert "Sent" not in (tmp_path / "codes").read_text()
    assert elsewhere.do("chains")[group][1] is True
    assert "personal code" in elsewhere.do("moves", "no_delegate_without_account", group)


# ---- what is not in it ----


def test_nothing_of_another_group_or_of_accounts_is_in_the_file(two):
    content = b"\n".join(unpacked(two).values()).decode(errors="replace")
    own = [word for word in two.do("moves", "names_of", two.groups["group"]) if len(word) > 3]
    found = [word for word in own if json.dumps(word)[1:-1] in content]
    assert len(found) > 100, "negative control: the group's own names are found in this way"
    for word in two.do("moves", "names_of", two.groups["other"]):
        assert len(word) < 4 or word == "Ben" or json.dumps(word)[1:-1] not in content, word
    for word in ("tenant", "Tenants"):
        assert word not in content
    for word in two.do("moves", "accounts_of", two.groups["group"]):
        assert f'"{word}"' not in content, word
    numbers = {json.loads(line)[0] for line in unpacked(two)["rows/people_person/00001.jsonl"].splitlines()}
    assert numbers == set(range(1, len(numbers) + 1)), "numbers that jump would tell how many rows other groups have"


def test_what_is_sealed_stays_sealed_and_nothing_is_on_the_disk_in_clear(two):
    pieces = unpacked(two)
    secret = {row["wrapped"] for row in two.do("moves", "rows_of_group", two.groups["group"])["groups.GroupKey"]}
    everything = two.file.read_bytes() + b"".join(
        path.read_bytes() for path in two.var.rglob("*") if path.is_file() and ".sqlite3" not in path.name
    )
    assert two.file.read_bytes().startswith(b"age-encryption.org/v1")
    assert two.file.stat().st_mode & 0o077 == 0
    assert not list(two.file.parent.glob("*.half"))
    for content in (everything, *pieces.values()):
        assert b"words 1 \xc3\xb1" not in content
        assert b"none yet" not in content
        assert b"the master key of the tests" not in content
        for key in secret:
            assert key.encode() not in content
            assert bytes.fromhex(key) not in content
    assert b"Crowd" in pieces["rows/people_person/00001.jsonl"]
    assert b"Crowd" not in everything
    assert b"AGE-SECRET-KEY" in two.said.encode()
    assert b"AGE-SECRET-KEY" not in everything


def test_the_journal_says_that_the_group_was_taken_out(two):
    entries = two.do("moves", "rows_of_group", two.groups["group"])["kit.Entry"]
    assert entries[-1]["deed"] == "groups.pack"
    assert "groups.pack" not in {
        row["deed"] for row in two.do("moves", "rows_of_group", two.groups["other"])["kit.Entry"]
    }


# ---- what is refused, with nothing written ----


def test_a_file_that_is_not_whole_or_not_ours_is_refused_and_nothing_is_written(two, elsewhere, tmp_path):
    content = two.file.read_bytes()
    spoiled = {
        "cut": content[: len(content) // 2],
        "flipped": content[:-9] + bytes([content[-9] ^ 1]) + content[-8:],
        "empty": b"",
    }
    for name, data in spoiled.items():
        (tmp_path / name).write_bytes(data)
    said = elsewhere.do("moves", "refused", two.sheet_path, *(tmp_path / name for name in spoiled))
    assert all("damaged" in words for words in said), said
    other = tmp_path / "other-sheet"
    signature = keys.read_sheet(two.sheet_path.read_text())
    other.write_text(f"{pyrage.x25519.Identity.generate()}\n{keys.spelled(signature.signer)}\n")
    assert "another key" in elsewhere.do("moves", "refused", other, two.file)[0]
    unsigned = tmp_path / "unsigned"
    unsigned.write_text(signature.identity)
    assert "SIGNED-BY" in elsewhere.do("moves", "refused", unsigned, two.file)[0]
    repacked(two, tmp_path / "foreign", lambda tables, manifest: None)
    assert "not signed by the hall" in elsewhere.do("moves", "refused", two.sheet_path, tmp_path / "foreign")[0]


def first(table, column, value):
    """Another value in the first row of a table."""

    def change(tables, manifest):
        at = [one["name"] for one in manifest["tables"][table]["columns"]].index(column)
        tables[table][0][at] = value

    return change


def record(part):
    """Another record of the first merge."""
    return first("people_merge", "record", json.dumps(part))


FORGED = {
    "a person of another group": first("people_person", "group_id", 2),
    "a row that the file does not have": first("people_detail", "person_id", 10**6),
    "a row before the first": first("people_conversation", "by_id", 0),
    "an account of this hall": first("groups_membership", "account_id", 1),  # not refused: it is left out
    "an entry of another journal": first("kit_entry", "chain", "hall"),
    "the journal of the hall": lambda tables, manifest: (
        first("kit_head", "chain", "hall")(tables, manifest),
        manifest.update(what="hall", chains={"hall": [1, ""]}),
    ),
    "a merge that moves members": record({"moved": {"groups.Membership.group": [1]}}),
    "a merge that changes the group": record({"moved": {}, "before": {"group_id": 1}, "after": {"group_id": 2}}),
    "a merge with text for a number": record({"moved": {"people.Detail.person": ["1"]}}),
    "words for a number": first("groups_decision", "present", "many"),
    "a day that is none": first("groups_membership", "joined_on", "2026-13-41"),
    "no JSON": first("groups_charterversion", "data", "{"),
    "no charter": first("groups_charterversion", "data", "[]"),
    "a changed journal": first("kit_entry", "deed", "groups.nothing"),
    "a key that does not open": first("groups_groupkey", "wrapped", "AAAA"),
    "sealed words of another place": lambda tables, manifest: swap(tables["people_conversation"], manifest),
    "a row twice": lambda tables, manifest: tables["people_issue"].append(list(tables["people_issue"][0])),
    "a row too few": lambda tables, manifest: tables["people_consent"].pop(),
    "a table that is no group's": lambda tables, manifest: manifest["tables"].update(
        accounts_account=manifest["tables"].pop("people_find")
    ),
    "another version": lambda tables, manifest: manifest["migrations"].pop(),
    "two groups": lambda tables, manifest: manifest["tables"]["groups_group"].update(rows=2),
}


def swap(rows, manifest):
    """The sealed words of two conversations, each in place of the other."""
    at = [one["name"] for one in manifest["tables"]["people_conversation"]["columns"]].index("words")
    sealed = [row for row in rows if row[at]]
    sealed[0][at], sealed[1][at] = sealed[1][at], sealed[0][at]


def test_a_forged_file_reaches_nothing_of_the_hall(two, elsewhere, tmp_path):
    sheet = tmp_path / "forged-sheet"
    for number, change in enumerate(FORGED.values()):
        sheet.write_text(repacked(two, tmp_path / f"forged{number}", change))
    names = list(FORGED)
    harmless = names.index("an account of this hall")
    paths = [tmp_path / f"forged{number}" for number in range(len(names)) if number != harmless]
    said = elsewhere.do("moves", "refused", sheet, *paths)
    told = dict(zip([name for name in names if name != "an account of this hall"], said, strict=True))
    assert all(told.values()), [name for name, words in told.items() if not words]
    done = elsewhere.command("group-in", tmp_path / f"forged{harmless}", "--key", sheet, "--codes", tmp_path / "codes")
    assert done.returncode == 0, done.stderr
    members = elsewhere.do("moves", "accounts_of", two.groups["group"])
    assert members == [], "no account of this hall became a member"


def test_a_group_that_is_there_is_not_mixed(two, elsewhere, tmp_path):
    taken_in(elsewhere, two, tmp_path)
    assert "is in this hall already" in elsewhere.do("moves", "refused", two.sheet_path, two.file)[0]
    back = two.command("group-in", two.file, "--key", two.sheet_path, "--codes", tmp_path / "again")
    assert back.returncode == 1
    assert "is in this hall already" in back.stderr
    assert not (tmp_path / "again").exists()


def test_codes_that_cannot_be_kept_keep_the_group_out(two, elsewhere, tmp_path):
    (tmp_path / "codes").write_text("something of mine")
    before = elsewhere.do("rows")
    done = elsewhere.command("group-in", two.file, "--key", two.sheet_path, "--codes", tmp_path / "codes")
    assert done.returncode == 1
    assert "Name a new file" in done.stderr
    assert (tmp_path / "codes").read_text() == "something of mine"
    assert elsewhere.do("rows") == before


def test_the_two_kinds_of_file_are_told_apart(two, elsewhere, new_hall, tmp_path):
    elsewhere.sheet(tmp_path / "hall-sheet")
    path = elsewhere.backup()
    assert "frombelow restore" in elsewhere.do("moves", "refused", tmp_path / "hall-sheet", path)[0]
    empty = new_hall("empty")
    done = empty.command("restore", two.file, "--key", two.sheet_path)
    assert done.returncode == 1
    assert "frombelow group-in" in done.stderr


def test_taking_out_says_what_is_wrong_and_leaves_no_half(two, tmp_path):
    there = tmp_path / "there"
    there.write_text("mine")
    for words, says in (
        (["nosuchgroup", "--to", tmp_path / "x"], "There is no group"),
        ([two.groups["other"], "--to", there], "is there already"),
        ([two.groups["other"], "--to", tmp_path / "x", "--recipient", "age1nothing"], "is no public key"),
        ([two.groups["other"], "--to", "/proc/nowhere/x"], "could not be written"),
    ):
        done = two.command("group-out", *words)
        assert done.returncode == 1, words
        assert says in done.stderr, done.stderr
    assert there.read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_a_key_of_somebody_else_opens_the_file_for_them_alone(two, tmp_path):
    pair = pyrage.x25519.Identity.generate()
    path = tmp_path / "for-them"
    done = two.command("group-out", two.groups["other"], "--to", path, "--recipient", str(pair.to_public()))
    assert done.returncode == 0, done.stderr
    assert "AGE-SECRET" not in done.stdout
    signature = re.search(r"SIGNED-BY-[0-9a-f]{64}", done.stdout)[0]
    sheet = keys.read_sheet(f"{pair}\n{signature}\n")
    assert archive.check(path, sheet.identity, sheet.signer)["what"] == two.groups["other"]
    shutil.rmtree(tmp_path)
