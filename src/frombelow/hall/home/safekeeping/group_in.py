"""The file of a group into a hall that has groups of its own. It comes from another server, so nothing in it is believed: a row can lead to rows of the
same file only, and its journal is the one of its group.

Everything in one transaction: whatever is wrong, nothing stays.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyrage
from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from frombelow.hall.groups.actions.common import note
from frombelow.hall.groups.actions.mandates import end_membership
from frombelow.hall.groups.actions.returning import code_for
from frombelow.hall.groups.models import Group, Membership
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.queries.keys import keys_of
from frombelow.hall.groups.queries.members import SENT, in_force
from frombelow.hall.home.safekeeping import archive, sealed_columns
from frombelow.hall.home.safekeeping.belongings import Belonging, belongings, of_group
from frombelow.hall.home.safekeeping.group_out import KEYS
from frombelow.hall.home.safekeeping.keys import Sheet
from frombelow.hall.home.safekeeping.loading import count_on, on_postgresql, on_sqlite
from frombelow.hall.home.safekeeping.packing import ROWS, migrations
from frombelow.hall.home.safekeeping.restoring import check_chains
from frombelow.hall.home.safekeeping.tables import converted, quoted
from frombelow.hall.home.safekeeping.trouble import Trouble
from frombelow.hall.kit import ids, readonly
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.sealing import KEY_BYTES, Key, wrap
from frombelow.hall.people.imports import bulk

IDENT = re.compile(f"[{ids.LETTERS}]{{{ids.IDENT_LENGTH}}}")
SAMPLE = 1_000  # sealed values of each column that are opened
TYPES: Mapping[str, tuple[type, ...]] = {"yes": (int,), "number": (int,), "measure": (int, float, str)}  # others: text
READ: Mapping[str, Callable[[Any], Any]] = {
    "json": json.loads,
    "measure": float,
    "day": date.fromisoformat,
    "moment": datetime.fromisoformat,
}
Told = Callable[[str], None]


@dataclass(frozen=True)
class Code:
    """With it a member takes up their membership again."""

    name: str
    code: str
    holds_mandate: bool


@dataclass(frozen=True)
class Arrived:
    """What came, and how its members get in."""

    group: Group
    rows: int
    entries: int
    unsealed: int
    codes: tuple[Code, ...]


@dataclass
class Arriving:
    """Rows on their way in: numbers of the file count on from where each table ends here."""

    connection: BaseDatabaseWrapper
    ident: str
    rows: Mapping[str, int]  # how many the manifest says
    ends: Mapping[str, int]
    identity: Any  # opens the keys of the group

    def number(self, table: str, row: Any) -> int:
        """The number here of a row of the file. Raises Trouble for a row that the file does not have."""
        if type(row) is not int or not 1 <= row <= self.rows.get(table, 0):
            raise Trouble(f"The file names a row that it does not have ({table}), so nothing was kept.")
        return self.ends[table] + row

    def arrived(self, one: Belonging, row: list[Any]) -> list[Any]:
        """A row as this hall has it."""
        for place, table in (*one.references, *([(one.key, one.table.name)] if one.key is not None else ())):
            if row[place] is not None:
                row[place] = self.number(table, row[place])
        for place, change in one.numbers:
            data = json.loads(row[place]) if row[place] is not None else None
            if data:
                change(data, self.number)
                row[place] = json.dumps(data)
        for place in one.left_behind:
            row[place] = None
        if one.chain is not None and row[one.chain] != self.ident:
            raise Trouble("The file holds entries of a journal that is not this group's, so nothing was kept.")
        if one.table.name == KEYS:
            self.wrap_key(one, row)
        return row

    def wrap_key(self, one: Belonging, row: list[Any]) -> None:
        """A key of the group, wrapped in the master key of this hall."""
        wrapped, number = one.place("wrapped"), row[one.place("number")]
        if row[wrapped]:
            secret = pyrage.decrypt(base64.b64decode(row[wrapped], validate=True), [self.identity])
            if len(secret) != KEY_BYTES:
                raise Trouble("The file holds a key of the wrong length, so nothing was kept.")
            row[wrapped] = wrap(Key(number, secret), settings.MASTER_KEY, self.ident)


def group_in(
    *,
    connection: BaseDatabaseWrapper,
    path: Path,
    sheet: Sheet,
    now: datetime,
    told: Told = lambda step: None,
    hand_over: Callable[[Sequence[Code]], None] = lambda codes: None,
) -> Arrived:
    """Check a file, take its group in, check that. Raises Trouble, or ReadOnly; then the hall is as it was before.

    `hand_over` gets the codes of the members before the group is there for good: where they cannot be kept, the group is not taken in.
    """
    if sheet.signer is None:
        raise Trouble(
            "The key does not say which hall signs: give both lines of the sheet, also the one that begins with SIGNED-BY-."
        )
    readonly.check()
    told("checking the file")
    manifest = archive.check(path, sheet.identity, sheet.signer)
    try:
        check_manifest(connection, manifest)
        told("taking in the rows")
        # SQLite would look for references to every new row, through whole tables; all of them are checked at the end instead
        with connection.constraint_checks_disabled(), transaction.atomic(using=connection.alias):
            with taking_turns(connection) as ends, archive.opened(path, sheet.identity) as pieces:
                check_is_new(connection, manifest["what"])
                rows = {name: data["rows"] for name, data in manifest["tables"].items()}
                identity = pyrage.x25519.Identity.from_str(sheet.identity)
                arriving = Arriving(connection, manifest["what"], rows, ends, identity)
                load(arriving, archive.as_listed(path, pieces, manifest))
            told("checking the rows")
            arrived = settled(connection, manifest, now)
            hand_over(arrived.codes)
            return arrived
    except OSError as error:
        raise Trouble(f"The codes could not be written: {error.strerror}. Nothing was kept.") from error
    except DatabaseError as error:
        raise Trouble(f"The rows of this file do not fit into this hall, so nothing was kept: {error}") from error
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, pyrage.DecryptError, Refused) as error:
        raise Trouble(f"The rows of this file are not as a hall writes them, so nothing was kept: {error!r}") from error


def check_manifest(connection: BaseDatabaseWrapper, manifest: Mapping[str, Any]) -> None:
    """Raises Trouble where the file is no group's, or of another version of the program."""
    if manifest["what"] == "hall":
        raise Trouble("This is a backup of a whole hall, not the file of a group. Use: frombelow restore")
    if not IDENT.fullmatch(str(manifest["what"])):
        raise Trouble("This file does not say which group it holds.")
    if sorted(manifest["migrations"]) != migrations(connection):
        raise Trouble(
            f"The file was made by another version of frombelow ({manifest['versions']['frombelow']}) than this hall has. Bring both servers to "
            "the same version, and take the group out again."
        )
    expected = {one.table.name: one.table.as_data() for one in belongings()}
    found = {name: {"key": data["key"], "columns": data["columns"]} for name, data in manifest["tables"].items()}
    if found != expected or manifest["tables"]["groups_group"]["rows"] != 1:
        raise Trouble("The file does not hold the tables of one group as this hall has them.")
    if list(manifest["chains"]) != [manifest["what"]]:
        raise Trouble("The file does not hold the journal of its group.")


def check_is_new(connection: BaseDatabaseWrapper, ident: str) -> None:
    """Raises Trouble where the group is here already."""
    if Group.unscoped.using(connection.alias).filter(ident=ident).exists():
        raise Trouble(
            f"The group {ident} is in this hall already, and a file is not mixed with what is there. Nothing was written."
        )


@contextmanager
def taking_turns(connection: BaseDatabaseWrapper) -> Iterator[dict[str, int]]:
    """Where each table ends, while nobody else writes into it. SQLite has one writer anyhow."""
    tables = [one.table for one in belongings() if one.key is not None]
    ends = {}
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            names = ", ".join(quoted(one.table.name) for one in belongings())
            cursor.execute(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")
            cursor.execute("SET LOCAL TIME ZONE 'UTC'")
        for table in tables:
            cursor.execute(f"SELECT coalesce(max({quoted(table.key)}), 0) FROM {quoted(table.name)}")
            ends[table.name] = cursor.fetchone()[0]
    yield ends
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in tables:
                count_on(cursor, table.name)


def load(arriving: Arriving, pieces: Iterator[archive.Piece]) -> None:
    """Every row of the file. Who came is put into the index of words by many at once: row by row, a hundred thousand would take minutes."""
    with bulk.indexed_by_hand("people_index_insert"):
        load_rows(arriving, pieces)


def load_rows(arriving: Arriving, pieces: Iterator[archive.Piece]) -> None:
    """Piece by piece."""
    known = {one.table.name: one for one in belongings()}
    connection = arriving.connection
    put = on_postgresql if connection.vendor == "postgresql" else on_sqlite
    for name, content in pieces:
        folder, table, _ = name.split("/")
        if folder != ROWS:
            raise Trouble(f"The file holds something that no file of a group has: {name}.")
        one = known[table]
        rows = json.loads(b"[" + content.rstrip(b"\n").replace(b"\n", b",") + b"]")
        check_types(one, rows)
        with connection.wrap_database_errors:
            made = [arriving.arrived(one, row) for row in rows]
            put(connection, one.table, converted(made, one.table.columns, connection.vendor))
            if one.label == "people.Person":
                index(one, made)


def index(one: Belonging, people: Sequence[Sequence[Any]]) -> None:
    """People into the index of words."""
    pk, group, words, merged = (one.place(column) for column in ("id", "group_id", "found_by", "merged_into_id"))
    listed = [(row[pk], "", "", "", row[words]) for row in people if row[merged] is None]
    bulk.index_new(people[0][group], listed, set())


def check_types(one: Belonging, rows: Sequence[Any]) -> None:
    """Raises Trouble where something else stands in a column than belongs there: SQLite would take it."""
    columns = one.table.columns
    if any(type(row) is not list or len(row) != len(columns) for row in rows):
        raise Trouble(f"A row of {one.table.name} is not as this hall has them, so nothing was kept.")
    for at, column in enumerate(columns):
        may = TYPES.get(column.kind, (str,))
        if any(row[at] is not None and type(row[at]) not in may for row in rows):
            raise Trouble(f"{one.table.name}.{column.name} holds what does not belong there, so nothing was kept.")
        if read := READ.get(column.kind):
            for row in rows:
                if row[at] is not None:
                    read(row[at])


def settled(connection: BaseDatabaseWrapper, manifest: Mapping[str, Any], now: datetime) -> Arrived:
    """Compare with the manifest, then open the group: delegates of groups that are not here go home, and everybody else gets a code."""
    group = Group.unscoped.get(ident=manifest["what"])
    rows = count(connection, group, manifest)
    entries = check_chains(connection, manifest["chains"])
    connection.check_constraints([one.table.name for one in belongings()])
    unsealed = check_sealed(group)
    charter_of(group)  # can be read
    note(group, "arrive", by="", now=now)
    for sent in Membership.unscoped.filter(group=group, how=SENT, left_on=None).select_related("group"):
        end_membership(sent, by="", now=now)
    return Arrived(group, rows, entries, unsealed, tuple(codes(group, now)))


def count(connection: BaseDatabaseWrapper, group: Group, manifest: Mapping[str, Any]) -> int:
    """The rows of the group, compared: a row that the group does not reach is none of it. Raises Trouble."""
    total = 0
    with connection.cursor() as cursor:
        for one in belongings():
            table = of_group(one, group.pk, group.ident)
            cursor.execute(f"SELECT count(*) FROM {quoted(table.name)} WHERE {table.where}", table.values)
            (found,) = cursor.fetchone()
            if found != manifest["tables"][table.name]["rows"]:
                raise Trouble(f"The table {table.name} has other rows after loading than the file says.")
            total += found
    return total


def check_sealed(group: Group) -> int:
    """Open some values of each column. Returns how many. Raises Trouble where one does not open whose key is there."""
    keys = keys_of(group)
    opened = 0
    for place in sealed_columns.places(of_groups=True):
        for value in sealed_columns.values(place.rows("default").filter(**{place.how.owner: group})[:SAMPLE], place):
            if sealed_columns.opens(value, keys):
                opened += 1
            elif not sealed_columns.is_destroyed("default", value):
                raise Trouble(f"A sealed value of {place} does not open, so nothing was kept.")
    return opened


def codes(group: Group, now: datetime) -> Iterator[Code]:
    """A code for everybody who belongs; who holds a mandate first."""
    holders = set(in_force(now).filter(group=group).values_list("membership", flat=True))
    members = Membership.unscoped.filter(group=group, left_on=None).select_related("group")
    for member in sorted(members, key=lambda one: (one.pk not in holders, one.shown_name, one.pk)):
        yield Code(member.shown_name, code_for(member, now=now), member.pk in holders)
