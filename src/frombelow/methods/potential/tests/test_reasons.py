"""Why a cell stands where it stands: every part has a sentence, and what the sentences add is the score."""

from __future__ import annotations

import numpy as np
import pytest

from frombelow.methods.potential.cells import KEYS, KINDS, parts_of
from frombelow.methods.potential.presets import PRESETS
from frombelow.methods.potential.ranking import NoWeights, ranked
from frombelow.methods.potential.reasons import FIGURES, PATTERNS, UNKNOWN, reasons
from frombelow.methods.potential.tests.small import cells
from frombelow.methods.potential.words import TITLES, part_sentence

NOT_KNOWN = float("nan")
EVERYTHING = dict.fromkeys(KEYS, 1.0)
SOME = cells(
    {"code": "48-49", "workers": 4321.0, "pay": 31_415.0, "density": 0.271},
    {"code": "62", "pay": NOT_KNOWN, "growth": -0.0234, "is_south": True, "right_to_work": 1.0},
    {"county": "39003", "code": "22", "place_density": NOT_KNOWN, "won": 3.0, "decided": 4.0},
    times=(3.26, 0.04, 1.0),
)
PARTS = parts_of(SOME)


def test_every_part_has_a_pattern_its_figures_and_a_title():
    assert set(PATTERNS) == set(KEYS) == set(TITLES)
    assert set(FIGURES) | set(KINDS) == set(KEYS)


@pytest.mark.parametrize("row", range(3))
def test_every_sentence_is_filled(row):
    for reason in reasons(SOME, PARTS, EVERYTHING, row):
        assert "{" not in str(reason)
        assert "nan" not in str(reason)
        assert reason.known == (reason.pattern != UNKNOWN)
        assert str(reason).endswith(".")


@pytest.mark.parametrize("weights", [EVERYTHING, *(preset.weights for preset in PRESETS.values())])
def test_the_points_of_all_reasons_are_the_score(weights):
    ranking = ranked(PARTS, weights)
    for row in range(3):
        told = reasons(SOME, PARTS, weights, row)
        assert {reason.key for reason in told} == {key for key, weight in weights.items() if weight}
        assert sum(reason.points for reason in told) == pytest.approx(ranking.score[row], abs=1e-5)


def test_those_that_add_most_come_first():
    for row in range(3):
        points = [reason.points for reason in reasons(SOME, PARTS, EVERYTHING, row)]
        assert points == sorted(points, reverse=True)


@pytest.mark.parametrize("most", [1, 3, 50])
def test_only_so_many_are_told(most):
    for row in range(3):
        assert reasons(SOME, PARTS, EVERYTHING, row, most) == reasons(SOME, PARTS, EVERYTHING, row)[:most]


def test_a_part_without_weight_is_no_reason():
    told = reasons(SOME, PARTS, {"size": 2, "law": 0}, 0)
    assert [(reason.key, str(reason)) for reason in told] == [("size", "About 4,321 workers.")]


def test_weights_of_nothing_are_refused():
    with pytest.raises(NoWeights):
        reasons(SOME, PARTS, {}, 0)
    with pytest.raises(NoWeights):
        reasons(SOME, PARTS, {"luck": 1}, 0)


@pytest.mark.parametrize(
    ("row", "key", "sentence"),
    [
        (0, "low_pay", "A job pays $31,415 a year on average, all jobs around $60,000."),
        (0, "density_state", "27.1% of this sector's workers in the state are union members."),
        (0, "petitions", "Workers are expected to file for elections 3.3 times as often as in the nation."),
        (1, "charges", "They are expected to charge employers 0.04 times as often as in the nation."),
        (1, "growth", "Jobs of this sector in the state change by -2.3% a year."),
        (1, "law", "Right-to-work law: yes."),
        (0, "law", "Right-to-work law: no."),
        (1, "south", "In the South: yes."),
        (1, "low_pay", UNKNOWN),
        (2, "density_here", UNKNOWN),
        (0, "workers_of_color", "20% of the people here are Black or Hispanic."),
    ],
)
def test_figures_are_told_as_they_are(row, key, sentence):
    assert [str(reason) for reason in reasons(SOME, PARTS, {key: 1}, row)] == [sentence]


def test_what_is_on_record_in_the_cell_stands_beside_what_is_expected():
    made = cells({}, {}, {}, {}, times=(3.0,) * 4, found={"petitions": np.array([0.0, 0.4, 3.0, 1234.4])})
    told = [str(reasons(made, parts_of(made), {"petitions": 1}, row)[0]) for row in range(4)]
    expected = "Workers are expected to file for elections 3.0 times as often as in the nation. On record here: "
    assert told == [f"{expected}{found}." for found in ("none", "0.4", "3", "1,234")]
    (charges,) = reasons(made, parts_of(made), {"charges": 1}, 0)
    assert "On record" not in str(charges)


@pytest.mark.parametrize(
    ("of", "area"),
    [("county", "the county"), ("metro", "the metropolitan area"), ("state", "the state"), ("", "this area")],
)
def test_whose_members_are_counted_is_told(of, area):
    made = cells({"place_density_of": of})
    (told,) = reasons(made, parts_of(made), {"density_here": 1}, 0)
    assert str(told) == f"15.0% of the workers of {area} are union members."


def test_the_win_rate_told_is_the_one_that_counts():
    (told,) = reasons(SOME, PARTS, {"win_rate": 1}, 2)
    assert told.values == {"win_rate": f"{told.points:.0f}"}


def test_a_position_beyond_the_scale_is_told_as_at_least_and_at_most():
    """Utilities are all of one county's work, a thousandth of the nation's and a ten-thousandth of another county's."""
    rows = [{"county": f"39{n:03}", "workers": 10_000.0} for n in range(1, 100)]
    made = cells(*rows, {"county": "39001", "code": "22", "workers": 1.0}, {"county": "39199", "code": "22"})
    parts = parts_of(made)
    told = [str(reasons(made, parts, {"position": 1}, row)[0]) for row in (-2, -1)]
    assert told == [
        "This sector is ≤ 0.25 times as large a part of the work here as in the nation.",
        "This sector is ≥ 4 times as large a part of the work here as in the nation.",
    ]


def test_a_row_that_is_a_sum_tells_its_parts_of_100():
    parts = parts_of(SOME)
    parts.value[0, KEYS.index("size")], parts.value[0, KEYS.index("law")] = 0.734, 0.2
    told = part_sentence(parts, {"size": 1, "law": 1, "south": 0, "density_here": 3}, 0, 2)
    assert told == ["Union members here: 50 of 100.", "Workers without a union: 73 of 100."]


def test_a_sum_that_is_not_known_says_so():
    told = part_sentence(PARTS, {"density_here": 1}, 2, 3)
    assert told == [
        f"Union members here: {100 * PARTS.value[2, KEYS.index('density_here')]:.0f} of 100 (not known; a mean stands in)."
    ]
    assert np.isfinite(PARTS.value).all()
