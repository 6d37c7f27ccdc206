"""A day in two groups and their coalition, each of the groups filled from a file of ten thousand rows: founders, a steward, an activist without a line, who is recalled, who leaves, who is a stranger."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import PHONE, Watched
from tests.journeys.test_groups import bear_witness, record_votes, sign_up
from tests.promises.repository import ROOT

pytestmark = pytest.mark.journey
SAMPLES = ROOT / "src/frombelow/hall/people/tests/samples"
ROWS = 10_000
MINUTE = 60_000  # milliseconds
GIVEN = "Rosa Marcus Linh Dwayne María Jamal Ana Pat Tanya Luis Grace Omar Elena Víctor Ruth Samuel Nadia Carlos Mei André Yusuf Fatima".split()  # noqa: SIM905
FAMILY = "Núñez Okafor Tran Carter Ivanov Hernández Brooks Washington Flores O'Brien Smith Johnson García Miller Davis López Wilson Moore".split()  # noqa: SIM905
CODE = "trainwhistle9"


def header_of(sample: str) -> list[str]:
    """The columns of a program's file."""
    with (SAMPLES / sample).open(encoding="utf-8") as file:
        return next(csv.reader(file))


def van(n: int, chance: Random) -> dict[str, str]:
    """A row of VAN, with the slips that lists have."""
    phone = "call after six" if n % 97 == 0 else f"601555{n:04}"
    town = chance.choice((("Jackson", "MS", "39201"), ("Memphis", "TN", "38103")))
    return {
        "VanID": str(1000 + n), "FirstName": chance.choice(GIVEN), "LastName": chance.choice(FAMILY), "StreetAddress": f"{n % 900} Dock St", "City": town[0], "State": town[1],
        "ZipOrPostal": town[2], "Employer": "Northline Foods", "Occupation": chance.choice(("Picker", "Loader", "Driver")), "CellPhone": phone,
    }  # fmt: skip


def action_network(n: int, chance: Random) -> dict[str, str]:
    """A row of Action Network."""
    given, family = chance.choice(GIVEN), chance.choice(FAMILY)
    return {
        "uuid": f"5f1c0a52-0001-4c0e-9a7e-{n:012}", "first_name": given, "last_name": family, "email": f"tenant{n}@example.org", "zip_code": "39201", "country": "US",
        "can2_phone": f"+1901555{n:04}", "can2_user_tags": "tenant", "can2_subscription_status": chance.choice(("subscribed", "unsubscribed")),
    }  # fmt: skip


def written(folder: Path, sample: str, row) -> Path:
    """A file of ten thousand rows."""
    path, chance = folder / sample, Random(11)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header_of(sample))
        writer.writeheader()
        writer.writerows(row(n, chance) for n in range(ROWS))
    return path


def founded(page: Page, kind: str, name: str) -> str:
    """A new group; gives its address."""
    page.goto("/groups/found/")
    page.get_by_role("link", name=kind).click()
    page.get_by_label("Name of the group").fill(name)
    page.get_by_role("button", name="Found the group").click()
    expect(page.locator("h1")).to_have_text(name)
    return page.url


def bring_in(page: Page, home: str, file: Path, program: str) -> None:
    """A file, from the empty list to the full one."""
    page.goto(home)
    page.get_by_role("link", name="Our people").click()
    page.get_by_role("link", name="Bring in a file").first.click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text(f"This looks like an export of {program}.")).to_be_visible()
    page.get_by_role("button", name="Check the file").click()
    page.get_by_role("button", name="Write it").click(timeout=2 * MINUTE)
    expect(page.locator("h1")).to_have_text("On the list", timeout=2 * MINUTE)
    expect(page.get_by_text("10,000").first).to_be_visible()


def main(page: Page) -> Locator:
    return page.get_by_role("main")


def test_a_day_in_two_groups_and_a_coalition(watched: Watched, tmp_path: Path):
    ada, ben, cleo, dan = (watched.page(size=PHONE) for _ in range(4))

    # Two groups, each filled from what another program gave.
    ada.goto("/sign-up/")
    sign_up(ada, "Ada")
    caucus = founded(ada, "Caucus", "Night shift caucus")
    bring_in(ada, caucus, written(tmp_path, "van_saved_list.csv", van), "VAN")
    ben.goto("/sign-up/")
    sign_up(ben, "Ben")
    tenants = founded(ben, "Tenants", "Mill Road Tenants")
    bring_in(ben, tenants, written(tmp_path, "action_network.csv", action_network), "Action Network")

    # Ada places the loaders of Jackson in a turf, and two more join.
    ada.goto(f"{caucus}turfs/")
    ada.get_by_role("link", name="Add a turf").click()
    ada.get_by_role("textbox", name="Name", exact=True).fill("Night dock")
    main(ada).get_by_role("button").last.click()
    ada.goto(f"{caucus}people/")
    ada.get_by_label("A name, a few digits of a phone, a town").fill("occupation:loader zip:39201")
    ada.get_by_role("button", name="Find", exact=True).click()
    ada.get_by_role("link", name="Place them in a turf").click()
    ada.get_by_label("Turf", exact=True).select_option("Night dock")
    ada.get_by_role("button", name="Place them there").click()
    expect(main(ada).get_by_text(re.compile(r"^1,\d{3} people$"))).to_be_visible()
    ada.goto(f"{caucus}invitations/people/")
    ada.get_by_role("button", name="Make it").click()
    code = ada.locator(".code").inner_text()
    for page, name in ((cleo, "Cleo"), (dan, "Dan")):
        page.goto(f"/join/{code}/")
        page.get_by_role("link", name="Make an account").click()
        sign_up(page, name)
        page.get_by_role("button", name="Join", exact=True).click()

    # Dan is elected steward of the dock, sees the dock and nothing else, and is told what he may do.
    ada.goto(f"{caucus}decisions/record/election/")
    ada.get_by_label("Who was elected").select_option("Dan")
    ada.get_by_label("To which office").select_option("Steward")
    ada.get_by_label("Over what").select_option("Night dock")
    record_votes(ada, 3)
    ada.get_by_role("button", name="Record it").click()
    for page in (cleo, dan):
        bear_witness(page, caucus)
    dan.goto(caucus)
    expect(main(dan).get_by_text("You hold a mandate since")).to_be_visible()
    dan.goto(f"{caucus}people/")
    expect(main(dan).get_by_text(re.compile(r"^1,\d{3} people$"))).to_be_visible()

    # Cleo speaks for the dock where there is no line; what she writes down is there when the line is back.
    ada.goto(f"{caucus}offices/delegate/")
    ada.get_by_label("To whom").select_option("Cleo")
    ada.get_by_label("As what").select_option("Activist")
    ada.get_by_label("Over what").select_option("Night dock")
    ada.get_by_role("button", name="Delegate").click()
    cleo.goto(f"{caucus}people/")
    cleo.get_by_role("link", name="Take a list along").click()
    cleo.get_by_label("Which list").select_option("Night dock")
    cleo.get_by_label("A code for today").fill(CODE)
    cleo.get_by_role("button", name="Take along").click()
    expect(cleo.locator(".along-person").first).to_be_visible()
    cleo.wait_for_function("caches.open('along').then((kept) => kept.keys()).then((keys) => keys.length > 5)")
    cleo.context.set_offline(True)
    cleo.reload()
    cleo.get_by_label("The code you chose").fill(CODE)
    cleo.get_by_role("button", name="Open the list").click()
    cleo.locator(".along-person").first.click()
    cleo.get_by_label("In their own words").fill("Two people fainted in August.")
    cleo.get_by_role("button", name="Write it down").click()
    expect(cleo.get_by_text("1 conversation waits to be sent.")).to_be_visible()
    cleo.context.set_offline(False)
    expect(cleo.get_by_text("Everything has been sent.")).to_be_visible()
    dan.goto(f"{caucus}people/find/")
    dan.get_by_label("A name, a few digits of a phone, a town").fill("talked:1d")
    dan.get_by_role("button", name="Find", exact=True).click()
    main(dan).locator("table a").first.click()
    expect(dan.get_by_text("Two people fainted in August.")).to_be_visible()

    # Dan is recalled: at once he sees nobody, and is told.
    cleo.goto(f"{caucus}offices/")
    cleo.get_by_role("row").filter(has_text="Dan").get_by_role("link", name="Recall").click()
    cleo.get_by_label("Why").fill("Never walked the dock.")
    cleo.get_by_role("button", name="Begin and sign").click()
    cleo.get_by_role("link", name="Record the vote").click()
    record_votes(cleo, 3)
    cleo.get_by_role("button", name="Record it").click()
    for page in (ada, dan):
        bear_witness(page, caucus)
    dan.goto(f"{caucus}people/")
    expect(dan.get_by_text("You hold no mandate for this.")).to_be_visible()
    dan.get_by_role("link", name="Night shift caucus").click()
    expect(main(dan).get_by_text("Your mandate ended on")).to_be_visible()

    # The tenants found a coalition and join it; who is no member of it finds nothing there.
    coalition = founded(ben, "Coalition", "Delta Working People")
    ben.goto(f"{coalition}invitations/groups/")
    main(ben).get_by_role("button").last.click()
    code = ben.locator(".code").inner_text()
    ben.goto(f"{tenants}decisions/record/join/")
    ben.get_by_label("The code that the other group gave us").fill(code)
    record_votes(ben, 1)
    ben.get_by_role("button", name="Record it").click()
    ben.goto(f"{coalition}ties/")
    expect(main(ben).get_by_text("Mill Road Tenants")).to_be_visible()
    for address in (coalition, tenants, f"{tenants}people/"):
        ada.goto(address)
        expect(ada.locator("h1")).to_have_text("Nothing here")

    # Dan leaves; then the file goes back out, but for whom somebody talked with.
    dan.goto(f"{caucus}leave/")
    dan.get_by_role("button", name="Leave now").click()
    dan.goto(caucus)
    expect(dan.locator("h1")).to_have_text("Nothing here")
    ada.goto(f"{caucus}imports/")
    main(ada).get_by_role("link", name="van_saved_list.csv").click()
    ada.get_by_role("button", name="Undo this import").click()
    expect(ada.locator("h1")).to_have_text("The import is undone", timeout=2 * MINUTE)
    expect(main(ada)).to_contain_text("9,999")
