"""The hall with the whole nation loaded.

granian with two workers on the bundled release; `wrk` with 16 clients from the same machine. Cold: every address carries a
word of its own, so that the page cache never has it. Warm: the same few pages again and again.
DATABASE_URL chooses PostgreSQL (the database is made anew); without it a SQLite file in a temporary folder is used.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

from benchmarks.report import Report

ROOT = Path(__file__).parent.parent
PORT = 8417
SECONDS = 10
CLIENTS = 16
CHROMIUM = shutil.which("chromium")
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
MAP_BYTES, MAP_SECONDS, LOAD_SECONDS, COLD, WARM, SEARCHES, QUERIES = 400_000, 2.0, 60, 280, 2000, 280, 20
SCRIPT = """
local addresses = {}
for line in io.lines(os.getenv("ADDRESSES")) do addresses[#addresses + 1] = line end
local cold, at = os.getenv("COLD"), 0
function request()
  at = at + 1
  local address = addresses[at % #addresses + 1]
  if cold then address = address .. (address:find("?", 1, true) and "&" or "?") .. "cold=" .. cold .. at end
  return wrk.format("GET", address)
end
"""
LISTS = """
import json, sys
from frombelow.hall.terrain.models import Measure, Place, Player, SearchEntry
counties = list(Place.objects.filter(kind="county").order_by("key").values_list("slug", flat=True))
players = list(Player.objects.filter(happenings__gt=0).order_by("key").values_list("slug", flat=True))
labels = list(SearchEntry.objects.order_by("id").values_list("label", flat=True))
print(json.dumps([counties, players, labels[:: max(1, len(labels) // 3000)]]))
"""
COUNTS = """
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
import json, sys
most, where = 0, ""
client = Client(SERVER_NAME="127.0.0.1")
for address in json.loads(sys.argv[1]):
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200, address
    if len(asked) > most: most, where = len(asked), address
print(json.dumps([most, where]))
"""


def run(report: Report) -> None:
    """Load, serve, measure."""
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall(Path(folder))
        hall.load(report)
        counties, players, labels = json.loads(hall.python(LISTS))
        hall.count_queries(report, counties, players)
        with hall.open():
            hall.pages(report, "county pages", [f"/places/{slug}/" for slug in counties])
            hall.pages(report, "player pages", [f"/players/{slug}/" for slug in spread(players, 5000)])
            hall.searches(report, labels)
            hall.first_view(report)


def spread(rows: list[str], wanted: int) -> list[str]:
    """So many of the rows, evenly taken from all of them."""
    return rows[:: max(1, len(rows) // wanted)][:wanted]


def beginnings(labels: list[str]) -> list[str]:
    """What people type: every second beginning of a name, two letters at first, twelve at last."""
    typed = [label[:length] for label in labels for length in (2, 4, 6, 9, 12) if len(label) >= length]
    return [f"/search/suggest/?q={quote(words)}" for words in typed]


class Hall:
    """A hall of its own in a folder: settings, database, server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            "DATABASE_URL": f"sqlite:///{folder / 'hall.sqlite3'}",
            **os.environ,
            "VAR": str(folder),
            "PORT": str(PORT),
            "DJANGO_SETTINGS_MODULE": "frombelow.hall.config.settings",
        }
        self.database = "PostgreSQL" if "postgres" in self.environment["DATABASE_URL"] else "SQLite"

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

    def load(self, report: Report) -> None:
        """The whole nation into an empty hall."""
        self.manage("migrate", "--run-syncdb", "-v0")
        self.manage("collectstatic", "--noinput", "-v0")
        started = time.perf_counter()
        said = self.manage("load_release", "--again").strip()
        seconds = time.perf_counter() - started
        report.add(
            f"loading the release into an empty hall ({self.database})", f"{seconds:.1f} s",
            bar=f"< {LOAD_SECONDS} s", holds=seconds < LOAD_SECONDS, note=said,
        )  # fmt: skip

    def count_queries(self, report: Report, counties: list[str], players: list[str]) -> None:
        """The most queries any page asks, over pages of all kinds."""
        parts = ("", "players/", "happenings/", "sectors/", "figures/", "openings/", "map/", "print/")
        places = [*spread(counties, 5), "north-carolina", "united-states", "the-south"]
        asked = [f"/places/{place}/{part}" for place in places for part in parts]
        asked += [f"/players/{slug}/" for slug in spread(players, 30)] + [
            "/",
            "/map/",
            "/openings/",
            "/sources/",
            "/search/?q=durham",
        ]
        most, where = json.loads(self.python(COUNTS, json.dumps(asked)))
        report.add(
            "queries of the page that asks most", str(most), bar=f"≤ {QUERIES}", holds=most <= QUERIES, note=where
        )

    @contextmanager
    def open(self) -> Iterator[None]:
        """The server, as `make run` starts it."""
        command = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--host", "127.0.0.1", "--port", str(PORT),
            "--workers", "2", "--blocking-threads", "1", "--log-level", "error", "frombelow.hall.config.wsgi:application",
        ]  # fmt: skip
        server = subprocess.Popen(command, env=self.environment, cwd=ROOT)
        try:
            wait_for("/healthz")
            yield
        finally:
            server.terminate()
            server.wait()

    def wrk(self, addresses: list[str], *, cold: bool, seconds: int = SECONDS) -> float:
        """Requests a second of 16 clients over these addresses. Raises RuntimeError if an answer was not 200."""
        script, listed = self.folder / "wrk.lua", self.folder / "addresses.txt"
        script.write_text(SCRIPT)
        listed.write_text("\n".join(addresses))
        environment = os.environ | {"ADDRESSES": str(listed)} | ({"COLD": f"{time.time_ns()}-"} if cold else {})
        command = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{seconds}s", "-s", str(script), f"http://127.0.0.1:{PORT}"]
        said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
        if "Non-2xx" in said or "Socket errors" in said:
            raise RuntimeError(said)
        return float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1))  # type: ignore[union-attr]

    def pages(self, report: Report, what: str, addresses: list[str]) -> None:
        """Cold, then warm."""
        self.wrk(addresses, cold=True, seconds=2)
        cold = self.wrk(addresses, cold=True)
        report.add(f"{what} a second, cold ({self.database})", f"{cold:,.0f}", bar=f"≥ {COLD}", holds=cold >= COLD)
        few = addresses[:200]
        self.wrk(few, cold=False, seconds=3)
        warm = self.wrk(few, cold=False)
        report.add(f"{what} a second, warm ({self.database})", f"{warm:,.0f}", bar=f"≥ {WARM:,}", holds=warm >= WARM)

    def searches(self, report: Report, labels: list[str]) -> None:
        """Search as one types, cold."""
        found = self.wrk(beginnings(labels), cold=True)
        report.add(
            f"search-as-you-type a second, cold ({self.database})", f"{found:,.0f}", bar=f"≥ {SEARCHES}", holds=found >= SEARCHES,
            note="beginnings of 2 to 12 letters of 3,000 names, spread over the index",
        )  # fmt: skip

    def first_view(self, report: Report) -> None:
        """The map's first view in a throttled browser: bytes on the wire, seconds until it can be used."""
        if CHROMIUM is None:
            report.add("first view of the county map", "not measured: Chromium is not installed")
            return
        wait_for("/map/")
        runs = sorted(first_view() for _ in range(3))
        seconds, size = runs[1]
        report.add(
            "first view of the county map, bytes on the wire",
            f"{size / 1000:,.0f} kB",
            bar="< 400 kB",
            holds=size < MAP_BYTES,
        )
        report.add(
            "first view of the county map, usable after", f"{seconds:.2f} s", bar=f"< {MAP_SECONDS} s", holds=seconds < MAP_SECONDS,
            note="slow 4G (150 ms, 1.6 Mbit/s), processor four times slower, nothing cached; median of three",
        )  # fmt: skip


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


def first_view() -> tuple[float, float]:
    """(seconds until the map is drawn and answers, bytes on the wire) in a fresh browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2).new_page()
        wire = page.context.new_cdp_session(page)
        size = 0.0

        def arrived(event: dict[str, float]) -> None:
            nonlocal size
            size += event["encodedDataLength"]

        wire.send("Network.enable")
        wire.send("Network.emulateNetworkConditions", SLOW_4G)
        wire.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        wire.on("Network.loadingFinished", arrived)
        page.goto(f"http://127.0.0.1:{PORT}/map/", wait_until="commit")
        page.wait_for_selector('[data-island="terrain/map"][data-island-state="ready"]', timeout=60_000)
        seconds = page.evaluate("performance.now()") / 1000
        page.wait_for_load_state("networkidle")
        browser.close()
    return seconds, size
