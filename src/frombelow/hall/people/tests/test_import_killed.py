"""kill -9 in the middle of an import, again and again: whole people only, and in the end what an import that nobody killed writes.

In a hall of its own, since another process must see its database. KILLED_DATABASE_URL names one on PostgreSQL (an empty one, made for this); KILLS says how often.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg

from frombelow.hall.people.tests import made

KILLS = int(os.environ.get("KILLS", "4"))
SOURCE = Path(__file__).resolve().parents[4]
WORLD = """
import django; django.setup()
import json, os, sys
from pathlib import Path
from django.utils import timezone
from frombelow.hall.groups.tests.world import account, group_of, reader
from frombelow.hall.people.actions import imports
from frombelow.hall.people.imports import work
from frombelow.hall.people.tests.import_world import checked, handed_in
work.start = lambda ident: None
"""
BEGIN = """
ada = account("Ada")
who = reader(ada, group_of(ada, now=timezone.now()), timezone.now())
one = checked(who, handed_in(who, Path(sys.argv[1]).read_bytes()))
imports.commit(reader=who, one=one)
print(json.dumps([one.ident, one.found["created"]]))
"""
PEOPLE = "SELECT count(*) FROM people_person"
STATE = "SELECT state FROM people_import"
# People without a name, without any other value, and values of nobody.
HALVES = """
SELECT (SELECT count(*) FROM people_person WHERE id NOT IN (SELECT person_id FROM people_detail WHERE kind = 'name'))
     + (SELECT count(*) FROM people_person WHERE id NOT IN (SELECT person_id FROM people_detail WHERE kind <> 'name'))
     + (SELECT count(*) FROM people_detail WHERE person_id NOT IN (SELECT id FROM people_person))
"""


def test_kill_again_and_again(tmp_path):
    environment = os.environ | {
        "DATABASE_URL": os.environ.get("KILLED_DATABASE_URL") or f"sqlite:///{tmp_path / 'hall.sqlite3'}",
        "VAR": str(tmp_path), "PYTHONPATH": str(SOURCE), "DJANGO_SETTINGS_MODULE": "frombelow.hall.config.settings",
    }  # fmt: skip

    def python(*words: str) -> str:
        return subprocess.run(
            [sys.executable, *words], env=environment, check=True, capture_output=True, text=True
        ).stdout

    python("-m", "django", "migrate", "-v0")
    made.write(tmp_path / "list.csv", 8_000, twice=0.05)
    ident, expected = json.loads(python("-c", WORLD + BEGIN, str(tmp_path / "list.csv")))
    asked = asker(environment["DATABASE_URL"])
    kills = 0
    while asked(STATE) == "committing" and kills < KILLS:
        before = asked(PEOPLE)
        work = subprocess.Popen([sys.executable, "-m", "django", "work_import", ident], env=environment)
        while work.poll() is None and asked(PEOPLE) == before:
            time.sleep(0.01)
        time.sleep(0.03 * kills)
        work.kill()
        kills += asked(STATE) == "committing"
        work.wait()
        assert asked(HALVES) == 0, "half a person"
        assert asked(PEOPLE) > before
    python("-m", "django", "work_import", ident)
    assert (asked(STATE), asked(PEOPLE), asked(HALVES)) == ("done", expected, 0)
    assert kills > 1, "no kill came in the middle"


def asker(address: str) -> Callable[[str], Any]:
    """Asks the database for one value, without Django."""

    def asked(sql: str) -> Any:
        connection: Any = (
            sqlite3.connect(address.removeprefix("sqlite:///"))
            if address.startswith("sqlite")
            else psycopg.connect(address)
        )
        try:
            return connection.execute(sql).fetchone()[0]
        finally:
            connection.close()

    return asked
