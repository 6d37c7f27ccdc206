"""A hall in which one value can be another: somebody in the turf "Dock" of whom everything is known, and readers with every mix of rights.

It stands on the made world of `access_world`; what is asked of it stands in `oracle_questions`, what can be another in `oracle_values`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from frombelow.hall.groups.models import Membership, OwnRole
from frombelow.hall.groups.rules.rights import NOWHERE, Reach, Right, rights_of
from frombelow.hall.groups.tests.world import account, join
from frombelow.hall.people.actions import along, fading, lists, persons
from frombelow.hall.people.models import (
    Commitment,
    Conversation,
    Detail,
    Export,
    Find,
    Import,
    Issue,
    Letterbox,
    Merge,
    NotOne,
    Person,
    Raised,
    Reading,
    Seed,
    Suggestion,
    TakenAlong,
    Touched,
)
from frombelow.hall.people.rules import consents, details
from frombelow.hall.people.rules.fields import Kind as FieldKind
from tests.promises.access_world import INSIDE, Furnished, World, give

# Roles that a group may make, each a mix of rights that no role of the program has.
MADE: dict[str, frozenset[Right]] = {
    "reader": frozenset({Right.SEE_PEOPLE}),
    "exporter": frozenset({Right.SEE_PEOPLE, Right.EXPORT}),
    "merger": frozenset({Right.SEE_PEOPLE, Right.MERGE}),
    "editor": frozenset({Right.SEE_PEOPLE, Right.EDIT_PEOPLE}),
    "note taker": frozenset({Right.SEE_PEOPLE, Right.SEE_NOTES}),
}
ROLES = tuple(role for role in INSIDE if role != "delegate") + tuple(MADE)
DECOYS = (
    ("Rosa", "Nuñez", "Office"),
    ("Rose", "Munoz", "Dock"),
    ("Yuri", "Ivanov", "Office"),
    ("Rosario", "Nunes", ""),
)


@dataclass
class Subject:
    """Of whom something is another: the numbers of all rows about them."""

    world: World
    person: int
    ident: str
    now: datetime
    rows: dict[str, int] = field(default_factory=dict)
    members: dict[str, int] = field(default_factory=dict)
    turfs: dict[str, int] = field(default_factory=dict)
    plan: dict[str, Any] = field(default_factory=dict)
    secret_key: str = ""
    exports: dict[str, str] = field(default_factory=dict)  # by role: a list that waits to be fetched

    def reach(self, role: str, right: Right) -> Reach:
        """What a role reaches: from the tables of roles, not from the scope that is tried."""
        held = rights_of([(MADE[role], None)]) if role in MADE else self.world.rights(role)
        member = {Right.SEE_GROUP: Reach(is_whole=True)}
        return (member | held).get(right, NOWHERE)

    def may_learn(self, role: str, to: tuple[Right, ...], *, of_person: bool) -> bool:
        """Whether a value may be learned by a role."""
        dock, empty = self.turfs["Dock"], self.turfs["Empty"]
        if not of_person:
            return any(self.reach(role, right) != NOWHERE for right in to)
        sees = self.reach(role, Right.SEE_PEOPLE)
        if not (sees.covers(dock) or sees.covers(empty)):
            return False
        return any(self.reach(role, right).covers(dock) for right in to)


def furnish(there: World) -> Subject:
    """Everything about somebody, and readers of every kind."""
    own = there.own
    with_roles(there)
    rosa = Person.unscoped.get(ident=own.ids["person"])
    subject = Subject(there, rosa.pk, rosa.ident, own.now, turfs={name: one.pk for name, one in own.turfs.items()})
    known(subject, own, rosa)
    talked(subject, own, rosa)
    looked_after(subject, own, rosa)
    for given, family, turf in DECOYS:
        values = [details.name(given=given, family=family), details.phone("(601) 555-0150")]
        persons.add(reader=own.reader, values=values, turf=own.turfs.get(turf))
    return subject


def with_roles(there: World) -> None:
    """Members who hold the roles that the group made."""
    own = there.own
    there.accounts["founder"] = own.founder
    for role, rights in MADE.items():
        key = role.replace(" ", "_")
        OwnRole.unscoped.create(group=own.group, key=key, title=role, rights=sorted(rights))
        who = there.accounts[role] = account(role)
        give(own, join(own.group, own.founder, who, now=own.now)[0], key)


def known(subject: Subject, own: Furnished, rosa: Person) -> None:
    """A value of every kind, and consent."""
    reader, rows = own.reader, subject.rows
    address = details.address({"street": "1 Dock St", "city": "Jackson", "zip": "39201"})
    values = {
        "phone": details.phone("(601) 555-0100", "home"), "email": details.email("rosa@example.org"), "address": address,
        "outside": details.outside_number("77", "van"),
    }  # fmt: skip
    rows["person"] = rosa.pk
    rows["name"] = Detail.unscoped.get(person=rosa, kind="name").pk
    for name, value in values.items():
        rows[name] = persons.add_value(reader=reader, person=rosa, value=value).pk
    for name, is_secret in (("field", False), ("secret", True)):
        made = lists.add_field(reader=reader, label=f"A {name}", kind=FieldKind.TEXT, choices=[], is_secret=is_secret)
        persons.fill_field(reader=reader, person=rosa, field=made, text="nights")
        rows[name] = Detail.unscoped.get(person=rosa, field=made).pk
        subject.secret_key = made.key
    for kind in (consents.Kind.CONTACT, consents.Kind.TEXT):
        said = {"kind": kind, "is_given": True, "on": localdate(own.now), "how": "card"}
        rows[kind.value] = persons.say_consent(reader=reader, person=rosa, **said).pk


def talked(subject: Subject, own: Furnished, rosa: Person) -> None:
    """What was said, raised, promised."""
    rows = subject.rows
    talk = Conversation.unscoped.get(person=rosa)
    rows["talk"], rows["promise"] = talk.pk, Commitment.unscoped.get(person=rosa).pk
    rows["heat"] = Issue.unscoped.get(ident=own.ids["issue"]).pk
    rows["other"] = lists.add_issue(reader=own.reader, name="Mold").pk
    rows["raised"] = Raised.unscoped.create(conversation=talk, issue_id=rows["heat"]).pk


def looked_after(subject: Subject, own: Furnished, rosa: Person) -> None:
    """Rows about the list: who read, merged, imported, took out."""
    rows, now = subject.rows, own.now
    there = subject.world.accounts
    by = {name: Membership.unscoped.get(group=own.group, account=there[name]) for name in ROLES if name != "delegate"}
    subject.members = {name: one.pk for name, one in by.items()} | {"founder": own.reader.membership.pk}
    subject.members["second"] = Membership.unscoped.get(group=own.group, shown_name="second of Own").pk
    read_on = localdate(now) - timedelta(days=400)
    rows["reading"] = Reading.unscoped.create(group=own.group, person=rosa, by=by["teller"], on=read_on).pk
    rows["suggestion"] = Suggestion.unscoped.get(ident=own.ids["suggestion"]).pk
    rows["merge"] = Merge.unscoped.get(ident=own.ids["merge"]).pk
    pair = [Person.unscoped.get(ident=own.ids[name]) for name in ("first", "second")]
    values = {"first": pair[0], "second": pair[1], "by": own.reader.membership, "at": now}
    rows["two"] = NotOne.unscoped.create(group=own.group, **values).pk
    file = Import.unscoped.get(ident=own.ids["imported"])
    rows["import"], subject.plan = file.pk, file.plan
    rows["touched"] = Touched.unscoped.create(imported=file, person=rosa, before={}).pk
    rows["export"] = Export.unscoped.get(ident=own.ids["export"]).pk
    rows["search"] = Find.unscoped.create(group=own.group, by=own.reader.membership, name="Mine", steps=[], saved_at=now).pk  # fmt: skip
    along.take_along(reader=own.reader, turf=None)
    rows["along"] = TakenAlong.unscoped.get(group=own.group).pk
    rows["seed"] = Seed.unscoped.get(ident=own.ids["seed"]).pk
    Export.unscoped.filter(pk=rows["export"]).update(taken_at=now)
    rows["letterbox"] = Letterbox.unscoped.get(group=own.group).pk
    fading.begin_hold(reader=own.reader, reason="A court")
    rows["hold"] = fading.hold_of(own.group).pk
    for role, member in by.items():
        if subject.reach(role, Right.EXPORT) != NOWHERE:
            columns = ["name", "turf", "language", "fields"]
            if subject.reach(role, Right.SEE_CONTACTS).is_whole:
                columns += ["phone", "email", "address", "consent"]
            asked = {"purpose": "Calls", "people": 1, "needs_second": False, "asked_at": now, "ends_at": now + timedelta(days=1)}  # fmt: skip
            made = Export.unscoped.create(group=own.group, by=member, columns=columns, **asked)
            subject.exports[role] = made.ident


class Chance:
    """In place of `secrets`: the same for every question, so that names of new rows tell no halls apart."""

    def __init__(self) -> None:
        self.random: random.Random = random.SystemRandom()

    @contextmanager
    def still(self) -> Iterator[None]:
        """What is chosen within is always the same."""
        self.random = random.Random(7)
        yield
        self.random = random.SystemRandom()

    def choice(self, among: Sequence[Any]) -> Any:
        """One of them."""
        return self.random.choice(among)

    def randbelow(self, most: int) -> int:
        """A number."""
        return self.random.randrange(most)

    def token_urlsafe(self, length: int) -> str:
        """A token."""
        return self.random.randbytes(length).hex()


CHANCE = Chance()


@contextmanager
def put_back() -> Iterator[None]:
    """Whatever happens within: afterwards everything is as before."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
