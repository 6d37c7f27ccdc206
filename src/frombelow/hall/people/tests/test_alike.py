"""Names that are nearly so: who is shown, what is said, and that nothing is told of people whom the reader does not see."""

from __future__ import annotations

import html

import pytest
from django.utils import timezone

from frombelow.hall.groups.actions import turfs
from frombelow.hall.groups.tests.test_power import elect
from frombelow.hall.groups.tests.world import account, group_of, join, reader
from frombelow.hall.people.actions import merging, own, persons
from frombelow.hall.people.models import Person
from frombelow.hall.people.queries import alike
from frombelow.hall.people.queries.finding import found, in_order
from frombelow.hall.people.queries.index import Word
from frombelow.hall.people.rules import details
from frombelow.hall.people.rules.finding import About, Move, Step, typed
from frombelow.hall.people.tests.naming import carried_words, kept_words
from frombelow.hall.people.tests.world import person

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
def dock(officer):
    return turfs.add(reader=officer, name="Night dock")


@pytest.fixture
def people(officer, dock):
    return [
        person(officer, given="Rosa", family="Hernández", phone="601 555 0101", turf=dock),
        person(officer, given="Юрий", family="Иванов", phone="601 555 0102"),
        person(officer, given="Linh", family="Nguyễn", phone="601 555 0103"),
        person(officer, given="Mohammed", family="Khoury", phone="601 555 0104"),
        person(officer, given="Ana", family="Fernandes", phone="601 555 0105"),
    ]


@pytest.fixture
def steward(caucus, ada, people, dock):
    others = [account(name) for name in ("Ben", "Cleo", "Dan")]
    join(caucus, ada, *others)
    elect(caucus, ada, others, reader(others[2], caucus).membership, turf=dock.ident)
    return reader(others[2], caucus)


def searched(who, text, move=Move.ADD):
    """Who is shown for what was typed, and what is said of it."""
    steps = [Step(move, typed(text))]
    steps = alike.all_settled(who, alike.instead(who, steps) or steps)
    shown = list(found(who, steps))
    called = [way for one in alike.told(who, steps, [one.ident for one in shown]) for way in one.called]
    return {one.shown_name.split()[0] for one in shown}, set(called)


@pytest.mark.parametrize(
    ("text", "who", "called"),
    [
        ("hernandes", {"Rosa", "Ana"}, {"hernandez", "fernandes"}), ("hernadnez", {"Rosa"}, {"hernandez"}), ("herrnandes", {"Rosa"}, {"hernandez"}), ("Ernández", {"Rosa"}, {"hernandez"}),
        ("rosa hernandes", {"Rosa"}, {"rosa hernandez"}), ("rossa hernandes", {"Rosa"}, {"rosa hernandez"}), ("ana hernandez", {"Ana"}, {"ana fernandes"}), ("iurii", {"Юрий"}, {"yuriy"}),
        ("ivanoff", {"Юрий"}, {"ivanov"}), ("Иваноф", {"Юрий"}, {"ivanov"}), ("nguen", {"Linh"}, {"nguyen"}), ("muhammad", {"Mohammed"}, {"mohammed"}), ("khouri 0104", {"Mohammed"}, {"khoury"}),
        ("like:fernandez", {"Ana", "Rosa"}, {"fernandes", "hernandez"}), ("like:linh", {"Linh"}, {"linh"}), ("rosa -like:hernandes", set(), set()), ("name:hernadnez", {"Rosa"}, {"hernandez"}),
        ("hernandez", {"Rosa"}, set()), ("zzzzzz", set(), set()), ("hernandes turf:none", {"Ana"}, {"fernandes"}), ("phone:0199", set(), set()), ("kim", set(), set()), ("", None, set()),
    ],
)  # fmt: skip
def test_who_is_shown_for_a_name_that_is_nearly_so(officer, people, text, who, called):
    shown, said = searched(officer, text)
    assert said == called
    assert who is None or shown == who


def test_what_removes_people_is_taken_as_it_was_typed(officer, people):
    assert alike.instead(officer, [Step(Move.ADD, typed("601555")), Step(Move.REMOVE, typed("hernandes"))]) is None


def test_nothing_is_told_of_people_out_of_reach(steward, people):
    assert searched(steward, "hernandes") == ({"Rosa"}, {"hernandez"})
    for text in ("ivanoff", "nguen", "muhammad", "fernandas", "like:ivanov"):
        assert searched(steward, text) == (set(), set()), text
    # nobody in reach is nearer, so who is farther off is shown: just as if the nearer one, out of reach, were not there
    assert searched(steward, "fernandez") == ({"Rosa"}, {"hernandez"})


def test_other_groups_tell_nothing(people):
    eve = account("Eve")
    other = reader(eve, group_of(eve, "Another"))
    assert searched(other, "hernandes") == (set(), set())


def test_words_follow_what_changes(officer, people):
    group, rosa = officer.group, people[0]
    assert {"hernandez", "rosa", "nguyen"} <= kept_words(group) == carried_words(group)
    persons.add_value(reader=officer, person=rosa, value=details.name(given="Rosalind", family="Peña", label="chosen"))
    assert {"hernandez", "rosalind", "pena"} <= kept_words(group) == carried_words(group)
    twin = person(officer, given="Rose", family="Hernández", phone="")
    merged = merging.merge(reader=officer, kept=rosa, gone=twin)
    assert kept_words(group) == carried_words(group)
    merging.unmerge(reader=officer, merge=merged)
    assert kept_words(group) == carried_words(group)
    own.erase_person(reader=officer, person=twin)
    assert "rose" not in kept_words(group) == carried_words(group)
    assert "hernandez" in kept_words(group)
    own.erase_person(reader=officer, person=Person.unscoped.get(pk=rosa.pk))
    assert {"hernandez", "rosalind"}.isdisjoint(kept_words(group))
    assert kept_words(group) == carried_words(group)
    Person.unscoped.filter(group=group).update(found_by="somebody else")
    assert kept_words(group) == {"somebody", "else"}
    Person.unscoped.filter(group=group).delete()
    assert kept_words(group) == set()


def test_the_page_says_so_and_searches_exactly_when_asked(client, ada):
    caucus = group_of(ada, now=timezone.now())
    person(reader(ada, caucus, timezone.now()), given="Rosa", family="Hernández")
    client.force_login(ada)
    address = f"/g/{caucus.ident}/people/find/"
    page = html.unescape(client.post(address, {"q": "hernadnez", "deed": "add", "steps": "[]"}).content.decode())
    assert "Nobody is called “hernadnez”. Shown: people called “hernandez”." in page
    assert "Rosa Hernández" in page
    assert "like:hernadnez" in page
    steps = page.split('name="steps" value="')[1].split('">')[0]
    exact = html.unescape(client.post(address, {"deed": "exactly-0", "steps": steps}).content.decode())
    assert "Nobody is called" not in exact
    assert "Rosa Hernández" not in exact
    assert "Nobody is found this way." in exact
    kept = client.post(address + "save/", {"steps": steps, "name": "Nearly"})
    assert "Rosa Hernández" in client.get(kept.headers["Location"]).content.decode()


def test_a_saved_search_keeps_what_was_typed_not_who_was_found(officer, people):
    (step,) = alike.instead(officer, [Step(Move.ADD, typed("hernadnez"))])
    assert [(one.about, one.value) for one in step.conditions] == [(About.LIKE, "hernadnez")]


def test_words_of_people_out_of_sight_change_no_order(officer):
    """Of two who fit equally well the first on the list stands first, whatever words of others lie between theirs."""
    for given, family in (("Bea", "Cora"), ("Anna", "Dora")):
        person(officer, given=given, family=family)

    def shown(*others):
        words = (Word("aana", ("anna", *others, "bea")), Word("coora", ("cora", "dora")))
        steps = [Step(Move.ADD, (alike.Settled(About.LIKE, "aana coora", words=words),))]
        return [row.shown_name for row in in_order(officer, steps, [], 10)]

    assert shown() == shown("hidden") == ["Bea Cora", "Anna Dora"]
