"""The county map in a real browser: by keyboard, by finger, by link, on paper, and when something does not come."""

from __future__ import annotations

import json
import re
from itertools import chain

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from frombelow.records.map_numbers import decode
from frombelow.records.map_reading import read_map
from frombelow.records.release_format import BUNDLED
from tests.journeys.conftest import PHONE, Watched

pytestmark = pytest.mark.journey

MAP = BUNDLED / "map" / "counties.json"
READY = "[data-island='terrain/map'][data-island-state='ready']"
A_COUNTY = re.compile(r"^.+, [A-Z]{2}: ")
# What a county is looks the same to the program and to the browser: all points of all lines, and what lies where.
SHAPES = """async (points) => {
  const { Shapes } = await import("terrain/shapes");
  const data = JSON.parse(document.getElementById("map-data").textContent);
  const [far, near] = await Promise.all([data.far, data.near].map(async (address) => (await fetch(address)).json()));
  const shapes = new Shapes(far);
  const rough = points.map(([x, y]) => shapes.countyAt(x, y)?.key);
  shapes.sharpen(near);
  const fine = points.map(([x, y]) => shapes.countyAt(x, y)?.key);
  return { points: [...shapes.near.points], starts: [...shapes.near.starts], rough, fine };
}"""
# How many of the drawing's dots are painted.
PAINTED = """(canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let painted = 0;
  for (let dot = 3; dot < data.length; dot += 4) painted += data[dot] > 0;
  return painted / (data.length / 4);
}"""
BRIGHTNESS = """(canvas) => {
  const { data } = canvas.getContext("2d").getImageData(canvas.width / 2, canvas.height / 2, 40, 40);
  return data.filter((_, place) => place % 4 < 3).reduce((sum, value) => sum + value, 0) / (40 * 40 * 3);
}"""


def opened(page: Page, address: str = "/map/") -> Locator:
    """The map's frame, once it can be used."""
    page.goto(address)
    expect(page.locator(READY)).to_be_visible()
    return page.locator(".map-frame")


def labels() -> list[tuple[str, int, int]]:
    """County FIPS and a point that lies inside, as the release has them."""
    asset = json.loads(MAP.read_bytes())
    keys = [state + digits[at : at + 3] for state, digits in asset["states"] for at in range(0, len(digits), 3)]
    steps = iter(decode(asset["labels"]))
    x = y = 0
    return [(key, x := x + next(steps), y := y + next(steps)) for key in keys]


def test_the_browser_reads_the_shapes_the_release_has(watched: Watched):
    page = watched.page()
    opened(page)
    known = labels()
    found = page.evaluate(SHAPES, [[x, y] for _, x, y in known])
    lines = read_map(MAP.read_bytes()).lines
    assert found["points"] == list(chain.from_iterable(chain.from_iterable(lines)))
    assert len(found["starts"]) == len(lines) + 1
    for detail, most in (("fine", 5), ("rough", 25)):
        lost = [key for (key, _, _), there in zip(known, found[detail], strict=True) if key != there]
        assert len(lost) <= most, f"{detail}: the point of {lost} lies elsewhere"


def test_the_map_can_be_walked_with_the_keyboard(watched: Watched):
    page = watched.page()
    frame = opened(page)
    frame.focus()
    said = page.locator(".map-line")
    page.keyboard.press("ArrowRight")
    expect(said).to_have_text(A_COUNTY)
    first = said.inner_text()
    page.keyboard.press("ArrowDown")
    expect(said).not_to_have_text(first)
    expect(said).to_have_text(A_COUNTY)
    for key in ("+", "+", "Shift+ArrowLeft", "-"):
        page.keyboard.press(key)
    assert frame.locator("canvas").evaluate(PAINTED) > 0.5
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/places/.+-county-"))


def test_a_finger_chooses_a_county_and_it_stays_chosen(watched: Watched):
    page = watched.page(size=PHONE, touch=True)
    frame = opened(page)
    frame.scroll_into_view_if_needed()
    frame.tap()
    said = page.locator(".map-line")
    expect(said).to_have_text(A_COUNTY)
    page.wait_for_timeout(300)
    expect(said).to_have_text(A_COUNTY)
    expect(said.get_by_role("link")).to_have_attribute("href", re.compile("^/places/"))


def test_a_link_leads_to_what_was_in_sight(watched: Watched):
    page = watched.page()
    opened(page, "/map/?measure=jobs")
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
    page.wait_for_url(re.compile(r"\?measure=jobs#at=\d+,\d+,4\.1$"))
    address = page.url
    page.get_by_label("Shade the counties by").select_option("population")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url(re.compile(r"\?measure=population#at=\d+,\d+,4\.1$"))
    other = watched.page()
    frame = opened(other, address)
    assert frame.locator("canvas").evaluate(PAINTED) > 0.9, "zoomed in, the country fills the frame"
    frame.focus()
    other.keyboard.press("0")
    other.wait_for_url(re.compile(r"\?measure=jobs$"))


def test_the_map_of_a_county_begins_with_that_county(watched: Watched):
    page = watched.page()
    frame = opened(page, "/places/durham-county-nc/map/")
    said = page.locator(".map-line")
    expect(said).to_have_text(re.compile("^Durham County, NC: "))
    frame.hover(position={"x": 5, "y": 5})
    expect(said).not_to_have_text(re.compile("^Durham County"))
    page.mouse.move(1, 1)
    expect(said).to_have_text(re.compile("^Durham County, NC: "))


def test_a_dark_map_is_printed_light(watched: Watched):
    page = watched.page(scheme="dark")
    canvas = opened(page).locator("canvas")
    dark, dots = canvas.evaluate(BRIGHTNESS), canvas.evaluate("canvas => canvas.width")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert canvas.evaluate(BRIGHTNESS) > dark
    assert canvas.evaluate("canvas => canvas.width") > 2 * dots > 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert canvas.evaluate(BRIGHTNESS) == pytest.approx(dark, abs=2)
    assert page.locator("html").get_attribute("data-theme") is None


def test_without_its_shapes_the_map_says_where_the_values_are(watched: Watched):
    page = watched.page()
    page.route("**/far.json", lambda route: route.abort())
    page.goto("/map/")
    expect(page.locator("[data-island='terrain/map'][data-island-state='failed']")).to_be_visible()
    expect(page.locator(".map-waiting")).to_be_visible()
    expect(page.locator("main table").first).to_be_visible()


def test_what_was_typed_before_the_page_was_ready_is_answered_too(watched: Watched):
    page = watched.page()
    waiting: list[Route] = []
    page.route("**/htmx*.js", lambda route: waiting.append(route))
    page.goto("/")
    box = page.locator("input[name=q]:visible").first
    with page.expect_request("**/htmx*.js"):
        box.press_sequentially("durha", delay=10)
    page.wait_for_timeout(200)
    waiting[0].continue_()
    expect(page.get_by_role("option").first).to_be_visible()
