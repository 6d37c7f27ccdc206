"""Whoever runs the hall stops changes while people work: every process of the server sees it at once, what rests at night rests, and all goes on afterwards."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from frombelow.hall.accounts.actions.sessions import end_by_operator
from frombelow.hall.groups.tests.world import account, group_of
from frombelow.hall.home.management.commands.read_only import moment
from frombelow.hall.home.safekeeping import doctor, rotation, tidying
from frombelow.hall.home.safekeeping.tests.serving import check, served, status_of
from frombelow.hall.home.safekeeping.tests.test_outages import crowd_of
from frombelow.hall.kit import readonly
from frombelow.hall.kit.models import Entry
from frombelow.hall.kit.readonly import ReadOnly, Why

OF_READERS = {"people_reading", "accounts_session", "accounts_account"}  # who read whom, and who was seen today
PAGES_AT_WORK = 0.5  # seconds until pages that were begun before are done


def test_every_process_stops_at_once_and_goes_on_at_once(filled, tmp_path):
    with served(filled, tmp_path / "log") as server, crowd_of(filled, server).at_work() as crowd:
        crowd.first_after(0)
        said = filled.command("read-only", "--for", "trouble", "--until", "23:59")
        assert said.returncode == 0, said.stderr
        time.sleep(PAGES_AT_WORK)
        stopped_at, before = time.monotonic(), filled.do("rows")
        found = [status_of(server.port, path) for path in ("/", "/healthz", "/sign-in/") * 4]
        time.sleep(1.5)
        after = filled.do("rows")
        assert found == [200] * 12
        assert {name for name, rows in before.items() if rows != after[name]} <= OF_READERS
        assert not [at for at, _ in crowd.acked if at > stopped_at]
        assert filled.command("backup", "--new-key").returncode == filled.command("backup").returncode == 0
        assert filled.command("read-only", "--end").returncode == 0
        crowd.first_after(time.monotonic())
    assert crowd.answers["POST 503"] > 10
    check(filled, crowd)


def test_the_command_asks_no_database(new_hall):
    hall = new_hall(DATABASE_URL="postgres://nobody:none@127.0.0.1:1/none")
    assert hall.command("read-only").stdout == "Changes are possible.\n"
    assert "--for move" in hall.command("read-only", "--until", "18:00").stderr
    assert hall.command("read-only", "--for", "rain").returncode == 2
    assert "(move)" in hall.command("read-only", "--for", "move").stdout
    assert "can only be read since" in hall.command("read-only").stdout
    found = json.loads(hall.command("doctor", "--json").stdout)["findings"]
    assert [one["state"] for one in found if one["name"] == "changes"] == ["look"]
    assert hall.command("read-only", "--end").stdout == "Changes are possible again.\n"
    assert "already" in hall.command("read-only", "--end").stdout


# ---- until when ----


NOON = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)  # in New York


@pytest.mark.parametrize(
    ("text", "hours"),
    [("18:00", 6), ("11:00", 23), ("2026-11-27T08:00", 20), ("2026-11-27 08:00", 20), ("2026-11-26T18:00+00:00", 1)],
)
def test_until(text, hours, settings):
    settings.TIME_ZONE = "America/New_York"
    assert moment(text, NOON) == NOON + timedelta(hours=hours)


@pytest.mark.parametrize("text", ["soon", "25:00", "2026-11-26T11:00", "2026-11-25"])
def test_a_time_that_is_none_or_past_is_refused_in_a_sentence(text, settings):
    settings.TIME_ZONE = "America/New_York"
    with pytest.raises(CommandError, match="an hour of today or tomorrow"):
        moment(text, NOON)


# ---- what rests, and what does not ----


@pytest.fixture
def stopped(settings, tmp_path, db):
    settings.VAR = tmp_path
    group = group_of(account("Ada"))
    before = Entry.objects.count()
    readonly.begin(why=Why.TROUBLE, until=None, now=timezone.now())
    return group, before


def test_nights_rest_and_the_backup_after_them_is_made(stopped, capsys):
    call_command("tidy")
    assert "Nothing more is tidied." in capsys.readouterr().out
    with pytest.raises(ReadOnly):
        tidying.tidy(now=timezone.now())
    assert Entry.objects.count() == stopped[1]
    readonly.end()
    tidying.tidy(now=timezone.now(), compact=False)
    assert Entry.objects.count() == stopped[1] + 1


def test_keys_rest(stopped):
    with pytest.raises(ReadOnly):
        rotation.renew(group=stopped[0], now=timezone.now(), grace=0)
    with pytest.raises(CommandError, match="can only be read since"):
        call_command("rotate_keys", "--all")
    with pytest.raises(CommandError, match="can only be read since"):
        call_command("find_duplicates", stopped[0].ident)
    assert Entry.objects.count() == stopped[1]


def test_a_group_goes_out_and_none_comes_in(filled, new_hall, tmp_path):
    there, group = new_hall("there"), filled.do("outages", "enter")["group"]
    for hall in (filled, there):
        assert hall.command("read-only", "--for", "move").returncode == 0
    out = filled.command("group-out", group, "--to", tmp_path / "file")
    assert out.returncode == 0, out.stderr
    (tmp_path / "group-sheet").write_text(out.stdout)
    words = ("group-in", tmp_path / "file", "--key", tmp_path / "group-sheet", "--codes", tmp_path / "codes")
    refused = there.command(*words)
    assert "can only be read since" in refused.stderr, refused
    assert not (tmp_path / "codes").exists()
    there.command("read-only", "--end")
    assert there.command(*words).returncode == 0


def test_whoever_runs_the_hall_signs_somebody_out_all_the_same(stopped):
    end_by_operator(name="ada", now=timezone.now())
    assert Entry.objects.filter(deed="accounts.end_sessions").count() == 1


def test_the_doctor_says_since_when_and_advises_it_where_the_disk_is_full(stopped, monkeypatch):
    [found] = doctor.tried(doctor.changes, timezone.now())
    assert (found.state, "(trouble)" in found.found, "--end" in found.mend) == ("look", True, True)
    readonly.end()
    assert [one.state for one in doctor.tried(doctor.changes, timezone.now())] == ["well"]
    monkeypatch.setattr(doctor.backups, "room", lambda folder: 1)
    disk = next(one for one in doctor.tried(doctor.machine, timezone.now()) if one.name == "disk")
    assert (disk.state, "read-only --for disk" in disk.mend) == ("bad", True)
