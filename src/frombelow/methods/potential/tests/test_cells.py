"""Each part of a cell, at the points where its formula says what it is."""

from __future__ import annotations

import numpy as np
import pytest

from frombelow.methods.potential.cells import FEWEST, KEYS, KINDS, parts_of, rates_of, with_demands
from frombelow.methods.potential.demands import DEMANDS
from frombelow.methods.potential.presets import DEFAULT, DEMANDS_OF, PRESETS
from frombelow.methods.potential.ranking import as_array
from frombelow.methods.potential.rates import shrunken_rates
from frombelow.methods.potential.tests.small import cells

NOT_KNOWN = float("nan")


def part(key, *rows, **more):
    """(values, errors, known) of a part of cells of these rows."""
    parts = parts_of(cells(*rows, **more))
    column = parts.keys.index(key)
    return parts.value[:, column].tolist(), parts.error[:, column].tolist(), parts.known[:, column].tolist()


@pytest.mark.parametrize(
    ("key", "figures", "value"),
    [
        ("size", {"workers": 100_000.0, "density": 0.0}, 1),
        ("size", {"workers": 2_000_000.0, "density": 0.0}, 1),
        ("size", {"workers": 1000.0, "density": 0.0}, 0.6),
        ("size", {"workers": 2000.0, "density": 0.5}, 0.6),  # a thousand without a union
        ("size", {"workers": 1000.0, "density": NOT_KNOWN}, 0.6),
        ("size", {"workers": 1.0, "density": 0.9}, 0),
        ("size", {"workers": 0.0}, 0),
        ("growth", {"growth": 0.0}, 0.5),
        ("growth", {"growth": 0.05}, 1),
        ("growth", {"growth": -0.05}, 0),
        ("growth", {"growth": 0.2}, 1),
        ("low_pay", {"pay": 60_000.0, "area_pay": 60_000.0}, 0.5),
        ("low_pay", {"pay": 30_000.0, "area_pay": 60_000.0}, 1),
        ("low_pay", {"pay": 120_000.0, "area_pay": 60_000.0}, 0),
        ("low_pay", {"pay": 10_000.0, "area_pay": 60_000.0}, 1),
        ("underpaid", {"pay": 40_000.0, "trade_pay": 40_000.0}, 0.5),
        ("underpaid", {"pay": 20_000.0, "trade_pay": 40_000.0}, 1),
        ("density_here", {"place_density": 0.3}, 1),
        ("density_here", {"place_density": 0.15}, 0.5),
        ("density_here", {"place_density": 0.6}, 1),
        ("density_state", {"density": 0.03}, 0.1),
        ("density_trade", {"trade_density": 0.06}, 0.2),
        ("law", {"right_to_work": 0.0}, 1),
        ("law", {"right_to_work": 1.0}, 0),
        ("workers_of_color", {"share_of_color": 0.35}, 0.35),
        ("workers_of_color", {"share_of_color": 1.02}, 1),  # two shares that were rounded
        ("south", {"is_south": True}, 1),
        ("south", {"is_south": False}, 0),
    ],
)
def test_a_part_at_its_anchor_points(key, figures, value):
    values, _, known = part(key, figures)
    assert values == pytest.approx([value])
    assert known == [True]


@pytest.mark.parametrize("kind", KINDS)
def test_a_rate_is_told_on_a_doubling_scale(kind):
    values, *_ = part(kind, *[{}] * 6, times=(1.0, 2.0, 64.0, 1 / 64, 1000.0, 1e-9))
    assert values == pytest.approx([0.5, 0.5 + 1 / 12, 1, 0, 1, 0])


def test_the_error_of_a_rate_is_told_on_the_same_scale():
    """An error of ln 2 is one doubling of twelve."""
    _, errors, _ = part("petitions", {}, error=np.log(2))
    assert errors == pytest.approx([1 / 12])


def test_errors_come_from_the_intervals():
    _, errors, _ = part("density_here", {"place_density_low": 0.15 - 0.0588, "place_density_high": 0.15 + 0.0588})
    assert errors == pytest.approx([0.1])
    _, errors, _ = part("size", {"workers_low": 100.0, "workers_high": 10_000.0})
    assert errors == pytest.approx([2 / (2 * 1.645) / 5])
    _, errors, _ = part("size", {})
    assert errors == [0]


@pytest.mark.parametrize(
    ("part_key", "figure"),
    [
        ("growth", "growth"), ("low_pay", "pay"), ("low_pay", "area_pay"), ("underpaid", "pay"), ("underpaid", "trade_pay"),
        ("density_here", "place_density"), ("density_state", "density"), ("density_trade", "trade_density"), ("law", "right_to_work"),
        ("workers_of_color", "share_of_color"), ("demands", "pay"),
    ],
)  # fmt: skip
def test_a_part_whose_figure_is_not_known_stands_at_the_sectors_mean(part_key, figure):
    """Two cells of the sector are known, one of another sector is far off and does not count."""
    values, errors, known = part(part_key, {}, {}, {figure: NOT_KNOWN}, {"code": "72", "pay": 5.0, "growth": 0.05})
    assert known == [True, True, False, True]
    assert values[2] == pytest.approx(values[0])
    assert np.isfinite(errors).all()


def test_a_kind_that_is_on_record_nowhere_is_not_known():
    values, errors, known = part("strikes", {}, {}, kinds=("petitions", "charges", "recognitions"))
    assert (values, errors, known) == ([0.5, 0.5], [0.29, 0.29], [False, False])


def test_position_is_told_of_movers_alone():
    """Warehouses are four fifths of county 39001's work and half of the nation's; 39003 has them as a fifth. Care has no position: a mean stands in."""
    rows = [
        {"code": "48-49", "workers": 800.0}, {"code": "62", "workers": 200.0},
        {"county": "39003", "code": "48-49", "workers": 200.0}, {"county": "39003", "code": "62", "workers": 800.0},
    ]  # fmt: skip
    values, _, known = part("position", *rows)
    assert known == [True, False, True, False]
    assert values[0] == pytest.approx(0.5 + np.log2(0.8 / 0.5) / 4)
    assert values[2] == pytest.approx(0.5 + np.log2(0.2 / 0.5) / 4)


def test_position_ends_at_four_times_and_at_a_fourth():
    big = [{"county": f"39{n:03}", "code": "62", "workers": 10_000.0} for n in range(1, 10)]
    values, *_ = part(
        "position", *big, {"county": "39001", "code": "22", "workers": 1.0}, {"county": "39099", "code": "22"}
    )
    assert values[-2:] == pytest.approx([0, 1])


def test_a_trade_that_nobody_works_in_here_has_the_least_position():
    values, _, known = part(
        "position", {"code": "22", "workers": 0.0}, {"code": "62"}, {"county": "39003", "code": "22"}
    )
    assert (values[0], known[0]) == (0, True)


@pytest.mark.parametrize("code", ["61-public", "92"])
def test_right_to_work_laws_say_nothing_of_public_employers(code):
    _, _, known = part("law", {"code": code})
    assert known == [False]


def test_the_win_rate_is_drawn_to_the_states_and_unknown_where_none_was_decided():
    values, _, known = part(
        "win_rate",
        {"won": 30.0, "decided": 40.0},
        {"county": "39003", "won": 0.0, "decided": 0.0},
        {"county": "01001", "state": "AL", "won": 10.0, "decided": 40.0},
    )
    assert known == [True, False, True]
    assert values[2] < 0.5 < values[0] < 0.75
    assert values[1] == pytest.approx((values[0] + values[2]) / 2)


@pytest.mark.parametrize(
    ("figures", "chosen", "value"),
    [
        ({"code": "62", "pay": 40_000.0}, ("wage_floor", "staffing"), 1),
        ({"code": "62", "pay": 60_000.0}, ("wage_floor", "staffing"), 0.5),
        ({"code": "52", "pay": 52_000.0}, ("wage_floor", "staffing"), 0),  # 52,000 is twenty-five dollars an hour
        ({"code": "52", "pay": 51_999.0}, ("wage_floor",), 1),
        ({"code": "62", "pay": NOT_KNOWN}, ("staffing",), 1),  # no demand about pay is chosen
        ({"code": "61-public", "pay": NOT_KNOWN}, ("staffing", "public_services", "safety", "direct_hire"), 0.5),
        ({"code": "62"}, (), 0),
    ],
)
def test_demands_are_the_share_of_those_chosen_that_fit(figures, chosen, value):
    parts = parts_of(cells(figures), chosen)
    column = parts.keys.index("demands")
    assert parts.value[0, column] == pytest.approx(value)
    assert parts.known[0, column]


@pytest.mark.parametrize("chosen", [("wage_floor", "staffing"), ("staffing",), tuple(DEMANDS), ()])
def test_other_demands_change_no_other_part(chosen):
    some = cells({"code": "62", "pay": 40_000.0}, {"code": "52", "pay": NOT_KNOWN}, {"code": "62", "pay": NOT_KNOWN})
    before = parts_of(some)
    kept = before.value.copy()
    changed, anew = with_demands(before, some, chosen), parts_of(some, chosen)
    for name in ("value", "error", "known"):
        assert getattr(changed, name).tolist() == getattr(anew, name).tolist()
    assert before.value.tolist() == kept.tolist()


def test_every_demand_is_felt_somewhere():
    for demand in DEMANDS.values():
        assert demand.sectors or demand.pay_below


def test_every_part_is_between_0_and_1_whatever_is_missing():
    none = dict.fromkeys(
        ("pay", "trade_pay", "area_pay", "density", "density_low", "density_high", "place_density", "place_density_low",
         "place_density_high", "trade_density", "growth", "right_to_work", "share_of_color"), NOT_KNOWN,
    )  # fmt: skip
    parts = parts_of(cells(none, {}, none | {"code": "22"}, {"code": "22", "pay": 0.0}))
    assert parts.keys == KEYS
    assert (parts.value >= 0).all()
    assert (parts.value <= 1).all()
    assert np.isfinite(parts.error).all()


def test_rates_count_a_tiny_cell_as_fifty_workers():
    """One petition among three workers is not a rate of a third."""
    events, workers = np.array([1.0, 4.0, 0.0]), np.array([3.0, 2000.0, 500.0])
    code, state, county = np.array(["62", "62", "72"]), np.array(["OH"] * 3), np.array(["39001", "39003", "39003"])
    told = rates_of(events, workers, 10.0, code, state, county)
    by_hand = shrunken_rates(
        events, np.array([10 * FEWEST, 20_000.0, 5000.0]), np.array([0, 0, 1]), np.zeros(3, int), np.array([0, 1, 1])
    )
    assert told.rate == pytest.approx(by_hand.rate)


@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.key)
def test_a_preset_weighs_parts_that_are_there(preset):
    weights = as_array(KEYS, preset.weights)
    assert (weights <= 10).all()
    assert preset.title
    assert preset.why.endswith(".")
    assert set(DEMANDS_OF.get(preset.key, ())) <= set(DEMANDS)


def test_the_default_preset_is_one():
    assert DEFAULT in PRESETS


def test_members_that_another_area_lends_are_less_known():
    rows = [{"place_density_of": of} for of in ("county", "metro", "state", "")]
    values, errors, known = part("density_here", *rows)
    assert values == [0.5] * 4
    assert errors[0] == errors[3] == 0
    assert 0 < errors[1] < errors[2] < 0.2
    assert all(known)


def test_a_rate_that_is_not_on_record_stands_at_the_mean_of_its_sector_and_is_not_known():
    rows = [{"code": "92", "county": f"3900{n}"} for n in (1, 3, 5)]
    values, errors, known = part("charges", *rows, times=(0.5, 2.0, NOT_KNOWN))
    assert values[2] == np.mean(values[:2])
    assert errors[2] > 0
    assert known == [True, True, False]


def test_cells_without_years_on_record_have_no_rate_and_change_no_others():
    code, state, county = np.array(["62", "72", "92"]), np.array(["OH"] * 3), np.array(["39001"] * 3)
    workers = np.array([1000.0, 500.0, 300.0])
    told = rates_of(np.array([3.0, 1.0, 7.0]), workers, np.array([10.0, 10.0, 0.0]), code, state, county)
    alone = rates_of(np.array([3.0, 1.0]), workers[:2], np.array([10.0, 10.0]), code[:2], state[:2], county[:2])
    assert np.isnan(told.rate[2])
    assert np.isnan(told.log_error[2])
    assert told.rate[:2] == pytest.approx(alone.rate)
    assert told.national == pytest.approx(alone.national)
