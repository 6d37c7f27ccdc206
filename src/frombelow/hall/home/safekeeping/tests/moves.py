"""Two groups with a row in every table, and rows of one group as they can be compared between two halls. Called from `deeds.py`."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate


def fill_two() -> dict[str, Any]:
    """A hall with two groups, each with rows in every table that goes along, and with merges that can be taken back."""
    from django.utils import timezone

    from frombelow.hall.groups.models import Group, Membership
    from frombelow.hall.groups.tests.world import account, join, reader
    from frombelow.hall.home.safekeeping.tests import deeds
    from frombelow.hall.people.actions import lists, merging
    from frombelow.hall.people.models import Merge
    from frombelow.hall.people.tests.world import person

    deeds.fill("30", "5")
    now = timezone.now()
    groups = list(Group.unscoped.order_by("pk"))
    # rows of the two groups stand among each other, so that no number can fit by chance
    for round_ in range(3):
        for group, word in zip(groups, ("caucus", "tenant"), strict=True):
            founder = Membership.unscoped.filter(group=group).order_by("pk")[0]
            own = founder.account
            asking = reader(own, group, now)
            if round_ == 0:
                join(group, own, account(f"{word}Bo"), now=now)
                lists.add_field(reader=asking, label=f"{word} shift", kind="text", choices=[], is_secret=False)
                if word == "tenant":
                    lists.add_field(reader=asking, label=f"{word}Papers", kind="text", choices=[], is_secret=True)
                Merge.unscoped.filter(group=group).update(record={})
            kept = person(asking, given=f"{word}Kept{round_}", family=f"{word}son", phone="")
            gone = person(asking, given=f"{word}Gone{round_}", family=f"{word}son")
            deeds.talk(group, founder, gone, 2, now, mark=f"{word}{round_}")
            merging.merge(reader=asking, kept=kept, gone=gone, probability=0.1 + 0.2)
            deeds.crowd(group, 5, now, f"{word}Crowd")
    for group, word in zip(groups, ("caucus", "tenant"), strict=True):
        fill_up(group, word, now)
    return {"group": groups[0].ident, "other": groups[1].ident}


def fill_up(group: Any, word: str, now: Any) -> None:
    """A row in every table that has none of this group."""
    from django.apps import apps

    from frombelow.hall.home.safekeeping.belongings import GOES

    waiting = [apps.get_model(label) for label in GOES if label not in {"kit.Entry", "kit.Head"}]
    waiting = [model for model in waiting if not of(model, group).exists()]
    for _ in range(len(GOES)):
        waiting = [model for model in waiting if not made(model, group, word, now)]
    assert not waiting, waiting


def of(model: Any, group: Any) -> Any:
    """The rows of a group."""
    from django.db import models

    from frombelow.hall.home.safekeeping.belongings import CHAIN, GOES, ITSELF

    path = GOES[model._meta.label]
    only = {CHAIN: {"chain": group.ident}, ITSELF: {"pk": group.pk}}.get(path, {path: group})
    manager = models.Manager.from_queryset(models.QuerySet)()
    manager.model = model
    return manager.filter(**only).order_by("pk")


def made(model: Any, group: Any, word: str, now: Any) -> bool:
    """A row with something in every column; False where a row that it needs is not there yet."""
    from django.db import models

    values: dict[str, Any] = {}
    taken: dict[Any, int] = {}
    for field in model._meta.concrete_fields:
        if field.primary_key or field.name == "ident":
            continue
        if isinstance(field, models.ForeignKey):
            further = field.related_model
            if further._meta.label == "groups.Group" and field.name == "group":
                values["group"] = group
            elif field.null and field.name in {"merged_into", "given_by", "sent_by", "recall"}:
                continue
            else:
                rows = of(further, group)
                at = taken.get(further, 0)
                if rows.count() <= at:
                    return False
                values[field.name], taken[further] = rows[at], at + 1 if further._meta.label == "people.Person" else at
        else:
            values[field.name] = something(field, word, now)
    for column in getattr(model, "SEALED", {}):
        if not isinstance(model._meta.get_field(column), models.JSONField):
            values[column] = ""
    model.unscoped.create(**values)
    return True


def something(field: Any, word: str, now: Any) -> Any:
    """A value for a column."""
    from django.db import models

    kinds = (
        (models.BooleanField, True),
        (models.DateTimeField, now - timedelta(hours=1)),
        (models.DateField, localdate(now)),
        (models.JSONField, {}),
        (models.FloatField, 0.1 + 0.2),
        (models.IntegerField, 3),
    )
    if field.name in {"ended_at", "until"}:
        return now + timedelta(days=9)
    for kind, value in kinds:
        if isinstance(field, kind):
            return value
    return f"{word}{field.name}"[: field.max_length or 80]


def rows_of_group(ident: str, until: str = "0") -> dict[str, list[Any]]:
    """Every row of a group as two halls can compare it: numbers of rows by their place among the group's own, keys as they are, no accounts."""
    from django.apps import apps

    from frombelow.hall.groups.models import Group
    from frombelow.hall.groups.queries.keys import keys_of
    from frombelow.hall.home.safekeeping.belongings import GOES

    group = Group.unscoped.get(ident=ident)
    places = {
        label: {pk: at for at, pk in enumerate(of(apps.get_model(label), group).values_list("pk", flat=True))}
        for label in GOES
    }
    found: dict[str, list[Any]] = {}
    for label in GOES:
        if label == "kit.Head":
            continue
        rows = of(apps.get_model(label), group)
        if label == "kit.Entry" and int(until):
            rows = rows.filter(number__lte=int(until))
        keys = {number: key.secret.hex() for number, key in keys_of(group).items()}
        found[label] = json.loads(json.dumps([told(label, row, places, keys) for row in rows], default=str))
    return found


def told(label: str, row: Any, places: Any, keys: dict[int, str]) -> dict[str, Any]:
    """A row by the names of its fields."""
    from django.db import models

    from frombelow.hall.home.safekeeping.belongings import LEFT_BEHIND

    said: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        value, name = getattr(row, field.attname), f"{label}.{field.name}"
        if name in LEFT_BEHIND:
            continue
        if isinstance(field, models.ForeignKey):
            value = None if value is None else places[field.related_model._meta.label][value]
        elif field.primary_key:
            value = places[label][value]
        elif name == "groups.GroupKey.wrapped":
            value = keys.get(row.number, "")
        elif name in {"people.Merge.record", "people.Touched.before", "people.Import.plan"}:
            value = with_places(value, places)
        said[field.name] = value
    return said


def with_places(data: Any, places: Any) -> Any:
    """What JSON says, its numbers of rows as places. Written apart from how the file does it."""
    data = json.loads(json.dumps(data))
    if not data:
        return data
    details, readings = places["people.Detail"], places["people.Reading"]
    for relation, rows in data.get("moved", {}).items():
        data["moved"][relation] = [places[relation.rsplit(".", 1)[0]][row] for row in rows]
    for name, rows in data.get("seen", {}).items():
        data["seen"][name] = [readings[row] for row in rows]
    if "labels" in data:
        data["labels"] = [[details[row], *rest] for row, *rest in data["labels"]]
    for part in ("before", "after"):
        fields_with_places(data.get(part, {}), places)
    if "ended" in data:
        data["ended"] = [details[row] for row in data["ended"]]
    for spec in data.get("fields", {}).values():
        spec["row"] = places["people.Field"][spec["row"]]
    return data


def fields_with_places(fields: dict[str, Any], places: Any) -> None:
    """Relations of a person."""
    for name, label in (("turf", "groups.Turf"), ("membership", "groups.Membership")):
        if fields.get(name) is not None:
            fields[name] = places[label][fields[name]]


def delegate_comes(ident: str, other: str) -> str:
    """The other group belongs to this one, and sends somebody."""
    from django.utils import timezone

    from frombelow.hall.groups.models import Group, GroupTie, Mandate, Membership

    group, lower, now = Group.unscoped.get(ident=ident), Group.unscoped.get(ident=other), timezone.now()
    account = Membership.unscoped.filter(group=lower).order_by("pk")[0].account
    GroupTie.unscoped.create(lower=lower, upper=group, kind="member_of", since=now)
    member = Membership.unscoped.create(
        group=group, account=account, shown_name="Sent", joined_on=localdate(now), how="delegation"
    )
    Mandate.unscoped.create(
        group=group, membership=member, role="delegate", title="delegate", source="election", sent_by=lower, since=now, until=now + timedelta(days=90)
    )  # fmt: skip
    return member.ident


def how_delegates_are(ident: str) -> list[Any]:
    """Of each delegate whether they left, whether their mandate ended, and who sent them; then how many ties the group has."""
    from django.db.models import Q

    from frombelow.hall.groups.models import GroupTie, Mandate

    rows = Mandate.unscoped.filter(group__ident=ident, membership__how="delegation").select_related("membership")
    ties = GroupTie.unscoped.filter(Q(upper__ident=ident) | Q(lower__ident=ident)).count()
    return [[one.membership.left_on is not None, one.ended_at is not None, one.sent_by_id] for one in rows] + [ties]


def no_delegate_without_account(ident: str) -> str:
    """What is said where a group sends somebody who has not taken up their membership."""
    from django.utils import timezone

    from frombelow.hall.groups.actions import effects
    from frombelow.hall.groups.models import Decision, Group, GroupTie, Membership
    from frombelow.hall.groups.rules.decisions import SendDelegate
    from frombelow.hall.kit.refusals import Refused

    group, now = Group.unscoped.get(ident=ident), timezone.now()
    upper = Group.unscoped.exclude(pk=group.pk).order_by("pk")[0]
    GroupTie.unscoped.create(lower=group, upper=upper, kind="member_of", since=now)
    waiting = Membership.unscoped.filter(group=group, account=None, left_on=None)[0]
    effect = SendDelegate(waiting.ident, upper.ident, localdate(now + timedelta(days=9)).isoformat())
    try:
        effects.send_delegate(effect, Decision(group=group), now)
    except Refused as refusal:
        return str(refusal)
    return ""


def number_in_json(ident: str) -> int:
    """An import, a touched person and a merge of a group that name rows by their numbers; a number of each is of no row any more."""
    from frombelow.hall.groups.models import Group, Membership, Turf
    from frombelow.hall.people.models import Detail, Field, Import, Merge, Reading, Touched

    group = Group.unscoped.get(ident=ident)
    details = list(Detail.unscoped.filter(group=group).order_by("pk")[2:5].values_list("pk", flat=True))
    reading = Reading.unscoped.filter(group=group)[0].pk
    field, turf, member = (
        model.unscoped.filter(group=group).order_by("-pk")[0].pk for model in (Field, Turf, Membership)
    )
    Import.unscoped.filter(group=group).update(
        plan={"fields": {"field:a": {"row": field, "is_new": True}}, "targets": ["field:a"]}, state="done"
    )
    Touched.unscoped.filter(imported__group=group).update(before={"shown_name": "x", "ended": details})
    merge = Merge.unscoped.filter(group=group).order_by("-pk")[0]
    merge.record = merge.record | {
        "labels": [[details[0], "", "chosen"]],
        "seen": {"moved": [reading], "opened": [reading]},
        "before": {"turf": None, "membership": None},
        "after": {"turf": turf, "membership": member},
    }
    merge.save()
    return len(details)


def names_of(ident: str) -> list[str]:
    """Everything by which a group or its people could be recognized."""
    from django.apps import apps
    from django.db import models

    from frombelow.hall.groups.models import Group, Membership
    from frombelow.hall.home.safekeeping.belongings import GOES

    group = Group.unscoped.get(ident=ident)
    found = {group.name}
    for label in GOES:
        for row in of(apps.get_model(label), group):
            for field in row._meta.concrete_fields:
                value = getattr(row, field.attname)
                if isinstance(field, (models.CharField, models.TextField)) and field.name in RECOGNIZED and value:
                    found.add(str(value))
    for row in Membership.unscoped.filter(group=group).exclude(account=None).select_related("account"):
        found.add(row.account.ident)
    return sorted(found)


RECOGNIZED = {
    "ident",
    "fingerprint",
    "shown_name",
    "token",
    "wrapped",
    "words",
    "fears",
    "named",
    "public_key",
    "private_key",
    "found_by",
}


def accounts_of(ident: str) -> list[str]:
    """Idents and names to sign in with of the members' accounts."""
    from frombelow.hall.groups.models import Membership

    rows = Membership.unscoped.filter(group__ident=ident).values_list("account__ident", "account__sign_in_name")
    return [word for row in rows for word in row if word]


def refused(sheet: str, *paths: str) -> list[str]:
    """What `group_in` says of each file; "" where it takes one in. Nothing may change."""
    from pathlib import Path

    from django.db import connection
    from django.utils import timezone

    from frombelow.hall.home.safekeeping.group_in import group_in
    from frombelow.hall.home.safekeeping.keys import read_sheet
    from frombelow.hall.home.safekeeping.tests import deeds
    from frombelow.hall.home.safekeeping.trouble import Trouble

    read = read_sheet(Path(sheet).read_text())
    said = []
    for path in paths:
        before = deeds.rows()
        try:
            group_in(connection=connection, path=Path(path), sheet=read, now=timezone.now())
            said.append("")
        except Trouble as trouble:
            said.append(str(trouble))
        assert deeds.rows() == before, f"something of {path} stayed"
    return said


def take_up(code: str, name: str) -> dict[str, Any]:
    """Somebody new on this server takes up a membership, and reads what only members do."""
    from django.utils import timezone

    from frombelow.hall.groups import scope
    from frombelow.hall.groups.actions import returning
    from frombelow.hall.groups.models import Membership
    from frombelow.hall.groups.tests.world import account
    from frombelow.hall.kit.refusals import Refused

    now, own = timezone.now(), account(name)
    member = returning.take_up(token=code, by=own, now=now)
    try:
        returning.take_up(token=code, by=account(f"{name}2"), now=now)
        again = ""
    except Refused as refusal:
        again = str(refusal)
    reader = scope.enter(own, member.group.ident, now)
    waiting = Membership.unscoped.filter(group=member.group, account=None, left_on=None).count()
    return {
        "name": member.shown_name,
        "mandates": [mandate.title for mandate in reader.mandates],
        "rights": len(reader.rights),
        "again": again,
        "waiting": waiting,
    }


def unmerge_all(ident: str, name: str) -> list[str]:
    """Every merge of a group is taken back by a member with this name to sign in; then whose the conversations are."""
    from django.utils import timezone

    from frombelow.hall.accounts.models import Account
    from frombelow.hall.groups import scope
    from frombelow.hall.people.actions import merging
    from frombelow.hall.people.models import Conversation, Merge

    reader = scope.enter(Account.objects.get(sign_in_name=name.lower()), ident, timezone.now())
    for merge in Merge.unscoped.filter(group=reader.group, undone_at=None).exclude(record={}).order_by("-pk"):
        merging.unmerge(reader=reader, merge=merge)
    rows = Conversation.unscoped.filter(group=reader.group).order_by("pk")
    return list(rows.values_list("person__shown_name", flat=True))
