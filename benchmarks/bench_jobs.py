"""Scores under the reader's weights.

The hall with the whole nation, on SQLite and on PostgreSQL. Every page is asked under weights nobody asked for before, so that no cache has it. In the browser: from the click on
the page's own button, after a weight was changed, to the frame with the new rows; Chromium on the same machine, styles and letters cached as for any second page.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from statistics import median

from benchmarks.bench_hall import COUNTS, QUERIES, wrk
from benchmarks.hall import PORT, Hall, empty_postgresql
from benchmarks.report import Report

CHROMIUM = shutil.which("chromium")
CHANGES, REDRAWN = 60, 0.150
FILE_SECONDS, FIRST_SECONDS, BUSY_SECONDS = 3.0, 2.0, 1.0
THREADS = 8  # as `open_hall` has it
SLOW_READERS, SLOWLY = 8, 200_000  # bytes a second
NATION = "/jobs/?least=0"
PAGES = {
    "the nation": "/jobs/",
    "a state": "/jobs/places/north-carolina/",
    "a county": "/jobs/places/durham-county-nc/",
    "a sector": "/jobs/sectors/62/",
    "a map of the nation": "/jobs/places/united-states/map/",
    "a map of a state": "/jobs/places/north-carolina/map/",
}
MORE = [
    "/jobs/places/united-states/", "/jobs/places/the-south/", "/jobs/places/texas/", "/jobs/sectors/62/?place=the-south",
    "/jobs/sectors/62/?place=durham-county-nc", "/jobs/food-service/", "/jobs/logistics/?place=durham-county-nc",
    "/jobs/compare/?a=37063:62&b=13121:62", "/jobs/compare/?a=37063&b=13121", "/jobs/compare/?a=62&b=72",
]  # fmt: skip
SOUTH = ["/jobs/south/", "/jobs/south/mississippi/", "/jobs/south/texas/"]
# From the click to the frame after the one that has the new rows: of a new page, or of the part that took the place of the old.
WATCH = """
addEventListener("click", (event) => {
  delete document.documentElement.dataset.redrawn;
  sessionStorage.setItem("clicked", performance.timeOrigin + event.timeStamp);
}, true);
const mark = () => requestAnimationFrame(() => setTimeout(() => {
  const clicked = Number(sessionStorage.getItem("clicked"));
  if (document.querySelector("table.cells-table tbody tr")) document.documentElement.dataset.redrawn = performance.timeOrigin + performance.now() - clicked;
}));
addEventListener("DOMContentLoaded", mark);
addEventListener("htmx:afterSwap", mark);
"""
_number = count(1)


def run(report: Report) -> None:
    """Both databases."""
    with tempfile.TemporaryDirectory() as folder:
        measure(report, Hall(Path(folder)))
    with tempfile.TemporaryDirectory() as folder, empty_postgresql() as address:
        if address:
            measure(report, Hall(Path(folder), address))
        else:
            report.add("on PostgreSQL", "not measured: none answers", note="`bash tools/postgres.sh` starts one")


def measure(report: Report, hall: Hall) -> None:
    """Load, serve, measure."""
    hall.load()
    most, where = json.loads(hall.python(COUNTS, json.dumps([*PAGES.values(), *MORE, *SOUTH])))
    report.add(f"queries of the page that asks most ({hall.database})", str(most), bar=f"≤ {QUERIES}", holds=most <= QUERIES, note=where)  # fmt: skip
    first_pages(report, hall)
    with hall.open():
        asked("/jobs/")
        for what, page in PAGES.items():
            redrawn(report, f"{what}, by HTTP ({hall.database})", over_http(page))
        others(report, hall)
        for what, seconds in in_browser().items():
            redrawn(report, f"{what}, in the browser ({hall.database})", seconds)
        if CHROMIUM is None:
            report.add("in the browser", "not measured: Chromium is not installed")
        rates(report, hall)
        for form in ("csv", "json", "geojson"):
            whole_file(report, hall, form)
    with hall.open(threads=THREADS):
        slow_readers(report, hall)


def own_weights() -> str:
    """Weights that no page was asked for under."""
    return f"size=3&petitions=2&low_pay=1&charges={1 + next(_number) / 10_000:.4f}&only=own&demand=safety"


def under_own(page: str) -> str:
    """A page under such weights."""
    return f"{page}{'&' if '?' in page else '?'}{own_weights()}"


def asked(address: str) -> tuple[float, int, int]:
    """(seconds, status, bytes on the wire) of an answer, as a browser asks for it."""
    connection = HTTPConnection("127.0.0.1", PORT, timeout=120)
    started = time.perf_counter()
    connection.request("GET", address, headers={"Accept-Encoding": "gzip, br"})
    answer = connection.getresponse()
    size = len(answer.read())
    seconds = time.perf_counter() - started
    connection.close()
    return seconds, answer.status, size


def over_http(page: str) -> list[float]:
    """Seconds for each of the changes."""
    for _ in range(6):  # both processes have drawn it once
        asked(under_own(page))
    return [asked(under_own(page))[0] for _ in range(CHANGES)]


def redrawn(report: Report, what: str, seconds: list[float]) -> None:
    """A row: the middle, and the slowest in a hundred."""
    middle, last = median(seconds), percentile(seconds, 0.99)
    report.add(
        f"a weight changed: {what}", f"{1000 * middle:.0f} ms", bar=f"≤ {1000 * REDRAWN:.0f} ms", holds=middle <= REDRAWN,
        note=f"p99 {1000 * last:.0f} ms, of {len(seconds)}",
    )  # fmt: skip


def percentile(values: list[float], share: float) -> float:
    """The value that so many do not exceed."""
    return sorted(values)[min(len(values) - 1, round(share * len(values)))]


def others(report: Report, hall: Hall) -> None:
    """The slowest of all other pages."""
    found = {page: median([asked(under_own(page))[0] for _ in range(9)]) for page in MORE}
    found |= {page: median([asked(f"{page}?n={next(_number)}")[0] for _ in range(9)]) for page in SOUTH}
    slowest = max(found, key=lambda page: found[page])
    report.add(
        f"the slowest of {len(found)} other pages, by HTTP ({hall.database})", f"{1000 * found[slowest]:.0f} ms", bar=f"≤ {1000 * REDRAWN:.0f} ms",
        holds=found[slowest] <= REDRAWN, note=slowest,
    )  # fmt: skip


def in_browser() -> dict[str, list[float]]:
    """Seconds from click to rows, by page."""
    if CHROMIUM is None:
        return {}
    from playwright.sync_api import Page, sync_playwright

    def change(page: Page) -> float:
        page.fill("#w-charges", f"{1 + next(_number) / 10_000:.4f}")
        page.click(".weights-own button")
        page.wait_for_selector("html[data-redrawn]", state="attached")
        return float(page.locator("html").get_attribute("data-redrawn") or "nan") / 1000

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900}, base_url=f"http://127.0.0.1:{PORT}")
        page.add_init_script(WATCH)
        found = {}
        for what, address in PAGES.items():
            page.goto(under_own(address))
            for _ in range(4):
                change(page)
            found[what] = [change(page) for _ in range(CHANGES)]
        browser.close()
    return found


def first_pages(report: Report, hall: Hall) -> None:
    """The first page of a hall just opened, asked for as soon as it answers at all, and when it has warmed itself."""
    with hall.open():
        seconds = asked("/jobs/")[0]
    report.add(f"the first page of scores, as soon as the hall answers ({hall.database})", f"{seconds:.2f} s", bar=f"≤ {FIRST_SECONDS:.0f} s", holds=seconds <= FIRST_SECONDS)  # fmt: skip
    with hall.open():
        time.sleep(10)
        seconds = asked(under_own("/jobs/"))[0]
    report.add(f"the first page of scores, ten seconds later ({hall.database})", f"{1000 * seconds:.0f} ms", bar=f"≤ {1000 * REDRAWN:.0f} ms", holds=seconds <= REDRAWN)  # fmt: skip


def rates(report: Report, hall: Hall) -> None:
    """Pages a second, under ever new weights and under the ready ones."""
    many = [under_own(page) for _ in range(1_000) for page in PAGES.values()]
    report.add(f"pages of scores a second, new weights each ({hall.database})", f"{wrk(hall.folder, many, cold=False):,.0f}")  # fmt: skip
    few = [*PAGES.values(), *(f"{page}?preset=south" for page in PAGES.values())]
    wrk(hall.folder, few, cold=False, seconds=3)
    report.add(f"pages of scores a second, the ready weights ({hall.database})", f"{wrk(hall.folder, few, cold=False):,.0f}")  # fmt: skip


def whole_file(report: Report, hall: Hall, form: str) -> None:
    """All cells as a file, as a browser takes it."""
    seconds, status, size = min(asked(f"{NATION}&format={form}") for _ in range(3))
    report.add(
        f"all cells of the nation as {form} ({hall.database})", f"{seconds:.1f} s", bar=f"≤ {FILE_SECONDS:.0f} s", holds=status == 200 and seconds <= FILE_SECONDS,
        note=f"{size / 1e6:.1f} MB on the wire",
    )  # fmt: skip


def slow_readers(report: Report, hall: Hall) -> None:
    """How long a page takes while many take that file slowly."""
    asked("/jobs/")
    with reading_slowly() as statuses:
        seconds = [asked(under_own("/jobs/places/durham-county-nc/"))[0] for _ in range(CHANGES)]
    worst = percentile(seconds, 0.99)
    report.add(
        f"a county's page while {SLOW_READERS} ask for all cells and read slowly ({hall.database})", f"{1000 * median(seconds):.0f} ms",
        bar=f"p99 ≤ {BUSY_SECONDS:.0f} s", holds=worst <= BUSY_SECONDS,
        note=f"p99 {1000 * worst:.0f} ms; {statuses.count(200)} got the file, {statuses.count(409)} were told to try again",
    )  # fmt: skip


@contextmanager
def reading_slowly() -> Iterator[list[int]]:
    """So many readers of the whole file, none of whom takes it quickly; the statuses of their answers."""
    statuses: list[int] = []
    done = threading.Event()

    def read() -> None:
        connection = HTTPConnection("127.0.0.1", PORT, timeout=120)
        connection.request("GET", f"{NATION}&format=json")
        answer = connection.getresponse()
        statuses.append(answer.status)
        while not done.wait(0.1) and answer.read(SLOWLY // 10):
            pass
        connection.close()

    readers = [threading.Thread(target=read) for _ in range(SLOW_READERS)]
    for reader in readers:
        reader.start()
    time.sleep(2)
    yield statuses
    done.set()
    for reader in readers:
        reader.join()
