"""A group is founded, others join by a link and by a typed code, elect, and recall whom they elected: three people, three browsers, one of them without scripts."""

from __future__ import annotations

import re
import secrets
import time

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, Watched
from tests.journeys.test_accessible import serious_faults

pytestmark = pytest.mark.journey
PASSWORD = "winter lantern bread"
TWO_MINUTES = 120
PARTS = (
    "", "members/", "offices/", "offices/roles/", "offices/delegate/", "decisions/", "decisions/record/", "decisions/record/election/",
    "decisions/record/new-role/", "charter/", "charter/change/", "turfs/", "ties/", "journal/", "invitations/", "invitations/people/", "askings/", "codes/", "codes/ask/", "leave/",
)  # fmt: skip


def sign_up(page: Page, name: str) -> None:
    """On the page of signing up: names, a password, on."""
    page.get_by_label("Name to sign in with").fill(f"{name.lower()}-{secrets.token_hex(4)}")
    page.get_by_label("Name that others see").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign up", exact=True).click()


def found(page: Page) -> str:
    """Found a group; gives its address."""
    page.goto("/groups/found/")
    page.get_by_role("link", name="Caucus").click()
    page.get_by_label("Name of the group").fill("Night shift caucus")
    page.get_by_role("button", name="Found the group").click()
    expect(page.locator("h1")).to_have_text("Night shift caucus")
    return page.url


def record_votes(page: Page, present: int) -> None:
    """Everybody was there and for it."""
    page.get_by_label("Members present").fill(str(present))
    page.get_by_label("Votes for").fill(str(present))
    page.get_by_label("Votes against").fill("0")


def bear_witness(page: Page, address: str) -> None:
    """From the first page of the group: it was so."""
    page.goto(address)
    page.get_by_role("link", name="Bear witness").click()
    page.get_by_role("button", name="It was so").click()


def test_a_group_is_founded_joined_elects_and_recalls(watched: Watched):
    ada, ben, cleo = watched.page(), watched.page(size=PHONE, scripts=False), watched.page(size=PHONE)

    # Ada founds the group, in less than two minutes.
    ada.goto("/sign-up/")
    sign_up(ada, "Ada")
    began = time.monotonic()
    home = found(ada)
    assert time.monotonic() - began < TWO_MINUTES

    # She invites. Ben follows the link on his phone; Cleo types the code from the poster.
    ada.get_by_role("link", name="Invite", exact=True).click()
    ada.get_by_role("link", name="Invite people").click()
    ada.get_by_role("button", name="Make it").click()
    expect(ada.get_by_role("img", name="QR code of the invitation")).to_be_visible()
    code = ada.locator(".code").inner_text()
    ben.goto(f"/join/{code}/")
    expect(ben.locator("h1")).to_have_text("Night shift caucus")
    cleo.goto("/join/")
    cleo.get_by_label("Code").fill(code.upper().replace("-", " "))
    cleo.get_by_role("button", name="Go on").click()
    for page, name in ((ben, "Ben"), (cleo, "Cleo")):
        page.get_by_role("link", name="Make an account").click()
        sign_up(page, name)
        page.get_by_role("button", name="Join", exact=True).click()
        expect(page.locator("h1")).to_have_text("Night shift caucus")
        width = page.evaluate("document.documentElement.scrollWidth") if page is cleo else PHONE["width"]
        assert width <= PHONE["width"]

    # They elect Cleo to the chair; Ada records it, the others bear witness.
    ada.goto(f"{home}decisions/record/election/")
    ada.get_by_label("Who was elected").select_option(label="Cleo")
    ada.get_by_label("To which office").select_option(label="Chair")
    record_votes(ada, 3)
    ada.get_by_role("button", name="Record it").click()
    expect(ada.locator("main")).to_contain_text("waits for witnesses")
    for page in (ben, cleo):
        bear_witness(page, home)
    expect(cleo.locator("main")).to_contain_text("Cleo is elected: Chair.")
    cleo.goto(f"{home}decisions/record/")
    expect(cleo.locator("h1")).to_have_text("Record a decision")

    # Cleo never calls a meeting. Ben begins a petition: at its bar the vote is open, and Ben records it.
    ben.goto(f"{home}offices/")
    row = ben.get_by_role("row").filter(has_text="Cleo")
    row.get_by_role("link", name="Recall").click()
    ben.get_by_label("Why").fill("Never calls a meeting.")
    ben.get_by_role("button", name="Begin and sign").click()
    expect(ben.locator("main")).to_contain_text("1 of 1 signatures")
    ben.get_by_role("link", name="Record the vote").click()
    record_votes(ben, 3)
    ben.get_by_role("button", name="Record it").click()
    for page in (ada, cleo):
        bear_witness(page, home)
    cleo.goto(f"{home}offices/")
    expect(cleo.get_by_role("row").filter(has_text="recalled")).to_contain_text("Cleo")
    cleo.goto(f"{home}decisions/record/")
    expect(cleo.locator("main")).to_contain_text("You hold no mandate for this.")

    # The journal is whole, and Ben leaves.
    ada.goto(f"{home}journal/")
    expect(ada.locator(".check")).to_contain_text(re.compile(r"Whole: \d+ entries"))
    ben.goto(f"{home}leave/")
    ben.get_by_role("button", name="Leave now").click()
    ben.goto(home)
    expect(ben.locator("h1")).to_have_text("Nothing here")


@pytest.mark.parametrize(("size", "scheme", "language"), [(PHONE, "light", "es-US"), (DESK, "dark", "en-US")])
def test_no_page_of_a_group_keeps_somebody_out(watched: Watched, size: dict[str, int], scheme: str, language: str):
    page = watched.page(size=size, scheme=scheme)
    page.goto("/sign-up/")
    sign_up(page, "Ada")
    home = found(page)
    if language == "es-US":
        page.get_by_role("button", name="Español").click()
    for part in (*PARTS, "../../groups/", "../../groups/found/", "../../groups/found/coalition/", "../../join/"):
        page.goto(home + part)
        assert not serious_faults(page), part
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], (
            f"{part} is wider than the screen"
        )
