"""Laws of placing: probabilities, candidates, order and the effect of a ZIP."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frombelow.methods.linkage.places import Question, place
from frombelow.methods.linkage.places.answer import COVERED
from frombelow.methods.linkage.places.decide import features, probabilities, read_clues, softmax
from frombelow.methods.linkage.places.fitting import Example, fit
from frombelow.methods.linkage.places.gazetteer import distances
from frombelow.methods.linkage.places.spelling import name_key, squash, zip_in
from frombelow.methods.linkage.places.states import STATES, usps_code
from frombelow.methods.linkage.places.tests.small_country import small_country

PLACES = small_country()
CITIES = st.one_of(st.sampled_from(["Durham", "raleigh", "Chapel Hill", "fairfax", "New York"]), st.text(max_size=30))
STATE = st.sampled_from(["NC", "VA", "NY", "DC", "Virginia", "ZZ", ""])
ZIPS = st.sampled_from(["", "27701", "27703", "22031", "10451", "99999", "x"])


@given(CITIES, STATE, ZIPS, st.sampled_from(Question))
def test_an_answer_is_always_whole(city: str, state: str, zip_code: str, question: Question) -> None:
    answer = place(PLACES, city, state, zip_code, question)
    parts = [part for _, part in answer.candidates]
    assert parts == sorted(parts, reverse=True)
    assert len(dict(answer.candidates)) == len(parts)
    assert 0 <= answer.probability <= 1
    assert answer.reason.endswith(".")
    if answer.fips:
        assert answer.candidates[0] == (answer.fips, pytest.approx(answer.probability))
    if answer.candidates:
        assert sum(parts) >= COVERED[question] - 0.001
        assert len({fips[:2] for fips in dict(answer.candidates)}) == 1, "never a county of another state"


@given(CITIES, st.sampled_from(["NC", "VA", "NY"]), ZIPS, st.sampled_from(Question))
def test_probabilities_sum_to_one(city: str, state: str, zip_code: str, question: Question) -> None:
    odds = probabilities(PLACES.by_state[state], read_clues(PLACES, city, state, zip_code), question=question)
    assert odds.sum() == pytest.approx(1)
    assert (odds >= 0).all()


@given(st.sampled_from(["Durham", "Chapel Hill", "Mount Vernon"]), st.sampled_from([str.upper, str.lower, str.title]))
def test_capitals_and_blanks_do_not_matter(city: str, change: object) -> None:
    state = "NY" if city == "Mount Vernon" else "NC"
    assert callable(change)
    assert place(PLACES, f"  {change(city)} ", state).fips == place(PLACES, city, state).fips


def test_a_zip_of_the_city_makes_the_answer_surer() -> None:
    with_zip, without = place(PLACES, "Fairfax", "VA", "22030"), place(PLACES, "Fairfax", "VA")
    assert with_zip.fips == without.fips == "51600"
    assert with_zip.probability > without.probability


def test_a_misspelling_is_less_sure_than_the_name() -> None:
    assert place(PLACES, "Ralegh", "NC").probability < place(PLACES, "Raleigh", "NC").probability


def test_the_point_is_of_the_zip_else_of_the_city() -> None:
    assert place(PLACES, "Durham", "NC", "27701").point == (3.0, 4.0)
    assert place(PLACES, "Raleigh", "NC", "27701").point == (1.0, 2.0), "a ZIP that disagrees has no say"
    assert place(PLACES, "Durham and Raleigh", "NC").point is None


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    assert squash(name_key(text)) == "".join(c for c in squash(name_key(text)) if c.isalnum())
    assert "  " not in name_key(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("St. Louis", "saint louis"),
        ("Coeur d'Alene", "coeur dalene"),
        ("Bayamón", "bayamon"),
        ("N. Las Vegas", "north las vegas"),
    ],
)
def test_spellings_share_a_key(text: str, key: str) -> None:
    assert name_key(text) == key


def test_a_zip_is_five_digits_and_nothing_longer() -> None:
    assert zip_in("Albany 12207-0001") == "12207"
    assert zip_in("123456") is None


def test_states_go_by_code_and_name() -> None:
    assert {usps_code(state.name) for state in STATES} == {state.usps for state in STATES}
    assert usps_code(" n.c ") is None
    assert usps_code("Dist of Columbia") == "DC"
    assert sum(state.is_south for state in STATES) == 17


def test_distances_are_those_of_the_globe() -> None:
    new_york_and_los_angeles = distances(np.array([[40.7128, -74.006], [34.0522, -118.2437]]))
    assert new_york_and_los_angeles[0, 1] == pytest.approx(3936, abs=5)  # km, by any atlas
    assert new_york_and_los_angeles[0, 0] == 0


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=8))
def test_softmax_sums_to_one_and_keeps_the_order(scores: list[float]) -> None:
    odds = softmax(np.array(scores))
    assert odds.sum() == pytest.approx(1)
    assert odds.argmax() == np.array(scores).argmax() or odds.max() == pytest.approx(odds[np.array(scores).argmax()])


def test_fitting_learns_how_often_coders_slip() -> None:
    counties = PLACES.by_state["NC"]
    seen = features(counties, read_clues(PLACES, "Raleigh", "NC", ""))
    assert seen is not None
    right, wrong = counties.row["37183"], counties.row["37063"]
    careful = fit([Example(seen, {right: 99.0, wrong: 1.0})])
    sloppy = fit([Example(seen, {right: 80.0, wrong: 20.0})])
    clues = read_clues(PLACES, "Raleigh", "NC", "")
    assert probabilities(counties, clues, careful)[right] > probabilities(counties, clues, sloppy)[right]
    assert probabilities(counties, clues, sloppy)[right] == pytest.approx(0.8, abs=0.05)


def test_fitting_without_examples_is_refused() -> None:
    with pytest.raises(ValueError, match="without examples"):
        fit([])
