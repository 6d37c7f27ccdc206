"""Halls of their own for tests that kill, restore and erase: a folder and a database each, and processes that work in them."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection

FRESH = {
    "SECRET_KEY",
    "MASTER_KEY",
    "MASTER_KEY_BEFORE",
    "DATABASE_URL",
    "DATABASE_URL_FILE",
    "BACKUPS",
    "ALLOWED_HOSTS",
    "COVERAGE_PROCESS_START",
}


def program(words: Iterable[object]) -> list[str]:
    """The command line of `frombelow …`."""
    return [sys.executable, "-c", "from frombelow.cli import main; main()", *map(str, words)]


class Hall:
    """A folder, a database, and what is done there in processes of its own."""

    def __init__(
        self,
        folder: Path,
        *,
        engine: str = "",
        name: str = "hall",
        template: str = "template1",
        home: dict[str, Any] | None = None,
        **env: str,
    ) -> None:
        """`home`: the server of the databases, where it is not the one of the tests."""
        self.var = folder / name
        self.engine = engine or connection.vendor
        self.home = home or at_home()
        self.database = f"frombelow_{secrets.token_hex(6)}"
        self.env = {key: value for key, value in os.environ.items() if key not in FRESH and not key.startswith("COV_")}
        self.env |= {
            "VAR": str(self.var),
            "MASTER_KEY": "the master key of the tests",
            "DJANGO_SETTINGS_MODULE": "frombelow.hall.config.settings",
        } | env
        if self.engine == "postgresql":
            self.ask(f"CREATE DATABASE {self.database} TEMPLATE {template}")
            self.env["DATABASE_URL"] = (
                "postgres://{USER}:{PASSWORD}@{HOST}:{port}/".format(**self.home, port=self.home["PORT"] or 5432)
                + self.database
            )

    def copy(self, folder: Path, name: str) -> Hall:
        """The same hall once more, for a test that may spoil it."""
        twin = Hall(folder, engine=self.engine, name=name, template=self.database, home=self.home)
        shutil.copytree(self.var, twin.var)
        return twin

    def ask(self, sql: str) -> None:
        """Of the server that holds the databases."""
        with self.server() as server:
            server.execute(sql)

    def server(self, database: str = "postgres") -> psycopg.Connection[Any]:
        """A connection to the server that holds the databases."""
        home = self.home
        return psycopg.connect(
            host=home["HOST"], port=home["PORT"] or 5432, user=home["USER"], password=home["PASSWORD"], dbname=database, autocommit=True
        )  # fmt: skip

    def close(self) -> None:
        """The database goes."""
        if self.engine == "postgresql":
            self.ask(f"DROP DATABASE IF EXISTS {self.database} WITH (FORCE)")

    def do(self, deed: str, *arguments: object) -> Any:
        """What a deed of `deeds.py` answers."""
        done = subprocess.run(self.words(deed, *arguments), env=self.env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout.splitlines()[-1])

    def begin(self, deed: str, *arguments: object) -> subprocess.Popen[str]:
        """A deed that goes on beside others; it says `begun` when it has."""
        process = subprocess.Popen(self.words(deed, *arguments), env=self.env, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        return process

    def words(self, deed: str, *arguments: object) -> list[str]:
        """The command line of a deed."""
        return [sys.executable, "-m", "frombelow.hall.home.safekeeping.tests.deeds", deed, *map(str, arguments)]

    def command(self, *words: object, typed: str = "") -> subprocess.CompletedProcess[str]:
        """`frombelow …`."""
        return subprocess.run(program(words), env=self.env, input=typed, capture_output=True, text=True, check=False)

    def begin_command(self, *words: object) -> subprocess.Popen[str]:
        """The same, going on beside others."""
        return subprocess.Popen(program(words), env=self.env, stdout=subprocess.PIPE, text=True)

    def backup(self) -> Path:
        """A new backup."""
        done = self.command("backup")
        assert done.returncode == 0, done.stderr
        return sorted((self.var / "backups").glob("*.backup"))[-1]

    def sheet(self, path: Path) -> Path:
        """A new key, its sheet in a file."""
        path.write_text(self.command("backup", "--new-key").stdout)
        return path


def answer(process: subprocess.Popen[str]) -> Any:
    """What a deed that was begun says at its end."""
    out, _ = process.communicate(timeout=600)
    assert process.returncode == 0
    return json.loads(out.splitlines()[-1])


def at_home() -> dict[str, Any]:
    """The database of the tests."""
    return settings.DATABASES["default"]
