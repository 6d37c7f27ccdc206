"""Django's SQLite, with a lock file in front of every writing transaction.

SQLite lets one transaction write at a time. Who comes while another writes asks again after ever longer naps, up to a tenth of a second, so that the last to
come is often the first to get it, and somebody's page waits for seconds (measured: 5.4 s among fifty writers; with a lock file 0.5 s). Here the kernel keeps
the queue. A process that dies lets go of its lock; whoever waits longer than `timeout` is told so, as SQLite itself would tell them.
"""

from __future__ import annotations

import fcntl
import os
import threading
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


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that waits for its turn before it writes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turn: int | None = None  # the lock file, open
        self._is_held = False

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_turn_back()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._give_turn_back()  # where the commit failed, a rollback follows

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # the stubs do not know it
        finally:
            self._give_turn_back()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._give_turn_back()
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
