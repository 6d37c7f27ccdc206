"""`manage.py open_hall`: everything between a clone and a page in the browser, offline."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from http.client import HTTPConnection, HTTPException
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from frombelow.hall.kit.refusals import Refused
from frombelow.hall.terrain.actions import load_bundled_release

HOST = "127.0.0.1"
START_SECONDS = 30
# A page being drawn may end; what holds the hall open longer is cut off: first each worker by granian, then granian with all that it started.
WORKER_CLOSE_SECONDS = 3
CLOSE_SECONDS = 8
# Each thread keeps its own database connection and page memory; pages are short, so few threads serve many readers. Files handed in and
# taken along hold up to six of them (kit.uploads.AT_ONCE + kit.bounded.PLACES + kit.exports.AT_ONCE): the others are left for pages.
THREADS_PER_WORKER = 8


class Command(BaseCommand):
    """Prepare the database and the static files, start the server, open the browser."""

    help = "Open the hall on this machine: migrate, load the bundled release, collect static files, serve."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-browser", action="store_true", help="only print the address")

    def handle(self, *args: Any, **options: Any) -> None:
        check_port(settings.PORT)
        self.prepare()
        for name in ("SIGTERM", "SIGHUP"):
            signal.signal(getattr(signal, name), signal.default_int_handler)
        # A group of its own: Ctrl+C reaches only this process, so that the server is told to close once, by `close`. Told twice at the same moment, granian may wait
        # forever (its handler takes a lock that its main loop may hold).
        server = subprocess.Popen(server_command(), process_group=0)  # noqa: S603  our own interpreter and words
        try:
            self.announce(server, open_browser=not options["no_browser"])
            raise SystemExit(server.wait())
        except KeyboardInterrupt:
            self.stdout.write("Closing the hall …")
        finally:
            close(server)

    def prepare(self) -> None:
        """Database, release, static files; each is quick when there is nothing to do."""
        call_command("migrate", verbosity=0, interactive=False)
        self.stdout.write("Loading the public records that came with the program …")
        started = time.perf_counter()
        try:
            loaded = load_bundled_release(now=timezone.now())
        except Refused as refusal:
            self.stderr.write(f"The hall opens without new records. {refusal}")
        else:
            how = "were there" if loaded.was_there else f"took {time.perf_counter() - started:.0f} s"
            self.stdout.write(f"Public records, release {loaded.release_id}: {how}.")
        call_command("collectstatic", verbosity=0, interactive=False)

    def announce(self, server: subprocess.Popen[bytes], *, open_browser: bool) -> None:
        """Wait until the hall answers, print its address, open it if there is a screen."""
        address = f"http://{HOST}:{settings.PORT}/"
        until = time.monotonic() + START_SECONDS
        while not answers(settings.PORT):
            if server.poll() is not None or time.monotonic() > until:
                raise CommandError("The server did not start; its own words stand above.")
            time.sleep(0.1)
        self.stdout.write(self.style.SUCCESS(f"The hall is open: {address}") + "  (close it with Ctrl+C)")
        if open_browser and has_screen():
            webbrowser.open(address)


def close(server: subprocess.Popen[bytes]) -> None:
    """End the server, gently for a while, and everything that it started."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # this ends by itself; a second Ctrl+C would leave the server alone
    server.terminate()
    try:
        server.wait(timeout=CLOSE_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def check_port(port: int) -> None:
    """Raises CommandError where another program listens on the port."""
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, port))
        except (OSError, OverflowError):
            raise CommandError(
                f"Port {port} is in use by another program (perhaps a hall that is open already), or not allowed. "
                f"Choose another: PORT={8001 if port != 8001 else 8002} make run"
            ) from None


def server_command() -> list[str]:
    """granian with the settings' port and processes."""
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--host", HOST, "--port", str(settings.PORT),
        "--workers", str(settings.WORKERS), "--blocking-threads", str(THREADS_PER_WORKER), "--workers-kill-timeout", str(WORKER_CLOSE_SECONDS), "--log-level", "error",
        "frombelow.hall.config.wsgi:application",
    ]  # fmt: skip


def answers(port: int) -> bool:
    """The hall says it is well."""
    connection = HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def has_screen() -> bool:
    """A browser can be opened here: a desktop, and not a test or a service."""
    if sys.platform in {"win32", "darwin"}:
        return sys.stdout.isatty()
    return sys.stdout.isatty() and bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
