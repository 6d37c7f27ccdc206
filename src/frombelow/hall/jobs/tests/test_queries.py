"""What the pages of the South read: counts of the last years, regions, open shops, what is told until when."""

from __future__ import annotations

from datetime import date

import pytest

from frombelow.hall.jobs.queries import known, south, state
from frombelow.hall.jobs.rules import Strength, window_to
from frombelow.hall.terrain.models import Happening
from frombelow.hall.terrain.queries import places

pytestmark = pytest.mark.usefixtures("hall")


def nc():
    return places.place_of("north-carolina")


def test_the_south_stands_by_name_and_territories_stay_out():
    table = south.side_by_side()
    assert [row.state for row in table.states] == ["DC", "MS", "NC"]
    assert table.rest.locals == 1  # Illinois; Puerto Rico is no state
    assert table.of("illinois") is None


def test_wins_are_counted_to_the_end_of_the_nation_s_record():
    table = south.side_by_side()
    row = table.of("north-carolina")
    assert table.windows["election"] == window_to(date(2022, 9, 30))
    assert (row.won_few, row.won, row.won_since) == (1, 2, 1)
    assert (row.recognition, row.strike) == (1, 0)
    assert (table.rest.won, table.rest.recognition, table.rest.strike) == (1, 1, 1)


def test_the_counts_are_those_of_a_plain_count():
    table = south.side_by_side()
    for row in table.states:
        for kind, name in (("election", "won"), ("recognition", "recognition"), ("strike", "strike")):
            window = table.windows[kind]
            plain = sum(
                1
                for one in Happening.objects.filter(state_place__key=row.key, kind=kind, happened_on__isnull=False)
                if window.first <= one.happened_on <= window.last and (kind != "election" or one.result == "won")
            )
            assert getattr(row, name) == plain


def test_a_kind_that_no_source_tells_is_not_nought():
    assert south.happenings_by_state({}) == {}
    assert not south.told("won_few", {})
    assert south.whole([None, None]) is None
    assert south.whole([None, 0]) == 0


def test_shares_of_the_south_are_those_of_the_terrain():
    table = south.side_by_side()
    figures = places.newest_figures(("south",), ("union_density",))
    assert table.south.density.value == pytest.approx(figures[0].value)
    assert table.rest.density.value == pytest.approx((0.143 * 6 + 0.082 * 1) / 7)


def test_where_the_survey_is_silent_nothing_is_made_up():
    dc = south.side_by_side().of("district-of-columbia")
    assert (dc.density, dc.members, dc.covered, dc.largest) == (None, None, None, None)
    assert dc.right_to_work is False
    assert dc.minimum_wage is None


def test_members_and_the_covered_of_a_state():
    row = south.side_by_side().of("north-carolina")
    assert row.members.value == pytest.approx(0.031 * 500_000)
    assert row.covered.value == pytest.approx(0.031 / 0.040)
    assert row.covered.low < row.covered.value < row.covered.high


def test_a_local_that_reports_more_than_its_whole_union_is_not_believed():
    assert south.side_by_side().of("north-carolina").largest.name == "Teamsters Local 71"
    assert "Lodge 6" not in {row["name"] for row in state.locals_of(nc())}
    assert "Lodge 6" not in {shop.name for shop in state.shops_of(nc())}


def test_open_shops_have_an_answer_each():
    answers = {shop.name: shop for shop in state.shops_of(nc())}
    assert answers["UFCW Local 9C"].strength is Strength.MAJORITY
    assert answers["UFCW Local 9C"].share == pytest.approx(0.75)
    assert answers["Teamsters Local 71"].strength is Strength.MORE_UNITS
    assert answers["UA Local 5"].strength is Strength.NO_UNIT


def test_a_lost_election_tells_no_unit():
    told = {unit.happening for found in state.units_of(nc()).values() for unit in found}
    assert told == {"election-won", "won-2021", "notice-1"}


def test_wins_are_the_newest_first_with_their_unions():
    wins = state.wins_of(nc(), None)
    assert [win["key"] for win in wins] == ["won-2024", "recognized", "won-2021", "election-won"]
    assert wins[0]["unions"] == [("Baristas", None)]
    assert wins[2]["unions"] == [("UFCW Local 9C", "olms-9")]


def test_organizations_that_organize_stand_apart():
    found = state.organizations_of(nc())
    assert [row["name"] for row in found.named["worker center or worker justice"]] == ["Durham Worker Center"]
    assert found.others == [("labor", 1)]


def test_how_far_each_kind_is_told():
    rows = known.coverage()
    found, missing = known.reach_of(rows, "NC")
    reach = {one.kind: one for one in found}
    assert reach["election"].complete == date(2026, 8, 20)
    assert reach["recognition"].complete is None
    assert "osha_inspections" in missing
    assert "community" in missing
    newest = known.newest_day(rows)
    assert [one.kind for one in known.ended_or_partial(found, newest)][-1] == "recognition"
    assert "election" not in {one.kind for one in known.ended_or_partial(found, newest)}
    elsewhere, _missing = known.reach_of(rows, "MS")
    assert "election" in {one.kind for one in known.ended_or_partial(elsewhere, newest)}


def test_the_states_whose_own_record_reaches_further():
    assert known.complete_later(known.coverage(), "election", date(2022, 9, 30)) == {"NC": date(2026, 8, 20)}


def test_faults_are_read_from_the_card():
    cards = known.cards()
    assert known.faults(cards, "cspp_labor")[1].startswith("Bargaining by public employees")
    assert known.faults(cards, "no-such-source") == []
    assert [card["key"] for card in known.idle(cards)] == ["osha"]


def test_a_state_s_own_record_may_reach_further():
    assert state.won_in(nc(), window_to(date(2026, 8, 20))) == (0, 1)
    assert state.won_in(nc(), window_to(date(2024, 4, 30))) == (0, 2)
    assert state.won_in(nc(), window_to(date(2024, 5, 1))) == (1, 2)
