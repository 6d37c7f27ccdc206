"""One group into one file: its rows and nothing of any other group, numbered from one, so that not even the size of the hall can be read from it.

The file is made and signed as a backup is. Its secret fields stay sealed with the keys of the group; those keys are sealed to whoever opens the file.
"""

from __future__ import annotations

import base64
import json
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from frombelow.hall.groups.actions.common import note
from frombelow.hall.groups.models import Group
from frombelow.hall.groups.queries.keys import keys_of
from frombelow.hall.home.safekeeping import archive
from frombelow.hall.home.safekeeping.belongings import Belonging, belongings, of_group
from frombelow.hall.home.safekeeping.packing import ROWS, Packing, pack
from frombelow.hall.home.safekeeping.snapshot import lines
from frombelow.hall.home.safekeeping.tables import Column, Table
from frombelow.hall.home.safekeeping.trouble import Trouble
from frombelow.hall.kit.readonly import goes_on
from frombelow.hall.people.models import Import
from frombelow.hall.people.rules.imports import AT_WORK

KEYS = "groups_groupkey"


@dataclass
class GroupPacking(Packing):
    """What goes into the file of one group."""

    group: Group = field(kw_only=True)
    recipients: Sequence[str] = field(kw_only=True)
    rows_of: dict[str, array[int]] = field(default_factory=dict)

    def pieces(self) -> Iterator[archive.Piece]:
        """Each table, its rows numbered from one."""
        for one, table in zip(belongings(), self.tables, strict=True):
            if one.key is not None:
                self.rows_of[table.name] = self.keys_in(table)
        for one, table in zip(belongings(), self.tables, strict=True):
            self.counts[table.name] = 0
            for number, rows in enumerate(lines(self.connection, table), 1):
                self.counts[table.name] += len(rows)
                text = "".join(f"{json.dumps(self.renumbered(one, json.loads(row)))}\n" for row in rows)
                yield f"{ROWS}/{table.name}/{number:05}.jsonl", text.encode()

    def keys_in(self, table: Table) -> array[int]:
        """The numbers of the rows that go along, in order."""
        only = Table(table.name, table.key, (Column(table.key, "number"),), table.where, table.values)
        return array("q", (json.loads(row)[0] for rows in lines(self.connection, only) for row in rows))

    def number(self, table: str, row: Any) -> int | None:
        """The new number of a row; None where it does not go along."""
        rows = self.rows_of[table]
        at = bisect_left(rows, row)
        return at + 1 if at < len(rows) and rows[at] == row else None

    def renumbered(self, one: Belonging, row: list[Any]) -> list[Any]:
        """A row as the file has it. Raises Trouble where it leads out of the group."""
        was = row[one.key] if one.key is not None else None
        for place, table in one.references:
            if row[place] is not None:
                row[place], old = self.number(table, row[place]), row[place]
                if row[place] is None:
                    raise Trouble(
                        f"Row {was} of {one.table.name} names row {old} of {table}, which does not belong to the group."
                    )
        for place, change in one.numbers:
            data = json.loads(row[place]) if row[place] is not None else None
            if data:
                change(data, self.number)
                row[place] = json.dumps(data)
        for place in one.left_behind:
            row[place] = None
        if one.key is not None:
            row[one.key] = self.number(one.table.name, was)
        if one.table.name == KEYS:
            self.seal_key(one, row)
        return row

    def seal_key(self, one: Belonging, row: list[Any]) -> None:
        """A key of the group, sealed to whoever opens the file. One that is destroyed stays so."""
        wrapped, number = one.place("wrapped"), one.place("number")
        if row[wrapped]:
            to = [pyrage.x25519.Recipient.from_str(recipient) for recipient in self.recipients]
            secret = keys_of(self.group)[row[number]].secret
            row[wrapped] = base64.b64encode(pyrage.encrypt(secret, to)).decode()


def group_out(
    *,
    connection: BaseDatabaseWrapper,
    group: Group,
    path: Path,
    recipients: Sequence[str],
    signing: Ed25519PrivateKey,
    now: datetime,
    by: str = "",
) -> dict[str, Any]:
    """Write the file of a group, whole or not at all; returns its manifest. The journal says so first, and takes that along, also while the hall can only be read. Raises Trouble.

    `by`: the ident of the membership that asks; "": whoever runs the hall.
    """
    if path.exists():
        raise Trouble(f"{path} is there already. Choose another name.")
    if group.closed_on is not None:
        raise Trouble(f"The group {group.ident} ended on {group.closed_on}: nobody could take up a membership of it.")
    if Import.unscoped.using(connection.alias).filter(group=group, state__in=AT_WORK).exists():
        raise Trouble("A list is being read into this group right now. Wait until that is done, then try again.")
    note_packing(connection, group, by=by, now=now)
    tables = [of_group(one, group.pk, group.ident) for one in belongings()]
    packing = GroupPacking(
        connection, tables, group.ident, now, chains=[group.ident], group=group, recipients=recipients
    )
    return pack(packing, path, recipients=recipients, signing=signing)


@goes_on
def note_packing(connection: BaseDatabaseWrapper, group: Group, *, by: str, now: datetime) -> None:
    """The entry of the journal."""
    with transaction.atomic(using=connection.alias):
        note(group, "pack", by=by, now=now)
