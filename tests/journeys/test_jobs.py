"""An organizer in Mississippi looks at the South, sorts it, opens her state, takes a list along: on a phone, without scripts, on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

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
