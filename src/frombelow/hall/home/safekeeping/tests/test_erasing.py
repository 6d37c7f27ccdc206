"""Who is erased is in no file any more after the night (battery B15), with its negative control."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.db import connection

from frombelow.hall.home.safekeeping import archive
from frombelow.hall.home.safekeeping.keys import read_sheet
from frombelow.hall.home.safekeeping.tests.cluster import programs

PEOPLE, ALL_PEOPLE = 25, 1_000
WORD = "quetzalcoatlus"


@contextmanager
def reading(hall) -> Iterator[Callable[[], None]]:
    """Somebody reads the hall as it is now, a long page."""
    if hall.engine == "postgresql":
        with hall.server(hall.database) as base:
            base.autocommit = False
            base.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            base.execute("SELECT count(*) FROM pg_class")
            yield base.rollback
    else:
        with closing(sqlite3.connect(hall.var / "hall.sqlite3", isolation_level=None)) as base:
            base.execute("BEGIN")
            base.execute("SELECT count(*) FROM sqlite_master")
            yield base.rollback


@pytest.mark.parametrize("people", [PEOPLE, pytest.param(ALL_PEOPLE, marks=pytest.mark.nightly)])
def test_nobody_who_was_erased_is_in_any_file(filled, people):
    idents = filled.do("plant", people, WORD)
    assert filled.do("found_by", WORD) == people
    assert in_files(filled), "negative control: they can be found in the files while they are there"
    assert filled.do("near_to", WORD)
    filled.do("erase", *idents)
    assert filled.do("found_by", WORD) == 0
    assert filled.do("near_to", WORD) == []
    if connection.vendor == "sqlite":
        assert in_files(filled), "negative control: to delete rows is not enough"
    done = filled.command("tidy")
    assert done.returncode == 0, done.stderr
    assert "written anew" in done.stdout
    assert in_files(filled) == []
    assert WORD not in done.stdout + done.stderr
    assert filled.do("found_by", "crowd") == 200


def test_a_night_waits_for_whoever_still_reads_what_was(filled):
    idents = filled.do("plant", 3, WORD)
    with reading(filled) as let_go:
        filled.do("erase", *idents)
        night = filled.begin_command("tidy")
        time.sleep(4)
        assert night.poll() is None
        let_go()
        out, _ = night.communicate(timeout=120)
    assert "written anew" in out
    assert in_files(filled) == []


def test_a_night_does_not_wait_for_whoever_writes_in_another_database(filled):
    if filled.engine != "postgresql":
        pytest.skip("SQLite has no other databases")
    idents = filled.do("plant", 3, WORD)
    with filled.server() as another, another.transaction():
        another.execute("SELECT pg_current_xact_id()")
        filled.do("erase", *idents)
        assert filled.do("short_night") == {"compacted": True, "held_back": False}
        assert in_files(filled) == []


def test_a_night_that_waited_in_vain_says_so(filled):
    idents = filled.do("plant", 3, WORD)
    with reading(filled):
        filled.do("erase", *idents)
        assert filled.do("short_night") == {"compacted": False, "held_back": True}
        assert in_files(filled), "negative control: this is what the night waits for"
    assert "written anew" in filled.command("tidy").stdout, "the next one tries again"
    assert in_files(filled) == []


def test_nobody_who_was_erased_is_in_a_backup_from_afterwards(filled, tmp_path):
    idents = filled.do("plant", 3, WORD)
    assert in_backup(filled.backup(), tmp_path / "sheet"), "negative control"
    filled.do("erase", *idents)
    assert not in_backup(filled.backup(), tmp_path / "sheet")


def in_backup(path, sheet) -> list[str]:
    """Pieces of a backup in which the word stands."""
    with archive.opened(path, read_sheet(sheet.read_text()).identity) as pieces:
        return [name for name, content in pieces if WORD.encode() in content.lower()]


@pytest.mark.skipif(programs() is None, reason="the programs of PostgreSQL are not here")
@pytest.mark.nightly
def test_nobody_who_was_erased_is_in_any_file_of_a_postgresql(of_its_own):
    """All of its folder: tables, indexes, statistics, its own log. What its log of changes (pg_wal) keeps goes with the files of that log, which this server is
    told to throw away; others use them again, and until then an erased name is still there."""
    cluster, hall = of_its_own("wal_recycle = off")
    idents = hall.do("plant", ALL_PEOPLE, WORD)
    with hall.server(hall.database) as base:
        base.execute("ANALYZE")  # names stand in the statistics too
    hall.ask("CHECKPOINT")
    assert {"base", "pg_wal"} <= in_cluster(cluster)
    hall.do("erase", *idents)
    hall.ask("CHECKPOINT")
    assert "base" in in_cluster(cluster), "negative control: to delete rows is not enough"
    assert hall.command("tidy").returncode == 0
    hall.ask("CHECKPOINT")
    assert in_cluster(cluster) <= {"pg_wal"}
    for _ in range(2):
        hall.ask("SELECT pg_switch_wal()")
        hall.ask("CHECKPOINT")
    assert in_cluster(cluster) == set()
    assert hall.do("found_by", "crowd") == 50


def in_cluster(cluster) -> set[str]:
    """The parts of its folder in which the word stands."""
    paths = [path for path in cluster.folder.rglob("*") if path.is_file()]
    return {
        path.relative_to(cluster.data).parts[0] if cluster.data in path.parents else path.name
        for path in paths
        if WORD.encode() in path.read_bytes().lower()
    }


def in_files(hall) -> list[str]:
    """Files of a hall in which the word stands: database, log of changes, index of words, logs, keys, what waits. On PostgreSQL those of its database,
    not the log of changes (pg_wal), which PostgreSQL uses again by and by."""
    paths = [path for path in hall.var.rglob("*") if path.is_file()]
    if hall.engine == "postgresql":
        paths += files_on_postgresql(hall)
    return [path.name for path in paths if WORD.encode() in path.read_bytes().lower()]


def files_on_postgresql(hall) -> list[Path]:
    """Those of the database, where this user may read them."""
    # to take a database away makes PostgreSQL write everything down first: what is in its memory is in its files then
    hall.ask("CREATE DATABASE frombelow_taken_away")
    hall.ask("DROP DATABASE frombelow_taken_away")
    with hall.server(hall.database) as base:
        number = base.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()[0]
    found = (
        list(Path("/var/lib/postgresql").glob(f"*/main/base/{number}/*"))
        if os.access("/var/lib/postgresql", os.R_OK)
        else []
    )
    if not found:
        pytest.skip("the files of PostgreSQL cannot be read by this user")
    return found


def test_a_quiet_night_leaves_the_files_alone(filled):
    filled.command("tidy")
    again = filled.command("tidy")
    assert "stay as they are" in again.stdout
    filled.do("plant", 1, WORD)
    assert "written anew" in filled.command("tidy").stdout
