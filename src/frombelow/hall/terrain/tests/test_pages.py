"""Every page of the map: what it says, what it does with bad input, how many queries it asks."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frombelow.hall.terrain import showing
from frombelow.hall.terrain.queries import happenings
from frombelow.hall.terrain.urls import urlpatterns

pytestmark = pytest.mark.usefixtures("hall")
MOST_QUERIES = 20
PLACES = [
    "durham-county-nc",
    "cook-county-il",
    "loup-county-ne",
    "north-carolina",
    "durham-chapel-hill-nc-metro",
    "the-south",
    "united-states",
]
PAGES = ["", "players/", "happenings/", "sectors/", "figures/", "openings/", "map/", "print/"]
OTHERS = [
    "/search/", "/search/?q=durham", "/search/suggest/?q=dur", "/map/", "/openings/", "/sources/", "/sources/osha/",
    "/sources/nlrb_elections/", "/players/olms-71/", "/players/nat-teamsters/", "/players/emp-acme/", "/players/ein-1/",
    "/players/emp-acme/happenings/", "/happenings/election-lost/", "/happenings/election-cook/", "/happenings/charge-1/",
    "/happenings/charge-2/", "/happenings/strike-1/", "/happenings/contract-1/", "/happenings/petition-1/",
]  # fmt: skip


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


@pytest.mark.parametrize("address", [*[f"/places/{place}/{page}" for place in PLACES for page in PAGES], *OTHERS])
def test_every_page_opens_with_few_queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        text_of(client, address)
    assert len(asked) <= MOST_QUERIES


@pytest.mark.parametrize("address", ["/places/durham-county-nc/", "/players/olms-71/", "/openings/", "/map/"])
def test_pages_speak_spanish(client, address):
    client.cookies["language"] = "es"
    assert '<html lang="es"' in text_of(client, address)


def test_addresses_written_out_are_those_of_the_urls():
    for pattern in urlpatterns:
        if pattern.name == "place" or (pattern.name or "").startswith("place_"):
            assert showing.place_url("durham", pattern.name) == reverse(f"terrain:{pattern.name}", args=["durham"])
    assert showing.player_url("acme") == reverse("terrain:player", args=["acme"])
    assert showing.source_url("osha") == reverse("terrain:source", args=["osha"])


def test_a_county_at_a_glance(client):
    page = text_of(client, "/places/durham-county-nc/")
    for words in (
        "320,000", "3.1", "2.1", "4.5", "The South", "In force", "$7.25 an hour", "Measured in the state; 2016 to 2020 pooled.",
        "Acme Foods", "Teamsters Local 71", "4,100 members in 2021", "3 votes more would have won",
    ):  # fmt: skip
        assert words in page, words


def test_what_is_missing_says_why(client):
    page = text_of(client, "/places/durham-county-nc/")
    assert "No source in this release covers: Petitions" in page
    sectors = text_of(client, "/places/durham-county-nc/sectors/")
    assert "suppressed" in sectors
    assert "pooled" in sectors
    assert "North Carolina" in sectors
    assert "not loaded" in text_of(client, "/places/loup-county-ne/")
    figures = text_of(client, "/places/loup-county-ne/figures/")
    assert "suppressed" in figures


def test_a_private_person_is_counted_and_not_named(client):
    page = text_of(client, "/happenings/charge-2/")
    assert "A private person took part" in page
    assert "a private person, not named" in page
    assert "A private person, not named" in text_of(client, "/places/durham-county-nc/happenings/")


def test_how_a_party_was_recognized(client):
    page = text_of(client, "/happenings/election-cook/")
    assert "could be several" in page
    assert "No number is given." in page
    assert "/players/olms-710/" in page
    sure = text_of(client, "/happenings/election-lost/")
    assert "the same name in the same city" in sure
    assert "Source census" in sure  # the other telling


def test_filters_narrow_a_list(client):
    page = text_of(client, "/places/durham-county-nc/happenings/?kind=election&first=2020&result=lost&union=teamsters")
    assert "/happenings/election-lost/" in page
    assert "/happenings/election-won/" not in page
    assert "/happenings/election-won/" in text_of(client, "/places/durham-county-nc/happenings/?year=2019")
    unions = text_of(client, "/places/durham-county-nc/players/?kind=union&affiliation=nat-teamsters&sort=members")
    assert "/players/olms-71/" in unions
    assert "/players/emp-acme/" not in unions


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("kind=banana", "“banana” is not a choice"),
        ("first=3021", "“3021” is not a year"),
        ("first=abc", "“abc” is not a year"),
        ("first=2020&last=2010", "The first year is after the last"),
    ],
)
def test_a_senseless_filter_is_said_and_nothing_is_lost(client, query, sentence):
    page = text_of(client, f"/places/durham-county-nc/happenings/?{query}&union=teamsters")
    assert sentence in page
    assert "/happenings/election-lost/" in page
    assert 'value="teamsters"' in page


@pytest.mark.parametrize(
    "address",
    [
        "/places/nowhere/", "/places/nowhere/players/", "/players/nobody/", "/happenings/nothing/", "/sources/none/",
        "/places/durham-county-nc/players/?page=99", "/places/durham-county-nc/players/?page=x", "/map/shapes/tiny/banana.json",
        "/places/durham-county-nc/players/?format=pdf", "/map/shapes/other/far.json",
    ],
)  # fmt: skip
def test_what_is_not_there_is_a_page_with_a_search(client, address):
    assert 'role="search"' in text_of(client, address, 404)


def test_weights_change_the_order(client):
    first = text_of(client, "/places/durham-county-nc/openings/")
    assert first.index("would have won") < first.index("unfair-labor-practice charges")
    turned = text_of(client, "/places/durham-county-nc/openings/?narrow_loss=0&repeated_charges=5")
    assert "would have won" not in turned
    assert "The weight of" in text_of(client, "/places/durham-county-nc/openings/?narrow_loss=9")


def test_search_page(client):
    assert "Nothing was typed" in text_of(client, "/search/")
    assert client.get("/search/?q=27701").headers["Location"] == "/places/durham-county-nc/"
    assert "Did you mean" in text_of(client, "/search/?q=durhm")
    assert "/places/mississippi/" in text_of(client, "/search/?q=zzqqxx")
    assert "<script>alert" not in text_of(client, "/search/?q=<script>alert(1)</script>")


def map_data(client, address):
    return json.loads(re.search(r'<script id="map-data"[^>]*>(.*?)</script>', text_of(client, address)).group(1))


def test_the_map_has_its_values_in_the_page(client):
    assert map_data(client, "/map/")["values"] == {"counties": "1703137063", "values": [0.146, 0.031]}
    laws = map_data(client, "/map/?measure=right_to_work")["values"]
    assert laws == {"counties": "1703137063", "values": [0, 1]}
    assert map_data(client, "/map/?measure=elections_per_10k_jobs")["values"]["values"] == [0.003846, 0.1]
    assert map_data(client, "/places/durham-county-nc/map/")["look"] == "37063"


def test_the_shapes_come_packed_and_stay_in_the_browser(client):
    data = map_data(client, "/map/")
    for address, grid in ((data["far"], 8), (data["near"], 1)):
        shapes = client.get(address, headers={"Accept-Encoding": "br, gzip"})
        assert shapes.headers["Content-Encoding"] == "br"
        assert "immutable" in shapes.headers["Cache-Control"]
        assert json.loads(text_of(client, address))["grid"] == grid


def test_the_first_view_of_the_map_asks_for_what_it_needs_at_once(client):
    head, _, body = text_of(client, "/map/").partition("</head>")
    assert f'<link rel="preload" href="{map_data(client, "/map/")["far"]}" as="fetch"' in head
    modules = set(re.findall(r'<link rel="modulepreload" href="([^"]+)">', head))
    folder = Path(__file__).parents[1] / "static" / "terrain" / "islands"
    assert modules == {f"/static/terrain/islands/{module.name}" for module in folder.glob("*.js")}
    assert "woff2" not in head, "letters wait until the map is there"
    assert "/static/terrain/terrain.css" not in body


def test_a_null_in_an_address_is_no_request(client):
    assert client.get("/search/", {"q": "\x00"}).status_code == 400


@pytest.mark.parametrize("secret", ["DROP TABLE", "🙂", "é" * 300])
def test_strange_words_do_no_harm(client, secret):
    assert client.get("/search/", {"q": secret}).status_code == 200
    assert client.get("/places/durham-county-nc/happenings/", {"union": secret, "kind": secret}).status_code == 200
    assert client.get("/places/durham-county-nc/players/", {"name": secret, "affiliation": secret}).status_code == 200


def test_an_empty_list_leads_on(client):
    page = text_of(client, "/places/loup-county-ne/players/")
    assert "No union, employer or organization on record has its address here." in page
    assert "/places/nebraska/players/" in page
    assert "Take a filter away" in text_of(client, "/places/loup-county-ne/players/?kind=union")


def test_a_player_s_happenings_can_be_narrowed(client):
    page = text_of(client, "/players/emp-acme/happenings/?kind=charge")
    assert "/happenings/charge-1/" in page
    assert "/happenings/election-won/" not in page
    assert "“banana” is not a choice for “Kind”" in text_of(client, "/players/emp-acme/happenings/?kind=banana")
    assert "No happening here fits." in text_of(client, "/players/emp-acme/happenings/?kind=strike")
    assert 'href="happenings/?kind=charge"' in text_of(client, "/players/emp-acme/")


def test_a_union_shows_the_number_of_its_file(client):
    assert "under which it reports" in text_of(client, "/players/olms-71/")
    assert "under which it reports" not in text_of(client, "/players/emp-acme/")


def test_where_no_community_organizations_are_loaded_the_page_says_so(client):
    assert "no file of community organizations is loaded" in text_of(client, "/places/durham-county-nc/")


def test_a_union_that_is_not_surely_recognized_keeps_the_name_that_was_written():
    rows = [
        (1, "union", "UFCW Local 1208", "matched", "UFCW Local 1208 (Tar Heel)", "ufcw-1208"),
        (2, "union", "The Security Officers Association", "ambiguous", "UGSOA", "nat-ugsoa"),
    ]
    assert happenings.by_happening(rows) == {
        1: [("UFCW Local 1208 (Tar Heel)", "ufcw-1208")], 2: [("The Security Officers Association", "nat-ugsoa")],
    }  # fmt: skip
