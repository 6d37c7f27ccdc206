"""An organizer writes down people and conversations; an activist goes where there is no line; a member reads what is held about them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, Watched
from tests.journeys.test_accessible import serious_faults
from tests.journeys.test_groups import found, sign_up

pytestmark = pytest.mark.journey
CODE = "hammer9"


def add_person(page: Page, home: str, given: str, family: str, phone: str = "") -> None:
    page.goto(f"{home}people/add/")
    page.get_by_label("Given name").fill(given)
    page.get_by_label("Family name").fill(family)
    if phone:
        page.get_by_label("Phone").fill(phone)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("h1")).to_have_text(f"{given} {family}")


def write_down(page: Page, words: str) -> None:
    page.get_by_role("link", name="Write down a conversation").click()
    page.get_by_text("Heat", exact=True).click()
    page.get_by_label("What did you ask them to do?").fill("Come on Thursday")
    page.get_by_text("Yes", exact=True).click()
    page.get_by_text("More: their words").click()
    page.get_by_label("In their own words").fill(words)
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text(words)).to_be_visible()


@pytest.fixture
def organizer(watched: Watched) -> tuple[Page, str]:
    """Somebody who founded a group, on her phone, and the group's address."""
    page = watched.page(size=PHONE)
    page.goto("/sign-up/")
    sign_up(page, "Ada")
    home = found(page)
    page.goto(f"{home}lists/")
    page.get_by_label("An issue in a word or two").fill("Heat")
    page.get_by_role("button", name="Add").first.click()
    return page, home


def test_people_conversations_and_finding_them_again(organizer):
    page, home = organizer
    add_person(page, home, "Rosa", "Núñez", "601 555 0100")
    write_down(page, "Two people fainted in July.")
    expect(page.get_by_text("Come on Thursday").first).to_be_visible()
    add_person(page, home, "Юрий", "Иванов", "601 555 0199")
    page.goto(f"{home}people/")
    page.get_by_role("searchbox").last.fill("ivanov")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.get_by_role("link", name="Юрий Иванов")).to_be_visible()
    expect(page).not_to_have_url(re.compile("ivanov"))
    page.get_by_label("Further words").fill("issue:heat")
    page.get_by_role("button", name="And these too").click()
    expect(page.get_by_role("link", name="Rosa Núñez")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_every_page_about_people_has_no_serious_fault(organizer, watched):
    page, home = organizer
    add_person(page, home, "Rosa", "Núñez", "601 555 0100")
    person = page.url
    write_down(page, "Two people fainted in July.")
    parts = [
        f"{home}{part}"
        for part in (
            "people/",
            "people/add/",
            "people/find/",
            "my-list/",
            "lists/",
            "along/",
            "my-record/",
            "fading/",
            "exports/",
        )
    ]
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        for address in [*parts, person, f"{person}talk/"]:
            page.goto(address)
            assert not serious_faults(page), address
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], address


def test_a_conversation_is_written_down_without_a_line_and_sent_when_it_is_back(organizer):
    page, home = organizer
    page.goto(f"{home}turfs/")
    page.get_by_role("link", name="Add a turf").click()
    page.get_by_role("textbox", name="Name", exact=True).fill("Dock")
    page.locator("main form .button").last.click()
    page.goto(f"{home}people/add/")
    page.get_by_label("Given name").fill("Rosa")
    page.get_by_label("Turf").select_option("Dock")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("h1")).to_have_text("Rosa")
    person = page.url

    page.goto(f"{home}along/")
    page.get_by_label("Which list").select_option("Dock")
    page.get_by_label("A code for today").fill(CODE)
    page.get_by_role("button", name="Take along").click()
    expect(page.get_by_role("button", name="Rosa")).to_be_visible()
    page.wait_for_function("caches.open('along').then((kept) => kept.keys()).then((keys) => keys.length > 5)")

    # In the basement the page is opened anew: code, person, conversation.
    page.context.set_offline(True)
    page.reload()
    page.get_by_label("The code you chose").fill(CODE)
    page.get_by_role("button", name="Open the list").click()
    page.get_by_label("Name", exact=True).fill("nobody")
    expect(page.get_by_role("button", name="Rosa")).to_be_hidden()
    page.get_by_label("Name", exact=True).fill("ROS")
    page.get_by_role("button", name="Rosa").click()
    page.get_by_text("Heat", exact=True).click()
    page.get_by_label("In their own words").fill("No fans on the dock.")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("1 conversation waits to be sent.")).to_be_visible()
    expect(page.get_by_role("button", name="Rosa")).to_be_focused()
    expect(page.get_by_text("Nobody has talked with them yet")).to_be_hidden()
    kept = page.evaluate(
        "new Promise((done) => { const open = indexedDB.open('along'); open.onsuccess = () => { const rows = open.result.transaction('letters').objectStore('letters').getAll(); rows.onsuccess = () => done(JSON.stringify(rows.result)); }; })"
    )
    assert "fans" not in kept, "what was written down cannot be read on the phone"
    assert "Rosa" not in kept

    page.context.set_offline(False)
    expect(page.get_by_text("Everything has been sent.")).to_be_visible()
    page.goto(person)
    expect(page.get_by_text("No fans on the dock.")).to_be_visible()


def test_a_list_is_taken_out_and_the_journal_tells_of_it(organizer):
    page, home = organizer
    add_person(page, home, "Rosa", "Núñez", "601 555 0100")
    page.goto(f"{home}people/find/")
    page.get_by_label("A name, a few digits of a phone, a town").fill("rosa")
    page.get_by_role("button", name="Find", exact=True).click()
    page.get_by_role("button", name="Take these people out as a file").click()
    page.get_by_label("What is it for?").fill("Phone bank on Thursday")
    page.get_by_role("button", name="Ask for this list").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Fetch it (CSV), once").click()
    assert "Rosa Núñez" in download.value.path().read_text(encoding="utf-8-sig")
    page.goto(f"{home}journal/")
    expect(page.get_by_text("Phone bank on Thursday")).to_be_visible()
