"""The list, a page at a time, against its slow plain twin: everybody whom the reader sees, sorted."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from django.db import connection

from frombelow.hall.groups import scope
from frombelow.hall.groups.actions import turfs
from frombelow.hall.groups.rules.rights import NOWHERE, WHOLE, Reach, Right
from frombelow.hall.groups.tests.world import account, group_of, reader
from frombelow.hall.people.models import Consent, Detail, Person
from frombelow.hall.people.queries import listing
from frombelow.hall.people.queries.reading import people_for
from frombelow.hall.people.tests.world import person

pytestmark = pytest.mark.django_db
NAMES = ["Adler", "Brooks", "Brooks", "Brooks", "Carter", "Đặng", "Núñez", "Okafor", "Zhang"]


@pytest.fixture
def officer():
    ada = account("Ada")
    return reader(ada, group_of(ada))


@pytest.fixture
def places(officer):
    return [turfs.add(reader=officer, name=name) for name in ("Dock", "Night shift", "Office")]


@pytest.fixture
def everybody(officer, places):
    """Some in each turf, some in none; some with two numbers; and those of another group."""
    for number, family in enumerate(NAMES):
        person(officer, family=family, phone=f"601 555 01{number:02}", turf=[*places, None][number % 4])
    other = account("Eve")
    person(reader(other, group_of(other)), family="Elsewhere")


@pytest.fixture
def two_rows(monkeypatch):
    """Pages of two."""
    monkeypatch.setattr(listing, "ROWS", 2)
    listing.page_of.cache_clear()
    yield
    listing.page_of.cache_clear()


def with_reach(officer: scope.Reader, reach: Reach, contacts: Reach, exports: bool) -> scope.Reader:
    """The reader as one whose mandates reach so far."""
    rights = {Right.SEE_PEOPLE: reach, Right.SEE_CONTACTS: contacts} | ({Right.EXPORT: WHOLE} if exports else {})
    return replace(officer, rights=rights)


def by_twin(asks: scope.Reader, places: list, turf: object) -> list[listing.Row]:
    """All lines, asked one by one."""
    named = {place.pk: place.name for place in places}
    people = [one for one in people_for(asks) if turf is None or one.turf_id == turf.pk]
    phones = listing.phones_of(asks, people) if asks.may(Right.EXPORT) else {}
    return [
        listing.Row(one.ident, one.shown_name, named.get(one.turf_id, ""), phones.get(one.pk, ""), one.language)
        for one in sorted(people, key=lambda one: (one.sort_name, one.pk))
    ]


def by_pages(asks: scope.Reader, places: list, turf: object) -> list[listing.Row]:
    """All lines, page after page."""
    found, after = [], ""
    while True:
        page = listing.listed(asks, places, turf=turf, after=after)
        found += page.rows
        if not page.after:
            return found
        after = page.after


def test_pages_hold_what_the_plain_twin_finds(officer, places, everybody, two_rows):
    one, two, three = (place.pk for place in places)
    reaches = [WHOLE, NOWHERE, Reach(turfs=frozenset({one})), Reach(turfs=frozenset({two, three}))]
    for reach, contacts, exports, turf in product(
        reaches, (WHOLE, Reach(turfs=frozenset({two}))), (True, False), (None, *places)
    ):
        asks = with_reach(officer, reach, contacts, exports)
        assert by_pages(asks, places, turf) == by_twin(asks, places, turf)


def test_the_whole_list_is_of_one_group(officer, places, everybody):
    page = listing.listed(officer, places)
    assert [row.shown_name.split()[-1] for row in page.rows] == NAMES
    assert (page.count, page.after) == (len(NAMES), "")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL sees by itself what a condition says")
@pytest.mark.parametrize(
    ("rows", "index"),
    [
        (Person.unscoped.filter(turf=1, merged_into=None).order_by("sort_name", "pk"), "person_of_turf"),
        (Person.unscoped.filter(imported=1), "person_imported"),
        (Person.unscoped.filter(merged_into=1), "person_merged"),
        (Person.unscoped.filter(membership=1), "person_member"),
        (Detail.unscoped.filter(field=1), "detail_of_field"),
        (Consent.unscoped.filter(by=1), "consent_by"),
    ],
)
def test_no_question_goes_through_the_whole_list(rows, index):
    plan = rows.explain()
    assert index in plan
    assert "SCAN" not in plan
    assert "TEMP" not in plan
