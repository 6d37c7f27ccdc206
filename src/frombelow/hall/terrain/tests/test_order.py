"""Lists stand in the same order in both databases: ties are broken, and what is not known comes last."""

from __future__ import annotations

import pytest

from frombelow.hall.terrain.models import Place, PlayerName
from frombelow.hall.terrain.queries import places, players

pytestmark = pytest.mark.usefixtures("hall")


def test_places_without_a_population_come_last() -> None:
    nation = places.place_of_key(places.NATION)
    assert nation is not None
    last = Place.objects.filter(kind="state").order_by("-id").values_list("id", flat=True)[0]
    Place(id=last + 1000, key="60", kind="state", name="American Samoa", slug="american-samoa", is_south=False).save()
    names = [row["name"] for row in places.places_in(nation)]
    assert names[-1] == "American Samoa"
    assert len(names) > 1


def test_the_same_spelling_from_two_sources_keeps_its_order() -> None:
    numbers = (9_000_002, 9_000_001, 9_000_003)
    for number in numbers:
        PlayerName(id=number, player_id=123_456, name="Local 1", rows=1, first_year=number, last_year=number).save()
    assert [row["first_year"] for row in players.spellings_of(123_456, 10)] == sorted(numbers)
