"""A new key while the hall is open, killed in the middle (battery B14); a new master key. Each with its negative control."""

from __future__ import annotations

import random
import sqlite3
import time

import pytest
from django.db import connection

from frombelow.hall.home.safekeeping.tests.halls import answer

KILLS, ALL_KILLS = 3, 50
TALKS, ALL_TALKS = 2_000, 333_334  # three sealed values each


@pytest.mark.parametrize(
    ("talks", "kills"), [(TALKS, KILLS), pytest.param(ALL_TALKS, ALL_KILLS, marks=pytest.mark.nightly)]
)
def test_a_new_key_while_others_read_and_write_and_the_power_fails(filled, talks, kills):
    filled.do("more_talks", talks)
    before = filled.do("unsealed")
    assert before["failed"] == 0
    assert set(before["by_key"]) == {"1"}
    reader, writer = filled.begin("read_while", 8 + talks / 3_000 + kills * 3), filled.begin("write_until_killed")
    chance = random.Random(3)
    killed = 0
    for _ in range(kills):
        turn = filled.begin("renew", 1)
        time.sleep(chance.uniform(0.05, 0.6))
        turn.kill()
        killed += turn.wait() != 0
    assert killed
    begun = time.perf_counter()
    turn = filled.begin("renew", 1)
    assert answer(turn)["destroyed"] == 1
    seconds = time.perf_counter() - begun
    time.sleep(0.2)
    writer.kill()
    writer.wait()
    read = answer(reader)
    assert read["read"] > 0
    assert read["empty"] == 0, "somebody read an empty page while the key was changed"
    after = filled.do("unsealed")
    assert after["failed"] == 0
    assert set(after["by_key"]) == {"2"}
    assert sum(after["by_key"].values()) >= sum(before["by_key"].values())
    assert all(whole for _, whole in filled.do("chains").values())
    said = sum(after["by_key"].values()), seconds, read["read"]
    print("{:,} values; the change that was not stopped: {:.1f} s; {:,} read meanwhile".format(*said))  # noqa: T201  for -s
    if talks == ALL_TALKS:
        assert seconds <= 120


def test_without_sealing_anew_a_destroyed_key_takes_everything_with_it(filled):
    """Negative control: what the test above looks for is really lost where the key goes first."""
    filled.do("destroy_only")
    lost = filled.do("unsealed")
    assert lost["failed"] == sum(lost["by_key"].values())


def test_a_spoiled_value_keeps_the_old_key(filled):
    filled.do("spoil_one")
    done = filled.command("rotate-keys", "--all", "--grace", "0")
    assert done.returncode == 1
    assert "1 sealed values of the group" in done.stderr
    assert "so the old key stays" in done.stderr
    assert filled.do("unsealed")["failed"] == 1


def test_a_new_master_key(filled):
    filled.env |= {"MASTER_KEY": "the new one", "MASTER_KEY_BEFORE": "the master key of the tests"}
    assert filled.do("unsealed")["failed"] == 0, "both open while it is changed"
    done = filled.command("rotate-keys", "--master")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("3 keys and seeds")  # of two groups, and of an authenticator
    del filled.env["MASTER_KEY_BEFORE"]
    now = filled.do("unsealed")
    assert now["has_master"]
    assert now["failed"] == 0
    assert filled.do("opens_seed") is True
    assert "There is no MASTER_KEY_BEFORE" in filled.command("rotate-keys", "--master").stderr
    filled.env["MASTER_KEY"] = "the master key of the tests"
    assert filled.do("unsealed")["has_master"] is False, "negative control: the old one opens nothing any more"


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_the_old_key_is_nowhere_in_the_files_afterwards(filled):
    old = old_key(filled)
    assert grep(filled, old)
    filled.command("rotate-keys", "--all", "--grace", "0")
    filled.command("tidy")
    assert not grep(filled, old)


def old_key(hall) -> bytes:
    with sqlite3.connect(hall.var / "hall.sqlite3") as base:
        return base.execute("SELECT wrapped FROM groups_groupkey ORDER BY id").fetchone()[0].encode()


def grep(hall, word: bytes) -> list[str]:
    return [path.name for path in hall.var.rglob("*") if path.is_file() and word in path.read_bytes()]


assert connection  # the condition of `skipif` asks it
