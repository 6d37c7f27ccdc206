"""What is done about people: values are kept, conversations come once, what is secret is sealed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.http import Http404
from django.utils.timezone import localdate

from frombelow.hall.groups.actions import turfs
from frombelow.hall.groups.tests.test_power import elect
from frombelow.hall.groups.tests.world import NOW, account, group_of, join, reader
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.scoped import Unscoped
from frombelow.hall.people.actions import conversations, lists, persons
from frombelow.hall.people.models import Commitment, Conversation, Detail, Person
from frombelow.hall.people.queries.reading import known, people_for, person_for
from frombelow.hall.people.rules import consents, details, fields
from frombelow.hall.people.rules.conversations import Answer, Reached
from frombelow.hall.people.tests.world import person, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return account("Ada")


@pytest.fixture
def caucus(ada):
    return group_of(ada)


@pytest.fixture
def others(caucus, ada):
    people = [account(name) for name in ("Ben", "Cleo", "Dan")]
    join(caucus, ada, *people)
    return people


@pytest.fixture
def officer(caucus, ada):
    return reader(ada, caucus)


def test_every_value_stays(officer):
    rosa = person(officer)
    persons.add_value(reader=officer, person=rosa, value=details.phone("601-555-0199"))
    persons.add_value(reader=officer, person=rosa, value=details.phone("601 555 0100"))
    rosa.refresh_from_db()
    assert Detail.unscoped.filter(person=rosa, kind="phone").count() == 2
    assert (rosa.shown_name, rosa.sort_name) == ("Rosa Núñez", "nunez rosa")
    assert {"nunez", "þ6015550199", "þ0199"} <= set(rosa.found_by.split())
    persons.add_value(reader=officer, person=rosa, value=details.name(given="Rosie", family="Núñez", label="chosen"))
    rosa.refresh_from_db()
    assert rosa.shown_name == "Rosie Núñez"


def test_nobody_asks_a_table_without_a_reader(officer):
    with pytest.raises(Unscoped):
        Person.objects.all()
    with pytest.raises(Unscoped):
        Person.objects.count()


def test_a_steward_sees_their_turf_only(officer, caucus, ada, others):
    dock = turfs.add(reader=officer, name="Dock")
    here, there = person(officer, turf=dock), person(officer, given="Max", phone="")
    elect(caucus, ada, others, reader(others[2], caucus).membership, turf=dock.ident)
    steward = reader(others[2], caucus)
    assert list(people_for(steward)) == [here]
    with pytest.raises(Http404):
        person_for(steward, there.ident)
    with pytest.raises(Refused):
        persons.add_value(reader=steward, person=there, value=details.phone("601 555 0101"))
    with pytest.raises(Refused, match="your own turf"):
        person(steward, given="Lee")
    assert not list(people_for(reader(others[0], caucus))), "a member without a mandate sees nobody"


def test_a_conversation_sent_twice_is_there_once(officer):
    rosa = person(officer)
    first, is_new = conversations.record(reader=officer, person=rosa, said=said())
    again, is_new_again = conversations.record(reader=officer, person=rosa, said=said())
    assert (first.pk, is_new, is_new_again) == (again.pk, True, False)


def test_what_was_said_is_sealed_and_for_those_who_may_read_it(officer, caucus, ada, others):
    rosa = person(officer)
    heat = lists.add_issue(reader=officer, name="Heat")
    row, _ = conversations.record(
        reader=officer, person=rosa, said=said(words="Two fainted in July.", fears="Her visa", issues=(heat.ident,))
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT words, fears FROM people_conversation")
        assert all(value.startswith("v1:1:") for value in cursor.fetchone())
    assert known(officer, rosa).talks[0].words == "Two fainted in July."
    Conversation.unscoped.filter(pk=row.pk).update(words=row.fears)
    assert known(officer, rosa).talks[0].words == "", "a sealed text opens only where it was written"


def test_who_may_not_read_notes_sees_that_there_was_a_talk(officer, caucus, ada, others):
    from frombelow.hall.groups.actions import mandates

    rosa = person(officer)
    conversations.record(
        reader=officer, person=rosa, said=said(words="Two fainted.", ask="Come on Thursday", answer=Answer.YES)
    )
    chair = next(mandate for mandate in officer.mandates if mandate.role == "officer")
    ben = reader(others[0], caucus).membership
    mandates.delegate(
        reader=officer, out_of=chair, to=ben, role="activist", title="Caller", turf=None, until=NOW + timedelta(days=9)
    )
    activist = reader(others[0], caucus)
    seen = known(activist, rosa)
    assert (seen.talks[0].words, seen.talks[0].ask, seen.talks[0].is_open) == ("", "", False)
    assert seen.commitments == []
    conversations.record(reader=activist, person=rosa, said=said(token="another-one", words="I was there"))
    assert known(activist, rosa).talks[0].is_open != known(activist, rosa).talks[1].is_open


def test_an_ask_with_a_yes_is_a_commitment(officer):
    rosa = person(officer)
    conversations.record(
        reader=officer, person=rosa, said=said(ask="Come on Thursday", answer=Answer.YES, due_on=localdate(NOW))
    )
    commitment = Commitment.unscoped.get()
    conversations.settle(reader=officer, commitment=commitment, is_kept=True)
    commitment.refresh_from_db()
    assert (commitment.what, commitment.is_kept, commitment.settled_by) == (
        "Come on Thursday",
        True,
        officer.membership,
    )


def test_never_again_is_a_consent_taken_back(officer):
    rosa = person(officer)
    persons.say_consent(
        reader=officer, person=rosa, kind=consents.Kind.CONTACT, is_given=True, on=localdate(NOW), how="card"
    )
    conversations.record(reader=officer, person=rosa, said=said(reached=Reached.NEVER_AGAIN))
    assert not known(officer, rosa).consents[consents.Kind.CONTACT].is_given


def test_a_secret_field_is_sealed_and_keeps_its_older_values(officer):
    rosa = person(officer)
    field = lists.add_field(reader=officer, label="Health", kind=fields.Kind.TEXT, choices=[], is_secret=True)
    persons.fill_field(reader=officer, person=rosa, field=field, text="back pain")
    persons.fill_field(reader=officer, person=rosa, field=field, text="better")
    assert [value for _, value in known(officer, rosa).fields] == ["better", "back pain"]
    assert all(row.value.startswith("v1:") for row in Detail.unscoped.filter(field=field))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"at": NOW + timedelta(hours=1)}, "lies ahead"),
        ({"at": NOW - timedelta(days=90)}, "sixty days"),
        ({"answer": Answer.YES}, "nothing was asked"),
        ({"minutes": 900}, "600"),
        ({"reached": Reached.NO_ANSWER, "issues": ("x",)}, "not reached"),
        ({"token": "1"}, "cannot be told"),
    ],
)
def test_what_cannot_be_right_is_refused(officer, values, words):
    rosa = person(officer)
    with pytest.raises(Refused, match=words):
        conversations.record(reader=officer, person=rosa, said=said(**values))
    assert not Conversation.unscoped.exists()
