"""Laws of learning from codings: what they may move, and what not."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frombelow.methods.linkage.places import Question, place
from frombelow.methods.linkage.places.codings import STRENGTH, UNHEARD, Codings, allow_for_the_unheard, learn
from frombelow.methods.linkage.places.decide import probabilities, read_clues
from frombelow.methods.linkage.places.tests.small_country import small_country

PLACES = small_country()
COUNTS = st.lists(st.floats(0, 100), min_size=4, max_size=4)


@given(COUNTS, st.lists(st.booleans(), min_size=4, max_size=4))
def test_learning_keeps_the_sum_and_the_odds_of_a_slip(counts: list[float], lies_in: list[bool]) -> None:
    odds, inside = np.array([0.6, 0.3, 0.08, 0.02]), np.array(lies_in)
    learned = learn(odds, np.array(counts), inside)
    assert learned.sum() == pytest.approx(1)
    assert learned[inside].sum() == pytest.approx(odds[inside].sum())


def test_geography_counts_as_much_as_its_strength_in_codings() -> None:
    learned = learn(np.array([0.75, 0.25]), np.array([0.0, STRENGTH]), np.array([True, True]))
    assert learned == pytest.approx([0.375, 0.625])


def test_a_lone_coding_does_not_beat_a_clear_post_office() -> None:
    assert place(PLACES, "Siler City", "NC").fips == "37037"


def test_codings_do_not_move_a_place_to_where_it_is_not() -> None:
    assert place(PLACES, "Raleigh", "NC").fips == "37183", "coded 40 times in the county beside"
    without = replace(read_clues(PLACES, "Raleigh", "NC", ""), codings=Codings())
    counties = PLACES.by_state["NC"]
    geography = probabilities(counties, without)[counties.row["37183"]]
    assert place(PLACES, "Raleigh", "NC").probability == pytest.approx(geography, abs=0.001)


def test_asked_for_a_coders_county_the_codings_may_speak_for_any() -> None:
    coded, lies = (place(PLACES, "Raleigh", "NC", question=question) for question in (Question.CODED, Question.LIES))
    assert (coded.fips, lies.fips) == ("37063", "37183")
    assert "Federal coders wrote Durham County for 40 of" in coded.reason
    assert "lies in Wake County" in coded.reason


def test_a_coding_of_the_very_zip_counts_as_much_as_all_else() -> None:
    alone = replace(read_clues(PLACES, "Siler City", "NC", ""), codings=Codings({"37063": 1.0}, {}))
    counties = PLACES.by_state["NC"]
    odds = probabilities(counties, alone, question=Question.CODED)
    assert odds[counties.row["37063"]] == pytest.approx(0.5, abs=0.02)


@given(COUNTS)
def test_the_unheard_keep_a_small_part(counts: list[float]) -> None:
    geography = np.array([0.6, 0.3, 0.08, 0.02])
    learned = learn(geography, np.array(counts), np.ones(4, dtype=bool))
    allowed = allow_for_the_unheard(learned, geography)
    best = int(learned.argmax())
    assert allowed.sum() == pytest.approx(1)
    assert allowed[best] == pytest.approx((1 - UNHEARD) * learned[best])
    assert (allowed > 0).all()


def test_what_coders_often_wrote_is_the_second_candidate() -> None:
    assert place(PLACES, "Raleigh", "NC").candidates[1][0] == "37063"


def test_a_place_that_bears_its_countys_name_stays_in_it() -> None:
    assert place(PLACES, "Durham", "NC").fips == "37063", "coded 40 times in Wake, where it has a part"


def test_codings_of_the_zip_and_of_the_city_are_told_apart() -> None:
    codings = read_clues(PLACES, "Carrboro", "NC", "27510").codings
    assert codings == Codings({"37037": 4.0}, {"37037": 16.0, "37135": 2.0})
    assert codings.total() == {"37037": 20.0, "37135": 2.0}
    assert read_clues(PLACES, "City of Carrboro", "NC", "").codings.total() == codings.total()
