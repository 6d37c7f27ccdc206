"""Several questions in one trip to the database.

    newest, broad = Later(happenings.newest, here, 5), Later(sectors.broad_sectors, here)
    together(newest, broad)
    newest.answer

A page that asks a dozen questions one after the other waits a dozen times for PostgreSQL, and PostgreSQL for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from functools import partial
from typing import Any, Generic, TypeVar, TypeVarTuple

from django.db import connection

from frombelow.hall.terrain.queries.fetching import all_fetched
from frombelow.hall.terrain.queries.postgresql import Row, Statement

Answer = TypeVar("Answer")
Given = TypeVarTuple("Given")


class NotYet(BaseException):
    """A question waits for the next trip: whoever asked is called again after it."""


class Trip:
    """Questions that go to the database together, and the answers of the trips before."""

    def __init__(self) -> None:
        self.waiting: dict[Statement, None] = {}
        self.answers: dict[Statement, list[Row]] = {}

    def answer(self, asked: Statement) -> list[Row]:
        """The answer, if the question has made its trip. Raises NotYet."""
        if asked not in self.answers:
            self.waiting[asked] = None
            raise NotYet
        return self.answers[asked]

    def go(self) -> None:
        """Ask everything that waits."""
        asked = list(self.waiting)
        self.waiting.clear()
        self.answers.update(zip(asked, all_fetched(asked), strict=True))


_trip: ContextVar[Trip | None] = ContextVar("trip", default=None)


def fetched(sql: str, values: Sequence[Any]) -> list[Row]:
    """The rows of a statement: at once, or inside `together` when it has made its trip."""
    trip = _trip.get()
    asked = (sql, tuple(values))
    return trip.answer(asked) if trip else all_fetched([asked])[0]


class Later(Generic[Answer]):
    """What a query will have answered after `together`."""

    answer: Answer

    def __init__(self, query: Callable[[*Given], Answer], *given: *Given) -> None:
        self.ask: Callable[[], Answer] = partial(query, *given)

    def is_answered(self) -> bool:
        """Call the query; False if one of its questions has yet to make the trip."""
        try:
            self.answer = self.ask()
        except NotYet:
            return False
        return True


def together(*queries: Later[Any]) -> None:
    """Answer all of them in as few trips as the longest chain of questions has.

    A query is called until all its questions are answered, so it may do nothing but ask; it may itself ask several
    things together. SQLite is no trip away: there each is called once.
    """
    if _trip.get():
        if open_ones(queries):
            raise NotYet
        return
    trip, unanswered = Trip(), list(queries)
    mark = _trip.set(trip if connection.vendor == "postgresql" else None)
    try:
        while unanswered := open_ones(unanswered):
            trip.go()
    finally:
        _trip.reset(mark)


def open_ones(queries: Iterable[Later[Any]]) -> list[Later[Any]]:
    """Call each; those that have to be called again."""
    return [query for query in queries if not query.is_answered()]
