"""Figures as cards: whose figure it is, which years it covers, what to doubt, where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from frombelow.hall.kit.figures import State
from frombelow.hall.terrain import glance
from frombelow.hall.terrain.queries.places import Figure, PlaceRow

DURHAM = PlaceRow(
    1, "37063", "county", "Durham County, North Carolina", "durham-county-nc", "NC", True, 320_000, 36.0, -78.9, "37",
    "North Carolina", "north-carolina", None, None,
)  # fmt: skip
EL_PASO = replace(DURHAM, key="08041", name="El Paso County, Colorado", slug="el-paso-county-co", is_south=False)
OF_METRO = "Not measured for this county: the figure is that of {} (metropolitan area, 2016–2020 pooled)."
OF_STATE = "Not measured for this county: the figure is that of North Carolina (state)."


def figure(place: str = "37063", measure: str = "union_density", value: float | None = 0.03, **more: object) -> Figure:
    plain = Figure(
        place, measure, 2020, value, None, None, None, "reported", None, "A survey", "survey", None, None, None, None
    )
    return replace(plain, **more)


def density(note: str, **more: object) -> Figure:
    return figure(status="estimated", note=note, rank=5, ranked=3142, **more)


def test_a_borrowed_figure_bears_the_name_of_the_area_that_was_measured():
    card = glance.stat(DURHAM, "union_density", {"37063": density(OF_METRO.format("Durham-Chapel Hill, NC"))})
    assert card.place == "Durham-Chapel Hill, NC"
    assert "Durham-Chapel Hill, NC" in card.caution
    assert "Rank" not in card.note  # it ranks the area, not the county


def test_the_state_is_not_compared_with_itself():
    found = {"37063": density(OF_STATE), "37": figure("37", value=0.03), "us": figure("us", value=0.108)}
    card = glance.stat(DURHAM, "union_density", found)
    assert card.place == "North Carolina"
    assert [other.label for other in card.comparisons] == ["United States"]


def test_a_doubted_figure_says_so():
    doubted = glance.stat(EL_PASO, "union_density", {"08041": density(OF_METRO.format("Colorado Springs, CO"))})
    assert "Doubt this figure" in doubted.caution
    row = {"note": OF_METRO.format("Colorado Springs, CO"), "place__name": "El Paso County", "rank": 5, "ranked": 9}
    shown = glance.map_row(row, "union_density")
    assert (shown["measured_in"], shown["rank"]) == ("Colorado Springs, CO", None)
    assert "Doubt this figure" in shown["doubt"]
    assert not glance.map_row({**row, "note": None}, "jobs")["doubt"]


def test_what_was_counted_leads_to_the_list_of_it_and_is_no_small_sample():
    rate = figure(measure="election_win_rate", value=11 / 21, observations=21, note="Counted from 1988 to 2026.")
    card = glance.stat(DURHAM, "election_win_rate", {"37063": rate})
    assert card.source_url == "/places/durham-county-nc/happenings/?kind=election"
    assert (card.year, card.caution, card.note, card.state) == (
        "1988–2026",
        "11 of 21 decided elections.",
        "",
        State.SHOWN,
    )


def test_a_sum_over_states_has_the_period_of_the_nation():
    south = figure("south", "elections_held", 900.0, note="The sixteen Southern states and DC together.")
    nation = figure("us", "elections_held", 9000.0, note="Counted from 1988 to 2026; complete for the country.")
    assert glance.years_of(south, "elections_held", {"south": south, "us": nation}) == "1988–2026"
    assert glance.years_of(south, "jobs", {"us": nation}) == "2020"


@pytest.mark.parametrize(
    ("observations", "value", "status", "state"),
    [
        (49, 0.1, "reported", State.SMALL_SAMPLE), (50, 0.1, "reported", State.SHOWN),
        (None, None, "suppressed", State.SUPPRESSED), (None, None, "reported", State.UNKNOWN),
    ],
)  # fmt: skip
def test_when_a_number_is_shown(observations, value, status, state):
    asked = figure(value=value, observations=observations, status=status)
    assert glance.state_of(asked, "union_density") == state


def test_a_law_without_a_figure_of_its_own_is_the_state_s():
    wage = {"37": figure("37", "minimum_wage", 7.25), "us": figure("us", "minimum_wage", 7.25)}
    assert glance.stat(DURHAM, "minimum_wage", wage).note == "The law of the state."
    own = figure(measure="minimum_wage", value=15.0, note="State law. Higher in: Chicago $15.40 (2022).")
    assert "Higher in: Chicago" in glance.stat(DURHAM, "minimum_wage", wage | {"37063": own}).note


def test_ranks_in_words():
    ranked = figure(rank=1647, ranked=3219, rank_south=747, ranked_south=1422)
    assert glance.rank_note(ranked) == (
        "Rank 1,647 of 3,219 in the nation, 747 of 1,422 in the South (1 is the highest)."
    )
    assert glance.rank_note(replace(ranked, rank_south=None)) == "Rank 1,647 of 3,219 in the nation (1 is the highest)."
    assert glance.rank_note(replace(ranked, ranked=2)) == ""


def test_sums_of_dollars_are_not_compared():
    found = {"37063": figure(measure="wage_theft_back_wages", value=1.7e6), "us": figure("us", value=1.6e9)}
    assert glance.stat(DURHAM, "wage_theft_back_wages", found).comparisons == ()


def test_the_hall_adds_what_a_source_leaves_open():
    wage = figure(measure="minimum_wage", value=15.0, source_key="minimum_wage")
    assert "closes at the end of 2022" in glance.note(wage, "minimum_wage")
    assert "The list of players has more" in glance.note(figure(source_key="olms_register"), "locals")
