"""Whoever runs the hall stops changes while somebody writes a conversation down; nothing of it is lost, and it goes in when changes are possible again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, Watched
from tests.journeys.test_accessible import serious_faults
from tests.journeys.test_people import CODE, add_person, organizer  # noqa: F401  a fixture
from tests.promises.repository import ROOT

pytestmark = pytest.mark.journey
WORDS = "Two fainted & nobody asked <why>."
Operator = Callable[..., None]


@pytest.fixture
def read_only(var: Path) -> Iterator[Operator]:
    """`frombelow read-only …` on the machine of the hall."""
    if os.environ.get("HALL_ADDRESS"):
        pytest.skip("the folder of that hall is not known here")

    def run(*said: str) -> None:
        env = {
            name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
        }
        command = [str(Path(sys.executable).with_name("frombelow")), "read-only", *said]
        subprocess.run(command, env=env | {"VAR": str(var)}, cwd=ROOT, check=True, timeout=60)

    yield run
    run("--end")


def test_what_was_typed_waits_until_changes_are_possible(organizer, read_only: Operator, tmp_path: Path):  # noqa: F811  the fixture of that name
    page, home = organizer
    add_person(page, home, "Rosa", "Núñez", "601 555 0100")
    person = page.url
    page.get_by_role("link", name="Write down a conversation").click()
    page.get_by_text("Heat", exact=True).click()
    page.get_by_text("More: their words").click()
    page.get_by_label("In their own words").fill(WORDS)
    read_only("--for", "move", "--until", "23:59")
    page.get_by_role("button", name="Write it down").click()
    banner = page.get_by_role("status").filter(has_text="Only reading for now")
    expect(banner).to_contain_text("The hall is moving to another server.")
    expect(banner).to_contain_text("probably until")
    expect(page.locator("blockquote")).to_have_text(WORDS)
    assert not serious_faults(page)
    page.get_by_role("button", name="Send it again").click()  # too soon: nothing is lost by it
    expect(page.locator("blockquote")).to_have_text(WORDS)

    other = page.context.new_page()
    look_around(other, home, person)
    read_only("--end")
    page.get_by_role("button", name="Send it again").click()
    expect(page).to_have_url(person)
    expect(page.get_by_text(WORDS)).to_have_count(1)
    expect(banner).to_have_count(0)


def look_around(page: Page, home: str, person: str) -> None:
    """Reading and searching go on."""
    for address in ("/", "/openings/", home, f"{home}people/", person):
        page.goto(address)
        expect(page.get_by_text("Only reading for now")).to_be_visible()
    page.goto(f"{home}people/")
    page.get_by_role("searchbox").last.fill("nunez")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.get_by_role("link", name="Rosa Núñez")).to_be_visible()


def test_a_phone_keeps_what_it_has_and_sends_it_later(organizer, read_only: Operator):  # noqa: F811  the fixture of that name
    page, home = organizer
    add_person(page, home, "Rosa", "Núñez", "601 555 0100")
    page.get_by_role("link", name="Write down a conversation").click()
    page.get_by_label("Who follows up").select_option(label="Ada")
    page.get_by_label("Follow up on").fill("2026-12-24")
    page.get_by_role("button", name="Write it down").click()
    page.goto(f"{home}along/")
    page.get_by_label("A code for today").fill(CODE)
    page.get_by_role("button", name="Take along").click()
    page.get_by_role("button", name="Rosa Núñez").click()
    page.get_by_label("In their own words").fill(WORDS)
    read_only("--for", "disk")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("The hall can only be read now.")).to_be_visible()
    expect(page.get_by_text("1 conversation waits to be sent.")).to_be_visible()
    read_only("--end")
    page.get_by_role("button", name="Send now").click()
    expect(page.get_by_text("Everything has been sent.")).to_be_visible()


@pytest.mark.parametrize(("size", "scheme", "language"), [(PHONE, "dark", "es-MX"), (DESK, "light", "en-US")])
def test_a_stranger_reads_why(watched: Watched, read_only: Operator, size: dict[str, int], scheme: str, language: str):
    read_only("--for", "trouble")
    page = watched.page(size=size, language=language, scheme=scheme)
    for address in ("/", "/sign-in/", "/openings/", "/count/"):
        page.goto(address)
        expect(page.locator(".only-read")).to_be_visible()
        assert not serious_faults(page), address
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], address
