"""The database goes away (battery B7) or the disk is full (B9) while people work: whatever was said to be kept is there, every other answer is a clean 503,
and the hall goes on by itself. With their negative controls."""

from __future__ import annotations

import errno
import os
import random
import resource
import subprocess
import time
from contextlib import suppress

import pytest
from django.db import connection

from frombelow.hall.home.safekeeping.tests.cluster import programs
from frombelow.hall.home.safekeeping.tests.serving import Crowd, check, lost, served

RECOVERY = 5.0  # seconds
TERMINATED, ALL_TERMINATED = 15, 200
KILLED = 20
FILLED = 12
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="the disk of PostgreSQL is not ours to fill")
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no server")
with_programs = pytest.mark.skipif(programs() is None, reason="the programs of PostgreSQL are not here")


def crowd_of(hall, server) -> Crowd:
    return Crowd(server.port, **hall.do("outages", "enter"))


# ---- PostgreSQL: connections that are cut ----


@on_postgresql
def test_a_page_that_the_database_keeps_waiting_is_ended(filled, tmp_path):
    filled.env["DATABASE_URL"] += "?options=-c%20statement_timeout%3D1s"  # a minute, where the address says nothing
    with served(filled, tmp_path / "log") as server, filled.server(filled.database) as base:
        crowd = crowd_of(filled, server)
        base.autocommit = False
        base.execute("LOCK TABLE people_conversation")
        assert not crowd.keeps("w0123456789abcdef")
        assert crowd.slowest < RECOVERY
        base.rollback()
        assert crowd.keeps("w0123456789abcdef")
    assert crowd.answers == {"POST 503": 1, "POST 302": 1}
    check(filled, crowd)


@on_postgresql
@pytest.mark.nightly
@pytest.mark.parametrize("cuts", [TERMINATED, ALL_TERMINATED])
def test_connections_are_cut_while_people_write(filled, tmp_path, cuts):
    chance, slowest = random.Random(7), 0.0
    with (
        served(filled, tmp_path / "log") as server,
        crowd_of(filled, server).at_work() as crowd,
        filled.server() as base,
    ):
        crowd.first_after(0)
        cut = 0
        while cut < cuts:
            pids = [
                row[0] for row in base.execute("SELECT pid FROM pg_stat_activity WHERE datname = %s", [filled.database])
            ]
            if pids and base.execute("SELECT pg_terminate_backend(%s)", [chance.choice(pids)]).fetchone()[0]:
                cut += 1
                slowest = max(slowest, crowd.first_after(time.monotonic()))
            time.sleep(chance.uniform(0, 0.05))
    crowd.show(f"{cut} connections cut", slowest)
    assert slowest <= RECOVERY
    check(filled, crowd)


# ---- PostgreSQL: the server is killed ----


def killed(cluster, hall, log, kills: int) -> tuple[Crowd, float]:
    """What a crowd was told while the server was killed again and again, and how long they waited for it at most once it was there again."""
    chance, slowest = random.Random(7), 0.0
    with served(hall, log) as server, crowd_of(hall, server).at_work() as crowd:
        for _ in range(kills):
            crowd.first_after(time.monotonic())
            time.sleep(chance.uniform(0.2, 0.6))
            cluster.kill()
            time.sleep(chance.uniform(0, 0.3))
            cluster.start()
            slowest = max(slowest, crowd.first_after(time.monotonic()))
    crowd.show(f"{kills} times killed", slowest)
    return crowd, slowest


@with_programs
@pytest.mark.nightly
def test_postgresql_is_killed_while_people_write(of_its_own, tmp_path):
    cluster, hall = of_its_own()
    crowd, slowest = killed(cluster, hall, tmp_path / "log", KILLED)
    assert crowd.answers["POST 503"] > 0
    assert slowest <= RECOVERY
    check(hall, crowd)


@with_programs
@pytest.mark.nightly
def test_a_postgresql_that_does_not_wait_for_the_disk_loses_what_it_said_was_kept(of_its_own, tmp_path):
    """Negative control: what the test above looks for is really lost where a commit is answered before it is written down."""
    cluster, hall = of_its_own("synchronous_commit = off", "wal_writer_delay = 10s")
    crowd, _ = killed(cluster, hall, tmp_path / "log", 3)
    assert lost([token for _, token in crowd.acked], hall.do("outages", "kept")["tokens"])


# ---- SQLite: a full disk ----


class NoRoom:
    """A file system of a few megabytes."""

    def __init__(self, folder) -> None:
        self.folder = folder
        folder.mkdir()
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=48m", "frombelow", folder], capture_output=True, check=False)  # fmt: skip
        if done.returncode:
            pytest.skip("this user may not mount a file system")

    def fill(self, server) -> None:
        """Not a byte is left."""
        into = os.open(self.folder / "ballast", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for size in (2**20, 2**12, 1):
            with suppress(OSError):
                while True:
                    os.write(into, bytes(size))
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            os.write(into, b"x")
        os.close(into)

    def free(self, server) -> None:
        """There is room again."""
        (self.folder / "ballast").unlink()

    def close(self) -> None:
        """It goes."""
        subprocess.run(["umount", self.folder], check=True)


class NoLongerFiles:
    """The server may write no file beyond a few pages: where nobody may mount anything."""

    def __init__(self, folder) -> None:
        self.folder = folder
        folder.mkdir()

    def limit(self, server, most: int) -> None:
        for pid in server.workers():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    def fill(self, server) -> None:
        """Files end at 64 KiB."""
        self.limit(server, 2**16)

    def free(self, server) -> None:
        """There is room again."""
        self.limit(server, resource.RLIM_INFINITY)

    def close(self) -> None:
        """Nothing to do."""


@on_sqlite
@pytest.mark.nightly
@pytest.mark.parametrize("kind", [NoRoom, NoLongerFiles])
def test_the_disk_is_full_while_people_write(filled_once, tmp_path, kind):
    disk, slowest = kind(tmp_path / "small"), 0.0
    try:
        hall = filled_once.copy(disk.folder, "filled")
        with served(hall, tmp_path / "log") as server, crowd_of(hall, server).at_work() as crowd:
            for _ in range(FILLED):
                crowd.first_after(time.monotonic())
                before = crowd.answers["POST 503"]
                disk.fill(server)
                until = time.monotonic() + 30
                while crowd.answers["POST 503"] < before + 5:
                    assert time.monotonic() < until, "people write on, so the disk is not full"
                    time.sleep(0.05)
                disk.free(server)
                slowest = max(slowest, crowd.first_after(time.monotonic()))
        crowd.show(f"{FILLED} times full", slowest)
        assert slowest <= RECOVERY
        assert crowd.answers["GET 200"] > 0
        check(hall, crowd)
        hall.do("outages", "forget_one")
        with pytest.raises(AssertionError):
            check(hall, crowd)  # negative control: a conversation that was lost is seen
    finally:
        disk.close()


assert connection  # the conditions of `skipif` ask it
