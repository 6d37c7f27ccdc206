"""The pages of the South in a hall that has no release yet."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "status"), [("/jobs/south/", 200), ("/jobs/south/?format=json", 200), ("/jobs/south/mississippi/", 404)]
)
def test_an_empty_hall_answers(client, address, status):
    assert client.get(address).status_code == status


def test_an_empty_hall_says_what_to_do(client):
    assert "No public records are loaded yet." in client.get("/jobs/south/").content.decode()


@pytest.mark.parametrize(
    "address", ["/jobs/", "/jobs/sectors/62/", "/jobs/logistics/", "/jobs/compare/", "/jobs/compare/?a=1&b=2"]
)
def test_the_pages_of_scores_say_so_too(client, address):
    assert "No public records are loaded yet." in client.get(address).content.decode()


def test_an_empty_hall_has_no_place(client):
    assert client.get("/jobs/places/united-states/").status_code == 404
