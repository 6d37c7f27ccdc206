"""A hall of its own for a benchmark: settings, database, the whole nation, and a server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import psycopg

ROOT = Path(__file__).parent.parent
PORT = 8417
CLOSED_WITHIN = 20  # seconds
POSTGRESQL = "postgres://frombelow:frombelow@127.0.0.1:5432/"


class Hall:
    """A hall of its own in a folder: settings, database, server."""

    def __init__(self, folder: Path, postgresql: str | None = None) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "DATABASE_URL": postgresql or f"sqlite:///{folder / 'hall.sqlite3'}",
            "VAR": str(folder),
            "PORT": str(PORT),
            "DJANGO_SETTINGS_MODULE": "frombelow.hall.config.settings",
        }
        self.database = "PostgreSQL" if postgresql else "SQLite"

    def manage(self, *words: str) -> str:
        """A command of manage.py; what it printed."""
        command = [sys.executable, str(ROOT / "manage.py"), *words]
        return subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True).stdout

    def python(self, code: str, *words: str) -> str:
        """Code inside the hall; what it printed."""
        start = "import django; django.setup()\n"
        command = [sys.executable, "-c", start + code, *words]
        return subprocess.run(
            command, env=self.environment, check=True, capture_output=True, text=True, cwd=ROOT
        ).stdout

    def load(self) -> tuple[float, str]:
        """The whole nation into an empty hall: (seconds, what the command said)."""
        self.manage("migrate", "--run-syncdb", "-v0")
        self.manage("collectstatic", "--noinput", "-v0")
        started = time.perf_counter()
        said = self.manage("load_release", "--again").strip()
        return time.perf_counter() - started, said

    @contextmanager
    def open(self, threads: int = 1) -> Iterator[int]:
        """The server; gives the number of its process."""
        with served("frombelow.hall.config.wsgi:application", self.environment, "/healthz", threads) as process:
            yield process


@contextmanager
def served(application: str, environment: dict[str, str], well: str, threads: int = 1) -> Iterator[int]:
    """granian with two workers, from the moment that the address `well` answers; gives the number of its process."""
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--host", "127.0.0.1", "--port", str(PORT),
        "--workers", "2", "--blocking-threads", str(threads), "--log-level", "error", application,
    ]  # fmt: skip
    check_port()
    server = subprocess.Popen(command, env=environment, cwd=ROOT, start_new_session=True)
    try:
        wait_for(well)
        yield server.pid
    finally:
        server.terminate()
        try:
            server.wait(CLOSED_WITHIN)
        except subprocess.TimeoutExpired:  # granian waits for ever now and then (see `open_hall`)
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def check_port() -> None:
    """Nobody else answers there. Ends the benchmark."""
    with socket.socket() as one:
        if one.connect_ex(("127.0.0.1", PORT)) == 0:
            raise SystemExit(
                f"Somebody listens at port {PORT} already and would be measured in place of the hall: end it."
            )


@contextmanager
def empty_postgresql() -> Iterator[str | None]:
    """The address of an empty database of the benchmark's own, or None where no PostgreSQL lets it in (`tools/postgres.sh` starts one)."""
    try:
        with psycopg.connect(POSTGRESQL + "frombelow", autocommit=True) as server:
            server.execute("DROP DATABASE IF EXISTS frombelow_bench WITH (FORCE)")
            server.execute("CREATE DATABASE frombelow_bench")
    except psycopg.OperationalError:
        yield None
        return
    try:
        yield POSTGRESQL + "frombelow_bench"
    finally:
        with psycopg.connect(POSTGRESQL + "frombelow", autocommit=True) as server:
            server.execute("DROP DATABASE IF EXISTS frombelow_bench WITH (FORCE)")


def wait_for(address: str, seconds: float = 30) -> None:
    """Until the hall answers. Raises TimeoutError."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        connection = HTTPConnection("127.0.0.1", PORT, timeout=5)
        try:
            connection.request("GET", address)
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise TimeoutError(f"The hall did not answer at {address} within {seconds:.0f} s.")
