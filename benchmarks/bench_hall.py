"""The hall with the whole nation loaded.

granian with two workers on the bundled release, on SQLite and on PostgreSQL; `wrk` with 16 clients from the same machine. Cold: every address
carries a word of its own, so that the page cache never has it. Warm: the same few pages again and again. Beside them a bare Django.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from benchmarks.hall import PORT, ROOT, Hall, empty_postgresql, served
from benchmarks.report import Report

SECONDS = 10
CLIENTS = 16
LOAD_SECONDS, COLD, WARM, SEARCHES, QUERIES = 60, 280, 2000, 280, 20
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
    """Both databases, and the peer."""
    with tempfile.TemporaryDirectory() as folder:
        measure(report, Hall(Path(folder)))
    with tempfile.TemporaryDirectory() as folder, empty_postgresql() as address:
        if address:
            measure(report, Hall(Path(folder), address))
        else:
            report.add("on PostgreSQL", "not measured: none answers", note="`bash tools/postgres.sh` starts one")
    with tempfile.TemporaryDirectory() as folder:
        bare_django(report, Path(folder))


def measure(report: Report, hall: Hall) -> None:
    """Load, serve, measure."""
    load(report, hall)
    counties, players, labels = json.loads(hall.python(LISTS))
    count_queries(hall, report, counties, players)
    with hall.open():
        pages(hall, report, "county pages", [f"/places/{slug}/" for slug in counties])
        pages(hall, report, "player pages", [f"/players/{slug}/" for slug in spread(players, 5000)])
        searches(hall, report, labels)


def bare_django(report: Report, folder: Path) -> None:
    """A list page over a million rows, and an answer of two letters, served in the same way."""
    table = folder / "bare.sqlite3"
    subprocess.run([sys.executable, "-m", "benchmarks.bare_django", str(table)], check=True, cwd=ROOT)
    with served("benchmarks.bare_django:application", os.environ | {"BARE_DJANGO": str(table)}, "/ping/"):
        for what, addresses in (
            ("list page of 50 of a million rows (SQLite)", [f"/members/?city={n}" for n in range(5_000)]),
            ("answer of two letters", ["/ping/"]),
        ):
            rate = wrk(folder, addresses, cold=False)
            report.add(f"bare Django, {what}, a second", f"{rate:,.0f}")


def load(report: Report, hall: Hall) -> None:
    """The whole nation into an empty hall."""
    seconds, said = hall.load()
    report.add(
        f"loading the release into an empty hall ({hall.database})", f"{seconds:.1f} s",
        bar=f"< {LOAD_SECONDS} s", holds=seconds < LOAD_SECONDS, note=said,
    )  # fmt: skip


def spread(rows: list[str], wanted: int) -> list[str]:
    """So many of the rows, evenly taken from all of them."""
    return rows[:: max(1, len(rows) // wanted)][:wanted]


def beginnings(labels: list[str]) -> list[str]:
    """What people type: every second beginning of a name, two letters at first, twelve at last."""
    typed = [label[:length] for label in labels for length in (2, 4, 6, 9, 12) if len(label) >= length]
    return [f"/search/suggest/?q={quote(words)}" for words in typed]


def count_queries(hall: Hall, report: Report, counties: list[str], players: list[str]) -> None:
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
    most, where = json.loads(hall.python(COUNTS, json.dumps(asked)))
    report.add(
        f"queries of the page that asks most ({hall.database})",
        str(most),
        bar=f"≤ {QUERIES}",
        holds=most <= QUERIES,
        note=where,
    )


def wrk(folder: Path, addresses: list[str], *, cold: bool, seconds: int = SECONDS) -> float:
    """Requests a second of 16 clients over these addresses. Raises RuntimeError if an answer was not 200."""
    script, listed = folder / "wrk.lua", folder / "addresses.txt"
    script.write_text(SCRIPT)
    listed.write_text("\n".join(addresses))
    environment = os.environ | {"ADDRESSES": str(listed)} | ({"COLD": f"{time.time_ns()}-"} if cold else {})
    options = ["-t1", f"-c{CLIENTS}", f"-d{seconds}s", "--timeout", "20s", "-s", str(script)]
    command = ["wrk", *options, f"http://127.0.0.1:{PORT}"]
    said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(said)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1))  # type: ignore[union-attr]


def pages(hall: Hall, report: Report, what: str, addresses: list[str]) -> None:
    """Cold, then warm."""
    wrk(hall.folder, addresses, cold=True, seconds=2)
    cold = wrk(hall.folder, addresses, cold=True)
    report.add(f"{what} a second, cold ({hall.database})", f"{cold:,.0f}", bar=f"≥ {COLD}", holds=cold >= COLD)
    few = addresses[:200]
    wrk(hall.folder, few, cold=False, seconds=3)
    warm = wrk(hall.folder, few, cold=False)
    report.add(f"{what} a second, warm ({hall.database})", f"{warm:,.0f}", bar=f"≥ {WARM:,}", holds=warm >= WARM)


def searches(hall: Hall, report: Report, labels: list[str]) -> None:
    """Search as one types, cold."""
    found = wrk(hall.folder, beginnings(labels), cold=True)
    report.add(
        f"search-as-you-type a second, cold ({hall.database})", f"{found:,.0f}", bar=f"≥ {SEARCHES}", holds=found >= SEARCHES,
        note="beginnings of 2 to 12 letters of 3,000 names, spread over the index",
    )  # fmt: skip
