"""An election committee counts again; a caucus maps what its members think. With and without scripts, on a phone, on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, Watched
from tests.journeys.test_accessible import serious_faults

BLT = '3 2\n6 1 2 0\n3 2 3 0\n2 3 0\n0\n"Ada"\n"Bo"\n"Cy"\n"Stewards"\n'

pytestmark = pytest.mark.journey


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    path = tmp_path / "ward.blt"
    path.write_text(BLT)
    return path


def test_a_file_is_counted_and_taken_along(watched: Watched, ward: Path):
    page = watched.page(size=PHONE)
    page.goto("/count/")
    page.set_input_files("#file", ward)
    page.get_by_role("button", name="Count the ballots").click()
    expect(page.get_by_role("heading", name="2 elected")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    with page.expect_download() as download:
        page.get_by_role("link", name="Everything (JSON)").click()
    assert '"winners"' in Path(download.value.path()).read_text()


def test_the_file_stays_chosen_for_another_rule(watched: Watched, ward: Path):
    page = watched.page()
    page.goto("/count/")
    page.set_input_files("#file", ward)
    page.get_by_role("button", name="Count the ballots").click()
    expect(page.locator(".count-answer .kicker")).to_contain_text("Scottish STV")
    page.get_by_label("Rule", exact=True).select_option("meek")
    page.get_by_role("button", name="Count the ballots").click()
    expect(page.locator(".count-answer .kicker")).to_contain_text("Meek")


def test_without_scripts_it_counts_too_and_a_fault_is_a_sentence(watched: Watched, ward: Path):
    page = watched.page(scripts=False)
    page.goto("/count/")
    page.set_input_files("#file", ward)
    page.get_by_role("button", name="Count the ballots").click()
    expect(page.get_by_role("heading", name="2 elected")).to_be_visible()
    ward.write_text(BLT.replace("6 1 2 0", "6 1 1 0"))
    page.set_input_files("#file", ward)
    page.get_by_role("button", name="Count the ballots").click()
    expect(page.locator(".error-summary")).to_contain_text("Line 2, column 5")


def test_what_is_too_large_is_said_before_it_is_sent(watched: Watched, tmp_path: Path):
    large = tmp_path / "large.blt"
    with large.open("wb") as file:
        file.truncate(30_000_000)
    page = watched.page()
    page.goto("/count/")
    page.set_input_files("#file", large)
    page.get_by_role("button", name="Count the ballots").click()
    expect(page.locator(".hand-in-state")).to_contain_text("too large")


def test_a_caucus_maps_what_unites_it(watched: Watched):
    page = watched.page(size=PHONE, language="es-US", scheme="dark")
    page.goto("/opinions/")
    page.get_by_role("button", name="Dibujar un ejemplo").click()
    expect(page.get_by_role("heading", name="Qué une")).to_be_visible()
    expect(page.locator("svg.opinion-map")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def answered(watched: Watched, path: str, **how: object) -> Page:
    page = watched.page(**how)  # type: ignore[arg-type]
    page.goto(path)
    page.locator("button[name=example]").click()
    page.locator("#answer article").wait_for()
    return page


@pytest.mark.parametrize("path", ["/count/", "/opinions/"])
@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESK, "light")])
def test_the_answers_have_no_serious_fault(watched: Watched, path: str, size: dict[str, int], scheme: str):
    assert not serious_faults(answered(watched, path, size=size, scheme=scheme))


@pytest.mark.parametrize("path", ["/count/", "/opinions/"])
def test_an_answer_prints_without_its_form(watched: Watched, path: str):
    page = answered(watched, path)
    sheets = page.pdf(format="Letter")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", sheets)) <= 5
    page.emulate_media(media="print")
    expect(page.locator("form.hand-in")).to_be_hidden()
