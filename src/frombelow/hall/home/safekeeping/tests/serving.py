"""A hall with its server, as people meet it, and people who write down conversations in it without a pause."""

from __future__ import annotations

import secrets
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from frombelow.hall.home.safekeeping.tests.halls import Hall

CSRF = "c" * 32
SENTENCES = (b"nothing you typed is lost", b"The hall took nothing in.")
FORM = "application/x-www-form-urlencoded"


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@dataclass(frozen=True)
class Server:
    """Where it listens, and its process."""

    port: int
    pid: int

    def workers(self) -> list[int]:
        """The processes that make pages."""
        return [int(pid) for pid in Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()]


@contextmanager
def served(hall: Hall, log: Path) -> Iterator[Server]:
    """The hall's server with two processes, which nobody starts anew. What it logs goes into a file."""
    port = free_port()
    env = hall.env | {"PORT": str(port)}
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--host", "127.0.0.1", "--port", str(port), "--workers", "2",
        "--blocking-threads", "4", "--workers-kill-timeout", "3", "--log-level", "error", "frombelow.hall.config.wsgi:application",
    ]  # fmt: skip
    with log.open("wb") as into:
        server = subprocess.Popen(command, env=env, stdout=into, stderr=into)
        try:
            until = time.monotonic() + 60
            while status_of(port, "/healthz") != 200:
                assert time.monotonic() < until, log.read_text()[-3000:]
                time.sleep(0.05)
            workers = Server(port, server.pid).workers()
            yield Server(port, server.pid)
            assert Server(port, server.pid).workers() == workers, "a process of the server went away"
        finally:
            server.terminate()
            server.wait(20)


def status_of(port: int, path: str) -> int:
    """What a page answers; 0 where nobody does."""
    there = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        there.request("GET", path)
        return there.getresponse().status
    except (OSError, HTTPException):
        return 0
    finally:
        there.close()


@dataclass
class Crowd:
    """People who write down conversations, each with a mark that nobody else has, and send them again until they are told that they are kept."""

    port: int
    group: str
    session: str
    person: str
    acked: list[tuple[float, str]] = field(default_factory=list)  # when the answer came, which conversation
    answers: Counter[str] = field(default_factory=Counter)
    unclean: list[bytes] = field(default_factory=list)  # what was neither done nor a clean 503
    slowest: float = 0.0
    stop: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def at_work(self, people: int = 4) -> Iterator[Crowd]:
        """They work until the end of the block."""
        threads = [threading.Thread(target=self.write) for _ in range(people)]
        threads.append(threading.Thread(target=self.read))
        for thread in threads:
            thread.start()
        try:
            yield self
        finally:
            self.stop.set()
            for thread in threads:
                thread.join()

    def write(self) -> None:
        """One of them. The last conversation is sent until it is kept, also after the others have gone."""
        while not self.stop.is_set():
            token = f"w{secrets.token_hex(8)}"
            until = time.monotonic() + 60
            while not self.keeps(token) and time.monotonic() < until:
                time.sleep(0.02)

    def keeps(self, token: str) -> bool:
        """Send a conversation; whether the hall said that it is kept."""
        words = {"reached": "talked", "how": "in_person", "words": f"said {token}", "token": token}
        status, body = self.ask("POST", f"/g/{self.group}/people/{self.person}/talk/", urlencode(words))
        if status == 302:
            self.acked.append((time.monotonic(), token))
        elif status and (
            status != 503 or not any(one in body for one in SENTENCES) or f"said {token}".encode() not in body
        ):
            self.unclean.append(body)
        return status == 302

    def read(self) -> None:
        """Somebody who only looks."""
        while not self.stop.is_set():
            status, body = self.ask("GET", f"/g/{self.group}/people/")
            if status not in (0, 200, 503) or b"Traceback" in body:
                self.unclean.append(body)
            time.sleep(0.02)

    def ask(self, method: str, path: str, body: str = "") -> tuple[int, bytes]:
        """An answer; 0 where the connection was cut."""
        there = HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {
            "Cookie": f"session={self.session}; csrftoken={CSRF}",
            "X-CSRFToken": CSRF,
            "Content-Type": FORM,
            "Accept-Language": "en",
        }
        begun = time.monotonic()
        try:
            there.request(method, path, body or None, headers)
            answer = there.getresponse()
            status, said = answer.status, answer.read()
        except (OSError, HTTPException):
            status, said = 0, b""
        finally:
            with suppress(OSError):
                there.close()
        self.slowest = max(self.slowest, time.monotonic() - begun)
        self.answers[f"{method} {status}"] += 1
        return status, said

    def first_after(self, moment: float) -> float:
        """Seconds from a moment to the next conversation that was kept."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            later = [at for at, _ in self.acked[-500:] if at > moment]
            if later:
                return min(later) - moment
            time.sleep(0.01)
        raise AssertionError("nobody could write for a minute")

    def show(self, what: str, slowest: float) -> None:
        """The figures, for whoever asks with -s."""
        print(f"{what}; {len(self.acked)} kept; at most {slowest:.2f} s until the next; {dict(self.answers)}")  # noqa: T201


def check(hall: Hall, crowd: Crowd) -> None:
    """Everything that was said to be kept is there once, with its entry in the journal; nothing is there by half; no answer was unclean."""
    assert crowd.acked
    assert crowd.unclean == [], (crowd.answers, crowd.unclean[0][:2000])
    kept = hall.do("outages", "kept")
    tokens = [token for _, token in crowd.acked]
    assert lost(tokens, kept["tokens"]) == []
    assert len(set(kept["tokens"])) == len(kept["tokens"])
    assert set(kept["tokens"]) <= set(tokens), "every conversation was sent until it was told to be kept"
    assert kept["entries"] == len(kept["tokens"])
    assert kept["whole"]
    assert kept["chains_are_whole"]


def lost(acked: list[str], kept: list[str]) -> list[str]:
    """What was said to be kept and is not."""
    return sorted(set(acked) - set(kept))
