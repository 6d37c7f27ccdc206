"""A real browser goes to one page of every kind, as several people, on a phone and at a desk: nothing breaks the policy, leaves the machine or fails in a script.

What headers say is tried in `tests/promises/test_headers.py`; here a browser says what came of them (battery B16).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import django
import pytest
from django.urls import resolve
from django.urls.exceptions import Resolver404
from playwright.sync_api import Browser, ConsoleMessage, Page

from frombelow.hall.kit.headers import CONTENT_SECURITY
from tests.journeys.conftest import DESK, PHONE, Watched
from tests.journeys.test_accessible import PAGES
from tests.journeys.test_groups import found, sign_up
from tests.journeys.test_people import add_person, write_down

pytestmark = pytest.mark.journey
# The browser tells a script of what its policy stopped; the script tells the console.
LISTEN = "document.addEventListener('securitypolicyviolation', (one) => console.error('policy: ' + one.effectiveDirective + ' ' + one.blockedURI));"
FILES = (".json", "/file/", "worker.js", "/healthz", "/shapes/", "format=")  # no pages
NOT_THERE = {"/places/no-such-place/", "/places/us/"}  # answered with 404
ENDS = {"accounts:sign_out", "people:duplicates_look"}
OPENED = {200, 403}  # a page, or which mandate it takes and who holds it
MOST = 120  # pages of one walk


@dataclass
class Crawl:
    """Where somebody goes, and what was wrong there."""

    page: Page
    hall: str
    faults: list[str] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)  # of page, and where one was seen

    def visit(self, path: str) -> list[str]:
        """Open a page; gives where it leads."""
        response = self.page.goto(path)
        if response is None or response.status not in OPENED:
            self.faults.append(f"{path}: answered with {response.status if response else 'nothing'}")
        self.page.wait_for_timeout(30)  # what a script begins is told of within this time
        return self.page.eval_on_selector_all(
            "a[href]", "(links) => links.map((one) => new URL(one.getAttribute('href'), document.baseURI).href)"
        )

    def walk(self, begin: list[str]) -> None:
        """From some pages on, to one of every kind."""
        waiting = list(begin)
        while waiting and len(self.kinds) < MOST:
            path = waiting.pop(0)
            kind = kind_of(path)
            if kind in self.kinds or kind in ENDS or any(part in path for part in FILES):
                continue
            self.kinds[kind] = path
            waiting += [to_path(link) for link in self.visit(path) if link.startswith(self.hall)]

    def heard(self, message: ConsoleMessage) -> None:
        """What the console says."""
        if message.type in {"error", "warning"} and "status of 403" not in message.text:
            self.faults.append(f"{urlsplit(self.page.url).path}: {message.text[:300]}")

    def asked(self, url: str) -> None:
        """What the browser asks for."""
        if not url.startswith((self.hall, "data:", "blob:", "about:")):
            self.faults.append(f"{urlsplit(self.page.url).path}: asks {url[:200]}")


def to_path(url: str) -> str:
    """What stands behind the name of the hall."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def kind_of(path: str) -> str:
    """The name of an address, whatever stands in it and behind it."""
    try:
        return str(resolve(urlsplit(path).path).view_name)
    except Resolver404:
        return urlsplit(path).path


@contextmanager
def crawling(browser: Browser, hall: str, size: dict[str, int], signed_in: Page | None = None) -> Iterator[Crawl]:
    """A browser of its own, in which somebody is signed in."""
    state = signed_in.context.storage_state() if signed_in else None
    context = browser.new_context(viewport=size, base_url=hall, storage_state=state)  # type: ignore[arg-type]
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.set_default_timeout(15_000)
    crawl = Crawl(page, hall)
    page.on("console", crawl.heard)
    page.on("pageerror", lambda error: crawl.faults.append(f"{urlsplit(page.url).path}: {error}"))
    context.on("request", lambda request: crawl.asked(request.url))
    try:
        yield crawl
    finally:
        context.close()


@pytest.fixture(scope="module", autouse=True)
def _names() -> None:
    """The names of addresses; the database of the hall is the server's."""
    django.setup()


SIZES = [pytest.param(PHONE, id="phone"), pytest.param(DESK, id="desk")]


@pytest.mark.parametrize("size", SIZES)
def test_a_stranger_finds_no_page_that_breaks_the_policy_or_asks_others(browser: Browser, hall: str, size: dict[str, int]):  # fmt: skip
    with crawling(browser, hall, size) as crawl:
        crawl.walk([*(path for path in PAGES if path not in NOT_THERE), "/sign-in/", "/sign-up/", "/join/"])
    assert not crawl.faults, "\n".join(crawl.faults)
    assert len(crawl.kinds) > 30, sorted(crawl.kinds)


@pytest.fixture
def group(watched: Watched) -> tuple[Page, Page, str]:
    """Who founded a group with somebody on its list, a member of it, and its address."""
    ada, ben = watched.page(), watched.page()
    ada.goto("/sign-up/")
    sign_up(ada, "Ada")
    home = found(ada)
    ada.goto(f"{home}lists/")
    ada.get_by_label("An issue in a word or two").fill("Heat")
    ada.get_by_role("button", name="Add").first.click()
    add_person(ada, home, "Rosa", "Núñez", "601 555 0100")
    write_down(ada, "Two people fainted in July.")
    ada.goto(f"{home}invitations/people/")
    ada.get_by_role("button", name="Make it").click()
    code = ada.locator(".code").inner_text()
    ben.goto(f"/join/{code}/")
    ben.get_by_role("link", name="Make an account").click()
    sign_up(ben, "Ben")
    ben.get_by_role("button", name="Join", exact=True).click()
    return ada, ben, urlsplit(home).path


def test_members_and_officers_find_no_page_that_breaks_the_policy_or_asks_others(browser: Browser, hall: str, group: tuple[Page, Page, str]):  # fmt: skip
    ada, ben, home = group
    faults, kinds = [], {}
    for who, signed_in, more in (("officer", ada, ["people/", "people/find/", "along/", "exports/", "imports/", "duplicates/", "fading/", "turfs/"]), ("member", ben, ["my-record/"])):  # fmt: skip
        for size in (PHONE, DESK):
            with crawling(browser, hall, size, signed_in) as crawl:
                crawl.kinds = {kind_of(path): path for path in PAGES}  # those a stranger saw
                crawl.walk([home, *(f"{home}{part}" for part in more), "/account/", "/groups/", "/groups/found/"])
                faults += [f"{who} {size['width']}: {fault}" for fault in crawl.faults]
                kinds[who] = crawl.kinds
    assert not faults, "\n".join(faults)
    assert len([kind for kind in kinds["officer"] if kind.startswith("people:")]) >= 12, sorted(kinds["officer"])
    assert len([kind for kind in kinds["member"] if kind.startswith("groups:")]) >= 8, sorted(kinds["member"])


# ---- negative controls ----

INLINE = "<!doctype html><title>x</title><script>document.title = 'ran'</script><p>x"
OUTSIDE = "<!doctype html><title>x</title><p>x<img alt='' src='http://127.0.0.2:9/one.gif'>"


@pytest.mark.parametrize(
    ("body", "policy", "told"),
    [(INLINE, CONTENT_SECURITY, "policy: script-src"), (OUTSIDE, CONTENT_SECURITY, "policy: img-src"), (OUTSIDE, "", "asks http://127.0.0.2")],
    ids=["an inline script", "an outside image", "an outside image without the policy"],
)  # fmt: skip
def test_a_page_that_breaks_the_policy_or_asks_others_is_noticed(browser: Browser, hall: str, body: str, policy: str, told: str):  # fmt: skip
    headers = {"Content-Security-Policy": policy.replace("'{import_map}'", "")} if policy else {}
    with crawling(browser, hall, PHONE) as crawl:
        crawl.page.route(
            "**/broken/", lambda route: route.fulfill(body=body, content_type="text/html", headers=headers)
        )
        crawl.visit("/broken/")
        crawl.page.wait_for_timeout(200)
    assert any(told in fault for fault in crawl.faults), crawl.faults
