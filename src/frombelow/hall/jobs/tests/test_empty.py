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
