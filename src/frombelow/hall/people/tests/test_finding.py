"""Finding people: who is found, how many each step moves, and that what one may not see cannot be asked for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from frombelow.hall.groups.actions import turfs
from frombelow.hall.groups.models import OwnRole
from frombelow.hall.groups.tests.test_power import elect
from frombelow.hall.groups.tests.world import NOW, account, group_of, join, reader
from frombelow.hall.people.actions import conversations, lists, persons
from frombelow.hall.people.models import Person
from frombelow.hall.people.queries.finding import found, in_order, moved
from frombelow.hall.people.rules import consents, details, fields
from frombelow.hall.people.rules.conversations import Answer
from frombelow.hall.people.rules.finding import Move, Step, typed
from frombelow.hall.people.tests.world import person, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return account("Ada")


@pytest.fixture
def caucus(ada):
    return group_of(ada)


@pytest.fixture
def officer(caucus, ada):
    return reader(ada, caucus)


@pytest.fixture
def people(officer):
    dock = turfs.add(reader=officer, name="Night dock")
    rosa = person(officer, turf=dock)
    persons.add_value(
        reader=officer, person=rosa, value=details.address({"street": "214 Dock St", "city": "Jackson", "zip": "39201"})
    )
    yuri = person(officer, given="Юрий", family="Иванов", phone="601 555 0199")
    heat = lists.add_issue(reader=officer, name="Heat")
    conversations.record(
        reader=officer,
        person=rosa,
        said=said(
            at=NOW - timedelta(days=40),
            issues=(heat.ident,),
            ask="Come",
            answer=Answer.YES,
            due_on=NOW.date() - timedelta(days=30),
        ),
    )
    persons.say_consent(reader=officer, person=rosa, kind=consents.Kind.TEXT, is_given=True, on=NOW.date(), how="card")
    shift = lists.add_field(
        reader=officer, label="Shift", kind=fields.Kind.CHOICE, choices=["Days", "Nights"], is_secret=False
    )
    persons.fill_field(reader=officer, person=yuri, field=shift, text="Nights")
    return rosa, yuri


def names(who, text, keys=("shift",)):
    return {one.shown_name.split()[0] for one in found(who, [Step(Move.ADD, typed(text, keys))])}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("nunez", {"Rosa"}), ("núñ ros", {"Rosa"}), ("ivanov", {"Юрий"}), ("yur", {"Юрий"}), ("0199", {"Юрий"}), ("601555", {"Rosa", "Юрий"}), ("phone:0100", {"Rosa"}),
        ("city:jackson", {"Rosa"}), ("zip:392", {"Rosa"}), ('turf:"night dock"', {"Rosa"}), ("turf:none", {"Юрий"}), ("issue:heat", {"Rosa"}), ("-issue:heat", {"Юрий"}),
        ("talked:never", {"Юрий"}), ("talked:>30d", {"Rosa"}), ("talked:30d", set()), ("talked:60d", {"Rosa"}), ("promise:late", {"Rosa"}), ("promise:kept", set()),
        ("consent:text", {"Rosa"}), ("added:today", {"Rosa", "Юрий"}), ("shift:nights", {"Юрий"}), ("rosa -0100", set()), ("answer:yes", {"Rosa"}),
        ("", {"Rosa", "Юрий"}), ("zzz", set()), ("'; DROP", set()), ('"', {"Rosa", "Юрий"}),
    ],
)  # fmt: skip
def test_who_is_found(officer, people, text, who):
    assert names(officer, text) == who


def test_each_step_tells_how_many_people_it_moves(officer, people):
    steps = [
        Step(Move.ADD, typed("601555")),
        Step(Move.REMOVE, typed("talked:never")),
        Step(Move.NARROW, typed("zip:1")),
        Step(Move.ADD, typed("yur")),
    ]
    assert [(one.count, one.change) for one in moved(officer, steps)] == [(2, 2), (1, -1), (0, -1), (1, 1)]
    assert [one.shown_name for one in in_order(officer, steps, [], 10)] == ["Юрий Иванов"]


def test_other_groups_are_not_searched(people):
    eve = account("Eve")
    other = reader(eve, group_of(eve, "Another"))
    assert names(other, "nunez") == names(other, "") == set()


def test_who_may_not_see_contacts_cannot_search_them(officer, caucus, ada, people):
    others = [account(name) for name in ("Ben", "Cleo", "Dan")]
    join(caucus, ada, *others)
    OwnRole.unscoped.create(group=caucus, key="reader", title="Reader", rights=["see_people"])
    from frombelow.hall.groups.models import Mandate

    Mandate.unscoped.create(
        group=caucus,
        membership=reader(others[0], caucus).membership,
        role="reader",
        title="Reader",
        source="decision",
        since=NOW - timedelta(days=1),
        until=NOW + timedelta(days=1),
    )
    ben = reader(others[0], caucus)
    assert names(ben, "nunez") == {"Rosa"}
    for text in (
        "0199",
        "phone:0199",
        "-phone:0199",
        "zip:392",
        "consent:text",
        "-consent:text",
        "issue:heat",
        "-issue:heat",
        "talked:never",
        "promise:open",
        "þ0199",
    ):
        assert names(ben, text) == set(), text


def test_a_steward_finds_within_their_turf(officer, caucus, ada, people):
    others = [account(name) for name in ("Ben", "Cleo", "Dan")]
    join(caucus, ada, *others)
    elect(caucus, ada, others, reader(others[2], caucus).membership, turf=people[0].turf.ident)
    steward = reader(others[2], caucus)
    assert names(steward, "601555") == {"Rosa"}
    assert names(steward, "-talked:60d") == set()


def test_the_index_follows_what_changes(officer, people):
    rosa = people[0]
    persons.add_value(reader=officer, person=rosa, value=details.name(given="Rosalind", family="Núñez", label="chosen"))
    assert names(officer, "rosalind") == {"Rosalind"}
    Person.unscoped.filter(pk=rosa.pk).update(found_by="somebody else")
    assert names(officer, "rosalind") == set()
