"""The end of a journal is kept elsewhere by members, and finds a tail that was cut, also by whoever rules the server."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from click.testing import CliRunner
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from frombelow.commands.journal import command
from frombelow.hall.groups import todo
from frombelow.hall.groups.actions import turfs
from frombelow.hall.groups.tests.world import CHARTER, account, group_of, join, reader
from frombelow.hall.kit import journal
from frombelow.hall.kit.models import Entry, Head
from frombelow.methods.common import ends
from frombelow.methods.common.said import Unreadable

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def ada():
    return account("Ada")


@pytest.fixture
def caucus(ada, settings, tmp_path):
    settings.VAR = tmp_path / "var"
    return group_of(ada, charter=replace(CHARTER, end_keepers=1), now=NOW)


@pytest.fixture
def here(ada):
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    client.force_login(ada, backend="frombelow.hall.accounts.backend.Backend")
    return client


def page(group, what: str = "") -> str:
    return f"/g/{group.ident}/journal/end/{what}"


def taken(client, group) -> str:
    return client.post(page(group, "file/")).content.decode()


def answer(client, group, kept: str) -> str:
    text = client.post(page(group), {"kept": kept}).content.decode()
    found = re.search(r'<section class="notice.*?</section>|<div class="error-summary.*?</div>', text, re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[0])) if found else ""


def add(ada, group, name: str) -> None:
    turfs.add(reader=reader(ada, group, timezone.now()), name=name, about="")


def cut(group, many: int, *, forge_head: bool = True) -> None:
    """Whoever rules the server cuts the tail, and makes the head fit."""
    last = journal.length(group.ident) - many
    Entry.objects.filter(chain=group.ident, number__gt=last)._raw_delete("default")
    if forge_head:
        fingerprint = Entry.objects.get(chain=group.ident, number=last).fingerprint
        Head.objects.filter(chain=group.ident).update(number=last, fingerprint=fingerprint)


@pytest.fixture
def open_door():
    """The database takes the rules of the journal away, as somebody with its shell would."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('kit_entry', 'kit_head')"
            )
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            for table in ("kit_entry", "kit_head"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")


def test_what_was_taken_along_is_found_again_after_more_was_done(here, ada, caucus):
    kept = taken(here, caucus)
    add(ada, caucus, "Dock")
    assert "It is still there" in answer(here, caucus, kept)
    digits = re.search(r"fingerprint: (\w+)", kept)[1]
    assert "It is still there" in answer(here, caucus, f"{digits[:8]} {digits[8:16]}")
    assert "Ada" not in kept
    assert caucus.name not in kept


def test_a_tail_that_was_cut_shows_though_the_journal_looks_whole(here, ada, caucus, open_door):
    add(ada, caucus, "Dock")
    kept = taken(here, caucus)
    cut(caucus, 2)
    assert journal.check(caucus.ident).is_whole, "the hall by itself sees nothing"
    assert "The end of the journal was cut" in answer(here, caucus, kept)
    for name in ("Office", "Night shift", "Yard"):
        add(ada, caucus, name)
    assert journal.check(caucus.ident).is_whole
    assert "This hall signed it, and it is not there any more" in answer(here, caucus, kept)
    digits = re.search(r"fingerprint: (\w+)", kept)[1]
    assert "It is not in the journal" in answer(here, caucus, digits)


def test_a_past_that_was_changed_before_it_shows_too(here, ada, caucus, open_door):
    add(ada, caucus, "Dock")
    kept = taken(here, caucus)
    Entry.objects.filter(chain=caucus.ident, number=1).update(by="somebody")
    assert "It is still there" not in answer(here, caucus, kept)


def test_without_trusting_the_server(here, ada, caucus, open_door, tmp_path):
    add(ada, caucus, "Dock")
    end = tmp_path / "end.txt"
    end.write_text(taken(here, caucus))

    def looked():
        path = tmp_path / "journal.jsonl"
        path.write_bytes(b"".join(here.get(f"/g/{caucus.ident}/journal/file/").streaming_content))
        return CliRunner().invoke(command, [str(path), "--end", str(end)])

    whole = looked()
    assert whole.exit_code == 0
    assert "everything up to it is as it was then" in whole.output
    cut(caucus, 1)
    assert "its end was cut" in looked().output
    add(ada, caucus, "Office")
    assert "its past was changed since then" in looked().output
    end.write_text("nonsense")
    assert "neither the text of an end" in looked().output


@pytest.mark.parametrize(
    ("part", "other"), [("entries: ", "entries: 9"), ("day: 2", "day: 3"), ("group: ", "group: x")]
)
def test_a_text_that_was_changed_is_no_end(here, caucus, part, other):
    kept = taken(here, caucus)
    with pytest.raises(Unreadable, match="signature does not fit"):
        ends.read(kept.replace(part, other, 1))
    assert "signature does not fit" in here.post(page(caucus), {"kept": kept.replace(part, other, 1)}).content.decode()


def test_an_end_may_stand_among_other_words(here, caucus):
    kept = taken(here, caucus)
    quoted = "Keep this, Ben!\n" + "".join(f"> {line}\n" for line in kept.splitlines()) + "Ada"
    assert ends.read(quoted) == ends.read(kept)


def test_the_end_of_another_group_is_said_to_be_that(here, ada, caucus):
    other = group_of(ada, name="Other", charter=CHARTER, now=NOW)
    assert "another journal" in here.post(page(caucus), {"kept": taken(here, other)}).content.decode()


def test_members_are_asked_until_enough_keep_it(here, ada, caucus):
    def asked(who):
        return [task for task in todo.tasks(reader(who, caucus, timezone.now())) if "journal/end" in task.url]

    assert not asked(ada), "who is alone keeps it from nobody"
    ben = account("Ben")
    join(caucus, ada, ben, now=NOW)
    assert asked(ada)
    assert asked(ben)
    taken(here, caucus)
    assert not asked(ben)
    told = here.get(f"/g/{caucus.ident}/journal/").content.decode()
    assert "Ada took the end of the journal along, signed." in told


def test_the_command_writes_those_that_the_charter_asks_for_and_sends_nothing(here, ada, caucus, tmp_path, capsys):
    group_of(ada, name="Without", charter=CHARTER, now=NOW)
    call_command("journal_heads", to=tmp_path)
    [path] = tmp_path.glob("journal-*.txt")
    assert "the ends of 1 journals" in capsys.readouterr().out
    kept = ends.read(path.read_text())
    assert kept.end.chain == caucus.ident
    assert "It is still there" in answer(here, caucus, path.read_text())
    with pytest.raises(CommandError, match="no folder"):
        call_command("journal_heads", to=tmp_path / "nowhere")
