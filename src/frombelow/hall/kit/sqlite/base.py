"""Django's SQLite, with a lock file in front of every writing transaction.

SQLite lets one transaction write at a time. Who comes while another writes asks again after ever longer naps, up to a tenth of a second, so that the last to
come is often the first to get it, and somebody's page waits for seconds (measured: 5.4 s among fifty writers; with a lock file 0.5 s). Here the kernel keeps
the queue. A process that dies lets go of its lock; whoever waits longer than `timeout` is told so, as SQLite itself would tell them.

Nor does anybody stand in the queue while another waits for the disk: SQLite would wait within the transaction, here the turn is given on first and the file of
changes (WAL) awaited then (decision 34). Either way `commit` returns when what was written is on the disk.
"""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError


class Waiting:
    """A lock file that is waited for."""

    def __init__(self, file: int) -> None:
        self.file = file
        self._settled, self._is_got, self._is_left = threading.Lock(), threading.Event(), False
        threading.Thread(target=self._stand, daemon=True).start()

    def _stand(self) -> None:
        fcntl.flock(self.file, fcntl.LOCK_EX)
        with self._settled:
            if self._is_left:
                os.close(self.file)
            self._is_got.set()

    def has_got_it(self, seconds: float) -> bool:
        """Whether the lock was got in time; if not, the file is closed as soon as it is."""
        self._is_got.wait(seconds)
        with self._settled:
            self._is_left = not self._is_got.is_set()
        return not self._is_left


# macOS has only the slower one, which waits for the times of the file too.
on_the_disk: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that waits for its turn before it writes, and for the disk when it has given the turn on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turn: int | None = None  # the lock file, open
        self._is_held = False
        self._log: str | None = None  # the file of changes, where there is one

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Opened; tells where SQLite writes changes first. Under another mode than WAL the disk is left to SQLite."""
        opened = super().get_new_connection(conn_params)
        file = opened.execute("PRAGMA database_list").fetchone()[2]
        [mode] = opened.execute("PRAGMA journal_mode").fetchone()
        self._log = f"{file}-wal" if file and mode == "wal" else None
        return opened

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            self._let_sqlite_wait(False)
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_turn_back()
            self._let_sqlite_wait(True)
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._give_turn_back()  # where the commit failed, a rollback follows
        self._let_sqlite_wait(True)
        self._wait_for_the_disk()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # the stubs do not know it
        finally:
            self._give_turn_back()
        self._let_sqlite_wait(True)

    def _let_sqlite_wait(self, is_full: bool) -> None:
        """Whether SQLite itself waits for the disk at the end of a transaction. It does for single statements, which have no turn."""
        if self._log is not None:
            with self.wrap_database_errors:
                self.connection.execute(f"PRAGMA synchronous={'FULL' if is_full else 'NORMAL'}")

    def _wait_for_the_disk(self) -> None:
        """What was written until now is on the disk. Raises OperationalError where the disk fails, as SQLite does; what was written may stand all the same."""
        if self._log is None:
            return
        try:
            file = os.open(self._log, os.O_RDONLY | os.O_CLOEXEC)
            try:
                on_the_disk(file)
            finally:
                os.close(file)
        except OSError as fault:
            raise OperationalError("disk I/O error") from fault

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._give_turn_back()
            self._log = None
            if self._turn is not None:
                os.close(self._turn)
                self._turn = None

    def _take_turn(self) -> None:
        """Wait for the lock file. Raises OperationalError after `timeout` seconds."""
        if self.is_in_memory_db():
            return
        if self._turn is None:
            self._turn = os.open(f"{self.settings_dict['NAME']}.turn", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._wait(float(self.settings_dict["OPTIONS"].get("timeout", 5)))
        self._is_held = True

    def _wait(self, seconds: float) -> None:
        """Stand in the kernel's queue. It knows no limit of time, so somebody stands there for us, and lets the file go if we went away before."""
        assert self._turn is not None
        waiting = Waiting(self._turn)
        if not waiting.has_got_it(seconds):
            self._turn = None
            raise OperationalError("database is locked")

    def _give_turn_back(self) -> None:
        if self._is_held and self._turn is not None:
            with suppress(OSError):
                fcntl.flock(self._turn, fcntl.LOCK_UN)
        self._is_held = False
