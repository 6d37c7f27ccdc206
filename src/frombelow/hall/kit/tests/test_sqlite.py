"""Many writers on one SQLite file: nobody is refused, and nobody waits long because others came later."""

from __future__ import annotations

import copy
import errno
import os
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connections
from django.db.utils import OperationalError, ProgrammingError

from frombelow.hall.config.environment import sqlite
from frombelow.hall.kit.sqlite import base as sqlite_base
from frombelow.hall.kit.sqlite.base import DatabaseWrapper

pytestmark = pytest.mark.django_db


def opened(path: Path, **options: object) -> DatabaseWrapper:
    """A connection as the hall has it."""
    settings = copy.deepcopy(connections["default"].settings_dict) | sqlite(path)
    settings["OPTIONS"] |= options
    return DatabaseWrapper(settings, alias="storm")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "hall.sqlite3"
    with closing(opened(found)) as base, base.cursor() as cursor:
        cursor.execute("CREATE TABLE deeds (writer INTEGER, number INTEGER)")
    return found


def write(base: DatabaseWrapper, writer: int, number: int) -> None:
    """One deed, in a transaction as `transaction.atomic` begins and ends it."""
    base.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    try:
        with base.cursor() as cursor:
            cursor.execute("INSERT INTO deeds VALUES (%s, %s)", [writer, number])
        base.commit()
    except BaseException:
        base.rollback()
        raise
    finally:
        base.set_autocommit(True)


def storm(path: Path, writers: int, seconds: float) -> tuple[list[int], float, list[BaseException]]:
    """Writers who write as fast as they can: how many deeds each was told are done, the longest wait in seconds, and what went wrong."""
    done, waits, faults = [0] * writers, [0.0] * writers, []

    def work(number: int) -> None:
        base = opened(path)
        try:
            until = time.monotonic() + seconds
            while (started := time.monotonic()) < until:
                write(base, number, done[number])
                done[number] += 1
                waits[number] = max(waits[number], time.monotonic() - started)
        except BaseException as fault:
            faults.append(fault)
        finally:
            base.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done, max(waits), faults


def kept(path: Path) -> list[tuple[int, int]]:
    with closing(sqlite3.connect(path)) as base:
        return base.execute("SELECT writer, count(*) FROM deeds GROUP BY writer ORDER BY writer").fetchall()


def test_a_few_writers_all_get_their_turn_and_everything_is_kept(path):
    done, _, faults = storm(path, 6, 1.5)
    assert not faults
    assert min(done) > 0
    assert kept(path) == list(enumerate(done))


@pytest.mark.nightly
def test_fifty_writers_for_a_minute(path, capsys):
    done, longest, faults = storm(path, 50, 60)
    share = min(done) / (sum(done) / len(done))
    with capsys.disabled():
        print(  # noqa: T201  a figure of `make nightly`
            f"\n50 writers, 60 s: {sum(done):,} deeds, {len(faults)} refused, longest wait {longest:.2f} s, the slowest writer {100 * share:.0f} % of the mean"
        )
    assert not faults
    assert kept(path) == list(enumerate(done))
    assert longest <= 2
    assert share >= 0.2


def test_whoever_waits_too_long_is_told_so_and_may_try_again(path):
    with closing(opened(path)) as holder, closing(opened(path, timeout=0.05)) as waiting:
        holder.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        with pytest.raises(OperationalError, match="locked"):
            write(waiting, 1, 1)
        holder.rollback()
        holder.set_autocommit(True)
        write(waiting, 1, 1)
    assert kept(path) == [(1, 1)]


def test_a_writer_who_goes_away_gives_the_turn_back(path):
    holder = opened(path)
    holder.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    holder.close()
    with closing(opened(path, timeout=0.05)) as other:
        write(other, 2, 1)
    assert kept(path) == [(2, 1)]


def how_sqlite_waits(base: DatabaseWrapper) -> str:
    with base.cursor() as cursor:
        return {1: "NORMAL", 2: "FULL"}[cursor.execute("PRAGMA synchronous").fetchone()[0]]


def test_for_a_single_statement_sqlite_itself_waits_for_the_disk(path):
    with closing(opened(path)) as base, base.cursor() as cursor:
        assert how_sqlite_waits(base) == "FULL"
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        write(base, 1, 1)
        assert how_sqlite_waits(base) == "FULL"


def test_what_was_acknowledged_is_on_the_disk_and_nobody_waits_for_it_in_the_queue(path, tmp_path, monkeypatch):
    saved: list[list[tuple[int, int]]] = []

    def power_cut(file: int) -> None:
        """What would be there after one: the base, and of the file of changes what was awaited. Somebody else writes meanwhile."""
        log = tmp_path / "cut.sqlite3-wal"
        log.write_bytes(os.pread(file, os.fstat(file).st_size, 0))
        (tmp_path / "cut.sqlite3").write_bytes(path.read_bytes())
        saved.append(kept(tmp_path / "cut.sqlite3"))
        if len(saved) == 1:
            write(other, 2, 1)

    with closing(opened(path)) as one, closing(opened(path, timeout=0.05)) as other:
        monkeypatch.setattr(sqlite_base, "on_the_disk", power_cut)
        write(one, 1, 1)
        assert saved == [[(1, 1)], [(1, 1), (2, 1)]]


def test_a_disk_that_fails_is_told_and_the_next_may_write(path, monkeypatch):
    def fail(file: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with closing(opened(path)) as base, closing(opened(path, timeout=0.05)) as other:
        with monkeypatch.context() as broken:
            broken.setattr(sqlite_base, "on_the_disk", fail)
            with pytest.raises(OperationalError, match="disk I/O error"):
                write(base, 1, 1)
        assert how_sqlite_waits(base) == "FULL"
        write(base, 1, 2)
        write(other, 2, 1)


@pytest.mark.parametrize("ends", [DatabaseWrapper.commit, DatabaseWrapper.rollback])
def test_within_a_transaction_sqlite_leaves_the_disk_to_us(path, ends):
    with closing(opened(path)) as base:
        base.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        assert how_sqlite_waits(base) == "NORMAL"
        ends(base)
        base.set_autocommit(True)
        assert how_sqlite_waits(base) == "FULL"


def test_where_sqlite_keeps_no_file_of_changes_it_waits_itself(path):
    with closing(opened(path, init_command="PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL")) as base:
        base.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        assert how_sqlite_waits(base) == "FULL"
        base.rollback()
        base.set_autocommit(True)
        write(base, 1, 1)
    assert kept(path) == [(1, 1)]


def test_who_rolls_back_after_closing_rolls_nothing_back(path):
    base = opened(path)
    write(base, 1, 1)
    base.close()
    base.rollback()
    write(base, 1, 2)
    base.close()
    assert kept(path) == [(1, 2)]


def test_a_connection_that_broke_is_told_as_django_tells_it(path):
    with closing(opened(path)) as base:
        write(base, 1, 1)
        base.connection.close()
        with pytest.raises(ProgrammingError, match="closed"):
            write(base, 1, 2)
