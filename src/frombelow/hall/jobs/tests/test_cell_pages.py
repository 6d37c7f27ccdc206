"""The pages of scores: what they say, bad input, files, how many queries they ask, where their links lead."""

from __future__ import annotations

import csv
import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from frombelow.hall.jobs import cell_files, sentences, words
from frombelow.hall.jobs.pages import compare, occupation, place
from frombelow.hall.jobs.queries.cells import board
from frombelow.hall.jobs.sector_sums import SECTORS
from frombelow.hall.jobs.standing import ordinal, range_of_rank
from frombelow.hall.jobs.strategies import STRATEGIES
from frombelow.hall.jobs.trades import COLUMNS
from frombelow.hall.kit.exports import FORMS
from frombelow.hall.terrain.models import Cell
from frombelow.methods.potential.presets import PRESETS
from frombelow.methods.potential.reasons import PATTERNS, UNKNOWN, Reason

pytestmark = pytest.mark.usefixtures("cells")
MOST_QUERIES = 20
DURHAM, COOK, LOUP = "/jobs/places/durham-county-nc/", "/jobs/places/cook-county-il/", "/jobs/places/loup-county-ne/"
TWO = "/jobs/compare/?a=37063:62&b=17031:62"
PAGES = [
    "/jobs/", "/jobs/?preset=south", "/jobs/?size=3&only=own&demand=safety&least=0", DURHAM, COOK, LOUP,
    "/jobs/places/united-states/", "/jobs/places/the-south/", "/jobs/places/illinois/",
    "/jobs/places/durham-chapel-hill-nc-metro/", "/jobs/places/nebraska/", "/jobs/places/united-states/map/",
    "/jobs/places/the-south/map/?sector=62", "/jobs/places/illinois/map/", "/jobs/sectors/62/",
    "/jobs/sectors/62/?place=durham-county-nc", "/jobs/sectors/62/?place=loup-county-ne", "/jobs/sectors/61-public/",
    *(f"/jobs/{key}/" for key in STRATEGIES), *(f"/jobs/{key}/?place=durham-county-nc" for key in STRATEGIES),
    "/jobs/compare/", TWO, "/jobs/compare/?a=37063&b=17031", "/jobs/compare/?a=62&b=72",
    "/jobs/occupations/35-3023/", "/jobs/occupations/35-3023/?place=the-south&sort=share",
    "/jobs/compare/?pick=37063:62&pick=17031:72",
]  # fmt: skip


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return b"".join(answer).decode()


@pytest.mark.parametrize("address", PAGES)
def test_every_page_opens_with_few_queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        text_of(client, address)
    assert len(asked) <= MOST_QUERIES


@pytest.mark.parametrize("address", PAGES)
def test_pages_speak_spanish(client, address):
    client.cookies["language"] = "es"
    page = text_of(client, address)
    assert '<html lang="es"' in page
    assert "Empleos y sectores" in page


def test_every_reason_is_told_in_spanish():
    found = board()
    rate = [*words.MORE_OFTEN.values(), *words.AS_OFTEN.values(), *words.LESS_OFTEN.values(), *words.HARDLY.values()]
    english = [
        str(one) for one in [*rate, *words.ORDER.values(), *words.ORDER_EXPLAINED.values(), words.TINY, words.HOLE]
    ]
    with translation.override("es"):
        assert not set(english) & {translation.gettext(one) for one in english}
        for key, pattern in [*PATTERNS.items(), ("size", UNKNOWN)]:
            values = dict.fromkeys(re.findall(r"\{(\w+)\}", pattern), "7")
            reason = Reason(key, 1.0, pattern, values, known=pattern != UNKNOWN)
            with translation.override("en"):
                plain = sentences.sentence(reason, found, 0)
            said = sentences.sentence(reason, found, 0)
            assert said != plain
            assert "{" not in said
        for preset in PRESETS.values():
            assert translation.gettext(preset.why) != preset.why


@pytest.mark.parametrize(
    ("ratio", "sentence"),
    [
        (0.0, "Hardly any strike is to be expected."), (0.006, "less often than in the nation: 0.6% of its rate"),
        (0.12, "12% of its rate"), (0.97, "about as often"), (2.04, "2.0 times as often"), (27.4, "27 times as often"),
    ],
)  # fmt: skip
def test_a_rate_is_told_as_people_say_it(ratio, sentence):
    assert sentence in sentences.rate("strikes", ratio)


@pytest.mark.parametrize(
    ("low", "high", "among", "english", "spanish"),
    [
        (3, 3, 9, "surely", "con seguridad"), (1, 9, 9, "could stand anywhere", "podría estar en cualquier lugar"),
        (1, 4, 9, "among the first 4", "entre los primeros 4"), (2, 9, 9, "between 2nd and last", "entre el 2.º y el último"),
        (3, 1111, 2000, "between 3rd and 1,111th", "entre el 3.º y el 1,111.º"),
    ],
)  # fmt: skip
def test_how_far_a_rank_could_move_is_told_in_words(low, high, among, english, spanish):
    assert range_of_rank(low, high, among) == english
    with translation.override("es"):
        assert spanish in range_of_rank(low, high, among)


def test_places_in_order_have_their_english_endings():
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 112, 1003)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th", "1,003rd",
    ]  # fmt: skip


def test_what_is_not_on_record_of_public_workers_is_not_told_as_a_rate(client):
    page = text_of(client, "/jobs/sectors/61-public/?preset=moving&place=durham-county-nc")
    assert "about as often as in the nation" in page
    assert "hardly any board" not in page
    Cell.objects.filter(code="61-public").update(petitions_times=None, petitions_error=None)
    page = text_of(client, "/jobs/sectors/61-public/?preset=moving&place=durham-county-nc")
    assert "hardly any board" in page
    assert "Of public workers hardly any is on record." in page
    assert "file for elections about as often" not in page


def test_a_tiny_cell_and_what_public_employers_lack_is_said(client):
    page = text_of(client, "/jobs/places/hinds-county-ms/")
    assert "Fewer than 50 workers" not in page
    Cell.objects.filter(code="61-public").update(petitions_times=None, petitions_error=None)
    assert "hardly any board" in text_of(client, DURHAM)
    assert "hardly any board" not in text_of(client, f"{DURHAM}?preset=low_wage&least=0&size=1&low_pay=1")
    Cell.objects.filter(code="42").update(workers=2.0)
    assert "Fewer than 50 workers" in text_of(client, "/jobs/places/hinds-county-ms/")


def test_public_education_begins_with_weights_that_say_something_about_it(client):
    for address in ("/jobs/public-education/", "/jobs/sectors/61-public/"):
        page = text_of(client, address)
        assert '" aria-current="page">Public services</a>' in page
        assert "This page begins with “Public services”" in page
    page = text_of(client, "/jobs/public-education/?preset=moving")
    assert '" aria-current="page">Where workers are moving</a>' in page
    assert "This page begins with" not in page
    assert "First under “Public services”:" in text_of(client, "/jobs/")


def test_what_comes_first_is_chosen_and_carried_on(client):
    page = text_of(client, f"{DURHAM}?order=many")
    assert "How many workers without a union there are, whatever the score." in page
    assert 'order=many"' in page
    assert '<input type="hidden" name="order" value="many">' in page
    assert "Half the score, half how many" in text_of(client, DURHAM)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("size=0", "All weights are 0"), ("size=many", "must be a number from 0 to 10"), ("banana=1", "no part named"),
        ("order=banana", "no order named"), ("preset=<script>", "no ready choice named “&lt;script&gt;”"), ("least=3", "none of the sizes"),
    ],
)  # fmt: skip
def test_bad_weights_are_said_and_the_page_still_ranks(client, query, sentence):
    page = text_of(client, f"/jobs/?{query}")
    assert sentence in page
    assert '<th scope="row"><a href="/jobs/sectors/62/?place=durham-county-nc">' in page
    assert "<script>alert" not in page


def test_a_county_says_what_it_knows_and_what_stands_in(client):
    page = text_of(client, f"{DURHAM}?size=1&low_pay=1")
    for sentence in (
        "withheld by the source, estimated from the county&#x27;s total: 1 to 9,000", "estimated from the state&#x27;s total",
        "reported", "About 39,000 workers without a union.", "Not known here, so a mean stands in: Pay below that of other jobs here",
        "Public schools and colleges", "Fast Food and Counter Workers", "Durham-Chapel Hill, NC", "Acme Foods",
        "90%, told by its records", "/places/durham-county-nc/sectors/",
    ):  # fmt: skip
        assert sentence in page, sentence
    assert "Half of all jobs there pay less than $46,800" in page


def test_a_county_without_cells_is_told_kindly(client):
    page = text_of(client, LOUP)
    assert "No sector is on record here." in page
    assert 'href="/jobs/places/nebraska/"' in page
    assert "Nobody is on record working in this sector here" in text_of(
        client, "/jobs/sectors/62/?place=loup-county-ne"
    )


def test_a_reason_opens_to_the_rows_behind_it(client):
    page = text_of(client, "/jobs/sectors/62/?place=durham-county-nc")
    links = set(re.findall(r'class="rows-behind">(.*?)</span>', page))
    addresses = {address.replace("&amp;", "&") for link in links for address in re.findall(r'href="([^"]+)"', link)}
    assert {
        "/places/durham-county-nc/happenings/?kind=election&sector=62",
        "/places/north-carolina/figures/",
    } <= addresses
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_a_choice_stays_when_one_goes_on(client):
    page = text_of(client, "/jobs/?preset=low_wage")
    assert "/jobs/sectors/72/?preset=low_wage&amp;place=cook-county-il" in page
    assert "/jobs/logistics/?preset=low_wage" in page
    page = text_of(client, "/jobs/food-service/?preset=low_wage&place=illinois")
    assert "/jobs/hotels/?preset=low_wage&amp;place=illinois" in page


def test_hotels_and_food_service_are_told_apart_where_the_records_do(client):
    food = text_of(client, "/jobs/food-service/?place=durham-county-nc")
    hotels = text_of(client, "/jobs/hotels/?place=durham-county-nc")
    assert "Food Services" in food
    assert "Accommodation" not in food
    assert "Accommodation" in hotels
    assert "Counties count hotels and food service together" in hotels
    assert "Of 100 jobs in hotels and food service, 9 are in this industry (Durham-Chapel Hill, NC" in hotels
    assert "Fast Food and Counter Workers" in food
    assert "Fast Food and Counter Workers" not in hotels
    assert 'href="/jobs/hotels/?place=durham-chapel-hill-nc-metro"' in text_of(
        client, "/jobs/hotels/?place=north-carolina"
    )


def test_two_are_compared_part_by_part(client):
    page = text_of(client, TWO)
    for sentence in ("Durham County, NC", "Cook County, IL", "2.0 times as often", "Part by part", "300,000", "adds "):
        assert sentence in page, sentence
    page = text_of(client, "/jobs/compare/?a=durham-county-nc&b=Cook+County+IL")
    assert "of the workers" in page


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("a=37063:62&b=17031", "of different kinds"), ("a=nowhere:62&b=62", "No county here is called “nowhere”"),
        ("a=31115&b=37063", "has no sector on record"), ("a=37063:42&b=17031:62", "has no workers on record in"),
        ("a=37063:62", "Choose a second one"), ("a=37063:99&b=17031:62", "There is no sector “99”"), ("a=:&b=:", "No county here is called"), ("a=" + "x" * 5000, "No county here"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_said(client, query, sentence):
    assert sentence in text_of(client, f"/jobs/compare/?{query}")


@pytest.mark.parametrize(
    "address",
    [
        "/jobs/places/nowhere/", "/jobs/places/nowhere/map/", "/jobs/sectors/62/?place=nowhere", "/jobs/sectors/banana/",
        "/jobs/sectors/42/?place=" + "x" * 300, "/jobs/?page=banana", f"{DURHAM}?format=pdf", f"{DURHAM}?format=csv&list=banana",
        "/jobs/banana/", "/jobs/occupations/35-3023/?place=nowhere", "/jobs/occupations/35-3023/?format=pdf",
    ],
)  # fmt: skip
def test_an_address_that_leads_nowhere_is_told_kindly(client, address):
    assert "<h1" in text_of(client, address, 404)


def test_the_map_has_the_rows_of_its_table(client):
    page = text_of(client, "/jobs/places/united-states/map/?least=0")
    data = json.loads(re.search(r'<script id="map-data" type="application/json">(.*?)</script>', page).group(1))
    assert data["values"]["counties"] == "170312804937063"
    assert data["opens"].startswith("/jobs/places/{slug}/")
    rows = json.loads(body(client, "/jobs/places/united-states/map/?least=0&format=json"))
    shown = {row["county_id"]: round(row["score"], 1) for row in rows}
    assert [shown[key] for key in ("17031", "28049", "37063")] == pytest.approx(data["values"]["values"], abs=0.06)


def test_a_sector_nobody_knows_leaves_the_map_with_the_best(client):
    assert "There is no sector “banana”" in text_of(client, "/jobs/places/illinois/map/?sector=banana")


def test_an_occupation_has_its_areas(client):
    page = text_of(client, "/jobs/occupations/35-3023/")
    for sentence in (
        "Fast Food and Counter Workers",
        "9,000",
        "$24,000",
        "529.4",
        "/jobs/places/durham-chapel-hill-nc-metro/",
    ):
        assert sentence in page, sentence
    assert 'href="/jobs/occupations/35-3023/"' in text_of(client, DURHAM)
    assert "suppressed" in text_of(client, "/jobs/occupations/53-7062/").lower()
    assert "choose one of them below" in text_of(client, "/jobs/occupations/35-3023/?place=durham-county-nc")
    assert "No metropolitan area here tells" in text_of(client, "/jobs/occupations/35-3023/?place=nebraska")
    assert "529.4" in text_of(client, "/jobs/occupations/35-3023/?place=north-carolina&sort=share")


def test_an_occupation_that_a_newer_list_split_is_said_with_those_near_it(client):
    page = text_of(client, "/jobs/occupations/35-3021/", 404)
    assert "a newer list may have split or merged it. Near it stand 35-3023 (Fast Food and Counter Workers)." in page
    assert "no occupation of this release" in text_of(client, "/jobs/occupations/banana/", 404)
    assert "35-3021 is an occupation, not a sector" in text_of(client, "/jobs/sectors/35-3021/", 404)
    assert "72 (Hotels and food service)" in text_of(client, "/jobs/sectors/banana/", 404)
    client.cookies["language"] = "es"
    assert "puede que una lista más nueva" in text_of(client, "/jobs/occupations/35-3021/", 404)


def test_what_a_choice_leaves_out_is_folded_and_the_next_step_stands_there(client):
    page = text_of(client, "/jobs/sectors/62/?place=durham-county-nc")
    first, _, rest = page.partition("What this choice leaves out")
    assert "Petitions for elections" in first.partition('id="cell-62"')[2]
    assert "Workers without a union" in rest
    assert "Told only of trades that move" in rest
    assert "/places/durham-county-nc/openings/" in page
    assert '/jobs/compare/?a=37063%3A62"' in page


LISTS = [
    ("/jobs/occupations/35-3023/", "", occupation.COLUMNS),
    ("/jobs/", "", cell_files.CELLS), (DURHAM, "cells", cell_files.CELLS), ("/jobs/places/illinois/", "sectors", SECTORS),
    (DURHAM, "occupations", COLUMNS), (DURHAM, "employers", place.EMPLOYERS), ("/jobs/sectors/62/", "", cell_files.CELLS),
    ("/jobs/logistics/", "", cell_files.CELLS), ("/jobs/places/united-states/map/", "", place.COUNTIES),
    (TWO, "", compare.COLUMNS),
]  # fmt: skip


@pytest.mark.parametrize(("address", "which", "columns"), LISTS)
@pytest.mark.parametrize("form", FORMS)
def test_every_list_is_a_file(client, address, which, columns, form):
    joint = "&" if "?" in address else "?"
    text = body(client, f"{address}{joint}list={which}&format={form}" if which else f"{address}{joint}format={form}")
    if form == "json":
        rows = json.loads(text)
        assert rows
        assert list(rows[0]) == list(columns)


def test_a_file_has_every_cell_with_its_parts(client):
    rows = list(csv.DictReader(body(client, "/jobs/?format=csv&least=0").lstrip("\ufeff").splitlines()))
    assert len(rows) == Cell.objects.count()
    assert rows[0]["rank"] == "1"
    suppressed = next(row for row in rows if row["workers_status"] == "suppressed")
    assert (suppressed["pay"], suppressed["workers_high"]) == ("", "9000.0")


def test_the_map_leads_here(client):
    assert f'href="{DURHAM}"' in text_of(client, "/places/durham-county-nc/")
    assert 'href="/jobs/"' in text_of(client, "/")


@pytest.mark.parametrize(
    "address", [address for address in PAGES if "compare" not in address and "occupations" not in address]
)
def test_a_hall_with_an_older_release_says_so(client, address):
    Cell.objects.all().delete()
    page = text_of(client, address)
    assert "This release has no cells; build it again" in page


def test_its_files_are_empty(client):
    Cell.objects.all().delete()
    assert json.loads(body(client, "/jobs/?format=json")) == []
    assert json.loads(body(client, f"{DURHAM}?format=json&list=sectors")) == []
    assert json.loads(body(client, "/jobs/sectors/62/?format=json")) == []
