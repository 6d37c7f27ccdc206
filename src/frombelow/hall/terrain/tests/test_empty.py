"""The pages of a hall that has no release yet."""

from __future__ import annotations

import pytest

from frombelow.hall.terrain import panels, queries

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "status"), [("/search/?q=durham", 200), ("/sources/", 200), ("/map/", 404), ("/openings/", 404)]
)
def test_an_empty_hall_answers(client, address, status):
    assert client.get(address).status_code == status


def test_an_empty_hall_offers_no_map():
    assert queries.release_id() is None
    assert panels.front() == []
