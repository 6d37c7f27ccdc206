"""Two rows that were one person: merging keeps everything, taking back restores what was, in any order."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import ForeignKey, OneToOneField
from django.http import Http404
from django.utils.timezone import localdate
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from frombelow.hall.accounts.models import Account
from frombelow.hall.groups.actions import turfs
from frombelow.hall.groups.tests.test_power import elect
from frombelow.hall.groups.tests.world import NOW, account, group_of, join, reader
from frombelow.hall.kit.journal import Entry
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.actions import conversations, lists, merging, persons
from frombelow.hall.people.models import Consent, Conversation, Detail, Merge, NotOne, Person, Reading, Suggestion
from frombelow.hall.people.queries.duplicates import led_to, suggestions_for
from frombelow.hall.people.queries.reading import known, person_for
from frombelow.hall.people.rules import consents, details, fields
from frombelow.hall.people.rules import merging as rules
from frombelow.hall.people.tests.world import person, said

pytestmark = pytest.mark.django_db


def keeper_of_data(name: str = "Ada"):
    """Somebody who may merge: officer and keeper of data."""
    ada = account(name)
    caucus = group_of(ada)
    others = [account(other + ("" if name == "Ada" else name)) for other in ("Ben", "Cleo", "Dan")]
    join(caucus, ada, *others)
    elect(caucus, ada, others, reader(ada, caucus).membership, office="data_keeper")
    return reader(ada, caucus)


@pytest.fixture
def keeper():
    return keeper_of_data()


@pytest.fixture
def two(keeper):
    kept, gone = person(keeper), person(keeper, given="Rosie", phone="601 555 0199")
    persons.add_value(reader=keeper, person=gone, value=details.email("rosa@example.org"))
    return kept, gone


def picture(group) -> dict:
    """Everything that merging may touch, as it stands."""
    tables = [model for model in apps.get_app_config("people").get_models() if model not in (Merge, NotOne, Suggestion)]
    seen = {}
    for model in tables:
        for row in model.unscoped.order_by("pk").values():
            row.pop("changed_at", None)
            if model is Detail and row["value"].startswith("v1:"):
                row["value"] = "sealed"  # sealed again for its person: other letters, the same text
            seen[model.__name__, row["id"]] = row
    return seen


def test_every_field_and_every_relation_has_a_rule():
    assert set(rules.FIELDS) == {field.name for field in Person._meta.fields}
    pointing = set()
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, ForeignKey | OneToOneField) and field.related_model is Person:
                pointing.add(f"{model._meta.app_label}.{model.__name__}.{field.name}")
    lacking = pointing - set(rules.RELATIONS)
    assert not lacking, (
        f"Say in people/rules/merging.py what becomes of these when two people are merged: {sorted(lacking)}"
    )
    assert set(rules.RELATIONS) == pointing, "A rule for a relation that is none."
    many = list(Person._meta.many_to_many)
    assert not many, "A many-to-many relation of a person needs a rule of its own."


def test_every_value_is_kept_with_its_source_and_day(keeper, two):
    kept, gone = two
    merging.merge(reader=keeper, kept=kept, gone=gone)
    assert {row.value for row in Detail.unscoped.filter(person=kept)} >= {
        "Rosa Núñez",
        "Rosie Núñez",
        "(601) 555-0100",
        "601 555 0199",
        "rosa@example.org",
    }
    assert not Detail.unscoped.filter(person=gone).exists()
    kept.refresh_from_db()
    assert {"nunez", "rosie"} <= set(kept.found_by.split())


def test_the_address_of_who_went_leads_on(keeper, two):
    kept, gone = two
    third = person(keeper, given="Rosa M", phone="")
    merging.merge(reader=keeper, kept=kept, gone=gone)
    merging.merge(reader=keeper, kept=third, gone=kept)
    assert led_to(keeper, gone.ident) == third
    assert led_to(keeper, third.ident) is None
    with pytest.raises(Http404):
        person_for(keeper, gone.ident)


def test_taking_back_restores_what_was(keeper, two):
    kept, gone = two
    conversations.record(reader=keeper, person=gone, said=said(ask="Come", answer="yes"))
    persons.say_consent(
        reader=keeper, person=gone, kind=consents.Kind.CONTACT, is_given=False, on=localdate(NOW), how="by phone"
    )
    persons.describe(reader=keeper, person=gone, language="es", pronouns="she", reach_by="text", never_by=["visit"])
    before = picture(keeper.group)
    done = merging.merge(reader=keeper, kept=kept, gone=gone)
    assert Conversation.unscoped.get().person == kept
    assert Consent.unscoped.get().person == kept
    kept.refresh_from_db()
    assert (kept.language, kept.never_by) == ("es", ["visit"])
    merging.unmerge(reader=keeper, merge=done)
    assert picture(keeper.group) == before


def test_what_came_since_stays_and_is_said(keeper, two):
    kept, gone = two
    done = merging.merge(reader=keeper, kept=kept, gone=gone)
    kept.refresh_from_db()
    added = persons.add_value(reader=keeper, person=kept, value=details.phone("601 555 0142"))
    undone = merging.unmerge(reader=keeper, merge=done)
    assert undone.added_since == (added.pk,)
    assert Detail.unscoped.get(pk=added.pk).person == kept
    assert Detail.unscoped.filter(person=gone).count() == 3


def test_a_secret_value_opens_after_each_way(keeper, two):
    kept, gone = two
    field = lists.add_field(reader=keeper, label="Health", kind=fields.Kind.TEXT, choices=[], is_secret=True)
    persons.fill_field(reader=keeper, person=gone, field=field, text="back pain")
    done = merging.merge(reader=keeper, kept=kept, gone=gone)
    kept.refresh_from_db()
    assert [value for _, value in known(keeper, kept).fields] == ["back pain"]
    merging.unmerge(reader=keeper, merge=done)
    gone.refresh_from_db()
    assert [value for _, value in known(keeper, gone).fields] == ["back pain"]


def test_which_turf_and_which_link_stays_is_asked(keeper, two):
    kept, gone = two
    dock, yard = turfs.add(reader=keeper, name="Dock"), turfs.add(reader=keeper, name="Yard")
    persons.put_in_turf(reader=keeper, people=[kept], turf=dock)
    persons.put_in_turf(reader=keeper, people=[gone], turf=yard)
    Person.unscoped.filter(pk=gone.pk).update(membership=keeper.membership)
    kept.refresh_from_db()
    gone.refresh_from_db()
    with pytest.raises(Refused, match="Say which stays"):
        merging.merge(reader=keeper, kept=kept, gone=gone)
    done = merging.merge(reader=keeper, kept=kept, gone=gone, choices={"turf": "gone"})
    kept.refresh_from_db()
    assert (kept.turf, kept.membership) == (yard, keeper.membership)
    merging.unmerge(reader=keeper, merge=done)
    kept.refresh_from_db()
    assert (kept.turf, kept.membership) == (dock, None)


def test_the_name_that_is_shown_is_chosen(keeper, two):
    kept, gone = two
    name = Detail.unscoped.get(person=kept, kind="name")
    done = merging.merge(reader=keeper, kept=kept, gone=gone, shown=name.pk)
    kept.refresh_from_db()
    assert kept.shown_name == "Rosa Núñez"
    merging.unmerge(reader=keeper, merge=done)
    assert Detail.unscoped.get(pk=name.pk).label == ""


def test_a_day_that_both_were_read_is_read_once(keeper, two):
    kept, gone = two
    for one, saw in ((kept, False), (gone, True)):
        Reading.unscoped.create(group=keeper.group, person=one, by=keeper.membership, on=localdate(NOW), saw_notes=saw)
    before = picture(keeper.group)
    done = merging.merge(reader=keeper, kept=kept, gone=gone)
    assert Reading.unscoped.get(person=kept).saw_notes
    merging.unmerge(reader=keeper, merge=done)
    assert picture(keeper.group) == before


def test_only_a_mandate_over_the_whole_group_merges(keeper, two):
    kept, gone = two
    ben = reader(Account.objects.get(shown_name="Ben"), keeper.group)
    with pytest.raises(Refused, match="no mandate"):
        merging.merge(reader=ben, kept=kept, gone=gone)
    zoe = account("Zoe")
    strangers = group_of(zoe, name="Other")
    theirs = person(reader(zoe, strangers))
    with pytest.raises(Refused, match="two people of this list"):
        merging.merge(reader=keeper, kept=kept, gone=theirs)


def test_nobody_is_merged_twice_or_with_themselves(keeper, two):
    kept, gone = two
    with pytest.raises(Refused, match="two people"):
        merging.merge(reader=keeper, kept=kept, gone=kept)
    done = merging.merge(reader=keeper, kept=kept, gone=gone)
    with pytest.raises(Refused, match="already"):
        merging.merge(reader=keeper, kept=gone, gone=kept)
    merging.unmerge(reader=keeper, merge=done)
    with pytest.raises(Refused, match="already"):
        merging.unmerge(reader=keeper, merge=done)


def suggested(keeper, first, second, probability=0.9):
    low, high = sorted((first, second), key=lambda one: one.pk)
    return Suggestion.unscoped.create(
        group=keeper.group, first=low, second=high, probability=probability, outcomes={"given": "nickname"}, made_at=NOW
    )


def test_two_people_are_not_suggested_again(keeper, two):
    suggestion = suggested(keeper, *two)
    merging.not_one(reader=keeper, suggestion=suggestion)
    suggested(keeper, *two)
    assert not suggestions_for(keeper).exists()


def test_those_put_off_stand_behind(keeper, two):
    third = person(keeper, given="Rosa M", phone="")
    first = suggested(keeper, *two, probability=0.99)
    second = suggested(keeper, two[0], third, probability=0.6)
    merging.later(reader=keeper, suggestion=first)
    assert list(suggestions_for(keeper)) == [second, first]


def test_the_sure_are_merged_together_and_what_must_be_asked_is_left(keeper, two):
    kept, gone = two
    third, fourth = person(keeper, given="Max", phone=""), person(keeper, given="Maxi", phone="")
    suggested(keeper, kept, gone, 0.9995)
    suggested(keeper, third, fourth, 0.9991)
    Person.unscoped.filter(pk=third.pk).update(pronouns="he")
    Person.unscoped.filter(pk=fourth.pk).update(pronouns="they")
    done = merging.merge_sure(reader=keeper, at_least=0.999)
    assert [(one.kept, one.gone) for one in done] == [(kept, gone)]


def test_the_journal_tells_of_it_without_names(keeper, two):
    kept, gone = two
    merging.merge(reader=keeper, kept=kept, gone=gone)
    entry = Entry.objects.filter(chain=keeper.group.ident).order_by("-number").first()
    assert (entry.deed, entry.about, entry.facts["gone"]) == ("people.merge", f"person:{kept.ident}", gone.ident)
    assert "Rosa" not in str(entry.facts)


class Merging(RuleBasedStateMachine):
    """Merges, edits and takings back in any order. When every merge is taken back, everything is where it was, but for what was edited."""

    def __init__(self) -> None:
        super().__init__()
        self.run = transaction.atomic()
        self.run.__enter__()
        self.keeper = keeper_of_data()
        turf_list = [turfs.add(reader=self.keeper, name=name) for name in ("Dock", "Yard")]
        self.persons = []
        for number in range(4):
            one = person(self.keeper, given=f"Person{number}", phone=f"601 555 01{number:02}")
            Person.unscoped.filter(pk=one.pk).update(
                turf=turf_list[number % 2] if number else None, language=("", "es", "en", "")[number], never_by=[["visit"], [], ["text"], []][number],
                membership=self.keeper.membership if number == 1 else None,
            )  # fmt: skip
            Reading.unscoped.create(
                group=self.keeper.group,
                person=one,
                by=self.keeper.membership,
                on=localdate(NOW) - timedelta(days=number % 2),
                saw_notes=number > 1,
            )
            self.persons.append(Person.unscoped.get(pk=one.pk))
        self.at_first = picture(self.keeper.group)
        self.added: dict[int, int] = {}  # the number of a value -> of the person it was added to
        self.edited: set[int] = set()

    def fresh(self, at: int) -> Person:
        return Person.unscoped.get(pk=self.persons[at].pk)

    @rule(
        first=st.integers(0, 3),
        second=st.integers(0, 3),
        choice=st.sampled_from(["kept", "gone"]),
        with_name=st.booleans(),
    )
    def merge(self, first: int, second: int, choice: str, with_name: bool) -> None:
        kept, gone = self.fresh(first), self.fresh(second)
        if kept.pk == gone.pk or kept.merged_into_id or gone.merged_into_id:
            with pytest.raises(Refused):
                merging.merge(reader=self.keeper, kept=kept, gone=gone, choices=dict.fromkeys(rules.ASKED, choice))
            return
        name = (
            Detail.unscoped.filter(person=gone, kind="name", ended_on=None).order_by("pk").first()
            if with_name
            else None
        )
        merging.merge(reader=self.keeper, kept=kept, gone=gone, choices=dict.fromkeys(rules.ASKED, choice), shown=None)
        if name is not None:
            assert Detail.unscoped.get(pk=name.pk).person_id == kept.pk

    @rule(at=st.integers(0, 20))
    def take_back(self, at: int) -> None:
        merges = list(Merge.unscoped.filter(group=self.keeper.group, undone_at=None).order_by("pk"))
        if merges:
            merging.unmerge(reader=self.keeper, merge=merges[at % len(merges)], are_two=False)

    @rule(at=st.integers(0, 3), digits=st.integers(2_000, 9_999))
    def add(self, at: int, digits: int) -> None:
        one = self.fresh(at)
        if one.merged_into_id:
            return
        row = persons.add_value(reader=self.keeper, person=one, value=details.phone(f"602 555 {digits}"))
        self.added.setdefault(row.pk, one.pk)

    @rule(at=st.integers(0, 3), language=st.sampled_from(["ar", "vi"]))
    def edit(self, at: int, language: str) -> None:
        one = self.fresh(at)
        if one.merged_into_id:
            return
        persons.describe(
            reader=self.keeper, person=one, language=language, pronouns=one.pronouns, reach_by="", never_by=one.never_by
        )
        self.edited.add(one.pk)

    @invariant()
    def nothing_is_lost_and_everything_is_with_who_holds_it(self) -> None:
        group = self.keeper.group
        gone = set(Person.unscoped.filter(group=group).exclude(merged_into=None).values_list("pk", flat=True))
        assert not Detail.unscoped.filter(group=group, person__in=gone).exists()
        assert Detail.unscoped.filter(group=group).count() == 8 + len(self.added)

    def teardown(self) -> None:
        merges = list(Merge.unscoped.filter(group=self.keeper.group, undone_at=None).order_by("pk"))
        while merges:
            merging.unmerge(reader=self.keeper, merge=merges.pop(len(merges) // 2), are_two=False)
        now = picture(self.keeper.group)
        for key, row in self.at_first.items():
            there = dict(now[key])
            if (
                key[0] == "Person" and self.edited
            ):  # what somebody wrote while two were one stays where it was written, or went on
                there["language"] = row["language"]
            if key[0] == "Person":
                there["found_by"] = row["found_by"]  # of values added since
            assert there == row
        transaction.set_rollback(True)
        self.run.__exit__(None, None, None)


@pytest.mark.parametrize("runs", [25, pytest.param(5_000, marks=pytest.mark.nightly)])
def test_in_any_order(runs):
    """Each run in a transaction of its own that is rolled back."""
    health = [HealthCheck.too_slow, HealthCheck.data_too_large]
    run_state_machine_as_test(
        Merging,
        settings=settings(max_examples=runs, stateful_step_count=12, deadline=None, suppress_health_check=health),
    )
