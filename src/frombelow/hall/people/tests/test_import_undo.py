"""Undo, case by case and in any order; what is there already; consent; a work that is ended in the middle."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from frombelow.hall.groups.actions import turfs
from frombelow.hall.groups.tests.world import account, group_of, reader
from frombelow.hall.kit.models import Entry
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.actions import common, conversations, imports, lists, persons
from frombelow.hall.people.imports import bulk, checking, committing, undoing, work
from frombelow.hall.people.imports.committing import Pace
from frombelow.hall.people.models import Consent, Detail, Field, Import, Person, Reading, Touched
from frombelow.hall.people.rules import consents, details, fields
from frombelow.hall.people.rules.imports import Differs, State
from frombelow.hall.people.tests import made
from frombelow.hall.people.tests.import_world import (
    at_once,
    checked,
    committed,
    done,
    handed_in,
    imported,
    set_up,
    undone,
)
from frombelow.hall.people.tests.naming import carried_words, kept_words
from frombelow.hall.people.tests.world import person, said

LIST = "Name,Phone,Email,Shift\nRosa Núñez,601-555-0100,rosa@example.org,nights\nBen Okafor,901-555-0120,,days\n"


@pytest.fixture(autouse=True)
def works_wait(monkeypatch, settings, tmp_path):
    set_up(monkeypatch, settings, tmp_path)


@pytest.fixture
def keeper(db):
    ada = account("Ada")
    return reader(ada, group_of(ada))


def whole_list(group: Any) -> dict[str, Any]:
    """Everything the list says, without numbers of rows. The words that names are looked up by are always those that are carried."""
    assert kept_words(group) == carried_words(group)
    people = {}
    for one in Person.unscoped.filter(group=group).order_by("pk"):
        values = (
            Detail.unscoped.filter(person=one)
            .order_by("pk")
            .values_list("kind", "label", "value", "match", "source", "since", "ended_on", "field__key")
        )
        facts = Consent.unscoped.filter(person=one).order_by("pk").values_list("kind", "is_given", "on", "how")
        columns = (
            one.shown_name,
            one.sort_name,
            one.found_by,
            one.language,
            one.pronouns,
            one.reach_by,
            one.changed_at,
            one.merged_into_id,
            one.turf_id,
        )
        people[one.ident] = (columns, list(values), list(facts))
    return people


def rosa_of(group: Any) -> Person:
    return Person.unscoped.get(group=group, shown_name__startswith="Rosa")


def test_a_new_field_goes_with_the_import_that_made_it(keeper):
    one = imported(keeper, LIST, ["name.full", "phone:", "email:", "new:Shift"])
    assert list(Detail.unscoped.filter(field__key="shift").values_list("value", flat=True)) == ["nights", "days"]
    undone(keeper, one)
    assert not Field.unscoped.exists()


def test_a_field_takes_the_newer_value_and_gives_the_older_back(keeper):
    rosa = person(keeper)
    shift = lists.add_field(reader=keeper, label="Shift", kind=fields.Kind.TEXT, choices=[], is_secret=False)
    persons.fill_field(reader=keeper, person=rosa, field=shift, text="days")
    before = whole_list(keeper.group)
    targets = ["name.full", "phone:", "email:", "field:shift"]
    one = imported(keeper, LIST, targets)
    now = dict(Detail.unscoped.filter(person=rosa, field=shift).values_list("value", "ended_on"))
    assert (now["nights"], now["days"] is None) == (None, False)
    undone(keeper, one)
    assert whole_list(keeper.group) == before
    kept = imported(keeper, LIST, targets, Differs.LIST)
    assert Detail.unscoped.get(person=rosa, field=shift).value == "days"
    undone(keeper, kept)
    assert whole_list(keeper.group) == before


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (lambda who, rosa: persons.add_value(reader=who, person=rosa, value=details.phone("601 555 0199")), "edited"),
        (lambda who, rosa: persons.end_value(reader=who, person=rosa, detail=Detail.unscoped.get(person=rosa, kind="phone")), "edited"),
        (lambda who, rosa: persons.describe(reader=who, person=rosa, language="es", pronouns="", reach_by="", never_by=[]), "edited"),
        (lambda who, rosa: persons.say_consent(reader=who, person=rosa, kind=consents.Kind.TEXT, is_given=False, on=timezone.localdate(who.now), how=""), "edited"),
        (lambda who, rosa: conversations.record(reader=who, person=rosa, said=said()), "held"),
        (lambda who, rosa: Person.unscoped.filter(pk=rosa.pk).update(membership=who.membership), "held"),
        (lambda who, rosa: Person.unscoped.filter(pk=rosa.pk).update(merged_into=person(who, given="Other", phone="")), "merged"),
        (lambda who, rosa: imported(who, LIST), "later"),
    ],
)  # fmt: skip
def test_whoever_was_edited_since_stays_whole_and_is_listed(keeper, edit, why):
    one = imported(keeper, LIST)
    edit(keeper, rosa_of(keeper.group))
    known = whole_list(keeper.group)
    rosa = rosa_of(keeper.group)
    undone(keeper, one)
    assert whole_list(keeper.group)[rosa.ident] == known[rosa.ident]
    assert dict(undoing.left_of(one, 10))[rosa.pk] == why
    assert one.found["undone"]["kept"] == (2 if why == "later" else 1)


def test_who_was_only_put_into_a_turf_or_looked_at_goes(keeper):
    one = imported(keeper, LIST)
    dock = turfs.add(reader=keeper, name="Dock")
    rosa = rosa_of(keeper.group)
    persons.put_in_turf(reader=keeper, people=[rosa], turf=dock)
    Reading.unscoped.create(group=keeper.group, person=rosa, by=keeper.membership, on=timezone.localdate(keeper.now))
    undone(keeper, one)
    assert not Person.unscoped.exists()


def test_what_stays_can_be_taken_back_when_the_reason_is_gone(keeper):
    first, second = imported(keeper, LIST), imported(keeper, LIST)
    undone(keeper, first)
    assert Person.unscoped.count() == 2, "the second import brought them too"
    undone(keeper, second)
    undone(keeper, first)
    assert not Person.unscoped.exists()
    assert not Touched.unscoped.exists()


def test_everything_that_hangs_on_a_person_was_thought_of():
    """Whoever adds a table that points at people says here whether its rows go with an undone import, or hold who came by it."""
    holds = {("people_conversation", "person_id"), ("people_commitment", "person_id"), ("people_seed", "person_id")}
    assert undoing.hanging() == undoing.GOES_ALONG | undoing.MERGES | {undoing.TOUCHES} | holds


def test_a_no_never_becomes_a_yes(keeper):
    rosa = person(keeper)
    persons.say_consent(
        reader=keeper, person=rosa, kind=consents.Kind.TEXT, is_given=False, on=timezone.localdate(keeper.now), how=""
    )
    text = "Name,Phone,ok to text,do not contact\nRosa Núñez,601-555-0100,yes,\nRosa Núñez,601-555-0100,subscribed,\nBen Okafor,901-555-0120,no,\nBen Okafor,901-555-0120,yes,yes\n"
    one = checked(keeper, handed_in(keeper, text))
    assert one.found["problems"]["said_no"] == 2
    committed(keeper, one)
    facts = set(Consent.unscoped.values_list("person__shown_name", "kind", "is_given"))
    assert facts == {("Rosa Núñez", "text", False), ("Ben Okafor", "text", False), ("Ben Okafor", "contact", False)}


def test_what_the_group_marked_as_wrong_stays_wrong(keeper):
    rosa = person(keeper)
    persons.add_value(reader=keeper, person=rosa, value=details.email("old@example.org"))
    persons.end_value(reader=keeper, person=rosa, detail=Detail.unscoped.get(kind="email"))
    one = checked(keeper, handed_in(keeper, "Name,Phone,Email\nRosa Núñez,601-555-0100,old@example.org\n"))
    assert (one.found["problems"], one.found["same"]) == ({"ended": 1}, 1)
    committed(keeper, one)
    assert Detail.unscoped.get(kind="email").ended_on


def test_two_sheets_that_both_count_from_one_are_not_the_same_people(keeper):
    imported(keeper, "id,Name\n1,Rosa Núñez\n2,Ben Okafor\n", ["id:other", "name.full"])
    one = checked(keeper, handed_in(keeper, "id,Name\n1,Linh Nguyen\n2,Ben Okafor Jr\n"), ["id:other", "name.full"])
    assert (one.found["created"], one.found["problems"]) == (1, {"stranger": 1})


def test_another_married_name_under_the_same_number_is_the_same_person(keeper):
    imported(keeper, "VANID,First name,Last name\n7,Rosa,Núñez\n")
    imported(keeper, "VANID,First name,Last name\n7,Rosa,Peña\n")
    rosa = Person.unscoped.get()
    assert rosa.shown_name == "Rosa Peña"
    assert set(Detail.unscoped.filter(kind="name").values_list("value", flat=True)) == {"Rosa Núñez", "Rosa Peña"}


def test_different_numbers_of_one_program_are_two_people(keeper):
    one = imported(keeper, "VANID,Name,Email\n7,Rosa Núñez,rosa@example.org\n8,Rosa Núñez,rosa@example.org\n")
    assert one.found["written"]["created"] == 2


def test_what_a_row_shows_is_what_a_deed_would_have_made(keeper, tmp_path):
    made.write(tmp_path / "list.csv", 400, twice=0.2, faults=0.2)
    imported(keeper, (tmp_path / "list.csv").read_bytes())
    for one in Person.unscoped.all():
        shown = (one.shown_name, one.sort_name, set(one.found_by.split()))
        common.refresh(one, timezone.now())
        assert (one.shown_name, one.sort_name, set(one.found_by.split())) == shown


def test_the_same_file_again_changes_nothing(keeper, tmp_path):
    made.write(tmp_path / "list.csv", 300, twice=0.1, faults=0.1)
    content = (tmp_path / "list.csv").read_bytes()
    imported(keeper, content)
    before = whole_list(keeper.group)
    again = imported(keeper, content)
    assert again.found["written"].get("created", 0) == 0
    assert whole_list(keeper.group) == before
    undone(keeper, again)
    assert whole_list(keeper.group) == before


def test_a_commit_that_is_ended_goes_on_and_is_the_same(keeper, tmp_path, monkeypatch):
    made.write(tmp_path / "list.csv", 300, twice=0.1, faults=0.1)
    content = (tmp_path / "list.csv").read_bytes()
    straight = imported(keeper, content)
    expected = sorted((columns[0], values) for columns, values, _facts in whole_list(keeper.group).values())
    undone(keeper, straight)
    one = checked(keeper, handed_in(keeper, content))
    imports.commit(reader=keeper, one=one)
    steps = iter(range(1000))
    real = committing.advance

    def killed_now_and_then(*arguments: Any) -> None:
        if next(steps) % 3 == 2:
            raise KeyboardInterrupt
        real(*arguments)

    monkeypatch.setattr(committing, "advance", killed_now_and_then)
    while one.state == State.COMMITTING:
        try:
            done(one, Pace(rows=20, nap=0))
        except KeyboardInterrupt:
            one.refresh_from_db()
    assert sorted((columns[0], values) for columns, values, _facts in whole_list(keeper.group).values()) == expected


def test_a_commit_can_be_stopped_and_taken_back(keeper, tmp_path, monkeypatch):
    made.write(tmp_path / "list.csv", 100)
    one = checked(keeper, handed_in(keeper, (tmp_path / "list.csv").read_bytes()))
    imports.commit(reader=keeper, one=one)
    real, steps = committing.advance, iter(range(1000))

    def stopped(one: Import, *arguments: Any) -> None:
        real(one, *arguments)
        if next(steps) == 1:
            Import.unscoped.filter(pk=one.pk).update(state=State.UNDOING)

    monkeypatch.setattr(committing, "advance", stopped)
    done(one, Pace(rows=10, nap=0))
    assert Person.unscoped.count() == 20
    done(one)
    assert (one.state, Person.unscoped.count(), Detail.unscoped.count()) == (State.UNDONE, 0, 0)


def test_the_journal_tells_counts_and_no_names(keeper):
    undone(keeper, imported(keeper, LIST))
    entries = list(Entry.objects.filter(chain=keeper.group.ident, deed__contains="import").order_by("number"))
    assert [entry.deed for entry in entries] == ["people.import", "people.undo_import"]
    assert "Rosa" not in str([entry.facts for entry in entries])


def test_a_file_waits_for_a_day_only(keeper):
    one = handed_in(keeper, LIST)
    imports.forget_old(keeper.now + timedelta(hours=23))
    assert (work.folder() / one.ident / "file").exists()
    imports.forget_old(keeper.now + timedelta(hours=25))
    one.refresh_from_db()
    assert (one.state, one.plan["key"], (work.folder() / one.ident).exists()) == (State.DROPPED, "", False)


@pytest.mark.parametrize(
    ("targets", "words"),
    [
        (["", "", "", ""], "No column says who"),
        (["name.full", "name.full", "", ""], "cannot both"),
        (["name.full", "field:nowhere", "", ""], "no such place"),
        (["name.full"], "does not fit"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(keeper, targets, words):
    one = handed_in(keeper, LIST)
    with pytest.raises(Refused, match=words):
        imports.place(reader=keeper, one=one, targets=targets, differs=Differs.FILE)


def test_the_columns_are_remembered(keeper):
    targets = ["name.full", "phone:work", "email:", "new:Shift"]
    imported(keeper, LIST, targets)
    again = handed_in(keeper, LIST)
    assert (again.plan["is_remembered"], again.plan["targets"]) == (
        True,
        ["name.full", "phone:work", "email:", "field:shift"],
    )


# ---- in any order ----

PEOPLE = [("Rosa Núñez", "601-555-0100", "rosa@example.org"), ("Ben Okafor", "901-555-0120", ""), ("Linh Nguyen", "", "linh@example.org"), ("Mei Chen", "404-555-0133", "mei@example.org")]  # fmt: skip
ROWS = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE),
        st.sampled_from(["", "days", "nights"]),
        st.sampled_from(["", "yes", "no"]),
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
)


class Orders(RuleBasedStateMachine):
    """Imports, edits and undos in any order: an undo leaves the list as it was before, except for people edited since, who stay as they are."""

    @initialize()
    def begin(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        ada = account("Ada")
        self.who = reader(ada, group_of(ada))
        lists.add_field(reader=self.who, label="Shift", kind=fields.Kind.TEXT, choices=[], is_secret=False)
        self.stack: list[tuple[Import, dict[str, Any]]] = []  # each import with the list before it
        self.edited: set[str] = set()

    def teardown(self) -> None:
        if hasattr(self, "atomic"):
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    @rule(rows=ROWS, differs=st.sampled_from(Differs))
    def bring_in(self, rows: Any, differs: Differs) -> None:
        lines = [
            ",".join((*(who if has_phone else (who[0], "", who[2] or who[1])), shift, text))
            for who, shift, text, has_phone in rows
        ]
        before = whole_list(self.who.group)
        content = "Name,Phone,Email,Shift,OK to text\n" + "\n".join(lines) + "\n"
        one = checked(
            self.who,
            handed_in(self.who, content),
            ["name.full", "phone:", "email:", "field:shift", "consent:text"],
            differs,
        )
        foreseen = one.found
        one = committed(self.who, one, Pace(rows=2, nap=0))
        written = one.found["written"]
        assert (written.get("created", 0), written.get("changed", 0)) == (foreseen["created"], foreseen["changed"])
        self.stack.append((one, before))

    @precondition(lambda self: whole_list(self.who.group))
    @rule(data=st.data())
    def edit(self, data: Any) -> None:
        one = data.draw(st.sampled_from(list(Person.unscoped.filter(group=self.who.group).order_by("pk"))))
        number = data.draw(st.integers(0, 9))
        persons.add_value(reader=self.who, person=one, value=details.phone(f"601 555 02{number}0"))
        Person.unscoped.filter(pk=one.pk).update(changed_at=timezone.now())
        self.edited.add(one.ident)

    @precondition(lambda self: self.stack)
    @rule()
    def take_back(self) -> None:
        one, before = self.stack.pop()
        known = whole_list(self.who.group)
        undone(self.who, one)
        after = whole_list(self.who.group)
        for ident in set(known) | set(before):
            if ident in self.edited and ident in after and after[ident] == known[ident]:
                continue
            assert after.get(ident) == before.get(ident)
        kept = {ident for ident in known if ident not in before and ident in after}
        assert kept <= self.edited

    @precondition(lambda self: len(self.stack) > 1)
    @rule()
    def take_back_an_earlier_one(self) -> None:
        one, _before = self.stack.pop(0)
        later = set(Touched.unscoped.filter(imported_id__gt=one.pk).values_list("person__ident", flat=True))
        known = whole_list(self.who.group)
        undone(self.who, one)
        after = whole_list(self.who.group)
        for ident in later & set(known):
            assert after[ident] == known[ident], "who came with a later import too stays"
        left = set(Person.unscoped.filter(imported=one).values_list("ident", flat=True))
        assert left <= later | self.edited
        self.edited |= left
        self.stack.clear()  # what was before the others is not comparable any more


class TestOrders(TestCase):
    """With a database."""

    def test_any_order(self):
        waiting, inline, reading = (
            patch.object(work, "start", lambda ident: None),
            patch.object(imports, "within", at_once),
            patch.object(checking, "without_turn", at_once),
        )
        with TemporaryDirectory() as folder, waiting, inline, reading, self.settings(VAR=Path(folder)):
            run_state_machine_as_test(
                Orders,
                settings=settings(
                    max_examples=12, stateful_step_count=7, deadline=None, suppress_health_check=list(HealthCheck)
                ),
            )


def test_where_nobody_else_works_indexes_and_checks_come_last_and_are_the_same(keeper, tmp_path, monkeypatch):
    def built() -> list[Any]:
        asked = [bulk.INDEXES[bulk.connection.vendor]]
        if not bulk.is_sqlite():
            asked += [bulk.CHECKS.format(side=side) for side in ("conrelid", "confrelid")]
        every = [bulk.fetched(sql, [table]) for table in bulk.LOADED for sql in asked]
        return [sorted(row for part in parts for row in part) for parts in every]

    monkeypatch.setattr(committing, "FEW", 10)
    made.write(tmp_path / "list.csv", 200, twice=0.1)
    before, alone = built(), Pace(rows=30, nap=0, together=2, is_alone=True)
    one = checked(keeper, handed_in(keeper, (tmp_path / "list.csv").read_bytes()))
    committed(keeper, one, alone)
    assert one.found["written"]["created"] == Person.unscoped.count() == one.found["created"]
    assert kept_words(keeper.group) == carried_words(keeper.group)
    assert built() == before
    undone(keeper, one, alone)
    assert not Person.unscoped.exists()
    assert not kept_words(keeper.group)
    assert built() == before
