"""A world in which every address can be opened: a group with somebody in every role, a foreign group with the same rows, and ids for what stands in addresses.

A new app adds its rows to `EXAMPLES` (what stands in an address → its id in a group) and, where a row lies in a turf, to `IN_TURF`.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from frombelow.hall.accounts.models import Account
from frombelow.hall.groups import scope
from frombelow.hall.groups.actions import decisions, hands, joining, leaving, mandates, recalls, turfs, whole_files
from frombelow.hall.groups.models import Group, Mandate, Membership, OwnRole, Turf
from frombelow.hall.groups.queries.keys import sealing_key
from frombelow.hall.groups.queries.members import SENT
from frombelow.hall.groups.rules.charter import Joining
from frombelow.hall.groups.rules.decisions import Kind, Votes
from frombelow.hall.groups.rules.joining import Purpose
from frombelow.hall.groups.rules.mandates import Source
from frombelow.hall.groups.rules.rights import MEMBER, ROLES, Reach, Right, rights_of
from frombelow.hall.groups.tests.world import CHARTER, account, group_of, join
from frombelow.hall.kit import ids
from frombelow.hall.kit.sealing import seal
from frombelow.hall.people.actions import conversations, lists, merging, persons, seeds
from frombelow.hall.people.imports import checking, work
from frombelow.hall.people.imports.store import KEY_BYTES, Store
from frombelow.hall.people.models import Commitment, Conversation, Detail, Export, Find, Import, Person, Suggestion
from frombelow.hall.people.rules import details
from frombelow.hall.people.rules.conversations import Answer, Channel, Reached, Said
from frombelow.hall.people.rules.fields import Kind as FieldKind
from frombelow.hall.people.rules.imports import State

OWN_RIGHTS = frozenset({Right.SEE_PEOPLE, Right.ADD_CONVERSATIONS})  # of the role that the group added
# Roles that are held, over the whole group or over a turf.
HELD: dict[str, tuple[str, str]] = {
    "activist": ("activist", ""),
    "steward": ("steward", "Dock"),
    "steward of another turf": ("steward", "Office"),
    "officer": ("officer", ""),
    "teller": ("teller", ""),
    "data keeper": ("data_keeper", ""),
    "own role": ("caller", ""),
}
INSIDE = ("member", *HELD, "delegate")
OUTSIDE = ("former member", "stranger", "nobody")
FOREVER = timedelta(days=300)


@dataclass
class Furnished:
    """A group with a row of every kind. `ids` are what stands in addresses."""

    group: Group
    founder: Account
    now: datetime
    turfs: dict[str, Turf]
    ids: dict[str, Any] = field(default_factory=dict)

    @property
    def reader(self) -> scope.Reader:
        """The founder, who holds every office."""
        return scope.enter(self.founder, self.group.ident, self.now)


# ---- what stands in addresses: its name in the route, and its id in a furnished group ----


def mandate(here: Furnished) -> str:
    return Mandate.unscoped.get(group=here.group, office="chair").ident


def recall(here: Furnished) -> str:
    about = Mandate.unscoped.get(group=here.group, office="data_keeper")
    return recalls.begin(reader=here.reader, mandate=about, reason="A reason.").ident


def decision(here: Furnished) -> int:
    return decisions.record(
        reader=here.reader, kind=Kind.DECISION, title="A picnic", words="", decided_on=timezone.localdate(here.now), votes=Votes(2, 2, 0), effects=[]
    ).number  # fmt: skip


def invitation(here: Furnished) -> str:
    return joining.invite(reader=here.reader, ends_at=here.now + timedelta(days=9), uses=9)[0].ident


def asking(here: Furnished) -> str:
    ends = here.now + timedelta(days=9)
    _, code = joining.invite(reader=here.reader, ends_at=ends, uses=9, purpose=Purpose.ASKING)
    asker = account(f"asker of {here.group.ident}")
    return joining.ask(token=code, how=Joining.VOUCHING, words="", shown_name="", by=asker, now=here.now).ident


def hand_over(here: Furnished) -> str:
    """A code is asked for, for the second member."""
    member = Membership.unscoped.filter(group=here.group).exclude(pk=here.reader.membership.pk).first()
    return hands.ask(reader=here.reader, member=member).ident


def whole(here: Furnished) -> str:
    """The whole group is asked for as one file."""
    return whole_files.ask(reader=here.reader, purpose="Moving").ident


def waiting(here: Furnished) -> str:
    """A member of a group that came from another server, who is not back yet."""
    values = {"shown_name": "Zoe", "joined_on": timezone.localdate(here.now), "how": "invitation"}
    return Membership.unscoped.create(group=here.group, **values).ident


def turf(here: Furnished) -> str:
    return here.turfs["Empty"].ident


def person(here: Furnished) -> str:
    """Somebody in the turf "Dock", with a value, a conversation and a promise."""
    rosa = persons.add(reader=here.reader, values=[details.name(given="Rosa", family="Núñez")], turf=here.turfs["Dock"])
    said = Said(
        token=f"token-{here.group.ident}",
        at=here.now,
        how=Channel.IN_PERSON,
        reached=Reached.TALKED,
        ask="Come",
        answer=Answer.YES,
    )
    conversations.record(reader=here.reader, person=rosa, said=said)
    return rosa.ident


def find(here: Furnished) -> str:
    values = {"name": "Stewards", "steps": [], "is_shared": True, "saved_at": here.now}
    return Find.unscoped.create(group=here.group, by=here.reader.membership, **values).ident


def imported(here: Furnished) -> str:
    """A file that waits sealed, with what a page tells of it. Its work failed, so that none of its pages begins one."""
    ident = ids.ident()
    store = Store(work.folder() / ident, os.urandom(KEY_BYTES))
    store.put("samples", b'[["Rosa"]]')
    store.put("problems", b"[]")
    sealed = seal(base64.b64encode(store.key).decode(), sealing_key(here.group), checking.place_of_key(ident))
    plan = {"header": ["Name"], "targets": [""], "fields": {}, "program": "", "differs": "file", "key": sealed}
    values = {"file_name": "list.csv", "state": State.FAILED, "plan": plan, "found": {"rows": 1}, "begun_at": here.now}
    return Import.unscoped.create(group=here.group, ident=ident, by=here.reader.membership, **values).ident


def export(here: Furnished) -> str:
    values = {
        "purpose": "Phone bank",
        "people": 1,
        "needs_second": False,
        "asked_at": here.now,
        "ends_at": here.now + timedelta(days=1),
    }
    return Export.unscoped.create(group=here.group, by=here.reader.membership, **values).ident


def somebody(here: Furnished, given: str) -> Person:
    """Somebody in no turf."""
    return persons.add(reader=here.reader, values=[details.name(given=given, family="Reyes")])


def seed(here: Furnished) -> str:
    """Somebody who does not exist, whom a stranger called."""
    values = [details.name(given="Pilar", family="Holloway"), details.phone("(601) 555-0177")]
    planted = seeds.plant(reader=here.reader, values=values, turf=here.turfs["Dock"], whose="Mother of Ada")
    seeds.note_reached(reader=here.reader, seed=planted, on=timezone.localdate(here.now), words="A man, about the vote")
    return planted.ident


def suggestion(here: Furnished) -> str:
    values = {
        "first": somebody(here, "Ana"),
        "second": somebody(here, "Anita"),
        "probability": 0.9,
        "made_at": here.now,
    }
    return Suggestion.unscoped.create(group=here.group, **values).ident


def merge(here: Furnished) -> str:
    return merging.merge(reader=here.reader, kept=somebody(here, "Max"), gone=somebody(here, "Maxi")).ident


EXAMPLES: dict[str, Callable[[Furnished], Any]] = {
    "mandate": mandate,
    "recall": recall,
    "number": decision,
    "matter": lambda here: "plain",
    "invitation": invitation,
    "asking": asking,
    "hand_over": hand_over,
    "whole": whole,
    "waiting": waiting,
    "turf": turf,
    "person": person,
    "detail": lambda here: Detail.unscoped.filter(person__group=here.group).first().pk,
    "conversation": lambda here: Conversation.unscoped.get(group=here.group).ident,
    "commitment": lambda here: Commitment.unscoped.get(group=here.group).ident,
    "field": lambda here: (
        lists.add_field(reader=here.reader, label="Shift", kind=FieldKind.TEXT, choices=[], is_secret=False).key
    ),
    "issue": lambda here: lists.add_issue(reader=here.reader, name="Heat").ident,
    "find": find,
    "imported": imported,
    "export": export,
    "first": lambda here: somebody(here, "Lee").ident,
    "second": lambda here: somebody(here, "Leo").ident,
    "suggestion": suggestion,
    "merge": merge,
    "seed": seed,
}
# Rows that lie in the turf "Dock": to whom the right does not reach there, they are not there.
IN_TURF = {"person", "conversation", "commitment"}
# Addresses of what is somebody's own: to others with the right it may be not there, or not theirs to change.
SOMEBODYS_OWN = {
    "people:followed_up", "people:settle", "people:find_forget",
    "people:own_correct", "people:own_end", "people:own_consent", "people:own_erase", "people:own_file",
}  # fmt: skip


@dataclass(frozen=True)
class World:
    """Everybody and everything."""

    own: Furnished
    foreign: Furnished
    accounts: dict[str, Account | None]

    def rights(self, role: str) -> dict[Right, Reach]:
        """What a role may do in its own group: from the table of roles, not from the scope that is tried."""
        if role not in INSIDE:
            return {}
        held: list[tuple[frozenset[Right], int | None]] = [(MEMBER.rights, None)]
        if role in HELD:
            key, over = HELD[role]
            rights = ROLES[key].rights if key in ROLES else OWN_RIGHTS
            held.append((rights, self.own.turfs[over].pk if over else None))
        return rights_of(held)


def furnished(founder: Account, name: str, now: datetime) -> Furnished:
    """A group with three turfs, a second member and a row of every kind."""
    group = group_of(founder, name, replace(CHARTER, quorum=0.0), now)
    join(group, founder, account(f"second of {name}"), now=now)
    reader = scope.enter(founder, group.ident, now)
    made = {one: turfs.add(reader=reader, name=one) for one in ("Dock", "Office", "Empty")}
    here = Furnished(group, founder, now, made)
    here.ids = {name: example(here) for name, example in EXAMPLES.items()}
    return here


def world() -> World:
    """Somebody in every role of one group, and another group that is none of their business."""
    now = timezone.now()
    own, foreign = furnished(account("founder"), "Own", now), furnished(account("foreigner"), "Foreign", now)
    OwnRole.unscoped.create(group=own.group, key="caller", title="Caller", rights=sorted(OWN_RIGHTS))
    accounts: dict[str, Account | None] = {"nobody": None, "stranger": account("stranger")}
    for role in ("member", *HELD, "former member"):
        who = accounts[role] = account(role)
        membership = join(own.group, own.founder, who, now=now)[0]
        if role in HELD:
            key, over = HELD[role]
            give(own, membership, key, own.turfs[over] if over else None)
    leaving.leave(reader=scope.enter(accounts["former member"], own.group.ident, now))
    accounts["delegate"] = delegate(own)
    Account.objects.update(
        seen_on=timezone.localdate(now)
    )  # so that nothing is written only because somebody came today
    return World(own, foreign, accounts)


def give(here: Furnished, to: Membership, role: str, over: Turf | None = None, sent_by: Group | None = None) -> None:
    """A mandate."""
    mandates.give(
        group=here.group, to=to, role=role, title=role, source=Source.DECISION, until=here.now + FOREVER, now=here.now, turf=over, sent_by=sent_by
    )  # fmt: skip


def delegate(here: Furnished) -> Account:
    """Somebody whom another group sends."""
    who = account("delegate")
    sender = group_of(who, "Sender", now=here.now)
    there = Membership.unscoped.create(
        group=here.group, account=who, shown_name="Delegate", joined_on=timezone.localdate(here.now), how=SENT
    )
    give(here, there, "delegate", sent_by=sender)
    return who
