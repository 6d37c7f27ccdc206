"""Each part of an occupation, at the points where its formula says what it is; and codes of older lists."""

from __future__ import annotations

import numpy as np
import pytest

from frombelow.methods.potential.demands import DEMANDS
from frombelow.methods.potential.occupations import DEMANDED_IN, KEYS, near_codes, parts_of
from frombelow.methods.potential.tests.small import occupations

NOT_KNOWN = float("nan")


def part(key, *rows, **more):
    parts = parts_of(occupations(*rows), **more)
    column = parts.keys.index(key)
    return parts.value[:, column].tolist(), parts.error[:, column].tolist(), parts.known[:, column].tolist()


@pytest.mark.parametrize(
    ("key", "figures", "value"),
    [
        ("size", {"jobs": 100_000.0}, 1),
        ("size", {"jobs": 1000.0}, 0.6),
        ("size", {"jobs": 0.0}, 0),
        ("low_pay", {"pay": 30_000.0, "area_pay": 60_000.0}, 1),
        ("low_pay", {"pay": 60_000.0, "area_pay": 60_000.0}, 0.5),
        ("low_pay", {"pay": 120_000.0, "area_pay": 60_000.0}, 0),
        ("underpaid", {"pay": 20_000.0, "nation_pay": 40_000.0}, 1),
        ("underpaid", {"pay": 40_000.0, "nation_pay": 40_000.0}, 0.5),
        ("density_here", {"density": 0.3}, 1),
        ("density_here", {"density": 0.03}, 0.1),
        ("petitions", {"petitions": 1.0}, 0.5),
        ("petitions", {"petitions": 64.0}, 1),
        ("petitions", {"petitions": 1 / 64}, 0),
        ("law", {"right_to_work": 1.0}, 0),
        ("law", {"right_to_work": 0.0}, 1),
        ("south", {"is_south": True}, 1),
    ],
)
def test_a_part_at_its_anchor_points(key, figures, value):
    values, _, known = part(key, figures)
    assert values == pytest.approx([value])
    assert known == [True]


def test_suppressed_jobs_leave_the_size_unknown_and_stand_at_the_occupations_mean():
    rows = [{"jobs": NOT_KNOWN}, {"area": "18", "jobs": 1000.0}, {"area": "26", "jobs": 100_000.0}]
    values, errors, known = part("size", *rows, {"code": "29-1141", "jobs": 10.0})
    assert known == [False, True, True, True]
    assert values[0] == pytest.approx(0.8)
    assert errors[0] == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("key", "figure"),
    [
        ("low_pay", "pay"), ("low_pay", "area_pay"), ("underpaid", "nation_pay"), ("density_here", "density"),
        ("petitions", "petitions"), ("law", "right_to_work"), ("demands", "pay"),
    ],
)  # fmt: skip
def test_what_is_not_known_says_so(key, figure):
    _, errors, known = part(key, {figure: NOT_KNOWN}, {})
    assert known == [False, True]
    assert np.isfinite(errors).all()


def test_errors_come_from_the_intervals():
    _, errors, _ = part("density_here", {"density_low": 0.0912, "density_high": 0.2088})
    assert errors == pytest.approx([0.1])
    _, errors, _ = part("petitions", {"petitions_error": np.log(2)})
    assert errors == pytest.approx([1 / 12])


@pytest.mark.parametrize(
    ("figures", "chosen", "value"),
    [
        ({"code": "29-1141", "pay": 50_000.0}, ("wage_floor", "staffing"), 1),
        ({"code": "29-1141", "pay": 90_000.0}, ("wage_floor", "staffing"), 0.5),
        ({"code": "35-3023", "pay": NOT_KNOWN}, ("schedules",), 1),
        ({"code": "11-1011"}, ("schedules", "safety"), 0),
        ({"code": "53-7065"}, ("schedules", "safety", "direct_hire", "staffing"), 0.75),
    ],
)
def test_demands_are_the_share_of_those_chosen_that_fit(figures, chosen, value):
    values, _, known = part("demands", figures, demands=chosen)
    assert values == pytest.approx([value])
    assert known == [True]


def test_every_demand_without_a_pay_is_felt_in_some_work():
    assert set(DEMANDED_IN) == {key for key, demand in DEMANDS.items() if demand.pay_below is None}


def test_every_part_has_a_value():
    parts = parts_of(occupations({}, {"jobs": NOT_KNOWN, "pay": NOT_KNOWN}))
    assert parts.keys == KEYS
    assert ((parts.value >= 0) & (parts.value <= 1)).all()


CODES = ["15-0000", "15-1252", "15-1253", "15-1299", "35-3023", "35-3031", "29-1141"]


@pytest.mark.parametrize(
    ("old", "near"),
    [
        ("15-1256", ["15-1252", "15-1253"]),  # the same broad group 15-125
        ("15-1131", ["15-1252", "15-1253", "15-1299"]),  # only the minor group 15-1
        ("35-3021", ["35-3023"]),  # combined food workers of the list of 2010
        ("47-2061", []),
        ("x", []),
    ],
)
def test_near_a_code_of_an_older_list_stand_those_of_its_group(old, near):
    assert near_codes(old, CODES) == near


def test_no_more_than_five_are_named():
    assert len(near_codes("11-9999", [f"11-99{n:02}" for n in range(20)])) == 5
