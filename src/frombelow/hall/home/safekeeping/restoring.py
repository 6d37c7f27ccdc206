"""A file back into a database: nothing is written before all of it was checked, and nothing stays unless it is what was packed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from frombelow.hall.home.safekeeping import archive, sealed_columns
from frombelow.hall.home.safekeeping.keys import Sheet
from frombelow.hall.home.safekeeping.loading import load, prepared
from frombelow.hall.home.safekeeping.tables import PUBLIC, Table, members_tables, quoted
from frombelow.hall.home.safekeeping.trouble import Trouble
from frombelow.hall.kit.journal import as_line
from frombelow.hall.kit.models import Entry
from frombelow.methods.common import journals

SAMPLE = 1_000  # sealed values that are opened
Told = Callable[[str], None]


@dataclass(frozen=True)
class Verified:
    """What was found to be as it was packed."""

    manifest: Mapping[str, Any]
    rows: int
    entries: int  # of journals, recomputed
    unsealed: int  # sealed values that open
    sealed: int  # of so many that were tried
    has_master_key: bool


def restore(*, connection: BaseDatabaseWrapper, path: Path, sheet: Sheet, told: Told = lambda step: None) -> Verified:
    """Check a file, load it into an empty database, check that. Raises Trouble; then the database is as empty as before."""
    if sheet.signer is None:
        raise Trouble(
            "The key does not say which hall signs: give both lines of the sheet, also the one that begins with SIGNED-BY-."
        )
    told("checking the file")
    manifest = archive.check(path, sheet.identity, sheet.signer)
    if manifest["what"] != "hall":
        raise Trouble("This is the file of one group, not a backup of a hall. Use: frombelow group-in")
    check_is_empty(connection)
    told("preparing the tables")
    migrate(connection, manifest["migrations"])
    tables = [Table.from_data(name, data) for name, data in manifest["tables"].items()]
    check_columns(connection, tables)
    told("loading the rows")
    with prepared(connection, tables), archive.opened(path, sheet.identity) as pieces:
        load(connection, tables, archive.as_listed(path, pieces, manifest))
        told("checking the rows")
        return verify(connection, manifest)


def check_is_empty(connection: BaseDatabaseWrapper) -> None:
    """Raises Trouble where members are here already."""
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in members_tables():
            if table.name not in there:
                continue
            cursor.execute(f"SELECT 1 FROM {quoted(table.name)} LIMIT 1")
            if cursor.fetchone():
                raise Trouble(
                    "This hall has members' data already, and a restore does not mix. Restore into a new database: "
                    "DATABASE_URL=sqlite:////path/of/a/new/file.sqlite3 (or postgres://…) frombelow restore …"
                )


def migrate(connection: BaseDatabaseWrapper, wanted: Sequence[Sequence[str]]) -> None:
    """Bring the tables to where they were when the file was packed. Raises Trouble where that cannot be."""
    steps = {(app, name) for app, name in wanted}
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    unknown = sorted(f"{app} {name}" for app, name in steps if (app, name) not in graph.nodes)
    if unknown:
        raise Trouble(f"The backup was made by a newer frombelow (it knows {unknown[-1]}). Install that version first.")
    further = sorted(key for key in executor.loader.applied_migrations if key[0] not in PUBLIC and key not in steps)
    if further:
        raise Trouble(
            f"This database is set up for a newer frombelow than the backup ({further[0][0]} {further[0][1]}). "
            "Restore into a database that has no tables yet; they are brought up to date afterwards."
        )
    ends = [key for key in steps if not any(child in steps for child in graph.node_map[key].children)]
    executor.migrate(sorted(ends))


def check_columns(connection: BaseDatabaseWrapper, tables: Sequence[Table]) -> None:
    """Raises Trouble where the file names what the database does not have: it is then no file of ours."""
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for table in tables:
            if table.name not in there or table.name.split("_")[0] in PUBLIC:
                raise Trouble(f"The backup holds a table that this hall does not have: {table.name}.")
            names = {column.name for column in connection.introspection.get_table_description(cursor, table.name)}
            if not {column.name for column in table.columns} <= names:
                raise Trouble(f"The table {table.name} has other columns here than in the backup.")


def verify(connection: BaseDatabaseWrapper, manifest: Mapping[str, Any]) -> Verified:
    """Compare the database with what the manifest says. Raises Trouble."""
    rows = count(connection, manifest["tables"])
    entries = check_chains(connection, manifest["chains"])
    opened = sealed_columns.sample(connection, SAMPLE, settings.MASTER_KEYS)
    if opened.has_master_key and opened.failed:
        raise Trouble(
            f"{opened.failed} of {opened.tried} sealed values do not open, though the master key is the right one."
        )
    return Verified(manifest, rows, entries, opened.tried - opened.failed, opened.tried, opened.has_master_key)


def count(connection: BaseDatabaseWrapper, tables: Mapping[str, Any]) -> int:
    """The rows of every table, compared."""
    total = 0
    with connection.cursor() as cursor:
        for name, data in tables.items():
            cursor.execute(f"SELECT count(*) FROM {quoted(name)}")
            (found,) = cursor.fetchone()
            if found != data["rows"]:
                raise Trouble(f"The table {name} has {found} rows after loading, and the backup has {data['rows']}.")
            total += found
    return total


def check_chains(connection: BaseDatabaseWrapper, heads: Mapping[str, Sequence[Any]]) -> int:
    """Recompute every journal and compare its end. Returns how many entries there are."""
    total = 0
    for chain, (length, end) in heads.items():
        found = journals.checked(entries(connection, chain), end=end, length=length)
        if not found.is_whole:
            raise Trouble(
                f"The journal {chain} is not whole: entry {found.first_wrong} does not follow from those before it."
            )
        total += found.entries
    return total


def entries(connection: BaseDatabaseWrapper, chain: str) -> Iterator[Mapping[str, Any]]:
    """A journal, entry by entry."""
    rows = Entry.objects.using(connection.alias).filter(chain=chain).order_by("number")
    return map(as_line, rows.iterator(chunk_size=5_000))
