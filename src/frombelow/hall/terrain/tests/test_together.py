"""Several questions in one trip to the database: the same answers, fewer trips."""

from __future__ import annotations

from collections.abc import Sequence

import psycopg
import pytest
from django.db import connection

from frombelow.hall.terrain.models import Place
from frombelow.hall.terrain.queries import fetching, places, postgresql
from frombelow.hall.terrain.queries import together as trips
from frombelow.hall.terrain.queries.postgresql import Row, Statement
from frombelow.hall.terrain.queries.prepared import rows_of
from frombelow.hall.terrain.queries.together import Later, fetched, together

on_postgresql = pytest.mark.skipif('connection.vendor != "postgresql"', reason="PostgreSQL only")


def number(sign: str, value: int) -> int:
    """A question of its own for every sign: a value and one more."""
    return int(fetched(f"SELECT %s + 1 /* {sign} */", [value])[0][0])


def chain(value: int) -> int:
    """Two questions, the second made of the answer to the first."""
    return number("second", number("first", value))


def pair(value: int) -> int:
    """Two questions asked together."""
    one, other = Later(number, "one", value), Later(number, "other", value + 10)
    together(one, other)
    return one.answer * other.answer


@pytest.fixture
def trips_made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many statements went in each trip."""
    made: list[int] = []

    def counted(statements: Sequence[Statement]) -> list[list[Row]]:
        made.append(len(statements))
        return fetching.all_fetched(statements)

    monkeypatch.setattr(trips, "all_fetched", counted)
    return made


@pytest.mark.django_db(transaction=True)
def test_as_many_trips_as_the_longest_chain(trips_made: list[int]) -> None:
    queries = Later(number, "a", 1), Later(chain, 1), Later(pair, 1), Later(number, "a", 1)
    together(*queries)
    assert [query.answer for query in queries] == [2, 3, 24, 2]
    assert trips_made == ([4, 1] if connection.vendor == "postgresql" else [1] * 6)


@pytest.mark.django_db(transaction=True)
def test_nothing_asked_makes_no_trip(trips_made: list[int]) -> None:
    together()
    together(Later(len, "abc"))
    assert trips_made == []


@pytest.mark.django_db(transaction=True)
def test_a_query_that_breaks_breaks_the_page_and_not_the_next_one() -> None:
    with pytest.raises((psycopg.errors.DivisionByZero, ZeroDivisionError)):
        together(Later(number, "a", 1), Later(lambda: fetched("SELECT 1 / %s", [0])[0][0] or 1 / 0))
    assert number("a", 1) == 2


@pytest.mark.django_db
def test_a_transaction_sees_its_own_rows() -> None:
    Place(id=77, key="77", kind="state", name="Deseret", slug="deseret", is_south=False).save()
    query = Later(places.place_of, "deseret")
    together(query)
    assert query.answer is not None
    assert query.answer.name == "Deseret"


@on_postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("queries", [[Later(number, "a", 1)], [Later(number, "a", 1), Later(number, "b", 1)]])
def test_a_lost_connection_is_made_anew(queries: list[Later[int]]) -> None:
    together(*queries)
    session = connection.connection.info
    lost = session.backend_pid
    with psycopg.connect(session.dsn, password=session.password) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [lost])
    together(*queries)
    assert [query.answer for query in queries] == [2] * len(queries)
    assert connection.connection.info.backend_pid != lost


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_connection_with_unread_answers_is_not_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    queries = Later(number, "a", 1), Later(number, "b", 1)
    with monkeypatch.context() as patched:
        patched.setattr(postgresql, "answers", interrupted)
        with pytest.raises(KeyboardInterrupt):
            together(*queries)
    together(*queries)
    assert [query.answer for query in queries] == [2, 2]


def interrupted(connected: object) -> None:
    """Ctrl+C, just then."""
    raise KeyboardInterrupt


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_text_and_flags_take_the_types_of_their_columns() -> None:
    def build(slug: str) -> object:
        return Place.objects.filter(slug=slug, is_south=False, population__gt=2**31 - 2).values_list("name", "is_south")

    Place(id=78, key="78", kind="state", name="100% ours", slug="ours", is_south=False, population=2**31 - 1).save()
    assert rows_of("a test of types", build, "ours") == [("100% ours", False)]  # type: ignore[arg-type]
