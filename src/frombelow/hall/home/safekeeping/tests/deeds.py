"""What the processes of `halls.py` do: `python -m …deeds NAME ARGUMENT …` prints its answer as JSON."""

from __future__ import annotations

import hashlib
import json
import secrets
import sys
import time
from typing import Any

import django
from django.utils.timezone import localdate


def main(name: str, *arguments: str) -> None:
    """One deed."""
    django.setup()
    print(json.dumps(globals()[name](*arguments), default=str))  # noqa: T201


def begun() -> None:
    """Whoever waits for it goes on."""
    print("begun", flush=True)  # noqa: T201


def fill(people: str, talks: str = "40") -> dict[str, Any]:
    """A new hall with two groups: people, values of every kind, sealed words, a member who signs in with everything."""
    from django.core.management import call_command
    from django.utils import timezone

    from frombelow.hall.accounts.models import Authenticator, Passkey
    from frombelow.hall.groups.tests.world import account, group_of, reader
    from frombelow.hall.people.actions import along, lists, persons
    from frombelow.hall.people.models import Conversation, Field, Merge, Person
    from frombelow.hall.people.tests.world import person

    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    now = timezone.now()
    ada = account("Ada")
    group, other = group_of(ada, now=now), group_of(account("Ben"), "Tenants", now=now)
    asking = reader(ada, group, now)
    lists.add_field(reader=asking, label="Papers", kind="text", choices=[], is_secret=True)
    field = Field.unscoped.get(group=group)
    first = person(asking)
    persons.fill_field(reader=asking, person=first, field=field, text="none yet")
    second = person(asking, given="Luis", family="Peña", phone="")
    Merge.unscoped.create(
        group=group,
        kept=first,
        gone=second,
        by=asking.membership,
        probability=0.1 + 0.2,
        record={"b": [1, None], "a": "é"},
        at=now,
    )
    along.take_along(reader=asking, turf=None)
    Passkey.objects.create(
        account=ada, name="stick", credential_id=b"\x00\xff\n\\", credential=bytes(range(256)), added_on=localdate(now)
    )
    Authenticator.objects.create(account=ada, sealed_seed=seed_of(ada), added_on=localdate(now))
    crowd(group, int(people), now)
    talk(group, asking.membership, first, int(talks), now)
    return {
        "group": group.ident,
        "other": other.ident,
        "people": Person.unscoped.count(),
        "talks": Conversation.unscoped.count(),
    }


def many(count: str) -> int:
    """So many people of the first group, each with a name, a phone and a consent; made by the database itself."""
    from django.db import connection

    from frombelow.hall.groups.models import Group
    from frombelow.hall.people.models import Consent, Detail, Person

    group = Group.unscoped.order_by("pk")[0].pk
    numbers = f"SELECT generate_series(1, {int(count)}) AS n" if connection.vendor == "postgresql" else (
        f"WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < {int(count)}) SELECT n FROM count"
    )  # fmt: skip
    chance = (
        "substr(md5(n::text), 1, 11)"
        if connection.vendor == "postgresql"
        else "lower(substr(hex(randomblob(6)), 1, 11))"
    )
    name = f"'Rosa ' || {chance}"
    # as many words as somebody with a name and a phone has, three of them nobody else's; fifty thousand family names
    found_by = "'rosa many' || (n % 50000) || ' þ1601' || (1000000 + n) || ' þ601' || (1000000 + n) || ' þ' || (1000000 + n) || ' þ' || (n % 10000)"
    person = {
        "id": "1000 + n", "group_id": str(group), "ident": f"'p' || {chance}", "shown_name": name, "sort_name": "'many ' || n || ' rosa'", "found_by": found_by,
        "added_at": "'2026-11-26 18:00:00'", "changed_at": "'2026-11-26 18:00:00'", "never_by": "'[]'",
    }  # fmt: skip
    detail = {"group_id": str(group), "person_id": "1000 + n", "source": "'import'", "since": "'2026-11-26'"}
    names = {
        **detail,
        "kind": "'name'",
        "value": name,
        "parts": """'{"given": "Rosa", "family": "Many ' || n || '"}'""",
    }
    phones = {**detail, "kind": "'phone'", "value": "'(601) 555-' || n", "match": "'+1601' || n"}
    consents = {
        "group_id": str(group),
        "person_id": "1000 + n",
        "kind": "'contact'",
        "is_given": "true",
        "on": "'2026-11-26'",
        "how": "'card'",
    }
    with connection.cursor() as cursor:
        for model, given in ((Person, person), (Detail, names), (Detail, phones), (Consent, consents)):
            columns, values = zip(
                *((column, typed(model, column, value)) for column, value in filled_up(model, given).items()),
                strict=True,
            )
            quoted = ", ".join(f'"{column}"' for column in columns)
            cursor.execute(
                f"INSERT INTO {model._meta.db_table} ({quoted}) SELECT {', '.join(values)} FROM ({numbers}) AS counted"
            )
    return int(count)


def filled_up(model: Any, given: dict[str, str]) -> dict[str, str]:
    """With "" for every text column that is not given."""
    texts = {
        field.column: "''"
        for field in model._meta.concrete_fields
        if field.get_internal_type() in {"CharField", "TextField"} and not field.null
    }
    return {**texts, **given}


def typed(model: Any, column: str, value: str) -> str:
    """As PostgreSQL wants it in a SELECT."""
    from django.db import connection

    field = next(field for field in model._meta.concrete_fields if field.column == column)
    kind = {"DateTimeField": "timestamptz", "DateField": "date", "JSONField": "jsonb"}.get(field.get_internal_type())
    return f"({value})::{kind}" if kind and connection.vendor == "postgresql" else value


def seed_of(account: Any) -> str:
    """A sealed seed of an authenticator."""
    from frombelow.hall.accounts.actions.authenticators import new_seed, sealed_seed

    return sealed_seed(new_seed(), account)


def crowd(group: Any, count: int, now: Any, word: str = "Crowd") -> None:
    """Many people, each with a name, a phone and a consent."""
    from frombelow.hall.people.models import Consent, Detail, Person

    for start in range(0, count, 5_000):
        rows = [
            Person(group=group, shown_name=f"{word} Nº {n}", sort_name=f"{word.lower()} {n}", found_by=f"{word.lower()} {n} 1601{n:07}", added_at=now, changed_at=now)
            for n in range(start, min(count, start + 5_000))
        ]  # fmt: skip
        Person.unscoped.bulk_create(rows)
        details = [
            Detail(
                group=group,
                person=row,
                kind=kind,
                value=value,
                parts=parts,
                match=match,
                source="import",
                since=localdate(now),
            )
            for row in rows
            for kind, value, parts, match in (
                ("name", row.shown_name, {"given": word, "family": row.shown_name[-9:]}, ""),
                ("phone", f"(601) {row.pk:07}", None, f"+1601{row.pk:07}"),
            )
        ]
        Detail.unscoped.bulk_create(details)
        Consent.unscoped.bulk_create(
            Consent(group=group, person=row, kind="contact", is_given=True, on=localdate(now), how="card")
            for row in rows
        )


def talk(group: Any, by: Any, person: Any, count: int, now: Any, mark: str = "t") -> None:
    """Many conversations with sealed words."""
    from django.db import transaction

    from frombelow.hall.groups.queries.keys import sealing_key
    from frombelow.hall.kit import ids
    from frombelow.hall.kit.sealing import seal
    from frombelow.hall.people.models import Conversation

    with transaction.atomic():
        key = sealing_key(group)
        for start in range(0, count, 5_000):
            rows = []
            for number in range(start, min(count, start + 5_000)):
                ident = ids.ident()
                sealed = {
                    name: seal(f"{name} {number} ñ", key, how.at(ident=ident))
                    for name, how in Conversation.SEALED.items()
                }
                rows.append(
                    Conversation(
                        group=group,
                        ident=ident,
                        token=f"{mark}{number}",
                        person=person,
                        by=by,
                        at=now,
                        how="in_person",
                        reached="talked",
                        recorded_at=now,
                        **sealed,
                    )
                )
            Conversation.unscoped.bulk_create(rows)


def write_until_killed(most: str = "1000000", log: str = "") -> int:
    """Conversations through the deed itself, one after the other, each with its entry in the journal."""
    from django.db import connection

    from frombelow.hall.people.actions import conversations
    from frombelow.hall.people.tests.world import said

    asking, person = who_and_whom()
    if log:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_autocheckpoint = 0")
    begun()
    once = secrets.token_hex(4)
    for number in range(int(most)):
        conversations.record(
            reader=asking, person=person, said=said(f"w{once}{number:09}", at=asking.now, words=f"while {number}")
        )
    return int(most)


def who_and_whom() -> Any:
    """The founder of the first group, and somebody on its list."""
    from django.utils import timezone

    from frombelow.hall.groups import scope
    from frombelow.hall.groups.models import Group, Membership
    from frombelow.hall.people.models import Person

    group = Group.unscoped.order_by("pk")[0]
    member = Membership.unscoped.filter(group=group).order_by("pk")[0]
    return scope.enter(member.account, group.ident, timezone.now()), Person.unscoped.filter(group=group).order_by("pk")[
        0
    ]


def rows() -> dict[str, list[Any]]:
    """How many rows each table has, and a fingerprint of all of them that is the same on every kind of database."""
    from django.db import connection

    from frombelow.hall.home.safekeeping.snapshot import lines, moment
    from frombelow.hall.home.safekeeping.tables import members_tables

    found = {}
    with moment(connection):
        for table in members_tables():
            count, digest = 0, hashlib.sha256()
            for chunk in lines(connection, table):
                count += len(chunk)
                for line in chunk:
                    digest.update(json.dumps(plain(table, json.loads(line)), sort_keys=True).encode())
            found[table.name] = [count, digest.hexdigest()]
    return found


def plain(table: Any, row: list[Any]) -> list[Any]:
    """A row whose JSON and measures are read."""
    read = {"json": json.loads, "measure": float}
    return [
        read.get(column.kind, lambda value: value)(value) if value is not None else None
        for column, value in zip(table.columns, row, strict=True)
    ]


def unsealed() -> dict[str, Any]:
    """How many sealed values there are, by the number of their key, and how many do not open."""
    from django.conf import settings

    from frombelow.hall.home.safekeeping import sealed_columns
    from frombelow.hall.kit.sealing import number_of

    keys = sealed_columns.keys_by_group("default", settings.MASTER_KEYS)
    by_key: dict[int, int] = {}
    failed = 0
    for place in sealed_columns.places(of_groups=True):
        for value in sealed_columns.values(place.rows("default"), place):
            by_key[number_of(value.text)] = by_key.get(number_of(value.text), 0) + 1
            failed += not sealed_columns.opens(value, (keys or {}).get(value.owner or 0, {}))
    return {"by_key": by_key, "failed": failed, "has_master": keys is not None}


def counted_one_after_the_other() -> bool:
    """Whether conversations and entries agree when somebody writes between counting the ones and the others. At the beginning there are forty without an entry."""
    from frombelow.hall.kit.models import Entry
    from frombelow.hall.people.models import Conversation

    deeds = Conversation.unscoped.count() - 40
    time.sleep(1)
    return deeds == Entry.objects.filter(deed="people.record_conversation").count()


def read_while(seconds: str) -> dict[str, int]:
    """Pages of a person again and again: how many values were read, and how many came out empty."""
    from frombelow.hall.people.queries import reading

    asking, person = who_and_whom()
    begun()
    read = empty = 0
    until = time.monotonic() + float(seconds)
    while time.monotonic() < until:
        known = reading.known(asking, person)
        for one in known.talks:
            read += 1
            empty += not one.words
        read += len(known.fields)
        empty += sum(not text for _, text in known.fields)
    return {"read": read, "empty": empty}


def renew(grace: str = "0") -> dict[str, int]:
    """A new key for the first group."""
    from django.utils import timezone

    from frombelow.hall.groups.models import Group
    from frombelow.hall.home.safekeeping import rotation

    begun()
    done = rotation.renew(group=Group.unscoped.order_by("pk")[0], now=timezone.now(), grace=float(grace))
    return {"values": done.values, "destroyed": done.keys_destroyed}


def more_talks(count: str) -> int:
    """Many conversations more, with somebody whom nobody else reads."""
    from django.utils import timezone

    from frombelow.hall.people.models import Person

    asking, _ = who_and_whom()
    whom = Person.unscoped.filter(group=asking.group).order_by("-pk")[0]
    talk(asking.group, asking.membership, whom, int(count), timezone.now(), mark="more")
    return int(count)


def destroy_only() -> int:
    """The keys go and nothing was sealed anew."""
    from django.utils import timezone

    from frombelow.hall.groups.actions.keys import destroy_key
    from frombelow.hall.groups.models import GroupKey

    for key in GroupKey.unscoped.select_related("group"):
        destroy_key(key=key, now=timezone.now())
    return 0


def spoil_one() -> int:
    """One sealed value is not what it was."""
    from frombelow.hall.people.models import Conversation

    row = Conversation.unscoped.exclude(words="").order_by("pk")[0]
    return Conversation.unscoped.filter(pk=row.pk).update(words=row.words[:-6] + "AAAA==")


def opens_seed() -> bool:
    """The seed of the authenticator can be read."""
    from frombelow.hall.accounts.actions.authenticators import unsealed_seed
    from frombelow.hall.accounts.models import Authenticator

    one = Authenticator.objects.get()
    return bool(unsealed_seed(one.sealed_seed, one.account))


def chains() -> dict[str, Any]:
    """Each journal: how many entries, and whether it is whole."""
    from frombelow.hall.kit import journal
    from frombelow.hall.kit.models import Head

    found = {chain: journal.check(chain) for chain in Head.objects.values_list("chain", flat=True)}
    return {chain: [one.entries, one.is_whole] for chain, one in found.items()}


def plant(count: str, word: str) -> list[str]:
    """People with a word that nobody else has in everything that is kept of them."""

    from frombelow.hall.people.actions import conversations, persons
    from frombelow.hall.people.models import Field
    from frombelow.hall.people.rules import details
    from frombelow.hall.people.tests.world import said

    asking, _ = who_and_whom()
    field = Field.unscoped.filter(group=asking.group)[0]
    idents = []
    for number in range(int(count)):
        values = [
            details.name(given=f"{word}{number}", family=f"{word}son"),
            details.phone(f"(601) 555-{number:04}"),
            details.email(f"{word}{number}@example.org"),
        ]
        person = persons.add(reader=asking, values=values)
        persons.fill_field(reader=asking, person=person, field=field, text=f"{word} secret")
        conversations.record(
            reader=asking,
            person=person,
            said=said(f"{word}{number:05}", at=asking.now, ask=f"{word} ask", words=f"{word} words"),
        )
        idents.append(person.ident)
    return idents


def erase(*idents: str) -> int:
    """These people."""
    from frombelow.hall.people.actions import own
    from frombelow.hall.people.models import Person

    asking, _ = who_and_whom()
    for person in Person.unscoped.filter(ident__in=idents):
        own.erase_person(reader=asking, person=person)
    return len(idents)


def short_night() -> dict[str, bool]:
    """A night that waits for nobody for long."""
    from django.utils import timezone

    from frombelow.hall.home.safekeeping import tidying

    tidying.PAUSES = ()
    done = tidying.tidy(now=timezone.now())
    return {"compacted": done.compacted, "held_back": done.held_back}


def found_by(word: str) -> int:
    """How many people a word finds."""
    from frombelow.hall.people.models import Person
    from frombelow.hall.people.queries.index import EVERYTHING, Word, matching_words

    asking, _ = who_and_whom()
    return Person.unscoped.filter(matching_words(asking.group, [Word(word)], EVERYTHING)).count()


def moves(deed: str, *arguments: str) -> Any:
    """A deed of `moves.py`."""
    from frombelow.hall.home.safekeeping.tests import moves as others

    return getattr(others, deed)(*arguments)


def outages(deed: str) -> Any:
    """A deed of `outages.py`."""
    from frombelow.hall.home.safekeeping.tests import outages as others

    return getattr(others, deed)()


def near_to(word: str) -> list[str]:
    """Words of names that are nearly so."""
    from frombelow.hall.people.queries.index import near

    asking, _ = who_and_whom()
    return list(near(asking.group, word))


def restore_here(path: str, sheet: str) -> dict[str, Any]:
    """A backup into this hall."""
    from pathlib import Path

    from django.db import connection

    from frombelow.hall.home.safekeeping.keys import read_sheet
    from frombelow.hall.home.safekeeping.restoring import restore

    begun, steps, now = time.perf_counter(), {}, ["", time.perf_counter()]

    def told(step: str) -> None:
        if now[0]:
            steps[now[0]] = time.perf_counter() - now[1]
        now[:] = step, time.perf_counter()

    found = restore(connection=connection, path=Path(path), sheet=read_sheet(Path(sheet).read_text()), told=told)
    told("")
    return {
        "rows": found.rows, "entries": found.entries, "unsealed": found.unsealed, "has_master": found.has_master_key,
        "seconds": time.perf_counter() - begun, "cpu": time.process_time(), "steps": steps,
    }  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
