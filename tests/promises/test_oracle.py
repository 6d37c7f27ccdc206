"""Two halls that differ in one thing somebody may not see answer them alike, byte for byte, whatever is asked and however.

Every value of the list (`oracle_values`) × every mix of rights from which it is hidden × every way to ask (`oracle_questions`): pages, steps of a search and
how many people each moves, order, words typed wrong, searches that are kept, lists taken out or along. The same questions do tell it to whom it is for.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Q
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import note as tell
from hypothesis import strategies as st

from frombelow.hall.groups import scope
from frombelow.hall.groups.rules.rights import WHOLE, Right
from frombelow.hall.kit import ids
from frombelow.hall.kit.prepared import NUMBER, Slot
from frombelow.hall.people.actions import seeds
from frombelow.hall.people.actions.common import note
from frombelow.hall.people.models import Seed
from frombelow.hall.people.queries import finding, listing, reading
from frombelow.hall.people.rules import exporting
from frombelow.hall.people.rules import seeds as seed_rules
from frombelow.hall.people.rules.finding import About
from tests.promises.access_world import world
from tests.promises.oracle_questions import FIXED_QUESTIONS, Question, answer, questions, searched, steps_of
from tests.promises.oracle_values import NO_VALUE, VALUES, Value
from tests.promises.oracle_world import CHANCE, ROLES, Subject, furnish, put_back
from tests.promises.test_pages import client_of

pytestmark = pytest.mark.django_db
PAIRS = int(os.environ.get("ORACLE_PAIRS", 500))  # of each value, in the night
QUICK = 2  # in every run
AT_ONCE = 4  # questions to a pair
PLAIN: dict[str, Any] = {"database": None, "deadline": None, "suppress_health_check": list(HealthCheck)}
SHOW = {
    "people:person", "people:list", "people:duplicates", "people:merges", "people:imports", "people:import", "people:exports", "people:fading", "two side by side",
    "people:seeds", "people:seed",
}  # fmt: skip


@pytest.fixture(scope="module")
def _world(django_db_setup: None, django_db_blocker: Any) -> Iterator[Subject]:
    """Made once: every question puts back what it changed."""
    with django_db_blocker.unblock(), put_back():
        yield furnish(world())


@pytest.fixture
def subject(_world: Subject, db: None, monkeypatch: pytest.MonkeyPatch) -> Subject:
    """The hall, in which time and chance stand still."""
    monkeypatch.setattr(timezone, "now", lambda: _world.now)
    monkeypatch.setattr(ids, "secrets", CHANCE)
    monkeypatch.setattr(exporting, "secrets", CHANCE)
    monkeypatch.setattr(seed_rules, "secrets", CHANCE)
    return _world


def hidden_from(subject: Subject, value: Value) -> list[str]:
    """The roles that may not learn it."""
    return [role for role in ROLES if not subject.may_learn(role, value.to, of_person=value.of_person)]


def told_by(
    subject: Subject, role: str, one: Iterable[tuple[Value, Any]], other: Iterable[tuple[Value, Any]], asked: list[Question]
) -> list[str]:  # fmt: skip
    """The questions whose answers betray which of two halls it is."""
    client = client_of(subject.world, role)
    return betrayed(client, subject, one, other, asked)


def betrayed(client: Client, subject: Subject, one: Any, other: Any, asked: list[Question]) -> list[str]:
    """The same, of a browser."""
    answers = []
    for hall in (one, other):
        with put_back():
            for value, drawn in hall:
                value.put(subject, drawn)
            answers.append([answer(client, subject, question) for question in asked])
    return [question.name for question, a, b in zip(asked, *answers, strict=True) if a != b]


@cache
def two(value: Value) -> tuple[Any, Any]:
    """Two different things that a value can be, found without chance."""
    found: list[Any] = []

    @settings(max_examples=12, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(value.draw)
    def collect(drawn: Any) -> None:
        if drawn not in found:
            found.append(drawn)

    collect()
    return found[-1], found[0]


# ---- nothing is left out ----


def test_every_field_of_every_table_of_people_says_whom_it_is_for():
    tables = apps.get_app_config("people").get_models()
    every = {f"{table.__name__}.{column.name}" for table in tables for column in table._meta.concrete_fields}
    said = {name for value in VALUES for name in value.fields}
    none = {name for names in NO_VALUE.values() for name in names.split()}
    missing = {name for name in every if name not in said | none and name.partition(".")[2] not in none}
    assert not missing, (
        f"Say in tests/promises/oracle_values.py for whom these are, or why they are nobody's: {sorted(missing)}"
    )
    assert not {name for name in said | none if "." in name} - every


def test_what_is_secret_is_for_nobody_or_for_those_who_see_notes_or_keep_the_keys():
    tables = {table.__name__: table for table in apps.get_app_config("people").get_models()}
    secret = {
        f"{name}.{column}" for name, table in tables.items() for column, how in table.SECRECY.items() if how == "secret"
    }
    secret -= {"Detail.value"}  # sealed only where the field of the group is secret; that one has its own row
    wrong = [
        value.name
        for value in VALUES
        for name in value.fields
        if name in secret and value.to not in ((), (Right.SEE_NOTES,), (Right.KEEP_KEYS,))
    ]
    assert not wrong
    assert secret <= {name for value in VALUES for name in value.fields}


# ---- the oracle ----


@pytest.mark.parametrize("role", ROLES)
def test_halls_that_differ_in_everything_hidden_answer_alike_on_every_page(subject: Subject, role: str):
    hidden = [value for value in VALUES if role in hidden_from(subject, value)]
    halls = [[(value, two(value)[which]) for value in in_order(hidden)] for which in (0, 1)]
    words = [searched(steps_of(about, word, is_not=False, key=subject.secret_key)) for about in (About.WORDS, About.LIKE, About.FIELD) for word in ("rosa", "nights", "0199")]  # fmt: skip
    assert not told_by(subject, role, halls[0], halls[1], [*FIXED_QUESTIONS, *words])


def in_order(values: list[Value]) -> list[Value]:
    """Whether a row is there comes last: a row that is gone can be set to nothing."""
    return sorted(values, key=lambda value: value.name.startswith(("that ", "whether ", "who read", "who said")))


def try_pair(subject: Subject, data: st.DataObject, value: Value) -> None:
    """One pair: a role from which it is hidden, two things that it can be, and some questions about them."""
    roles = hidden_from(subject, value)
    if not roles:
        return
    role = data.draw(st.sampled_from(roles), "role")
    one, other = data.draw(value.draw), data.draw(value.draw)
    asked = [data.draw(questions((one, other), subject.secret_key)) for _ in range(AT_ONCE)]
    told = told_by(subject, role, [(value, one)], [(value, other)], asked)
    tell(f"{role} tells {one!r} from {other!r}")
    assert not told, f"{role} learns {value.name} by {told}"


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.name)
def test_a_value_that_is_hidden_is_told_by_no_answer(subject: Subject, value: Value):
    @settings(max_examples=QUICK, phases=[Phase.generate], **PLAIN)
    @given(st.data())
    def pairs(data: st.DataObject) -> None:
        try_pair(subject, data, value)

    pairs()


@pytest.mark.nightly
@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.name)
def test_a_value_that_is_hidden_is_told_by_no_answer_in_five_hundred_pairs(subject: Subject, value: Value):
    @settings(max_examples=PAIRS, **PLAIN)
    @given(st.data())
    def pairs(data: st.DataObject) -> None:
        try_pair(subject, data, value)

    pairs()


# ---- whom it is for learns it: the questions do ask ----


@pytest.mark.parametrize("value", [value for value in VALUES if value.to], ids=lambda value: value.name)
def test_the_questions_tell_whom_it_is_for(subject: Subject, value: Value):
    client = client_of(subject.world, "founder")
    one, other = two(value)
    asked = [question for question in FIXED_QUESTIONS if question.name in SHOW]
    assert betrayed(client, subject, [(value, one)], [(value, other)], asked)


# ---- negative controls: a hall that forgets to ask for a right is noticed ----


def noticed(subject: Subject, role: str, name: str, asked: list[Question], pair: tuple[Any, Any] | None = None) -> bool:
    """Whether a value that is hidden from a role is betrayed."""
    value = next(value for value in VALUES if value.name == name)
    assert role in hidden_from(subject, value)
    one, other = pair or two(value)
    return bool(told_by(subject, role, [(value, one)], [(value, other)], asked))


def test_a_hall_without_turfs_is_noticed(subject: Subject, monkeypatch: pytest.MonkeyPatch):
    asked = [*FIXED_QUESTIONS, searched(steps_of(About.NAME, "ros", is_not=False))]
    assert not noticed(subject, "steward of another turf", "a name", asked)
    monkeypatch.setattr(scope.Reader, "reach", lambda reader, right: WHOLE if right in reader.rights else scope.NOWHERE)
    assert noticed(subject, "steward of another turf", "a name", asked)


def test_pages_that_show_notes_to_everybody_are_noticed(subject: Subject, monkeypatch: pytest.MonkeyPatch):
    names = ("their fears", "a secret field of the group", "what they promised", "phone")
    asked = [question for question in FIXED_QUESTIONS if question.name in SHOW]
    assert not [name for name in names if noticed(subject, "reader", name, asked)]
    monkeypatch.setattr(reading, "sees", lambda reader, right, person: True)
    assert [name for name in names if noticed(subject, "reader", name, asked)] == list(names)


def test_a_search_for_what_one_may_not_see_is_noticed(subject: Subject, monkeypatch: pytest.MonkeyPatch):
    """The fault of others: hidden on every page, and found by a search for it."""
    asked = [searched(steps_of(About.ISSUE, "heat", is_not=is_not)) for is_not in (False, True)]
    assert not noticed(subject, "activist", "that they raised an issue", asked)
    open_questions = {about: (None, question) for about, (_right, question) in finding.QUESTIONS.items()}
    monkeypatch.setattr(finding, "QUESTIONS", open_questions)
    assert noticed(subject, "activist", "that they raised an issue", asked)


def test_a_list_that_leaves_invented_people_out_is_noticed(subject: Subject, monkeypatch: pytest.MonkeyPatch):
    """Counts that are right tell who is not real."""
    asked = [question for question in FIXED_QUESTIONS if question.name == "people:list"]
    assert not noticed(subject, "activist", "that somebody is invented", asked)
    real = listing.people_for
    monkeypatch.setattr(
        listing, "people_for", lambda *given: real(*given).exclude(pk__in=Seed.unscoped.values("person"))
    )
    assert noticed(subject, "activist", "that somebody is invented", asked)


def test_a_journal_that_tells_of_planting_is_noticed(subject: Subject, monkeypatch: pytest.MonkeyPatch):
    asked = [question for question in FIXED_QUESTIONS if question.name in {"groups:journal", "groups:journal_file"}]
    assert not noticed(subject, "steward", "whether somebody was planted or added", asked)
    monkeypatch.setattr(seeds, "tidied", lambda words: note(subject.world.own.reader, "plant") or words)
    assert noticed(subject, "steward", "whether somebody was planted or added", asked)


def test_an_order_by_what_one_may_not_see_is_noticed(subject: Subject, monkeypatch: pytest.MonkeyPatch):
    """A list that goes on from somebody out of reach tells where they stand in it."""
    asked = [question for question in FIXED_QUESTIONS if question.name == "the list, after"]
    assert not noticed(subject, "steward of another turf", "a name", asked, ("Al Aa", "Zo Zz"))
    listing.page_of.cache_clear()
    monkeypatch.setattr(listing, "within_shape", lambda turfs: Q(group_id=Slot("group", NUMBER)))
    assert noticed(subject, "steward of another turf", "a name", asked, ("Al Aa", "Zo Zz"))
    listing.page_of.cache_clear()
