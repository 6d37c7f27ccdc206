"""Organizers' stories, told in a real browser on the real release."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import PHONE, Watched

pytestmark = pytest.mark.journey

PAGES_ON_PAPER = 4


def search_box(page: Page) -> Locator:
    """The box is a search field without scripts and a combobox with them."""
    return page.locator("input[name=q]:visible").first


def search(page: Page, words: str) -> None:
    box = search_box(page)
    box.fill(words)
    with page.expect_navigation():
        box.press("Enter")


def heading(page: Page) -> str:
    return page.locator("h1").first.inner_text()


def test_an_organizer_on_a_phone_reads_her_county(watched: Watched):
    page = watched.page(size=PHONE)
    page.goto("/")
    search(page, "Durham County")
    page.get_by_role("main").get_by_role("link", name="Durham County").first.click()
    expect(page.locator("h1")).to_contain_text("Durham")
    for chapter in ("At a glance", "Where to look first", "What happened", "Who is here", "Where people work"):
        expect(page.get_by_role("heading", name=chapter)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(re.compile("South", re.I))
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"], f"the page is {width} px wide on a phone of {PHONE['width']}"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Durham", "Durham County"),
        ("Cook County", "Cook County"),
        ("27701", "Durham County"),
        ("Mississippi", "Mississippi"),
    ],
)
def test_a_place_is_found_by_its_names(watched: Watched, words: str, name: str):
    page = watched.page()
    page.goto("/")
    search(page, words)
    if "/search" in page.url:
        page.get_by_role("main").get_by_role("link", name=name).first.click()
    expect(page.locator("h1")).to_contain_text(name.split()[0])


def test_suggestions_appear_while_typing_and_the_keyboard_takes_one(watched: Watched):
    page = watched.page()
    page.goto("/")
    search_box(page).press_sequentially("durha", delay=30)
    option = page.get_by_role("option").first
    expect(option).to_be_visible()
    # What is offered for "d" stands there until the answer to the whole word has come.
    expect(option).to_contain_text("Durham")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/places/"))
    expect(page.locator("h1")).to_contain_text("Durham")


def test_the_same_answer_coming_once_more_takes_no_choice_away(watched: Watched):
    page = watched.page()
    page.goto("/")
    search_box(page).press_sequentially("durham", delay=30)
    expect(page.get_by_role("option").first).to_contain_text("Durham")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    with page.expect_response(re.compile("suggest")):
        search_box(page).evaluate("box => box.dispatchEvent(new Event('typed'))")
    page.wait_for_timeout(200)
    expect(chosen).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/places/"))


def test_among_new_suggestions_none_is_chosen_yet(watched: Watched):
    page = watched.page()
    page.goto("/")
    box = search_box(page)
    box.press_sequentially("dur", delay=30)
    expect(page.get_by_role("option").first).to_be_visible()
    chosen = page.locator("[role=option][aria-selected=true]")
    page.keyboard.press("ArrowDown")
    expect(chosen).to_have_count(1)
    box.press_sequentially("ham", delay=30)
    expect(chosen).to_have_count(0)
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))


def test_an_unknown_place_gets_a_kind_answer(watched: Watched):
    page = watched.page()
    page.goto("/")
    search(page, "Durhamm Countee")
    expect(page.get_by_role("main")).to_contain_text("Nothing here is called")
    answer = page.goto("/places/no-such-county-zz/")
    assert answer is not None
    assert answer.status == 404
    expect(search_box(page)).to_be_visible()


def test_from_a_county_to_an_election_to_the_union_and_its_ties(watched: Watched):
    page = watched.page()
    page.goto("/places/cook-county-il/happenings/?kind=election")
    page.locator("table tbody a[href*='/happenings/']").first.click()
    expect(page.get_by_role("main")).to_contain_text(re.compile("Source", re.I))
    page.locator("main a[href*='/players/']").first.click()
    expect(page.get_by_role("main")).to_contain_text(re.compile("names|spelling", re.I))


def test_a_filtered_list_and_its_table_file_hold_the_same_rows(watched: Watched):
    page = watched.page()
    page.goto("/places/cook-county-il/happenings/?kind=strike")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    text = Path(str(download.value.path())).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows
    assert {row["kind"] for row in rows} == {"strike"}
    answer = page.request.get("/places/cook-county-il/happenings/?kind=strike&format=json")
    assert len(rows) == len(json.loads(answer.text()))


def test_the_reader_changes_the_weights_of_the_openings(watched: Watched):
    page = watched.page()
    page.goto("/openings/")
    first = page.locator("main ol li").first
    before = first.inner_text()
    for weight in page.locator("form.weights select:not([name=kind]):not([name=narrow_loss])").all():
        weight.select_option("0")
    page.get_by_role("button", name="Rank again").click()
    expect(first).not_to_have_text(before, use_inner_text=True)
    expect(first).to_contain_text("narrowly lost")
    expect(page).to_have_url(re.compile(r"\?"))
    after = first.inner_text()
    address = page.url
    page.goto("/")
    page.goto(address)
    assert first.inner_text() == after


def test_spanish_and_slate_stay_with_the_reader(watched: Watched):
    page = watched.page()
    page.goto("/places/cook-county-il/")
    page.get_by_role("button", name="Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page).to_have_url(re.compile("/places/cook-county-il/$"))
    expect(page.get_by_role("heading", name="De un vistazo")).to_be_visible()
    page.goto("/openings/")
    expect(page.locator("html")).to_have_attribute("lang", "es")


def test_everything_but_the_drawing_works_without_scripts(watched: Watched):
    page = watched.page(scripts=False)
    page.goto("/")
    search(page, "27701")
    if "/search" in page.url:
        page.get_by_role("main").get_by_role("link", name="Durham").first.click()
    expect(page.locator("h1")).to_contain_text("Durham")
    for part in ("players/", "happenings/", "sectors/", "openings/", "map/", "print/", "figures/"):
        answer = page.goto(f"/places/durham-county-nc/{part}")
        assert answer is not None
        assert answer.ok, part
        assert heading(page)
    page.goto("/map/")
    expect(page.locator("main table").first).to_be_visible()
    page.goto("/places/durham-county-nc/happenings/")
    page.get_by_label("Kind").select_option("election")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page).to_have_url(re.compile("kind=election"))


@pytest.mark.parametrize("place", ["durham-county-nc", "cook-county-il", "holmes-county-ms"])
def test_a_county_fits_on_four_sheets_of_paper(watched: Watched, place: str):
    page = watched.page()
    page.goto(f"/places/{place}/print/")
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter")))
    assert 1 <= sheets <= PAGES_ON_PAPER


def test_pages_past_the_end_and_impossible_filters_are_answered(watched: Watched):
    page = watched.page()
    answer = page.goto("/places/cook-county-il/happenings/?page=99999")
    assert answer is not None
    assert answer.status == 404
    answer = page.goto("/places/cook-county-il/happenings/?first=banana")
    assert answer is not None
    assert answer.status in {200, 422}
    expect(page.get_by_role("main")).to_contain_text("banana")
