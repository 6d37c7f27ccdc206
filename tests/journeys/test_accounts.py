"""Signing up and in: with a passkey, with a password and without scripts, with a code on paper; and a device that is ended from another."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import DESK, PHONE, Watched
from tests.journeys.test_accessible import serious_faults

pytestmark = pytest.mark.journey
PASSWORD = "winter lantern bread"
# As a phone or computer with a fingerprint reader does it, and its owner always says yes.
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def named(browser: Browser, hall: str) -> Iterator[Watched]:
    """The hall under a name: a browser makes no passkey for a bare address."""
    watched = Watched(browser, hall.replace("127.0.0.1", "localhost"))
    yield watched
    for context in watched.contexts:
        context.close()
    assert not watched.foreign, watched.foreign[:5]
    assert not watched.errors, watched.errors[:5]


@pytest.fixture
def name() -> str:
    return f"ada-{secrets.token_hex(4)}"


def with_passkeys(page: Page) -> Page:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return page


def fill_names(page: Page, name: str) -> None:
    page.goto("/sign-up/")
    page.get_by_label("Name to sign in with").fill(name)
    page.get_by_label("Name that others see").fill("Ada Byron")


def sign_up(page: Page, name: str) -> None:
    fill_names(page, name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign up", exact=True).click()
    page.goto("/account/")
    expect(page.get_by_role("heading", name="Ada Byron")).to_be_visible()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("link", name="Sign in", exact=True)).to_be_visible()


def test_a_passkey_is_all_one_needs(named: Watched, name: str):
    page = with_passkeys(named.page(size=PHONE))
    fill_names(page, name)
    page.get_by_role("button", name="Sign up with a passkey").click()
    page.wait_for_url(lambda url: "/sign-up/" not in url)
    page.goto("/account/")
    expect(page.get_by_text("You have one way in")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    sign_out(page)
    page.get_by_role("link", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    page.goto("/account/passkeys/")
    expect(page.get_by_text("last used")).to_be_visible()


def test_a_passkey_beside_a_password_and_a_step_up(named: Watched, name: str):
    page = with_passkeys(named.page())
    sign_up(page, name)
    page.get_by_role("link", name="Add, rename, remove").click()
    page.get_by_label("Name of the new passkey").fill("my laptop")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_text("my laptop")).to_be_visible()
    page.goto("/account/prove/?next=/account/codes/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("button", name="Make ten new codes")).to_be_visible()
    sign_out(page)
    page.goto("/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def test_at_a_bare_address_no_passkey_is_offered(watched: Watched):
    page = watched.page()
    page.goto("/sign-in/")
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()


def test_without_scripts_everything_but_passkeys_works(watched: Watched, name: str):
    page = watched.page(size=PHONE, scripts=False)
    sign_up(page, name)
    page.get_by_role("link", name="Make new ones").click()
    page.get_by_role("button", name="Make ten new codes").click()
    written = page.locator(".codes code")
    expect(written).to_have_count(10)
    codes = written.all_inner_texts()
    sign_out(page)
    page.goto("/sign-in/")
    page.get_by_label("Name to sign in with").fill(name)
    page.get_by_label("Password").fill("not the password")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("The name or the password is not right.")).to_be_visible()
    page.get_by_role("link", name="I have a code on paper").click()
    page.get_by_label("Name to sign in with").fill(name)
    page.get_by_label("Code").fill(codes[0])
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Ways in")).to_be_visible()
    page.get_by_role("link", name="New password").click()
    page.get_by_label("New password").fill("seven copper rivers")
    page.get_by_role("button", name="Set the password").click()
    expect(page.get_by_role("heading", name="Ways in")).to_be_visible()


def test_a_device_that_was_left_open_is_ended_from_another(watched: Watched, name: str):
    left, here = watched.page(), watched.page(size=PHONE)
    sign_up(left, name)
    here.goto("/sign-in/")
    here.get_by_label("Name to sign in with").fill(name)
    here.get_by_label("Password").fill(PASSWORD)
    here.get_by_role("button", name="Sign in", exact=True).click()
    here.wait_for_url(lambda url: "/sign-in/" not in url)
    here.goto("/account/")
    expect(here.get_by_text("that was not known")).to_be_visible()
    here.get_by_role("button", name="It was me").click()
    expect(here.get_by_text("that was not known")).to_be_hidden()
    here.get_by_role("button", name="Sign out everywhere else").click()
    expect(here.get_by_role("button", name="Sign out everywhere else")).to_be_hidden()
    left.goto("/account/")
    expect(left.get_by_role("heading", name="Sign in")).to_be_visible()


LOOKS = [
    pytest.param(PHONE, "light", id="phone-light"),
    pytest.param(DESK, "dark", id="desk-dark"),
]


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_no_page_has_a_serious_fault(watched: Watched, name: str, size: dict[str, int], scheme: str):
    page = watched.page(size=size, scheme=scheme)
    found: dict[str, list[str]] = {}

    def look(path: str) -> None:
        page.goto(path)
        found[path] = serious_faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], (
            f"{path} is wider than the screen"
        )

    for path in ("/sign-up/", "/sign-in/", "/sign-in/code/"):
        look(path)
    page.get_by_label("Code").fill("wrong")
    sign_up(page, name)
    for part in ("", "password/", "passkeys/", "authenticator/", "codes/", "delete/", "prove/"):
        look(f"/account/{part}")
    page.goto("/account/codes/")
    page.get_by_role("button", name="Make ten new codes").click()
    found["codes"] = serious_faults(page)
    assert not {path: faults for path, faults in found.items() if faults}
