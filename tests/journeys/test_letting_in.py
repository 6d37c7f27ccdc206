"""Ben's phone is gone, and with it every way in. Two officers let him in again: on two phones, with a code on paper that he types on a third."""

from __future__ import annotations

import re
import secrets

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, Watched
from tests.journeys.test_accessible import serious_faults
from tests.journeys.test_groups import PASSWORD, bear_witness, found, record_votes

pytestmark = pytest.mark.journey


def sign_up(page: Page, name: str) -> str:
    """Gives the name to sign in with."""
    sign_in_name = f"{name.lower()}-{secrets.token_hex(4)}"
    page.get_by_label("Name to sign in with").fill(sign_in_name)
    page.get_by_label("Name that others see").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign up", exact=True).click()
    return sign_in_name


def fits(page: Page) -> None:
    """Nothing keeps anybody out, and nothing is wider than the phone: on the screen and on paper."""
    assert not serious_faults(page), page.url
    for media in ("print", "screen"):
        page.emulate_media(media=media)  # type: ignore[arg-type]
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], (page.url, media)


def test_a_member_who_lost_the_phone_is_let_in_by_two_officers(watched: Watched):
    ada, ben, cleo = (watched.page(size=PHONE) for _ in range(3))

    # A group of three, in which Ada and Cleo are officers. Ben belongs to another group, too.
    ada.goto("/sign-up/")
    sign_up(ada, "Ada")
    home = found(ada)
    ada.goto(f"{home}invitations/people/")
    ada.get_by_role("button", name="Make it").click()
    code = ada.locator(".code").inner_text()
    names = {}
    for page, name in ((ben, "Ben"), (cleo, "Cleo")):
        page.goto(f"/join/{code}/")
        page.get_by_role("link", name="Make an account").click()
        names[name] = sign_up(page, name)
        page.get_by_role("button", name="Join", exact=True).click()
        expect(page.locator("h1")).to_have_text("Night shift caucus")
    ada.goto(f"{home}decisions/record/election/")
    ada.get_by_label("Who was elected").select_option(label="Cleo")
    ada.get_by_label("To which office").select_option(label="Chair")
    record_votes(ada, 3)
    ada.get_by_role("button", name="Record it").click()
    for page in (ben, cleo):
        bear_witness(page, home)

    # Ben sees no such page. He lost his phone; the finder has it open.
    ben.goto(f"{home}members/")
    expect(ben.get_by_role("link", name="Let somebody in again")).to_have_count(0)

    # He meets Ada, who asks. She sees no code.
    ada.goto(f"{home}members/")
    ada.get_by_role("link", name="Let somebody in again").click()
    expect(ada.locator("main")).to_contain_text("Nobody needed it yet")
    fits(ada)
    ada.get_by_role("link", name="Ask for a code").click()
    expect(ada.get_by_role("button", name="Ask for it")).to_be_visible()
    fits(ada)
    ada.get_by_label("Who", exact=True).select_option(label="Ben")
    ada.get_by_label("I have met them in person").check()
    ada.get_by_role("button", name="Ask for it").click()
    expect(ada.locator("main")).to_contain_text("waits for a second officer")
    expect(ada.get_by_role("link", name="Read it and answer")).to_have_count(0)
    fits(ada)

    # Cleo finds it on the first page of the group, and agrees. The code is shown once.
    cleo.goto(home)
    cleo.get_by_role("listitem").filter(has_text="lets Ben sign in again").get_by_role("link").click()
    expect(cleo.get_by_role("button", name="I agree: show me the code")).to_be_visible()
    fits(cleo)
    cleo.get_by_role("button", name="I agree: show me the code").click()
    handed = cleo.locator(".code").inner_text()
    assert re.fullmatch(r"\w{4}-\w{4}-\w{4}", handed)
    fits(cleo)
    cleo.emulate_media(media="print")
    expect(cleo.locator(".handed")).to_be_visible()
    printed = cleo.locator("body").inner_text()
    assert handed in printed
    assert not [name for name in ("Ben", "Cleo", "Night shift") if name in printed], "the paper names nobody"
    cleo.emulate_media(media="screen")
    cleo.get_by_role("link", name="I have handed it over").click()
    expect(cleo.locator("main")).to_contain_text("handed over")
    assert handed not in cleo.content()

    # Ben types it on a borrowed phone, and chooses how to sign in from now on.
    borrowed = watched.page(size=PHONE, scripts=False)
    borrowed.goto("/sign-in/")
    borrowed.get_by_role("link", name="I have a code on paper").click()
    borrowed.get_by_label("Name to sign in with").fill(names["Ben"])
    borrowed.get_by_label("Code").fill(handed.upper().replace("-", " "))
    borrowed.get_by_role("button", name="Sign in", exact=True).click()
    expect(borrowed.locator("main")).to_contain_text("This account was opened with a code")
    assert borrowed.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    borrowed.goto("/account/password/")
    borrowed.get_by_label("New password").fill("another lantern bread")
    borrowed.get_by_role("button").filter(has_text="password").first.click()
    borrowed.goto(home)
    expect(borrowed.locator("h1")).to_have_text("Night shift caucus")

    # The finder of the phone is out, the code opens nothing any more, and the journal tells the members.
    ben.goto(home)
    expect(ben.get_by_role("heading", level=1)).to_have_text("Sign in")
    other = watched.page(size=PHONE)
    other.goto("/sign-in/code/")
    other.get_by_label("Name to sign in with").fill(names["Ben"])
    other.get_by_label("Code").fill(handed)
    other.get_by_role("button", name="Sign in", exact=True).click()
    expect(other.locator("main")).to_contain_text("was used already")
    borrowed.goto(f"{home}journal/")
    expect(borrowed.locator("main")).to_contain_text("Ada asked for a code that lets Ben sign in again.")
    expect(borrowed.locator("main")).to_contain_text("Cleo agreed, and was shown the code that lets Ben sign in again.")
