"""A group that ended is cleared after the days of its charter: nothing of it is in any table, nothing of another group is gone, a legal hold stops it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from frombelow.hall.groups.actions import effects
from frombelow.hall.groups.models import Decision, Group, GroupKey, GroupTie
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.rules.decisions import Close
from frombelow.hall.home.safekeeping import clearing, doctor
from frombelow.hall.home.safekeeping.belongings import GOES, STAYS, leading
from frombelow.hall.home.safekeeping.tables import quoted
from frombelow.hall.home.safekeeping.tidying import tidy
from frombelow.hall.home.safekeeping.trouble import Trouble
from frombelow.hall.kit import journal
from frombelow.hall.kit.models import Entry, Head
from frombelow.hall.people.actions import fading
from frombelow.hall.people.imports import work
from frombelow.hall.people.models import Import
from frombelow.hall.people.queries import index
from tests.promises.access_world import Furnished, World, world

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def there(settings, tmp_path) -> World:
    settings.VAR = tmp_path / "var"
    return world()


def end(here: Furnished) -> Group:
    """The group ends by a decision."""
    decision = Decision.unscoped.filter(group=here.group).first()
    effects.close(Close(), decision, here.now)
    return Group.unscoped.get(pk=here.group.pk)


def rows(group: Group) -> dict[str, int]:
    """How many rows of a group there are in each table that can hold some."""
    found = {}
    with connection.cursor() as cursor:
        for label, path in clearing.tables():
            model = apps.get_model(label)
            cursor.execute(
                f"SELECT count(*) FROM {quoted(model._meta.db_table)} WHERE {leading(model, path)}", [group.pk]
            )
            found[label] = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM people_word WHERE group_id = %s", [group.pk])
        found["words"] = cursor.fetchone()[0]
    return found


def found_by_index(word: str) -> int:
    """How many people the index of words finds, whatever their group."""
    if connection.vendor != "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_index WHERE people_index MATCH %s", [f'"{word}"*'])
        return cursor.fetchone()[0]


def test_every_table_of_a_group_is_cleared_or_has_its_reason():
    named = {label for label, _path in clearing.tables()} | clearing.STAY
    others = {label for label in STAYS if label.startswith("accounts.")} | {"groups.GroupTie"}
    assert named | others == {*GOES, *STAYS}
    assert not named & others


def test_after_the_days_of_the_charter_nothing_is_left_and_nothing_of_others_is_gone(there):
    group = end(there.own)
    before, others = rows(group), rows(there.foreign.group)
    assert sum(before.values()) > 40
    assert before["people.Person"]
    assert before["groups.GroupKey"]
    other_entries = Entry.objects.filter(chain=there.foreign.group.ident).count()
    assert found_by_index(index.behind(group.pk)) or connection.vendor != "sqlite"
    clearing.clear_ended(now=there.own.now + 29 * DAY)
    assert rows(group) == before, "a day before nothing is gone"
    done = clearing.clear_ended(now=there.own.now + 30 * DAY)
    assert done.groups == [group.ident]
    assert set(rows(group).values()) == {0}
    assert not found_by_index(index.behind(group.pk))
    assert rows(there.foreign.group) == others
    assert Entry.objects.filter(chain=there.foreign.group.ident).count() == other_entries
    connection.check_constraints()
    group.refresh_from_db()
    assert (group.name, group.about) == ("", "")
    assert not GroupKey.unscoped.filter(group=group).exists(), "what a backup's rows still hold sealed stays sealed"


def test_the_end_of_the_journal_stays_and_nothing_is_added(there):
    group = end(there.own)
    lines = [journal.as_line(entry) for entry in journal.entries(group.ident)]
    clearing.clear(group=group)
    head = Head.objects.get(chain=group.ident)
    assert head.is_closed
    assert (head.number, head.fingerprint) == (len(lines), lines[-1]["fingerprint"]), "as members took it along"
    assert not Entry.objects.filter(chain=group.ident).exists()
    with pytest.raises(Exception, match="closed"):
        journal.write(chain=group.ident, deed="groups.found", now=there.own.now)


def test_files_that_waited_are_gone(there):
    group = end(there.own)
    folder = work.folder() / Import.unscoped.filter(group=group).first().ident
    folder.mkdir(exist_ok=True)
    (folder / "file").write_bytes(b"sealed")
    clearing.clear(group=group)
    assert not folder.exists()


def test_a_legal_hold_stops_it_until_it_ends(there, capsys):
    fading.begin_hold(reader=there.own.reader, reason="A lawsuit")
    group = end(there.own)
    before, late = rows(group), timezone.now() + 40 * DAY
    assert clearing.clear_ended(now=late).held == [group.ident]
    assert rows(group) == before
    with pytest.raises(Trouble):
        clearing.clear(group=group)
    with pytest.raises(CommandError, match="no group"):
        call_command("tidy", end_hold=there.foreign.group.ident)
    clearing.end_hold(ident=group.ident, now=late)
    assert clearing.clear_ended(now=late).groups == [group.ident]


def test_a_group_that_goes_on_is_never_cleared(there):
    with pytest.raises(Trouble):
        clearing.clear(group=there.own.group)
    assert clearing.clear_ended(now=there.own.now + 9999 * DAY).groups == []


def test_a_night_clears_and_goes_on_the_next_night(there):
    group = end(there.own)
    late = timezone.now() + 31 * DAY
    done = tidy(now=late, compact=False)
    assert done.cleared == [group.ident]
    again = tidy(now=late + DAY, compact=False)
    assert again.cleared == again.held == []
    findings = list(doctor.journals(10**6))
    assert [one.state for one in findings] == [doctor.WELL]
    call_command("rotate_keys", all=True, grace=0)


def test_ties_to_other_groups_stand_with_the_ident_only(there):
    tie = GroupTie.unscoped.create(
        lower=there.own.group, upper=there.foreign.group, kind="part_of", since=there.own.now,
        decision=Decision.unscoped.filter(group=there.own.group).first(),
    )  # fmt: skip
    group = end(there.own)
    clearing.clear(group=group)
    tie.refresh_from_db()
    assert tie.ended_at
    assert tie.decision_id is None


def test_members_see_the_day_before_and_the_sentence_of_the_decision(there):
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    client.force_login(there.own.founder, backend="frombelow.hall.accounts.backend.Backend")
    hint = client.get(f"/g/{there.own.group.ident}/decisions/record/close/").content.decode()
    assert "everything it kept is deleted" in hint
    charter = client.get(f"/g/{there.own.group.ident}/charter/").content.decode()
    assert "When the group has ended" in charter
    assert charter_of(there.own.group).keeping.closed_days == 30
    assert "deleted on" not in client.get("/groups/").content.decode()
    group = end(there.own)
    assert "deleted on" in client.get("/groups/").content.decode()
    clearing.clear(group=group)
    assert "deleted on" not in client.get("/groups/").content.decode()
