"""Who is erased is in no file any more after the night (battery B15), with its negative control."""

from __future__ import annotations

import os
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from frombelow.hall.home.safekeeping.tests.halls import at_home

PEOPLE, ALL_PEOPLE = 25, 1_000
WORD = "quetzalcoatlus"


@pytest.mark.parametrize("people", [PEOPLE, pytest.param(ALL_PEOPLE, marks=pytest.mark.nightly)])
def test_nobody_who_was_erased_is_in_any_file(filled, people):
    idents = filled.do("plant", people, WORD)
    assert filled.do("found_by", WORD) == people
    assert in_files(filled), "negative control: they can be found in the files while they are there"
    assert filled.do("near_to", WORD)
    filled.do("erase", *idents)
    assert filled.do("found_by", WORD) == 0
    assert filled.do("near_to", WORD) == []
    if connection.vendor == "sqlite":
        assert in_files(filled), "negative control: to delete rows is not enough"
    done = filled.command("tidy")
    assert done.returncode == 0, done.stderr
    assert "written anew" in done.stdout
    assert in_files(filled) == []
    assert WORD not in done.stdout + done.stderr
    assert filled.do("found_by", "crowd") == 200


def in_files(hall) -> list[str]:
    """Files of a hall in which the word stands: database, log of changes, index of words, logs, keys, what waits. On PostgreSQL those of its database,
    not the log of changes (pg_wal), which PostgreSQL uses again by and by."""
    paths = [path for path in hall.var.rglob("*") if path.is_file()]
    if hall.engine == "postgresql":
        paths += files_on_postgresql(hall)
    return [path.name for path in paths if WORD.encode() in path.read_bytes().lower()]


def files_on_postgresql(hall) -> list[Path]:
    """Those of the database, where this user may read them."""
    # to take a database away makes PostgreSQL write everything down first: what is in its memory is in its files then
    hall.ask("CREATE DATABASE frombelow_taken_away")
    hall.ask("DROP DATABASE frombelow_taken_away")
    home = at_home()
    where = {
        "host": home["HOST"],
        "port": home["PORT"] or 5432,
        "user": home["USER"],
        "password": home["PASSWORD"],
        "dbname": hall.database,
    }
    with psycopg.connect(**where, autocommit=True) as base:
        number = base.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()[0]
    found = (
        list(Path("/var/lib/postgresql").glob(f"*/main/base/{number}/*"))
        if os.access("/var/lib/postgresql", os.R_OK)
        else []
    )
    if not found:
        pytest.skip("the files of PostgreSQL cannot be read by this user")
    return found


def test_a_quiet_night_leaves_the_files_alone(filled):
    filled.command("tidy")
    again = filled.command("tidy")
    assert "stay as they are" in again.stdout
    filled.do("plant", 1, WORD)
    assert "written anew" in filled.command("tidy").stdout
