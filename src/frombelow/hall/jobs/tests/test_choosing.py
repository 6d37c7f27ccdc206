"""Reading what a reader wants to weigh: an address says the same as the choice it came from, and nonsense is one sentence."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from frombelow.hall.jobs import words
from frombelow.hall.jobs.choosing import LEAST, ORDERS, Choice, demands_of, preset_choice, read_choice
from frombelow.hall.kit.refusals import Refused
from frombelow.methods.potential.cells import KEYS
from frombelow.methods.potential.demands import DEMANDS
from frombelow.methods.potential.presets import DEFAULT, PRESETS
from frombelow.methods.potential.words import TITLES

weights = st.lists(
    st.tuples(st.sampled_from(KEYS), st.integers(1, 40).map(lambda n: n / 4)),
    min_size=1,
    unique_by=lambda pair: pair[0],
).map(lambda pairs: tuple((key, dict(pairs)[key]) for key in KEYS if key in dict(pairs)))
chosen = st.sets(st.sampled_from(list(DEMANDS))).map(lambda some: tuple(key for key in DEMANDS if key in some))


def read(query: str, *known: str) -> Choice:
    return read_choice(QueryDict(query), known)


@given(weights, chosen, st.sampled_from(LEAST), st.sampled_from(["", *ORDERS]))
def test_an_address_says_the_choice_it_came_from(some, demands, least, order):
    choice = Choice("", some, demands, least, order)
    assert read(choice.query) == choice


@given(st.sampled_from(list(PRESETS)), chosen, st.sampled_from(LEAST))
def test_so_does_a_ready_choice(preset, demands, least):
    choice = Choice(preset, preset_choice(preset).weights, demands, least)
    assert read(choice.query) == choice


def test_nothing_said_is_where_we_begin():
    assert read("") == preset_choice(DEFAULT)
    assert preset_choice(DEFAULT).query == ""
    assert preset_choice(DEFAULT).address("/jobs/", place="") == "/jobs/"


def test_a_page_begins_with_its_own_preset_and_links_do_not_carry_it_on():
    begun = read_choice(QueryDict("least=0"), usual="public_services")
    assert begun.by_part == preset_choice("public_services").by_part
    assert begun.query == "least=0"
    asked = read_choice(QueryDict("preset=moving"), usual="public_services")
    assert (asked.preset, asked.query) == ("moving", "preset=moving")
    assert preset_choice("moving", usual="public_services").query == "preset=moving"
    assert preset_choice("public_services", usual="public_services").query == ""


def test_a_preset_brings_its_own_demands():
    assert read("preset=public_services").demands == ("staffing", "public_services")
    assert read("preset=public_services&demand=safety").demands == ("safety",)
    assert read("only=own").demands == ()
    assert demands_of("moving") == tuple(DEMANDS)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("size=0&charges=0", "All weights are 0"), ("size=", ""), ("size=many", "must be a number from 0 to 10"),
        ("size=11", "must be a number"), ("size=-1", "must be a number"), ("size=nan", "must be a number"),
        ("size=inf", "must be a number"), ("size=1e400", "must be a number"), ("banana=3", "no part named “banana”"),
        ("preset=banana", "no ready choice named"), ("demand=banana", "no demand named"),
        ("order=banana", "no order named “banana”"),
        ("least=7", "none of the sizes"), ("least=" + "9" * 5000, "none of the sizes"), ("least=%C2%B2", "none of the sizes"),
    ],
)  # fmt: skip
def test_nonsense_is_one_sentence(query, sentence):
    if not sentence:
        assert read(query) == preset_choice(DEFAULT)
        return
    with pytest.raises(Refused, match=".*" + sentence):
        read(query)


def test_a_decimal_comma_is_a_number():
    assert read("size=2,5").by_part == {"size": 2.5}


def test_words_of_other_pages_are_said_by_the_page():
    with pytest.raises(Refused):
        read("a=37063")
    assert read("a=37063", "a") == preset_choice(DEFAULT)


def test_every_part_choice_and_demand_has_its_words():
    assert {key: str(title) for key, title in words.PART.items()} == TITLES
    assert list(words.PART) == list(words.PART_EXPLAINED) == list(KEYS)
    assert {key: str(title) for key, title in words.PRESET.items()} == {key: one.title for key, one in PRESETS.items()}
    assert {key: str(title) for key, title in words.DEMAND.items()} == {key: one.title for key, one in DEMANDS.items()}
