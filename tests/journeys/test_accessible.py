"""axe-core on every kind of page: no serious violation, on a phone and at a desk, light and dark, in both languages."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.conftest import DESK, PHONE, Watched

pytestmark = pytest.mark.journey

PAGES = [
    "/",
    "/search/?q=durham",
    "/search/?q=nothing+like+this",
    "/map/",
    "/openings/",
    "/sources/",
    "/kit/gallery/",
    "/places/us/",
    "/places/mississippi/",
    "/places/durham-county-nc/",
    "/places/durham-county-nc/players/",
    "/places/durham-county-nc/happenings/",
    "/places/durham-county-nc/sectors/",
    "/places/durham-county-nc/openings/",
    "/places/durham-county-nc/figures/",
    "/places/durham-county-nc/map/",
    "/places/durham-county-nc/print/",
    "/places/no-such-place/",
    "/count/",
    "/opinions/",
    "/jobs/",
    "/jobs/?size=3&charges=2&only=own&demand=safety",
    "/jobs/places/durham-county-nc/",
    "/jobs/places/mississippi/?preset=low_wage",
    "/jobs/places/mississippi/map/",
    "/jobs/sectors/62/?place=durham-county-nc",
    "/jobs/food-service/?place=the-south",
    "/jobs/compare/?a=37063:72&b=13121:72",
    "/jobs/occupations/35-3023/",
    "/jobs/south/",
    "/jobs/south/mississippi/",
    "/jobs/south/texas/",
]
LOOKS = [
    pytest.param(PHONE, "light", "es-US", id="phone-light-es"),
    pytest.param(DESK, "dark", "en-US", id="desk-dark-en"),
]
SERIOUS = {"serious", "critical"}


def serious_faults(page: Page) -> list[str]:
    """What axe-core finds on a page that keeps somebody out, a line each."""
    faults = [v for v in Axe().run(page).response["violations"] if v["impact"] in SERIOUS]
    return [f"{v['id']}: {v['help']} at {v['nodes'][0]['target']}" for v in faults]


@pytest.mark.parametrize(("size", "scheme", "language"), LOOKS)
@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_serious_fault(watched: Watched, path: str, size: dict[str, int], scheme: str, language: str):
    page = watched.page(size=size, scheme=scheme, language=language)
    page.goto(path)
    told = serious_faults(page)
    assert not told, "\n".join(told)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], "wider than the screen"


def test_a_player_and_a_happening_have_no_serious_fault(watched: Watched):
    page = watched.page(size=PHONE)
    page.goto("/places/cook-county-il/happenings/?kind=election")
    happening = page.locator("table tbody a[href*='/happenings/']").first.get_attribute("href")
    page.goto(str(happening))
    player = page.locator("main a[href*='/players/']").first.get_attribute("href")
    for address in (happening, player):
        page.goto(str(address))
        assert not serious_faults(page), address
