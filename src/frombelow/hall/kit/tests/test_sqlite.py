"""Many writers on one SQLite file: nobody is refused, and nobody waits long because others came later."""

from __future__ import annotations

import copy
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connections
from django.db.utils import OperationalError

from frombelow.hall.config.environment import sqlite
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


def test_what_was_acknowledged_is_on_the_disk(path):
    with closing(opened(path)) as base, base.cursor() as cursor:
        assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
