"""Finding people: who is found, how many each step moves, and that what one may not see cannot be asked for."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from importlib import import_module
from random import Random
from types import SimpleNamespace

import pytest
from django.db import connection
from django.utils.timezone import localdate

from frombelow.hall.groups.actions import turfs
from frombelow.hall.groups.models import OwnRole
from frombelow.hall.groups.tests.test_power import elect
from frombelow.hall.groups.tests.world import NOW, account, group_of, join, reader
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.actions import conversations, lists, persons
from frombelow.hall.people.imports.bulk import BEHIND
from frombelow.hall.people.models import Person
from frombelow.hall.people.queries import index
from frombelow.hall.people.queries.finding import found, in_index, in_order, moved
from frombelow.hall.people.rules import consents, details, fields
from frombelow.hall.people.rules.conversations import Answer
from frombelow.hall.people.rules.finding import About, Move, Step, typed
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
            due_on=localdate(NOW) - timedelta(days=30),
        ),
    )
    persons.say_consent(
        reader=officer, person=rosa, kind=consents.Kind.TEXT, is_given=True, on=localdate(NOW), how="card"
    )
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


def plain(rows, texts_and_moves):
    """Who is found, by looking at every row: the slow twin of the index."""
    found_so_far: set[int] = set()
    for move, text in texts_and_moves:
        those = {
            pk for pk, line in rows if all(any(one.startswith(word) for one in line.split()) for word in text.split())
        }
        found_so_far = (
            found_so_far | those
            if move == Move.ADD
            else found_so_far & those
            if move == Move.NARROW
            else found_so_far - those
        )
    return found_so_far


def test_the_index_alone_finds_whom_a_look_at_every_row_finds(officer, ada):
    chance = Random(5)
    other = reader(ada, group_of(ada, "Another"))
    words = ["ana", "anna", "annabel", "ben", "bo", "boris", "cruz", "cruzado", "diaz"]
    for who in (officer, other):
        for _ in range(40):
            line = " ".join(chance.sample(words, 3))
            Person.unscoped.create(
                group=who.group, shown_name=line, sort_name=line, found_by=line, added_at=NOW, changed_at=NOW
            )
    kept, *gone = Person.unscoped.filter(group=officer.group).order_by("pk")
    for merged in gone[::4]:
        Person.unscoped.filter(pk=merged.pk).update(merged_into=kept)
    Person.unscoped.filter(pk=gone[4].pk).update(merged_into=None)  # taken back
    Person.unscoped.filter(pk=gone[5].pk).update(found_by="somebody new")
    Person.unscoped.filter(pk=gone[6].pk).delete()
    rows = list(Person.unscoped.filter(group=officer.group, merged_into=None).values_list("pk", "found_by"))
    for _ in range(60):
        asked = [
            (
                move,
                " ".join(
                    word[: chance.randint(1, 5)] for word in chance.sample([*words, "somebody"], chance.randint(1, 2))
                ),
            )
            for move in [Move.ADD, *chance.choices(list(Move), k=chance.randrange(3))]
        ]
        steps = [Step(move, typed(text)) for move, text in asked]
        question = in_index(officer, steps)
        twin = plain(rows, asked)
        assert index.count(question) == len(twin), asked
        assert index.hits(question, 100) == index.Hits(len(twin), sorted(twin)), asked
        assert set(found(officer, steps).values_list("pk", flat=True)) == twin, asked
        assert index.hits(question, 3) == index.Hits(len(twin), sorted(twin)[:3]), asked


@pytest.mark.parametrize("text", ["turf:none", "-rosa", "talked:never", "rosa talked:never", ""])
def test_what_is_more_than_words_is_not_asked_of_the_index_alone(officer, people, text):
    assert in_index(officer, [Step(Move.ADD, typed(text))]) is None


def test_a_steward_is_not_answered_by_the_index_alone(officer, caucus, ada, people):
    others = [account(name) for name in ("Ben", "Cleo", "Dan")]
    join(caucus, ada, *others)
    elect(caucus, ada, others, reader(others[2], caucus).membership, turf=people[0].turf.ident)
    assert in_index(reader(others[2], caucus), [Step(Move.ADD, typed("rosa"))]) is None
    assert in_index(officer, [Step(Move.ADD, typed("phone:0199"))]) is not None


def test_the_index_follows_what_changes(officer, people):
    rosa = people[0]
    persons.add_value(reader=officer, person=rosa, value=details.name(given="Rosalind", family="Núñez", label="chosen"))
    assert names(officer, "rosalind") == {"Rosalind"}
    Person.unscoped.filter(pk=rosa.pk).update(found_by="somebody else")
    assert names(officer, "rosalind") == set()


def test_everybody_who_is_found_is_placed_in_a_turf(officer, people):
    rosa, yuri = people
    yard = turfs.add(reader=officer, name="Yard")
    both = [Step(Move.ADD, typed("601555"))]
    assert persons.put_found_in_turf(reader=officer, steps=both, turf=yard, also_from_others=False) == 1
    assert set(Person.unscoped.filter(turf=yard)) == {yuri}
    assert persons.put_found_in_turf(reader=officer, steps=both, turf=yard, also_from_others=True) == 1
    assert set(Person.unscoped.filter(turf=yard)) == {rosa, yuri}
    for steps in (both, []):
        with pytest.raises(Refused):
            persons.put_found_in_turf(reader=officer, steps=steps, turf=yard, also_from_others=True)


def test_a_steward_places_nobody(officer, caucus, ada, people):
    others = [account(name) for name in ("Ben", "Cleo", "Dan")]
    join(caucus, ada, *others)
    dock = people[0].turf
    elect(caucus, ada, others, reader(others[2], caucus).membership, turf=dock.ident)
    with pytest.raises(Refused, match="no mandate"):
        persons.put_found_in_turf(
            reader=reader(others[2], caucus), steps=[Step(Move.ADD, typed("601555"))], turf=dock, also_from_others=True
        )


@pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite's plans; PostgreSQL counts its rows by itself")
@pytest.mark.parametrize("about", sorted(set(About) - {About.WORDS, About.NAME, About.LIKE}))
def test_sqlite_looks_a_persons_rows_up_by_the_person_also_before_it_has_counted_anything(officer, people, about):
    """Else every person of the list costs a walk through all rows of the group: 100 seconds for ten thousand people."""
    word = {About.FIELD: "shift:nights", About.TALKED: "talked:30d", About.PROMISE: "promise:late", About.ANSWER: "answer:yes", About.CONSENT: "consent:text", About.ADDED: "added:7d", About.MEMBER: "member:no", About.PHONE: "phone:0199"}.get(about, f"{about}:x")  # fmt: skip
    question = found(officer, [Step(Move.ADD, typed(word, ("shift",)))])
    sql, given = question.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", given)
        plan = [row[3] for row in cursor.fetchall()]
    for line in plan:
        if line.startswith(("SEARCH U", "SEARCH V", "SCAN U", "SCAN V")):
            assert "person_id=?" in line or "conversation_id=?" in line or "rowid=?" in line, plan


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's index was not made anew")
def test_a_hall_that_made_its_index_before_finds_its_people_again(officer, people):
    before, after = (
        import_module(f"frombelow.hall.people.migrations.{name}")
        for name in ("0010_words_of_groups", "0015_first_letters")
    )
    with connection.cursor() as cursor:
        for statement in before.SQLITE:
            cursor.execute(statement)
        assert names(officer, "ros") == set()
        after.make(
            None, SimpleNamespace(connection=connection, execute=lambda sql, params: cursor.execute(sql, params))
        )
    assert names(officer, "ros") == {"Rosa"}


@pytest.mark.parametrize("number", [1, 7, 999_999, 1_000_000, 12_345_678])
def test_what_stands_before_a_word_is_the_same_to_python_and_sqlite(number):
    with sqlite3.connect(":memory:") as base:
        said = base.execute(f"SELECT {BEHIND.format(row='row')} FROM (SELECT {number} AS group_id) AS row").fetchone()[
            0
        ]
    assert said == f"{number:06}q"
