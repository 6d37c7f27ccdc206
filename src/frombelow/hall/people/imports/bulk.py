"""Many rows at once. The one module of the hall's lists with SQL of its own: Django's `bulk_create` is five to twenty times slower (decision 28).

Every statement here names its group or rows of it; values are always parameters. SQLite takes rows by `executemany`, PostgreSQL by `COPY`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import chain
from typing import Any

from django.db import connection, transaction

from frombelow.hall.kit.ids import IDENT_LENGTH, LETTERS
from frombelow.hall.people.imports.effects import Kept, Person
from frombelow.hall.people.imports.keys import Hasher, Known, name_keys
from frombelow.hall.people.queries.index import behind
from frombelow.hall.people.rules import consents
from frombelow.hall.people.rules.slips import KEPT, LONGEST

NULL = "\x01"  # in COPY; no tidy text has it
AT_ONCE = 20_000  # rows fetched
SENT = 1_000  # rows that PostgreSQL gets at once, and puts in while the next are made
IN_ONE = 100  # rows of one statement of SQLite: each statement looks up the last number of its table and writes it anew

PERSON = ("id", "ident", "shown_name", "sort_name", "found_by", "language", "pronouns")
DETAIL = ("person_id", "kind", "label", "value", "parts", "match", "field_id")
CONSENT = ("person_id", "kind", "is_given", "how")
TOUCHED = ("imported_id", "person_id", "before")


def is_sqlite() -> bool:
    """Which of the two databases."""
    return connection.vendor == "sqlite"


def insert(
    table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], same: Mapping[str, str | int] | None = None
) -> None:
    """Put rows in. `same`: columns that are the same in all of them, our own dates and numbers."""
    if not rows:
        return
    same = same or {}
    names = quoted([*columns, *same])
    with connection.cursor() as cursor:
        if is_sqlite():
            literals = [str(value) if isinstance(value, int) else f"'{value}'" for value in same.values()]
            one = f"({', '.join([*['%s'] * len(columns), *literals])})"
            begin, whole = f"INSERT INTO {table} ({names}) VALUES ", len(rows) - len(rows) % IN_ONE
            together = [list(chain.from_iterable(rows[at : at + IN_ONE])) for at in range(0, whole, IN_ONE)]
            cursor.executemany(begin + ", ".join([one] * IN_ONE), together)
            cursor.executemany(begin + one, rows[whole:])
            return
        end = "".join([f"\t{value}" for value in same.values()]) + "\n"
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN WITH (NULL '{NULL}')") as copy:  # psycopg's own
            for at in range(0, len(rows), SENT):
                copy.write(lines(rows[at : at + SENT], end))


def lines(rows: Sequence[Sequence[Any]], end: str) -> str:
    """Rows for COPY. Only a backslash has a meaning within a tidy text; tabs and line ends it has none."""
    made = ["\t".join([NULL if cell is None else str(cell) for cell in row]) + end for row in rows]
    return "".join(made).replace("\\", "\\\\")


# ---- indexes and checks after the rows, where nobody else works ----

LOADED = ("people_person", "people_detail", "people_consent")
INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql LIKE 'CREATE INDEX%%'",
    "postgresql": (
        "SELECT c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
        "WHERE i.indrelid = %s::regclass AND NOT i.indisunique"
    ),
}
CHECKS = "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' AND {side} = %s::regclass"


@contextmanager
def indexed_afterwards() -> Iterator[None]:
    """Without indexes of the people's tables until the end of the block: sorted at once, they cost a third. Within a transaction, in which everybody else waits."""
    later: list[str] = []
    with connection.cursor() as cursor:
        for table in LOADED:
            cursor.execute(INDEXES[connection.vendor], [table])
            for name, sql in cursor.fetchall():
                cursor.execute(f'DROP INDEX "{name}"')
                later.append(sql)
        yield
        if not is_sqlite():
            cursor.execute("SET LOCAL maintenance_work_mem = '64MB'")
        for sql in later:
            cursor.execute(sql.replace("%", "%%"))


@contextmanager
def checked_afterwards(side: str, tables: Sequence[str]) -> Iterator[None]:
    """PostgreSQL: without checks that rows of these tables point at others (`conrelid`) or are pointed at (`confrelid`) until the end of the block, where all rows are checked at once.

    And without the triggers that look after words. Within a transaction, in which everybody else waits. SQLite's checks are off for the whole work.
    """
    later: list[str] = []
    with connection.cursor() as cursor:
        if is_sqlite():
            yield
            return
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no table is altered while a check of it waits
        for one in tables:
            cursor.execute(CHECKS.format(side=side), [one])
            for table, name, sql in cursor.fetchall():
                cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
                later.append(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {sql}')
        yield
        for sql in later:
            cursor.execute(sql)


COUNTED = (*LOADED, "people_word", "people_touched")


def count_rows() -> None:
    """Let the database count what there is now, a sample of it: SQLite never does so by itself, PostgreSQL a minute later, and both choose their ways by it."""
    with transaction.atomic(), connection.cursor() as cursor:
        if is_sqlite():
            cursor.execute("PRAGMA analysis_limit = 1000")
        for table in COUNTED:
            cursor.execute(f"ANALYZE {table}")


# ---- the index that finds people by words (`people_index`): many rows at once ----


@contextmanager
def indexed_by_hand(trigger: str) -> Iterator[None]:
    """Without what a trigger does for the index and its words until the end of the block, within a transaction: whoever writes many people does it for all of them at once.

    SQLite's trigger is taken off (nobody else ever sees it missing): for every row it makes FTS5 write a piece of the index, five times as slow as many rows
    in one statement. PostgreSQL's is told to leave the words alone; its index of words is one of its own.
    """
    with connection.cursor() as cursor:
        if not is_sqlite():
            cursor.execute("SET LOCAL people.words_afterwards = 'on'")
            yield
            cursor.execute("SET LOCAL people.words_afterwards = 'off'")
            return
        cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = %s", [trigger])
        sql = cursor.fetchone()[0]
        cursor.execute(f"DROP TRIGGER {trigger}")
        yield
        cursor.execute(sql.replace("%", "%%"))


BEHIND = "substr('000000' || {row}.group_id, -max(6, length({row}.group_id))) || 'q'"  # `index.behind`, by SQLite
# How a row stands in the index.
WORDS_OF_GROUP = f"replace(' ' || found_by, ' ', ' ' || {BEHIND.format(row='people_person')})"


def index_new(group: int, rows: Sequence[Sequence[Any]], there: set[str]) -> None:
    """New people in the index, and their words among those that names are looked up by, of `insert`'s rows. `there`: words this transaction has put in, and takes note of."""
    if is_sqlite():
        between = f" {behind(group)}"
        insert("people_index", ("rowid", "found_by"), [(row[0], f" {row[4]}".replace(" ", between)) for row in rows])
    words_new(group, [row[4] for row in rows], there)


def index_gone(people: Sequence[int]) -> None:
    """People out of the index, before they go."""
    if is_sqlite():
        with connection.cursor() as cursor:
            run(
                cursor, f"INSERT INTO people_index (people_index, rowid, found_by) SELECT 'delete', id, {WORDS_OF_GROUP} FROM people_person "
                "WHERE id {ids} AND merged_into_id IS NULL", people,
            )  # fmt: skip


def gather_index(*, is_on: bool) -> None:
    """PostgreSQL: the index gathers what is new and sorts it in at once, while many rows come; afterwards not, since a search wades through what is gathered."""
    if is_sqlite():
        return
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER INDEX people_index SET (fastupdate = {'on' if is_on else 'off'})")
        if not is_on:
            cursor.execute("SELECT gin_clean_pending_list('people_index'::regclass)")


# ---- the words that a name typed wrong is looked up by (`people_word`) ----

WORDS_AT_ONCE = 1_000
CARRIED = {
    "sqlite": f"SELECT 1 FROM people_index WHERE people_index MATCH '\"' || {BEHIND.format(row='people_word')} || people_word.word || '\"'",
    "postgresql": (
        "SELECT 1 FROM people_person person WHERE person.merged_into_id IS NULL AND people_words(person.group_id, person.found_by) "
        "@@ ('''' || people_word.group_id || 'q' || people_word.word || '''')::tsquery"
    ),
}


NEW_WORDS = {
    "sqlite": "INSERT INTO people_word (group_id, word) SELECT %s, value FROM json_each(%s) WHERE true ON CONFLICT DO NOTHING",
    "postgresql": "INSERT INTO people_word (group_id, word) SELECT %s, unnest(%s::text[]) ON CONFLICT DO NOTHING",
}


def words_new(group: int, found_by: Sequence[str], there: set[str]) -> None:
    """The words of people of a group who came. In order, so that two who add the same words wait for each other instead of both for ever."""
    words = set(" ".join(found_by).split()) - there
    kept = sorted(word for word in words if KEPT <= len(word) <= LONGEST and "a" <= word[0] <= "z")
    there.update(kept)
    with connection.cursor() as cursor:
        cursor.execute(NEW_WORDS[connection.vendor], [group, json.dumps(kept) if is_sqlite() else kept])


def words_gone(group: int, after: str) -> str:
    """Take out words of a group that nobody carries any more, of so many behind `after`. The last one looked at, "" at the end: several short transactions."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT max(word) FROM (SELECT word FROM people_word WHERE group_id = %s AND word > %s ORDER BY word LIMIT %s) these",
            [group, after, WORDS_AT_ONCE],
        )
        last: str | None = cursor.fetchone()[0]
        if last is None:
            return ""
        cursor.execute(
            "DELETE FROM people_word WHERE group_id = %s AND word > %s AND word <= %s "
            f"AND NOT EXISTS ({CARRIED[connection.vendor]})", [group, after, last],
        )  # fmt: skip
    return last


def quoted(columns: Sequence[str]) -> str:
    """Names of columns; some are words of SQL."""
    return ", ".join([f'"{column}"' for column in columns])


def numbers(count: int, *, is_alone: bool) -> list[int]:
    """So many unused numbers for people, within the transaction that uses them. `is_alone`: it holds the table, so nobody takes one meanwhile."""
    with connection.cursor() as cursor:
        if is_sqlite():
            cursor.execute("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'people_person'), 0)")
            last = cursor.fetchone()[0]
            return list(range(last + 1, last + 1 + count))
        if is_alone:
            cursor.execute(
                "SELECT setval(counter, nextval(counter) + %s) FROM pg_get_serial_sequence('people_person', 'id') counter",
                [count - 1],
            )
            last = cursor.fetchone()[0]
            return list(range(last - count + 1, last + 1))
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('people_person', 'id')) FROM generate_series(1, %s)", [count]
        )
        return [row[0] for row in cursor.fetchall()]


UNEVEN = bytes(range(256 - 256 % len(LETTERS), 256))  # bytes that would make the first letters likelier
TABLE = bytes(ord(LETTERS[byte % len(LETTERS)]) for byte in range(256))


def idents(count: int) -> list[str]:
    """So many random idents, as `kit.ids.ident` makes one."""
    need, letters = count * IDENT_LENGTH, b""
    while len(letters) < need:
        letters += os.urandom(need + need // 8).translate(TABLE, UNEVEN)
    text = letters[:need].decode("ascii")
    return [text[at : at + IDENT_LENGTH] for at in range(0, need, IDENT_LENGTH)]


def moment(at: datetime) -> str:
    """A time as the database writes it."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds") + (
        "" if is_sqlite() else "+00"
    )


def yes(is_so: bool) -> int | str:
    """A truth as the database writes it."""
    return int(is_so) if is_sqlite() else ("t" if is_so else "f")


AMONG = {"sqlite": "IN (SELECT value FROM json_each(%s))", "postgresql": "= ANY(%s::bigint[])"}


def run(cursor: Any, sql: str, numbers: Sequence[int], *values: Any) -> None:
    """A statement about many people or rows: `… WHERE id {ids} …`. `values` are those of its other marks."""
    before = sql[: sql.index("{ids}")].count("%s")
    text = ",".join(map(str, numbers))
    ids = f"[{text}]" if is_sqlite() else f"{{{text}}}"
    cursor.execute(sql.format(ids=AMONG[connection.vendor]), [*values[:before], ids, *values[before:]])


KNOWN = (
    'SELECT d.person_id, d.kind, d.label, d."match", d.parts FROM people_person p JOIN people_detail d ON d.person_id = p.id '
    "WHERE p.group_id = %s AND p.merged_into_id IS NULL AND d.\"match\" <> ''"
)


def known_of(group: int, hashed: Hasher, program: str) -> Known:
    """What the people on a list are recognized by. A value that ended still says who somebody is; a name without parts stands in for none."""
    known = Known()
    for rows in fetched(KNOWN, [group]):
        for kind in ("email", "phone", "address"):
            gather(known, kind, hashed, [(row[0], row[3]) for row in rows if row[1] == kind])
        gather(known, "number", hashed, [(row[0], row[3]) for row in rows if row[1] == "id" and row[2] == program])
        names = [row for row in rows if row[1] == "name" and row[4] is not None]
        keys = [key_of_name(row[4]) for row in names]
        gather(known, "given", hashed, [(row[0], given) for row, (given, _family) in zip(names, keys, strict=True)])
        gather(known, "family", hashed, [(row[0], family) for row, (_given, family) in zip(names, keys, strict=True)])
        gather(known, "full", hashed, [(row[0], row[3]) for row in names])
    return known


def gather(known: Known, kind: str, hashed: Hasher, pairs: Sequence[tuple[int, str]]) -> None:
    """Values of one kind."""
    known.add(kind, [person for person, _text in pairs], hashed([text for _person, text in pairs]))


def key_of_name(parts: Any) -> tuple[str, str]:
    """The keys of a name that is kept."""
    known = json.loads(parts) if isinstance(parts, str) else parts
    return name_keys(known.get("given", ""), known.get("family", ""))


def fetched(sql: str, values: Sequence[Any]) -> Iterator[list[Any]]:
    """Rows, many at a time."""
    with connection.chunked_cursor() as cursor:  # PostgreSQL would hand over all of it at once
        cursor.execute(sql, values)
        while rows := cursor.fetchmany(AT_ONCE):
            yield rows


def all_of(sql: str, numbers: Sequence[int], *more: Any) -> Iterator[Any]:
    """Rows of a question about many people: `… WHERE id {ids} …`."""
    with connection.cursor() as cursor:
        run(cursor, sql, numbers, *more)
        yield from cursor.fetchall()


def people_of(group: int, ids: Sequence[int], own: int) -> dict[int, Person]:
    """The people with these numbers, with what is known of them. Who was merged into another is that other; who is gone is not there."""
    wanted = dict.fromkeys(ids)
    into = {
        row[0]: row[1]
        for row in all_of(
            "SELECT id, merged_into_id FROM people_person WHERE id {ids} AND group_id = %s", list(wanted), group
        )
    }
    final = {number: followed(number, into) for number in into}
    found = {
        row[0]: Person(row[0], row[1], row[2], row[3], row[4], row[5], as_moment(row[6]), row[7] == own)
        for row in all_of(
            "SELECT id, shown_name, sort_name, found_by, language, pronouns, changed_at, imported_id FROM people_person WHERE id {ids} AND group_id = %s",
            list(dict.fromkeys(final.values())), group,
        )
    }  # fmt: skip
    add_values(found, own)
    return {number: found[last] for number, last in final.items() if last in found}


def followed(number: int, into: dict[int, int | None]) -> int:
    """Whom somebody was merged into, at the end of the way."""
    seen = set()
    while (after := into[number] if number in into else merged_into(number)) is not None and number not in seen:
        seen.add(number)
        number = after
    return number


def merged_into(number: int) -> int | None:
    """One step of the way."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT merged_into_id FROM people_person WHERE id = %s", [number])
        row = cursor.fetchone()
    return row[0] if row else None


def add_values(found: dict[int, Person], own: int) -> None:
    """What is known of people, the newest first."""
    sql = (
        'SELECT person_id, id, kind, label, value, "match", parts, field_id, ended_on, since, imported_id FROM people_detail WHERE person_id {ids} '
        "ORDER BY since DESC, id DESC"
    )
    for person, number, kind, label, value, match, parts, field, ended_on, since, imported in all_of(sql, list(found)):
        table = json.loads(parts) if isinstance(parts, str) else parts
        day = as_day(since) or date.min
        kept = Kept(number, kind, label, value, match, table, field or 0, as_day(ended_on), day, imported == own)
        found[person].values.append(kept)
    sql = 'SELECT person_id, kind, is_given, "on", id FROM people_consent WHERE person_id {ids} ORDER BY id'
    for person, kind, is_given, on, number in all_of(sql, list(found)):
        found[person].facts.append(consents.Fact(consents.Kind(kind), bool(is_given), as_day(on) or date.min, number))


def as_day(value: Any) -> date | None:
    """A day, as either database gives it."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def as_moment(value: Any) -> datetime:
    """A time, as either database gives it."""
    at: datetime = datetime.fromisoformat(value) if isinstance(value, str) else value
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def end(values: Sequence[int], on: date) -> None:
    """Values that are not current any more."""
    with connection.cursor() as cursor:
        run(cursor, "UPDATE people_detail SET ended_on = %s WHERE id {ids}", values, on)


def drop(values: Sequence[int]) -> None:
    """Values that were written by an earlier row of the same file."""
    with connection.cursor() as cursor:
        run(cursor, "DELETE FROM people_detail WHERE id {ids}", values)


def update_people(rows: Sequence[Sequence[Any]]) -> None:
    """What lists show of people: shown_name, sort_name, found_by, language, pronouns, changed_at, id."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE people_person SET shown_name = %s, sort_name = %s, found_by = %s, language = %s, pronouns = %s, changed_at = %s WHERE id = %s",
            rows,
        )


def touched_by(own: int, people: Sequence[int]) -> dict[int, dict[str, Any] | None]:
    """What an import remembers of people it touched already."""
    rows = all_of(
        "SELECT person_id, before FROM people_touched WHERE person_id {ids} AND imported_id = %s", people, own
    )
    return {person: json.loads(before) if isinstance(before, str) else before for person, before in rows}


def update_touched(rows: Sequence[Sequence[Any]]) -> None:
    """before, import, person."""
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE people_touched SET before = %s WHERE imported_id = %s AND person_id = %s", rows)
