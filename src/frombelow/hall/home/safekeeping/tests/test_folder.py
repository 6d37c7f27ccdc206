"""The folder of backups, the sheet, and what a restore refuses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection, models

from frombelow.hall.home.safekeeping import backups, keys, restoring, tables
from frombelow.hall.home.safekeeping.packing import migrations
from frombelow.hall.home.safekeeping.trouble import Trouble

NOW = datetime(2026, 11, 26, 3, 30, tzinfo=UTC)


def named(day: datetime) -> Path:
    return Path(f"hall-{day:{backups.IN_A_NAME}}.backup")


def test_seven_days_four_weeks_and_twelve_months_are_kept():
    every = [named(NOW - timedelta(days=day)) for day in range(800)]
    gone = set(backups.to_thin(every))
    kept = [path for path in every if path not in gone]
    days = {backups.day_of(path).date() for path in kept}
    assert {(NOW - timedelta(days=day)).date() for day in range(7)} <= days
    assert (
        len(
            {day.strftime("%G-%V") for day in days}
            & {(NOW - timedelta(weeks=week)).strftime("%G-%V") for week in range(4)}
        )
        == 4
    )
    assert len({day.strftime("%Y-%m") for day in days}) == 12
    assert len(kept) <= 7 + 4 + 12
    assert backups.to_thin(kept) == [], "thinning again takes nothing more"


def test_thinned_every_day_backups_reach_back_eleven_months_at_least():
    there: list[Path] = []
    for day in range(500):
        there.insert(0, named(NOW + timedelta(days=day)))
        gone = set(backups.to_thin(there))
        there = [path for path in there if path not in gone]
    assert len(there) <= 7 + 4 + 12
    assert backups.day_of(there[-1]) < NOW + timedelta(days=500 - 31 * 10)


def test_of_one_day_the_newest_stays():
    morning, evening = named(NOW), named(NOW + timedelta(hours=12))
    assert backups.to_thin([evening, morning]) == [morning]


def test_files_of_others_in_the_folder_are_left_alone(tmp_path):
    for name in ("notes.txt", "hall-yesterday.backup", named(NOW).name):
        (tmp_path / name).write_text("")
    assert [path.name for path in backups.all_in(tmp_path)] == [named(NOW).name]


def test_a_sheet_is_read_with_words_around_it(tmp_path):
    text = keys.new_pair(tmp_path)
    sheet = keys.read_sheet(f"Keep this!\n\n  {text}  \n-- Ada")
    assert sheet.identity in text
    assert sheet.signer is not None
    assert keys.spelled(sheet.signer) in text
    assert sheet.identity not in "".join(path.read_text() for path in keys.folder(tmp_path).iterdir())
    assert all(path.stat().st_mode & 0o077 == 0 for path in keys.folder(tmp_path).iterdir())


def test_a_sheet_without_its_lines_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(Trouble, match="begins with AGE-SECRET-KEY-1"):
        keys.read_sheet("I lost it")
    with pytest.raises(Trouble, match="give both lines of the sheet"):
        restoring.restore(
            connection=connection, path=tmp_path / "x", sheet=keys.read_sheet(keys.new_pair(tmp_path).split()[0])
        )


def test_a_second_person_may_open_backups_too(tmp_path):
    keys.new_pair(tmp_path)
    other = tmp_path / "other"
    keys.new_pair(other)
    keys.add_recipient(tmp_path, keys.recipients(other)[0])
    assert len(keys.recipients(tmp_path)) == 2
    with pytest.raises(Trouble, match="begins with age1"):
        keys.add_recipient(tmp_path, "Ada")


def test_a_backup_of_a_newer_program_is_refused(db):
    with pytest.raises(Trouble, match=r"made by a newer frombelow \(it knows people 9999_x\)"):
        restoring.migrate(connection, [*migrations(connection), ["people", "9999_x"]])


def test_an_older_backup_needs_an_empty_database(db):
    with pytest.raises(Trouble, match="set up for a newer frombelow than the backup"):
        restoring.migrate(connection, migrations(connection)[:-1])


def test_a_table_that_this_hall_does_not_have_is_refused(db):
    for name in ("people_strange", "terrain_player"):
        with pytest.raises(Trouble, match=f"does not have: {name}"):
            restoring.check_columns(connection, [tables.Table(name, "id", ())])


def test_a_kind_of_field_that_nobody_taught_is_no_silence():
    with pytest.raises(TypeError, match="how a DurationField is written down"):
        tables.kind_of(models.DurationField())


def test_every_column_of_every_table_can_be_written_down(db):
    from frombelow.hall.home.safekeeping.snapshot import lines

    for table in tables.members_tables():
        list(lines(connection, table))
