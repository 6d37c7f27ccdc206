"""The pages of the South: what they say, bad input, files, how many queries they ask."""

from __future__ import annotations

import csv
import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from frombelow.hall.jobs import files, words
from frombelow.hall.kit.exports import FORMS

pytestmark = pytest.mark.usefixtures("hall")
MOST_QUERIES = 20
SOUTH, NC, DC = "/jobs/south/", "/jobs/south/north-carolina/", "/jobs/south/district-of-columbia/"


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


@pytest.mark.parametrize("address", [SOUTH, f"{SOUTH}?sort=-density", NC, DC, "/jobs/south/mississippi/"])
def test_every_page_opens_with_few_queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        text_of(client, address)
    assert len(asked) <= MOST_QUERIES


@pytest.mark.parametrize("address", [SOUTH, NC, DC])
def test_pages_speak_spanish(client, address):
    client.cookies["language"] = "es"
    page = text_of(client, address)
    assert '<html lang="es"' in page
    assert "El Sur, en concreto" in page


@pytest.mark.parametrize("slug", ["illinois", "nowhere", "the-south", "durham-county-nc", "x" * 300, "%3Cscript%3E"])
def test_what_is_no_southern_state_is_told_kindly(client, slug):
    page = text_of(client, f"/jobs/south/{slug}/", 404)
    assert "is none of the sixteen Southern states" in page
    assert "<script>" not in page


@pytest.mark.parametrize("key", [key for name in words.SORTS for key in (name, f"-{name}")])
def test_the_states_stand_in_any_order(client, key):
    page = text_of(client, f"{SOUTH}?sort={key}")
    found = re.findall(r'<th scope="row"><a href="/jobs/south/([a-z-]+)/"', page)
    assert sorted(found) == sorted(2 * ["district-of-columbia", "mississippi", "north-carolina"])


def test_who_has_no_figure_stands_last_either_way(client):
    for key in ("density", "-density"):
        found = re.findall(r'<th scope="row"><a href="/jobs/south/([a-z-]+)/"', text_of(client, f"{SOUTH}?sort={key}"))
        assert found[2] == "district-of-columbia"


def test_an_order_that_is_none_is_said(client):
    page = text_of(client, f"{SOUTH}?sort=<b>banana")
    assert "“&lt;b&gt;banana” is no column of this table" in page


def test_the_south_says_its_years_and_its_holes(client):
    page = text_of(client, SOUTH)
    for sentence in (
        "5 years to Sep 2022", "2 years to Sep 2022", "5 years to Oct 2024", "5 years to Dec 2020", "since about 1947",
        "no such law", "all to Aug 2026", "(to Aug 20, 2026)", "Nothing before July 2020.",
        "Bargaining by public employees stops in 1996", "Without District of Columbia", "The rest of the nation",
    ):  # fmt: skip
        assert sentence in page, sentence


def test_a_state_says_what_it_knows(client):
    page = text_of(client, NC)
    for sentence in (
        "a majority, if these are all its units", "at most 75%", "Sterling Chemicals", "Durham Worker Center",
        "Coffee &lt;House&gt;", "Teamsters Local 71", "1 local has more members", "1 local tells its members", "pooled",
        "3 of 4 locals", "all of them to Aug 20, 2026", "50 to 20",
    ):  # fmt: skip
        assert sentence in page, sentence
    assert "Lodge 6" not in page


def test_a_density_without_interval_is_no_bare_number(client):
    row = re.search(r"<tr><th[^>]*><span>Education</span>.*?</tr>", text_of(client, NC), re.DOTALL).group(0)
    assert "7.0%" not in row
    assert "not known" in row


def test_what_is_not_known_is_read_from_the_sources(client):
    page = text_of(client, DC)
    for sentence in (
        "No source is loaded for:", "Workplace inspections", "The source leaves this state out:", "Union density",
        "no file of community organizations is loaded", "1 source that could tell more", "No file at hand.",
        "No union density is loaded for this state, in any year.", "No win is on record here.",
    ):  # fmt: skip
        assert sentence in page, sentence


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return b"".join(answer).decode()


def test_the_south_as_a_file(client):
    rows = list(csv.DictReader(body(client, f"{SOUTH}?format=csv").lstrip("\ufeff").splitlines()))
    assert [row["place_id"] for row in rows] == ["11", "28", "37", "south", "rest"]
    assert rows[2]["right_to_work_since"] == "1947"
    assert rows[0]["union_density"] == ""
    assert list(rows[0]) == list(files.SOUTH)


@pytest.mark.parametrize("which", files.LISTS)
@pytest.mark.parametrize("form", FORMS)
def test_every_list_of_a_state_is_a_file(client, which, form):
    text = body(client, f"{NC}?list={which}&format={form}")
    if form == "json":
        rows = json.loads(text)
        assert rows
        assert set(rows[0]) == set(files.LISTS[which][1])


def test_every_list_of_the_page_offers_itself(client):
    assert set(re.findall(r"list=([a-z]+)", text_of(client, NC))) == set(files.LISTS)


@pytest.mark.parametrize("query", ["format=pdf&list=wins", "format=csv", "format=csv&list=banana"])
def test_a_file_that_is_none_is_said(client, query):
    text_of(client, f"{NC}?{query}", 404)


def test_the_map_leads_here(client):
    assert 'href="/jobs/south/north-carolina/"' in text_of(client, "/places/north-carolina/")
    assert 'href="/jobs/south/"' in text_of(client, "/places/the-south/")
    assert "/jobs/south/" not in text_of(client, "/places/illinois/")
