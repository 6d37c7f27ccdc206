"""An organizer looks at the South and her state; sets weights, opens a county, follows a reason to its rows, compares two: on a phone, without scripts, in Spanish, on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, Watched

pytestmark = pytest.mark.journey


def test_the_south_is_sorted_and_a_state_opened_without_scripts(watched: Watched):
    page = watched.page(size=PHONE, scripts=False)
    page.goto("/jobs/south/")
    page.get_by_label("Sort the states by").select_option("-density")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("table.states tbody th a").first).to_have_text("Maryland")
    page.get_by_role("link", name="Mississippi").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mississippi")
    expect(page.get_by_role("heading", name="What is not known")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_column_head_sorts_and_the_wins_are_taken_along(watched: Watched):
    page = watched.page(size=DESK)
    page.goto("/jobs/south/")
    page.get_by_role("link", name="Minimum wage").click()
    expect(page).to_have_url("/jobs/south/?sort=wage")
    page.goto("/places/mississippi/")
    page.get_by_role("link", name="Mississippi: the South, concretely").click()
    with page.expect_download() as download:
        page.locator("#wins").locator("xpath=ancestor::section").get_by_role("link", name="CSV").click()
    assert "employer" in Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()[0]


def test_a_northern_state_is_told_kindly(watched: Watched):
    page = watched.page()
    page.goto("/jobs/south/illinois/")
    expect(page.get_by_text("none of the sixteen Southern states")).to_be_visible()


def opened(page: Page, address: str) -> Page:
    """The page of scores; skipped where the hall's release was built before there were cells."""
    page.goto(address)
    if page.get_by_text("This release has no cells").or_(page.get_by_text("Esta edición no tiene celdas")).count():
        pytest.skip("The release of this hall has no cells.")
    return page


def test_weights_are_set_and_a_reason_followed_to_its_rows_without_scripts(watched: Watched):
    page = opened(watched.page(size=PHONE, scripts=False), "/jobs/")
    page.get_by_text("Set the weights yourself").click()
    for name in ("petitions", "charges"):
        page.locator(f"#w-{name}").fill("0")
    page.locator("#w-size").fill("3")
    page.locator("#w-strikes").fill("2")
    page.get_by_role("button", name="Rank again").click()
    expect(page.get_by_text("Weights: Workers without a union 3, Strikes 2.")).to_be_visible()
    page.locator("table.cells-table tbody th a").first.click()
    expect(page.get_by_role("columnheader", name="Figure")).to_have_count(1)
    expect(page).to_have_url(re.compile("size=3"))
    page.get_by_role("link", name="Strikes", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"/happenings/\?kind=strike"))
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_weight_is_changed_in_place_and_back_again(watched: Watched):
    page = opened(watched.page(size=DESK), "/jobs/?size=3&petitions=2")
    page.wait_for_function("() => window.htmx")
    page.locator("#w-size").fill("5")
    page.get_by_role("button", name="Rank again").click()
    expect(page.get_by_text("Weights: Workers without a union 5")).to_be_visible()
    expect(page).to_have_url(re.compile("size=5"))
    expect(page.locator("#rank-again")).to_be_focused()
    page.go_back()
    expect(page.get_by_text("Weights: Workers without a union 3")).to_be_visible()


def test_two_counties_are_ticked_and_compared(watched: Watched):
    page = opened(watched.page(size=DESK), "/jobs/logistics/?place=the-south&preset=chokepoints")
    boxes = page.locator("input[name=pick]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.get_by_role("button", name="Compare the two I ticked").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Two side by side")
    expect(page.get_by_role("heading", name="Part by part")).to_be_visible()
    expect(page).to_have_url(re.compile("preset=chokepoints"))


def test_a_county_of_the_map_opens_its_sectors(watched: Watched):
    page = opened(watched.page(size=DESK), "/jobs/places/north-carolina/map/?preset=low_wage")
    frame = page.locator(".map-frame")
    frame.focus()
    frame.press("ArrowRight")
    link = page.locator(".map-line a")
    expect(link).to_have_attribute("href", re.compile(r"^/jobs/places/[a-z-]+/\?preset=low_wage$"))
    frame.press("Enter")
    expect(page).to_have_url(re.compile("/jobs/places/[a-z-]+/\\?preset=low_wage$"))


def test_a_county_in_spanish_and_its_list(watched: Watched):
    page = opened(watched.page(language="es-US"), "/jobs/places/durham-county-nc/")
    expect(page.get_by_role("heading", name="Sus ocupaciones")).to_be_visible()
    expect(page.get_by_text("reservado por la fuente, estimado a partir del total del condado").first).to_be_visible()
    with page.expect_download() as download:
        page.locator("#cells").locator("xpath=ancestor::section").get_by_role("link", name="CSV").click()
    assert "rank_low" in Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()[0]


def test_what_comes_first_is_chosen_and_an_occupation_opened_without_scripts(watched: Watched):
    page = opened(watched.page(size=PHONE, scripts=False), "/jobs/places/jefferson-county-al/")
    page.get_by_role("link", name="Workers without a union", exact=True).click()
    expect(page).to_have_url(re.compile(r"\?order=many$"))
    expect(page.get_by_text("How many workers without a union there are, whatever the score.")).to_be_visible()
    page.get_by_role("link", name="Fast Food and Counter Workers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fast Food and Counter Workers")
    expect(page.get_by_role("link", name="Los Angeles-Long Beach-Anaheim, CA")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_county_prints_on_a_few_sheets(watched: Watched):
    page = opened(watched.page(), "/jobs/places/durham-county-nc/")
    assert page.pdf(format="Letter").count(b"/Type /Page\n") <= 5


def test_weights_that_make_no_sense_are_said(watched: Watched):
    page = opened(watched.page(), "/jobs/?size=many")
    expect(page.get_by_text("must be a number from 0 to 10")).to_be_visible()
    expect(page.locator("table.cells-table tbody tr").first).to_be_visible()
