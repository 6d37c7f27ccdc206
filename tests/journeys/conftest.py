"""A real hall with the bundled release, and a real browser, for the journeys."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.promises.repository import ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium the journeys are skipped, and say so; in CI its absence is an error."""
    if CHROMIUM or os.environ.get("CI") == "true":
        return
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason="Chromium is not installed: apt-get install chromium"))


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def wait_until_open(server: subprocess.Popen[bytes], address: str, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        assert server.poll() is None, "open_hall ended before it answered; its words stand above"
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"The hall did not open within {seconds:.0f} s.")


@pytest.fixture(scope="session")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the hall."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="session")
def hall(var: Path) -> Iterator[str]:
    """The address of a hall opened the way `make run` opens it, with its own data folder (or of one that is open already)."""
    if os.environ.get("HALL_ADDRESS"):
        yield os.environ["HALL_ADDRESS"]
        return
    port = free_port()
    env = os.environ | {"PORT": str(port), "VAR": str(var), "WORKERS": "1"}
    env.pop("DATABASE_URL", None)
    env.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, str(ROOT / "manage.py"), "open_hall", "--no-browser"]
    server = subprocess.Popen(command, env=env, cwd=ROOT)
    try:
        wait_until_open(server, f"http://127.0.0.1:{port}", 240)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


class Watched:
    """Opens pages and remembers every request that left for elsewhere and every error a page reported."""

    def __init__(self, browser: Browser, hall: str) -> None:
        self.browser, self.hall = browser, hall
        self.foreign: list[str] = []
        self.errors: list[str] = []
        self.contexts: list[BrowserContext] = []

    def page(
        self,
        *,
        size: dict[str, int] = DESK,
        language: str = "en-US",
        scheme: str = "light",
        scripts: bool = True,
        touch: bool = False,
    ) -> Page:
        context = self.browser.new_context(
            viewport=size,  # type: ignore[arg-type]
            locale=language,
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=scripts,
            has_touch=touch,
            base_url=self.hall,
            accept_downloads=True,
        )
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("request", lambda request: self.note(request.url))
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        return page

    def note(self, url: str) -> None:
        if not url.startswith((self.hall, "data:", "blob:", "about:")):
            self.foreign.append(url)


@pytest.fixture
def watched(browser: Browser, hall: str) -> Iterator[Watched]:
    """Pages in the browser; at the end: nothing left the machine, no script failed."""
    watched = Watched(browser, hall)
    yield watched
    for context in watched.contexts:
        context.close()
    assert not watched.foreign, f"a page asked another server: {watched.foreign[:5]}"
    assert not watched.errors, watched.errors[:5]
