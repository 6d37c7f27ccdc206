"""Prepared questions answer as Django's own do."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import BigIntegerField, CharField, DateTimeField
from django.test.utils import CaptureQueriesContext

from frombelow.hall.kit.models import Entry, Head
from frombelow.hall.kit.prepared import Prepared, Slot, update

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)
LATER: Prepared[Entry] = Prepared(
    lambda: Entry.objects.filter(
        chain=Slot("chain", CharField()),
        at__gt=Slot("since", DateTimeField()),
        number__lte=Slot("most", BigIntegerField()),
    ).order_by("number")
)


@pytest.fixture(autouse=True)
def entries():
    for number in range(6):
        at = NOW + timedelta(hours=number)
        Entry.objects.create(
            chain="ab"[number % 2], number=number, at=at, deed="x", facts={"n": number}, fingerprint=str(number)
        )


def test_objects_are_those_that_django_finds():
    for chain, hours, most in (("a", 0, 9), ("b", 2, 9), ("b", 0, 3), ("nobody's", 0, 9), ("a' OR 1=1 --", -9, 9)):
        since = NOW + timedelta(hours=hours)
        plain = list(Entry.objects.filter(chain=chain, at__gt=since, number__lte=most).order_by("number"))
        asked = LATER.models(chain=chain, since=since, most=most)
        assert asked == plain
        assert [(one.at, one.facts, one.chain) for one in asked] == [(one.at, one.facts, one.chain) for one in plain]
        assert LATER.first(chain=chain, since=since, most=most) == (plain[0] if plain else None)


def test_rows_are_told_as_python_has_them():
    rows = Prepared(
        lambda: (
            Entry.objects.filter(chain=Slot("chain", CharField()))
            .order_by("number")
            .values_list("number", "at", "facts")
        )
    )
    assert rows.rows(chain="a") == [(n, NOW + timedelta(hours=n), {"n": n}) for n in (0, 2, 4)]


def test_a_value_that_is_missing_or_nothing_is_a_mistake_of_the_program():
    with pytest.raises(KeyError):
        LATER.models(chain="a", since=NOW)
    with pytest.raises(TypeError, match="no place for nothing"):
        LATER.models(chain=None, since=NOW, most=9)


def test_the_question_is_asked_where_queries_are_counted():
    with CaptureQueriesContext(connection) as asked:
        LATER.models(chain="a", since=NOW, most=9)
    assert len(asked) == 1


def test_each_thread_compiles_for_itself():
    LATER.models(chain="a", since=NOW, most=9)
    seen: list[object] = []
    thread = threading.Thread(target=lambda: seen.append(hasattr(LATER._here, "compiled")))
    thread.start()
    thread.join()
    assert seen == [False]


def test_a_change_is_as_django_writes_it():
    for chain in ("one", "other"):
        Head.objects.create(chain=chain, number=1, fingerprint="a")
    one = Head.objects.get(chain="one")
    one.number, one.fingerprint = 2, "not told to be written"
    update(one, "number")
    assert list(Head.objects.order_by("chain").values_list("chain", "number", "fingerprint")) == [
        ("one", 2, "a"),
        ("other", 1, "a"),
    ]
