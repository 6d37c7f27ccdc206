"""Search as one types."""

from __future__ import annotations

import pytest

from frombelow.hall.terrain.queries import find, near_spellings

pytestmark = pytest.mark.usefixtures("hall")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Durham", "durham-county-nc"),
        ("durh", "durham-county-nc"),
        ("DURHAM, NC", "durham-county-nc"),
        ("durham north carolina", "durham-county-nc"),
        ("Cook County", "cook-county-il"),
        ("cook county il", "cook-county-il"),
        ("27701", "durham-county-nc"),
        ("277", "durham-county-nc"),
        ("Mississippi", "mississippi"),
        ("NC", "north-carolina"),
        ("the south", "the-south"),
        ("united states", "united-states"),
        ("teamsters", "nat-teamsters"),
        ("teamsters 71", "olms-71"),
        ("teamsters local 710", "olms-710"),
        ("local 71 team", "olms-71"),
        ("acme", "emp-acme"),
        ("foods acme durham", "emp-acme"),
    ],
)
def test_the_first_answer(text, slug):
    assert find(text)[0].slug == slug


@pytest.mark.parametrize("text", ["", "   ", "—", "zzqqxx", "durham zzqqxx", "%", "' OR 1=1 --", "durham" * 40])
def test_no_answer_is_no_fault(text):
    assert find(text) == []


def test_a_city_leads_to_its_county():
    city = next(found for found in find("durham") if found.kind == "city")
    assert (city.label, city.slug) == ("Durham, NC", "durham-county-nc")


@pytest.mark.parametrize(
    ("text", "word"), [("missisippi", "Mississippi"), ("durhm", "Durham County, NC"), ("teamstres", "Teamsters")]
)
def test_near_spellings(text, word):
    assert any(word in spelling for spelling in near_spellings(text))
