"""What belongs to one group: which tables go along to another server, which stay and why, and where rows name others by their numbers.

A table, a reference or a column of JSON that stands here nowhere fails `tests/promises/test_belongings.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from frombelow.hall.home.safekeeping.tables import Table, quoted, table_of
from frombelow.hall.home.safekeeping.trouble import Trouble
from frombelow.hall.people.rules.merging import RELATIONS, TAKEN, RelationRule

CHAIN = "chain"  # rows that name the journal of the group
ITSELF = "pk"

# Table -> how its rows lead to the group.
GOES: Mapping[str, str] = {
    "groups.Group": ITSELF,
    "groups.GroupKey": "group",
    "groups.CharterVersion": "group",
    "groups.Membership": "group",
    "groups.Turf": "group",
    "groups.OwnRole": "group",
    "groups.Decision": "group",
    "groups.Witness": "decision__group",
    "groups.Mandate": "group",
    "groups.Recall": "group",
    "groups.Signature": "recall__group",
    "kit.Entry": CHAIN,
    "kit.Head": CHAIN,
    "people.Import": "group",
    "people.Person": "group",
    "people.Field": "group",
    "people.Detail": "group",
    "people.Consent": "group",
    "people.Issue": "group",
    "people.Conversation": "group",
    "people.Letterbox": "group",
    "people.Raised": "conversation__group",
    "people.Commitment": "group",
    "people.Merge": "group",
    "people.NotOne": "group",
    "people.Suggestion": "group",
    "people.Reading": "group",
    "people.Hold": "group",
    "people.Export": "group",
    "people.Find": "group",
    "people.Touched": "imported__group",
    "people.Seed": "group",
    "people.TakenAlong": "group",
}

OWN = "an account is its owner's, and may be in other groups: members take up their membership again by a code"
STAYS: Mapping[str, str] = {
    "accounts.Account": OWN,
    "accounts.Authenticator": OWN,
    "accounts.Notice": OWN,
    "accounts.OneTimeCode": OWN,
    "accounts.Passkey": OWN,
    "accounts.Session": OWN,
    "accounts.Spent": OWN,
    "groups.Asking": "who asks to join has an account here only: they ask again there",
    "groups.Vouching": "it is for somebody who asks to join",
    "groups.Invitation": "its code is printed with the address of this server: members make new ones",
    "groups.HandOver": "it hands out a way into an account of this server; what was done stands in the journal",
    "groups.WholeFile": "it is about a file of this server; what was done stands in the journal",
    "groups.GroupTie": "the other group is not there: both decide anew that they belong together",
}

# References of rows that go along to what stays: empty on the other server.
LEFT_BEHIND: Mapping[str, str] = {
    "groups.Membership.account": OWN,
    "groups.Mandate.sent_by": "the group that sent a delegate is not there: the delegate goes home",
}

# Of a table's number, the number in place of it; None where there is no such row any more.
Number = Callable[[str, Any], int | None]
ROW_OF = {"turf": "groups_turf", "membership": "groups_membership"}  # in the record of a merge
TABLE_OF = {name: f"people_{name.split('.')[1].lower()}" for name in RELATIONS}


def in_merge(record: dict[str, Any], number: Number) -> None:
    """Rows that a merge moved, and fields that it changed."""
    for relation, rows in record.get("moved", {}).items():
        if RELATIONS.get(relation) != RelationRule.MOVED:
            raise Trouble(f"A merge names a table that no merge moves: {relation}.")
        rows[:] = there(rows, TABLE_OF[relation], number)
    for rows in record.get("seen", {}).values():
        rows[:] = there(rows, "people_reading", number)
    labels = [[number("people_detail", row), *rest] for row, *rest in record.get("labels", ())]
    if labels:
        record["labels"] = [label for label in labels if label[0] is not None]
    for part in ("before", "after"):
        for name, value in record.get(part, {}).items():
            if name not in TAKEN:
                raise Trouble(f"A merge names a field that no merge changes: {name}.")
            if name in ROW_OF and value is not None:
                record[part][name] = number(ROW_OF[name], value)


def in_touched(before: dict[str, Any], number: Number) -> None:
    """Values that an import ended."""
    if "ended" in before:
        before["ended"] = there(before["ended"], "people_detail", number)


def in_plan(plan: dict[str, Any], number: Number) -> None:
    """Fields that columns of a file were written to."""
    for spec in plan.get("fields", {}).values():
        row = number("people_field", spec.pop("row")) if spec.get("row") else None
        if row is not None:
            spec["row"] = row


def there(rows: list[Any], table: str, number: Number) -> list[int]:
    """The rows that are still there, by their new numbers, in the same order."""
    return [new for row in rows if (new := number(table, row)) is not None]


# Columns of JSON -> what is to be done with the numbers of rows in it.
NUMBERS: Mapping[str, Callable[[dict[str, Any], Number], None]] = {
    "people.Import.plan": in_plan,
    "people.Merge.record": in_merge,
    "people.Touched.before": in_touched,
}
# Columns of JSON without numbers of rows: words, counts and idents.
PLAIN = frozenset(
    {
        "groups.CharterVersion.data", "groups.OwnRole.rights", "groups.Decision.effects", "kit.Entry.facts", "people.Import.found",
        "people.Person.never_by", "people.Field.choices", "people.Detail.parts", "people.Suggestion.outcomes", "people.Export.steps",
        "people.Export.columns", "people.Export.invented", "people.Export.seeds", "people.Find.steps", "people.TakenAlong.seeds",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Belonging:
    """A table that goes along. Places are those of columns in its rows."""

    label: str
    table: Table
    key: int | None  # the place of its number; None: it has none
    references: tuple[tuple[int, str], ...]  # place -> the table that it leads to
    left_behind: tuple[int, ...]
    numbers: tuple[tuple[int, Callable[[dict[str, Any], Number], None]], ...]
    chain: int | None  # the place of the name of the journal

    def place(self, column: str) -> int:
        """Where a column stands."""
        return [one.name for one in self.table.columns].index(column)


@cache
def belongings() -> tuple[Belonging, ...]:
    """Every table that goes along, by name."""
    found = [belonging(apps.get_model(label), label) for label in GOES]
    return tuple(sorted(found, key=lambda one: one.table.name))


def belonging(model: type[models.Model], label: str) -> Belonging:
    """A table as it goes along."""
    references, left_behind, numbers, key, chain = [], [], [], None, None
    for place, field in enumerate(model._meta.concrete_fields):
        name = f"{label}.{field.name}"
        if name in LEFT_BEHIND:
            left_behind.append(place)
        elif isinstance(field, models.ForeignKey):
            references.append((place, field.related_model._meta.db_table))
        if name in NUMBERS:
            numbers.append((place, NUMBERS[name]))
        if field.primary_key and isinstance(field, models.IntegerField):
            key = place
        if field.name == CHAIN:
            chain = place
    return Belonging(label, table_of(model), key, tuple(references), tuple(left_behind), tuple(numbers), chain)


def of_group(one: Belonging, pk: int, ident: str) -> Table:
    """Only the rows of a group."""
    path = GOES[one.label]
    where = '"chain" = %s' if path == CHAIN else leading(apps.get_model(one.label), path)
    table = one.table
    return Table(table.name, table.key, table.columns, where, (ident if path == CHAIN else pk,))


def leading(model: type[models.Model], path: str) -> str:
    """The SQL for rows that lead to a group."""
    if path == ITSELF:
        return '"id" = %s'
    first, _, rest = path.partition("__")
    field = model._meta.get_field(first)
    assert isinstance(field, models.ForeignKey)
    if not rest:
        return f"{quoted(field.column)} = %s"
    further = field.related_model
    return (
        f'{quoted(field.column)} IN (SELECT "id" FROM {quoted(further._meta.db_table)} WHERE {leading(further, rest)})'
    )
