"""Scores and sums of the pages against slow plain twins."""

from __future__ import annotations

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from frombelow.hall.jobs.choosing import ORDERS, Choice, preset_choice
from frombelow.hall.jobs.drawing import scales, scatter
from frombelow.hall.jobs.queries.cells import board
from frombelow.hall.jobs.scoring import scored
from frombelow.hall.jobs.sums import best_by_county, best_by_sector, by_sector
from frombelow.hall.kit.kept import page_of_release
from frombelow.hall.terrain.models import Cell
from frombelow.hall.terrain.queries.places import place_of
from frombelow.methods.potential.presets import PRESETS

pytestmark = pytest.mark.usefixtures("cells")
EVERYTHING = [preset_choice(key, 0) for key in PRESETS]


def everywhere(found):
    return np.ones(len(found.board), bool)


def test_the_board_is_the_table():
    found = board()
    rows = list(Cell.objects.order_by("id"))
    assert len(found) == len(rows)
    for row, cell in enumerate(rows):
        assert (found.cells.county[row], found.cells.code[row]) == (cell.county.key, cell.code)
        assert found.cells.state[row] == cell.county.state
        assert found.cells.is_south[row] == cell.county.is_south
        assert found.cells.workers[row] == cell.workers
        assert found.cells.rates["strikes"].rate[row] == cell.strikes_times
        assert np.isnan(found.cells.pay[row]) == (cell.pay is None)


@pytest.mark.parametrize("choice", EVERYTHING, ids=lambda choice: choice.preset)
def test_a_score_is_the_weighted_mean_of_its_parts(choice):
    found = scored(choice)
    listing = found.listed(everywhere(found))
    for place, row in enumerate(listing.rows):
        parts = dict(zip(found.parts.keys, found.parts.value[row], strict=True))
        whole = sum(weight for _, weight in choice.weights)
        plain = sum(100 * parts[key] * weight / whole for key, weight in choice.weights)
        assert listing.ranking.score[place] == pytest.approx(plain, abs=1e-5)
        assert found.points(np.array([row]))[0].sum() == pytest.approx(plain)


@pytest.mark.parametrize("choice", EVERYTHING, ids=lambda choice: choice.preset)
def test_a_rank_counts_who_is_better_in_the_same_list(choice):
    found = scored(choice)
    for slug in (
        "united-states",
        "the-south",
        "illinois",
        "durham-county-nc",
        "durham-chapel-hill-nc-metro",
        "loup-county-ne",
    ):
        listing = found.listed(found.board.lying_in(place_of(slug)), order="score")
        score = listing.ranking.score
        assert list(score) == sorted(score, reverse=True)
        for place in range(len(listing)):
            assert listing.ranking.rank[place] == 1 + sum(other > score[place] for other in score)
            assert (
                listing.ranking.rank_low[place]
                <= listing.ranking.rank[place]
                <= listing.ranking.rank_high[place]
                <= len(listing)
            )


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("choice", EVERYTHING, ids=lambda choice: choice.preset)
def test_an_order_is_followed_and_its_scores_stay(choice, order):
    found = scored(choice)
    listing = found.listed(everywhere(found), order=order)
    by_score = found.listed(everywhere(found), order="score")
    score = dict(zip(by_score.rows.tolist(), by_score.ranking.score.tolist(), strict=True))
    assert [score[row] for row in listing.rows.tolist()] == listing.ranking.score.tolist()
    values = [standing_plainly(found, int(row), score[int(row)], order) for row in listing.rows]
    assert values == sorted(values, reverse=True)
    for place, value in enumerate(values):
        assert listing.ranking.rank[place] == 1 + sum(other > value + 1e-6 for other in values)


def standing_plainly(found, row, score, order):
    cells = found.board.cells
    density = 0 if np.isnan(cells.density[row]) else cells.density[row]
    many = 20 * np.log10(max(1.0, cells.workers[row] * (1 - density)))
    return {"score": score, "many": many, "both": (score + many) / 2}[order]


def test_what_weighs_the_workers_already_comes_by_its_score():
    assert preset_choice("moving").order == "both"
    assert preset_choice("class_wide").order == "score"
    assert preset_choice("class_wide", order="both").order == "both"


@pytest.mark.parametrize(
    ("slug", "count"),
    [("united-states", 8), ("the-south", 5), ("illinois", 3), ("durham-chapel-hill-nc-metro", 3), ("hinds-county-ms", 2), ("nebraska", 0)],
)  # fmt: skip
def test_cells_lie_where_their_county_lies(slug, count):
    assert board().lying_in(place_of(slug)).sum() == count


def test_small_cells_are_left_out_unless_they_are_wanted():
    small = scored(Choice("", (("size", 1.0),), (), 100))
    assert len(small.listed(everywhere(small))) == 7
    assert len(small.listed(everywhere(small), least=False)) == 8


def test_sums_of_sectors_are_those_of_a_plain_sum():
    found = scored(preset_choice("class_wide", 0))
    listing = found.listed(everywhere(found))
    for one in by_sector(found, np.arange(len(found.board))):
        rows = [(place, row) for place, row in enumerate(listing.rows) if found.board.cells.code[row] == one.code]
        workers = sum(found.board.cells.workers[row] for _, row in rows)
        assert one.workers == pytest.approx(workers)
        assert one.cells == len(rows)
        assert best_by_sector(found, listing)[one.code] == rows[0][0]
        assert one.score == pytest.approx(
            sum(found.board.cells.workers[row] * listing.ranking.score[place] for place, row in rows) / workers
        )


def test_the_best_of_each_county_is_its_first():
    found = scored(preset_choice("moving", 0))
    listing = found.listed(everywhere(found))
    best, seen = [], set()
    for place, row in enumerate(listing.rows):
        if found.board.cells.county[row] not in seen:
            seen.add(found.board.cells.county[row])
            best.append(place)
    assert best_by_county(found, listing) == best


def test_another_weight_asks_the_database_nothing():
    with page_of_release("cells kept"):
        scored(preset_choice("moving"))
        with CaptureQueriesContext(connection) as asked:
            scored(preset_choice("low_wage"))
            scored(Choice("", (("size", 1.0),), ("safety",)))
    assert not asked.captured_queries


points = st.lists(
    st.fixed_dictionaries({
        "workers": st.floats(1, 1e6), "score": st.floats(0, 100), "error": st.floats(0, 30),
        "is_reported": st.booleans(), "rank": st.integers(1, 50_000), "about": st.just("10"), "url": st.just("/x/?a=1&b=2"),
        "name": st.text(max_size=8),
    }),
    min_size=1, max_size=8,
)  # fmt: skip


@given(points)
def test_every_point_lies_inside_the_drawing(rows):
    across, up = scales(rows)
    for row in rows:
        assert 40 <= across.at(np.log10(row["workers"])) <= 626
        assert 26 <= up.at(row["score"]) <= 266
    assert scatter(rows, "x").count("<circle") == len(rows)


def test_nothing_is_drawn_of_nothing():
    assert scatter([], "x") == ""
