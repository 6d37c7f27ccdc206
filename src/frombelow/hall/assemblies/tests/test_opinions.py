"""Map it: the form, the map, and one sentence for what cannot be mapped."""

import json
import re
from base64 import b64decode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frombelow.hall.assemblies import examples

VOTES = examples.FOLDER / "bargaining-votes.csv"


@pytest.fixture
def page(client, db):
    def post(content=None, language="en", **fields):
        client.cookies["language"] = language
        sent = dict(fields)
        if content is not None:
            sent["file"] = SimpleUploadedFile("votes.csv", content)
        return client.post("/opinions/", sent)

    return post


def text_of(response) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return re.sub(r"\s+", " ", body.decode())


def test_the_form_says_its_limits(client, db):
    assert "up to 24 megabytes" in client.get("/opinions/").content.decode()


def test_what_unites_comes_first(page):
    told = text_of(page(example="bargaining"))
    places = [told.index(words) for words in ("What unites", "The map", "what speaks for each", "What divides")]
    assert places == sorted(places)
    assert "The schedule should be posted two weeks ahead." in told
    assert 'class="opinion-map"' in told


def test_it_speaks_spanish(page):
    told = text_of(page(VOTES.read_bytes(), language="es"))
    assert "Más de la mitad de cada grupo está de acuerdo" in told
    assert "Afirmación 2" in told


def test_the_order_of_lines_does_not_matter(page):
    head, *lines = VOTES.read_bytes().splitlines()
    turned = b"\n".join([head, *reversed(lines)])
    first, second = (
        text_of(page(content)).partition('<div class="answer">') for content in (VOTES.read_bytes(), turned)
    )
    assert first[2]
    assert first[2] == second[2]


def test_no_person_can_be_picked_out_of_the_file_to_take_along(page):
    told = text_of(page(VOTES.read_bytes()))
    packed = re.search(r'download="opinions.json" href="data:application/json;base64,([^"]+)"', told)
    assert packed
    everything = json.loads(b64decode(packed[1]))
    assert everything["people"] == 163
    assert not {"members", "participants", "positions"} & {key for group in everything["groups"] for key in group}
    assert "people" not in everything["map"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "Choose a file of votes."),
        (b"participant,1,2\n1,1,7\n", "Line 2, column 3"),
        (b"", "Choose a file of votes."),
        (b"PK\x03\x04zip", "a zip archive or a spreadsheet"),
    ],
)
def test_bad_input_is_one_sentence_and_the_form_again(page, content, sentence):
    response = page(content)
    assert response.status_code == 422
    assert sentence in text_of(response)
