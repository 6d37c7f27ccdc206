"""Statements that come again and again: the same rows as Django's own, planned once, and alive when a release is replaced."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frombelow.hall.terrain import actions
from frombelow.hall.terrain.queries import happenings, places, players, prepared
from frombelow.hall.terrain.tests.conftest import NOW
from frombelow.hall.terrain.tests.factories import write_release

on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only")


def answers() -> list[object]:
    """What several prepared statements say, with dates, flags and absent values among it."""
    durham = places.place_of("durham-county-nc")
    assert durham is not None
    newest = happenings.newest(durham, 5)
    return [
        durham,
        newest,
        happenings.unions_at([row["id"] for row in newest]),
        places.figures(durham),
        places.counts(durham),
        [players.player_of(slug) for slug, *_ in players.top_players(durham, "local", 5)],
        places.place_of("nowhere"),
    ]


@pytest.mark.usefixtures("hall")
def test_rows_are_those_of_djangos_cursor() -> None:
    past_django = answers()
    with CaptureQueriesContext(connection) as asked:
        through_django = answers()
    assert past_django == through_django
    assert len(asked) >= 7


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_one_plan_for_numbers_of_all_sizes() -> None:
    for number in (1, 40_000, 3_000_000, 2_000_000_000):
        happenings.parties_of(number)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement LIKE %s", ["%party%"]
        )
        assert cursor.fetchall() == [(4, 0)]


@pytest.mark.django_db(transaction=True)
def test_a_replaced_release_is_asked_anew(tmp_path: Path) -> None:
    folder = write_release(tmp_path)
    actions.load_release(folder=folder, now=NOW)
    before = answers()
    actions.load_release(folder=folder, now=NOW)
    assert answers() == before


def test_a_value_that_does_not_reach_the_statement_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not reach the SQL"):
        prepared.compile_query(lambda number: places.Place.objects.values_list("key"), [7])
