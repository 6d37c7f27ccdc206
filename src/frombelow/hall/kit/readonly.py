"""While a hall can only be read: whoever runs it lays a small file into VAR (`frombelow read-only`), and every process sees it at its next step.

What people do waits, and so does what the hall does by itself at night or behind a page. What the hall writes about its readers goes on: that somebody is
signed in, and who read whom. Else an infiltrator would read unrecorded, for as long as the disk is full. Two lines hold:

1. A page that was sent something asks nobody further (`ReadOnly`, the middleware), unless its view is marked `only_reads`.
2. Beneath, while such a page is made, no statement writes, and in no process does the journal, outside a deed that is marked `goes_on`.

To ask costs one look at the file (`notice`), once for a request.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

FILE = "read-only.json"
SEEN = "hall.read_only"  # in the environment of a request: what the first who asked was told
BEGINS_A_READING = {
    "SELECT", "VALUES", "WITH", "EXPLAIN", "SHOW", "PRAGMA", "SET", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "DECLARE", "FETCH", "CLOSE",
}  # fmt: skip
WRITES_ALL_THE_SAME = re.compile(r"\b(INSERT\s+INTO|(?<!FOR )UPDATE|DELETE\s+FROM|MERGE\s+INTO)\s", re.I)
_goes_on: ContextVar[bool] = ContextVar("goes_on", default=False)

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class Why(StrEnum):
    """Why, as it is said to the command."""

    MOVE = "move"
    DISK = "disk"
    TROUBLE = "trouble"
    RESTORE = "restore"


SAID: dict[str, str | Promise] = {
    Why.MOVE: gettext_lazy("The hall is moving to another server."),
    Why.DISK: gettext_lazy("The disk of the hall is almost full, and whoever runs it is making room."),
    Why.TROUBLE: gettext_lazy("Something may be wrong with the hall, and whoever runs it is looking into it."),
    Why.RESTORE: gettext_lazy("The hall is being brought back from a backup."),
}
UNSAID = gettext_lazy("Whoever runs the hall has stopped all changes.")


@dataclass(frozen=True)
class Notice:
    """Why the hall can only be read, since when, and until when as whoever runs it thinks; None where they do not say, or it is past."""

    why: str
    since: datetime
    until: datetime | None
    version: int  # another for every file that is laid down

    @property
    def reason(self) -> str | Promise:
        """For members."""
        return SAID.get(self.why, UNSAID)

    @property
    def mark(self) -> str:
        """What a page that was kept with this notice on it is known by."""
        return f"{self.version}{'+' if self.until else ''}"

    def __str__(self) -> str:
        since = f"{timezone.localtime(self.since):%Y-%m-%d %H:%M}"
        return f"The hall can only be read since {since} ({self.why or 'it does not say why'}). `frombelow read-only --end` ends that."


class ReadOnly(Exception):
    """A deed came while the hall can only be read. Not a `Refused`: no page takes it for a form that was filled in wrong."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(str(notice))
        self.notice = notice


# ---- the file ----


def place() -> str:
    """Where it lies."""
    return f"{settings.VAR}/{FILE}"


def notice() -> Notice | None:
    """What the file says, or None: people may change things. A file that cannot be read says so too, only not why."""
    try:
        seen = os.stat(place())
    except OSError:  # it is not there, or a folder above it cannot be entered: then the hall has other troubles, and says them better
        return None
    told = read(place(), seen.st_mtime_ns, seen.st_ino)
    return replace(told, until=None) if told.until and told.until <= timezone.now() else told


@lru_cache(maxsize=4)
def read(path: str, changed_at: int, number: int) -> Notice:
    """The file as it is since it was last changed. A full disk leaves an empty one."""
    try:
        told = json.loads(Path(path).read_bytes())
        since, until = (datetime.fromisoformat(told[key]) if told[key] else None for key in ("since", "until"))
        why = str(told["why"])
    except (OSError, ValueError, TypeError, KeyError):
        why, since, until = "", None, None
    return Notice(why, since or datetime.fromtimestamp(changed_at // 10**9, UTC), until, changed_at)


def begin(*, why: Why, until: datetime | None, now: datetime) -> Notice:
    """Lay the file down; where there is one, since when stays. A disk without room for a line of text has room for an empty file."""
    before = notice()
    since = before.since if before else now
    told = {"why": why, "since": since.isoformat(), "until": until.isoformat() if until else ""}
    path = Path(place())
    fresh = path.with_suffix(".new")
    try:
        fresh.write_text(json.dumps(told) + "\n", encoding="ascii")
        fresh.chmod(0o644)  # whoever laid it down: the hall reads it
        fresh.replace(path)
    except OSError:
        path.touch(0o644)
        fresh.unlink(missing_ok=True)
    laid = notice()
    assert laid is not None
    return laid


def end() -> bool:
    """Take it away: whether there was one."""
    try:
        Path(place()).unlink()
    except FileNotFoundError:
        return False
    return True


# ---- who asks ----


def of(request: HttpRequest) -> Notice | None:
    """What stands at the head of this page: looked at once for a request, by the page cache or here."""
    if SEEN not in request.META:
        request.META[SEEN] = notice()
    seen: Notice | None = request.META[SEEN]
    return seen


def check() -> None:
    """Raises ReadOnly while the hall can only be read, unless what is being done goes on."""
    if not _goes_on.get() and (told := notice()):
        raise ReadOnly(told)


def only_reads(view: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Mark a view that takes what is sent to it and changes nothing that people keep: it searches, it counts a file, it lets somebody in or out.

    What it writes about who reads stands in deeds that go on. The mark is seen through every decorator that is put over it.
    """
    view.only_reads = True  # type: ignore[attr-defined]
    return view


def goes_on(deed: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Mark a deed of the hall itself, which is done though the hall can only be read: who is signed in, who read whom, how often somebody tried."""

    @wraps(deed)
    def done(*args: Given.args, **kwargs: Given.kwargs) -> Answer:
        token = _goes_on.set(True)
        try:
            return deed(*args, **kwargs)
        finally:
            _goes_on.reset(token)

    return done


# ---- the net beneath ----


@contextmanager
def net(told: Notice) -> Iterator[None]:
    """Inside, a statement that writes raises ReadOnly before the database hears of it."""

    def let_through(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not _goes_on.get() and is_writing(sql):
            raise ReadOnly(told)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(let_through):
        yield


def is_writing(sql: str) -> bool:
    """Whether a statement may change what is kept: whatever does not begin as a reading does, and a question with a change within."""
    begins = sql.split(None, 1)[0].upper().strip("(;") if sql.strip() else "SELECT"
    return begins not in BEGINS_A_READING or (begins == "WITH" and bool(WRITES_ALL_THE_SAME.search(sql)))
