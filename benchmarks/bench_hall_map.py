"""The first view of the county map, in a throttled browser."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from benchmarks.hall import PORT, Hall, wait_for
from benchmarks.report import Report

CHROMIUM = shutil.which("chromium")
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
MAP_BYTES, MAP_SECONDS = 400_000, 2.0


def run(report: Report) -> None:
    """Load, serve, look."""
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall(Path(folder))
        hall.load()
        with hall.open():
            rows(report)


def rows(report: Report) -> None:
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
