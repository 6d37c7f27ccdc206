"""Copies of SQLite's files taken at any moment, and a log of changes that is cut anywhere, open as what was there before (battery B8)."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from frombelow.hall.home.safekeeping.tests.halls import answer

COPIES, ALL_COPIES = 8, 200
A_WRITER = 20  # copies from one writer, before its log is emptied
pytestmark = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL looks after its own files")


@pytest.mark.parametrize("copies", [COPIES, pytest.param(ALL_COPIES, marks=pytest.mark.nightly)])
def test_a_torn_copy_is_what_was_there_before(filled, tmp_path, copies):
    """A power cut tears the log of changes. The database is written to only from changes that are on the disk in the log, which then is not cut before
    them; so here the log is not emptied while it is written, and may be cut anywhere."""
    chance, lengths = random.Random(11), []
    base, log = filled.var / "hall.sqlite3", filled.var / "hall.sqlite3-wal"
    for start in range(0, copies, A_WRITER):
        writer = filled.begin("write_until_killed", 1_000_000, "keeps its log")
        for number in range(start, min(copies, start + A_WRITER)):
            time.sleep(chance.uniform(0.02, 0.2))
            into = tmp_path / f"copy{number}.sqlite3"
            torn(base, log, into, chance)
            lengths.append(whole(into))
            for path in tmp_path.glob(f"copy{number}.sqlite3*"):
                path.unlink()
        writer.kill()
        writer.wait()
        with closing(sqlite3.connect(base)) as after:
            after.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert len(lengths) == copies
    assert len(set(lengths)) > copies / 4, "the copies are of many moments"


def torn(base, log, into, chance) -> None:
    """The two files as they are, the log cut at any byte."""
    shutil.copy(base, into)
    whole_log = log.read_bytes()
    Path(f"{into}-wal").write_bytes(whole_log[: chance.randrange(len(whole_log) + 1)])


def whole(path) -> int:
    """How many entries the longest journal has, when everything in the copy fits together."""
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        base.execute("INSERT INTO people_index (people_index) VALUES ('integrity-check')")
        entries = dict(base.execute("SELECT chain, max(number) FROM kit_entry GROUP BY chain"))
        heads = dict(base.execute("SELECT chain, number FROM kit_head"))
        assert entries == heads, "a deed without its entry, or an entry without its deed"
        talks = base.execute("SELECT count(*) FROM people_conversation").fetchone()[0]
        noted = base.execute("SELECT count(*) FROM kit_entry WHERE deed = 'people.record_conversation'").fetchone()[0]
        assert talks - 40 == noted  # forty were there from the beginning, without entries
    return max(entries.values())


def test_a_copy_of_the_database_without_its_log_lacks_what_was_written_last(filled, tmp_path):
    """Negative control: the log matters. Whoever copies only the one file has an older hall, or a broken one."""
    answer(filled.begin("write_until_killed", 50))
    holder = sqlite3.connect(filled.var / "hall.sqlite3")
    try:
        holder.execute("PRAGMA wal_autocheckpoint = 0")
        holder.execute("CREATE TABLE late (n)")
        holder.commit()
        shutil.copy(filled.var / "hall.sqlite3", tmp_path / "alone.sqlite3")
        with closing(sqlite3.connect(tmp_path / "alone.sqlite3")) as base:
            assert base.execute("SELECT count(*) FROM sqlite_master WHERE name = 'late'").fetchone() == (0,)
    finally:
        holder.close()


assert connection
