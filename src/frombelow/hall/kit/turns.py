"""How many may take long at once: who sends a file slowly, or waits for a count, holds a thread of the server that the pages of others need."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext_noop

from frombelow.hall.kit.refusals import Refused

BUSY = gettext_noop("The hall is busy with files of others. Try again in a minute.")


class Turns:
    """So many at once in each server process; `busy` is said to who waited in vain."""

    def __init__(self, at_once: int, busy: str = BUSY) -> None:
        self.busy = busy
        self._free = threading.BoundedSemaphore(at_once)

    @contextmanager
    def one(self, *, wait: float = 0) -> Iterator[None]:
        """A turn, given back at the end. Raises Refused where none gets free within `wait` seconds."""
        if not self._free.acquire(timeout=wait):
            raise Refused(self.busy)
        try:
            yield
        finally:
            self._free.release()
