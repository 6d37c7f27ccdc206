"""Every list as a file: the same rows in CSV, JSON and GeoJSON, each where it lies."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frombelow.hall.kit.exports import FORMS
from frombelow.hall.kit.tests.geojson import features_of
from frombelow.hall.terrain.urls import urlpatterns

pytestmark = pytest.mark.usefixtures("hall")
DURHAM, COOK = [-78.9, 36.0], [-87.7, 41.8]
LINK = re.compile(r'<a href="([^"]*)" download>')
# name of the address -> an example's argument and query, and how many rows the file of each of its lists has
LISTS: dict[str, tuple[list[str], str, dict[str, int]]] = {
    "search": ([], "?q=teamsters", {"": 3}),
    "map": ([], "", {"": 2}),
    "openings": ([], "", {"": 5}),
    "place": (["north-carolina"], "", {"": 1}),
    "place_players": (["durham-county-nc"], "?kind=union", {"": 1}),
    "place_happenings": (["durham-county-nc"], "?kind=election", {"": 2}),
    "place_sectors": (["durham-county-nc"], "", {"": 3}),
    "place_openings": (["durham-county-nc"], "?narrow_loss=0", {"": 4}),
    "place_figures": (["durham-county-nc"], "", {"": 7}),
    "place_map": (["durham-county-nc"], "", {"": 1}),
    "player": (["olms-71"], "", {"ties": 2, "names": 1, "values": 1}),
    "player_happenings": (["emp-acme"], "", {"": 4}),
    "happening": (["election-lost"], "", {"": 2}),
    "sources": ([], "", {"": 3}),
    "source": (["nlrb_elections"], "", {"": 2}),
}
NO_LISTS = {"suggest", "shapes", "names", "place_print"}  # parts, drawings, paper


def text_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return b"".join(answer).decode("utf-8-sig")


def geojson(client, address):
    return features_of(text_of(client, address))


def linked_files(client, address):
    """list -> form -> address, as the links on a page have it."""
    found = defaultdict(dict)
    for link in map(unescape, LINK.findall(client.get(address).content.decode())):
        words = dict(pair.split("=") for pair in link.removeprefix("?").split("&"))
        found[words.get("list", "")][words["format"]] = address.partition("?")[0] + link
    return found


def test_every_address_is_a_list_or_says_that_it_is_none():
    assert {pattern.name for pattern in urlpatterns} == LISTS.keys() | NO_LISTS


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_offered_in_every_form_with_the_same_rows(client, name):
    arguments, query, rows = LISTS[name]
    files = linked_files(client, reverse(f"terrain:{name}", args=arguments) + query)
    assert files.keys() == rows.keys()
    for which, count in rows.items():
        assert list(files[which]) == list(FORMS)
        table = list(csv.DictReader(io.StringIO(text_of(client, files[which]["csv"]), newline="")))
        listed = json.loads(text_of(client, files[which]["json"]))
        features = geojson(client, files[which]["geojson"])
        assert len(table) == count
        assert [f["properties"] for f in features] == listed
        assert [list(row) for row in listed] == [list(row) for row in table]


@pytest.mark.parametrize(
    ("address", "points"),
    [
        ("/places/durham-county-nc/happenings/?kind=election", [(DURHAM, "zip_or_city")] * 2),
        ("/places/cook-county-il/happenings/?kind=strike", [(COOK, "county")]),
        ("/places/north-carolina/happenings/?kind=first_contract", [(None, None)]),
        ("/places/durham-county-nc/players/?name=acme", [(DURHAM, "zip_or_city")]),
        ("/places/durham-county-nc/players/?kind=local", [(DURHAM, "county")]),
        ("/places/united-states/players/?kind=national_union", [(None, None)]),
        ("/places/durham-county-nc/openings/?kind=open_sector", [(DURHAM, "county")]),
        ("/places/durham-county-nc/sectors/?name=mining", [(DURHAM, "county")]),
        ("/places/north-carolina/", [(DURHAM, "county")]),
        ("/places/north-carolina/sectors/?scheme=soc", [(None, None)]),
        ("/places/durham-county-nc/map/?measure=population", [(DURHAM, "county")]),
        ("/players/emp-acme/?list=sites", [(DURHAM, "zip_or_city")]),
        ("/players/emp-acme/?list=ties", [(DURHAM, "county")]),
        ("/search/?q=27701", [(DURHAM, "county")]),
        ("/search/?q=acme", [(DURHAM, "zip_or_city")]),
        ("/search/?q=zzqqxx", []),
    ],
)
def test_a_row_says_what_its_point_stands_for(client, address, points):
    features = geojson(client, f"{address}{'&' if '?' in address else '?'}format=geojson")
    assert [(f["geometry"] and f["geometry"]["coordinates"], f["properties"]["precision"]) for f in features] == points


def test_the_file_of_happenings_names_the_unions(client):
    rows = json.loads(text_of(client, "/places/united-states/happenings/?format=json"))
    unions = {row["key"]: row["unions"] for row in rows}
    assert unions["election-lost"] == "Teamsters Local 71"
    assert unions["petition-1"] == "Workers United of Somewhere"
    assert unions["charge-2"] == "Teamsters Local 71"  # the private person beside it is not named
    assert unions["strike-1"] is None


def test_a_feature_is_known_by_its_key_or_its_census_code(client):
    ids = {name: [f["id"] for f in geojson(client, f"/places/{name}?format=geojson")] for name in
           ("durham-county-nc/players/", "united-states/map/", "north-carolina/", "durham-county-nc/sectors/")}  # fmt: skip
    assert ids["durham-county-nc/players/"] == ["emp-acme", "olms-71", "ein-1"]
    assert sorted(ids["united-states/map/"]) == ["17031", "37063"]
    assert ids["north-carolina/"] == ["37063"]
    assert ids["durham-county-nc/sectors/"][0] == "37063/naics/62"


@pytest.mark.parametrize(
    "address", ["/players/emp-acme/?format=csv", "/players/emp-acme/?format=csv&list=x", "/search/?q=a&format=x"]
)
def test_an_unknown_list_or_form_is_a_page_with_a_search(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert 'role="search"' in answer.content.decode()


def test_a_file_asks_the_database_no_more_for_more_rows(client):
    with CaptureQueriesContext(connection) as asked:
        text_of(client, "/places/united-states/players/?format=geojson")
    assert len(asked) <= 4
