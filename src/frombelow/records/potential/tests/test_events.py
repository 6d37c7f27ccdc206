"""Events of cells: by which sector, in which window, and what an old one is worth."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from frombelow.records.potential.facts import KINDS_OF, PETITIONS, cells_on, filed_between, opened, weighted_events
from frombelow.records.potential.sectors import STRUCK
from frombelow.records.potential.tests.small_release import TODAY, employer, happened, known, of, tables
from frombelow.records.release_format import BUNDLED

CHARGES, RECOGNITIONS, STRIKES, WON = (
    kind for kind in KINDS_OF if kind.part in ("charges", "recognitions", "strikes", "won")
)


def counted(kind=CHARGES, first=date(1999, 1, 1), last=TODAY, as_of=TODAY, weighted=False, **more):
    """{(county, sector): events} where there are any."""
    with opened(tables(**more)) as con:
        cells = cells_on(con, as_of)
        found = weighted_events(con, kind, as_of) if weighted else filed_between(con, kind, first, last)
    return {(str(cells.county[n]), str(cells.code[n])): float(found[n]) for n in np.flatnonzero(found)}


def test_an_event_that_tells_its_sector_is_one_of_that_sector():
    rows = [happened(1, "charge", date(2023, 1, 1), naics="72")]
    told = counted(happenings=rows, parties=[employer(1, "emp-1")], employers=[("emp-1", {"62": 1.0})])
    assert told == {("39001", "72"): 1}


def test_an_event_that_does_not_is_split_by_the_probability_of_its_employers_sectors():
    """Three fifths and one fifth are known; the rest is shared out alike."""
    rows = [happened(1, "charge", date(2023, 1, 1))]
    told = counted(happenings=rows, parties=[employer(1, "emp-1")], employers=[("emp-1", {"62": 0.6, "72": 0.2})])
    assert told == pytest.approx({("39001", "62"): 0.75, ("39001", "72"): 0.25})


def test_an_event_of_which_neither_is_known_is_of_no_cell():
    rows = [happened(1, "charge", date(2023, 1, 1)), happened(2, "charge", date(2023, 1, 1))]
    assert counted(happenings=rows, parties=[employer(2, "emp-2"), employer(1, None)]) == {}


def test_a_union_is_no_employer_and_two_employers_are_one_event():
    rows = [happened(1, "charge", date(2023, 1, 1))]
    parties = [employer(1, "emp-1"), employer(1, "emp-2") | {"position": 2}, employer(1, "a-union") | {"role": "union"}]
    spread = [("emp-1", {"62": 1.0}), ("emp-2", {"72": 1.0}), ("a-union", {"72": 1.0})]
    assert counted(happenings=rows, parties=parties, employers=spread) == {("39001", "62"): 1}


@pytest.mark.parametrize(
    ("kind", "name", "case_type", "number"),
    [
        (PETITIONS, "petition", "RC", 1),
        (PETITIONS, "election", None, 1),  # a state's own record, without the board's types
        (PETITIONS, "petition", "RD", 0),  # to be rid of a union
        (PETITIONS, "election", "RM", 0),  # filed by the employer
        (PETITIONS, "petition", "UC", 0),
        (WON, "election", "RC", 1),
        (WON, "election", "RD", 0),  # a union that stays has not been won
        (CHARGES, "charge", "CA", 1),
        (CHARGES, "charge", "CB", 0),  # against a union
        (RECOGNITIONS, "recognition", "VR", 1),
    ],
)
def test_only_what_workers_ask_for_and_charge_their_employer_with_counts(kind, name, case_type, number):
    rows = [
        happened(
            1, name, date(2021, 6, 1), naics="72", case_type=case_type, result="won" if name == "election" else None
        )
    ]
    assert sum(counted(kind, happenings=rows).values()) == number


def test_a_state_boards_school_is_public():
    rows = [
        happened(1, "charge", date(2023, 1, 1), naics="61", source_id="il_certifications"),
        happened(2, "charge", date(2023, 1, 1), naics="61"),
    ]
    assert counted(happenings=rows) == {("39001", "61-public"): 1, ("39001", "61"): 1}


def test_events_that_tell_no_county_are_counted_in_none():
    rows = [
        happened(n, "charge", date(2023, 1, 1), place, naics="72") for n, place in ((1, "39"), (2, None), (3, "m10000"))
    ]
    assert counted(happenings=rows) == {}


def test_an_event_of_a_cell_that_is_not_there_is_left_out():
    assert counted(happenings=[happened(1, "charge", date(2023, 1, 1), "01001", naics="48-49")]) == {}


def test_an_event_counts_half_after_every_half_life():
    """Charges lose half in four years: on 1 January 2024, one of 2020 counts half, one of 2016 a quarter."""
    rows = [
        happened(n, "charge", day, naics="72")
        for n, day in enumerate((date(2024, 1, 1), date(2020, 1, 1), date(2016, 1, 1)), 1)
    ]
    assert counted(happenings=rows, weighted=True) == pytest.approx({("39001", "72"): 1.75}, abs=1e-3)
    days = (TODAY - date(2021, 3, 9)).days
    one = [happened(1, "charge", date(2021, 3, 9), naics="62")]
    assert counted(happenings=one, weighted=True) == pytest.approx({("39001", "62"): 0.5 ** (days / 365.25 / 4)})


def test_petitions_and_elections_count_on_the_day_they_were_filed():
    rows = [
        happened(1, "election", date(2019, 3, 1), naics="72", filed_on=date(2019, 1, 15), result="lost"),
        happened(2, "petition", date(2019, 1, 20), naics="72", filed_on=date(2019, 1, 20)),
        happened(3, "election", date(2019, 1, 25), naics="72"),  # no source tells when it was filed
    ]
    assert counted(PETITIONS, date(2019, 1, 1), date(2019, 1, 31), happenings=rows) == {("39001", "72"): 3}
    assert counted(PETITIONS, date(2019, 2, 1), date(2019, 12, 31), happenings=rows) == {}
    assert counted(PETITIONS, date(2019, 1, 15), date(2019, 1, 15), happenings=rows) == {("39001", "72"): 1}


@pytest.mark.parametrize(
    ("kind", "name", "inside", "outside"),
    [
        (PETITIONS, "petition", date(2022, 3, 31), date(2022, 4, 1)),
        (PETITIONS, "petition", date(1999, 3, 1), date(1999, 2, 28)),
        (RECOGNITIONS, "recognition", date(2020, 7, 1), date(2020, 6, 30)),
        (STRIKES, "strike", date(2020, 12, 31), date(2021, 1, 1)),
        (CHARGES, "charge", date(1999, 1, 1), date(1998, 12, 31)),
    ],
)
def test_events_outside_of_the_windows_in_which_they_are_on_record_everywhere_do_not_count(kind, name, inside, outside):
    for day, number in ((inside, 1), (outside, 0)):
        rows = [happened(1, name, day, naics="72")]
        assert len(counted(kind, happenings=rows)) == number
        assert len(counted(kind, happenings=rows, weighted=True)) == number


def test_elections_won_and_decided_count_on_the_day_of_their_result():
    rows = [
        happened(1, "election", TODAY, naics="72", filed_on=date(2016, 1, 1), result="won"),
        happened(2, "election", date(2016, 1, 1), naics="72", filed_on=date(2015, 11, 1), result="lost"),
        happened(3, "election", TODAY, naics="72", result="tied"),
        happened(4, "election", TODAY, naics="72"),
    ]
    cells = known(happenings=rows)
    row = of(cells, "39001", "72")
    assert cells.won[row] == 1
    assert cells.decided[row] == pytest.approx(1.5, abs=1e-3)
    assert counted(WON, happenings=rows) == {("39001", "72"): 1}


def test_a_cell_where_more_was_filed_has_the_higher_rate():
    rows = [happened(n, "petition", date(2021, 1, n), "39003", naics="62") for n in range(1, 9)]
    rates = known(happenings=rows).rates["petitions"]
    cells = known()
    busy, quiet = of(cells, "39003", "62"), of(cells, "39005", "62")
    assert rates.rate[busy] > rates.national > rates.rate[quiet] > 0


@pytest.mark.parametrize(
    ("words", "title", "code"),
    [
        ("Accommodation and Food Services", "Grand Hotel", "72"),
        ("Transportation and Warehousing", None, "48-49"),
        ("Educational Services", "Trinity College", "61"),
        ("Educational Services", "Salem City Schools", "61-public"),
        ("Educational Services", "Dover C.U.S.D. #205", "61-public"),
        ("Federal, State or Local Government", "Salem School Dist 50", "61-public"),
        ("Federal, State or Local Government", "Wood County Health Department", "92"),
        ("Local Government", "Boe Zion", "61-public"),
    ],
)
def test_a_strike_is_of_the_industry_that_the_mediators_tell_in_words(words, title, code):
    rows = [happened(1, "strike", date(2019, 1, 1), detail=words, title=title)]
    told = counted(STRIKES, happenings=rows, parties=[employer(1, "emp-1")], employers=[("emp-1", {"62": 1.0})])
    assert told == {("39001", code): 1}


def test_other_words_leave_a_strike_to_its_employer_and_a_sector_told_by_number_goes_first():
    rows = [
        happened(1, "strike", date(2019, 1, 1), detail="Not Specified"),
        happened(2, "strike", date(2019, 1, 1), detail="Educational Services", naics="72"),
        happened(3, "petition", date(2019, 1, 1), detail="Accommodation and Food Services"),
    ]
    more = {"parties": [employer(n, "emp-1") for n in (1, 2, 3)], "employers": [("emp-1", {"62": 1.0})]}
    assert counted(STRIKES, happenings=rows, **more) == {("39001", "62"): 1, ("39001", "72"): 1}
    assert counted(PETITIONS, happenings=rows, **more) == {("39001", "62"): 1}


def test_all_words_of_the_strikes_that_ship_are_known():
    happening = pq.read_table(BUNDLED / "happening.parquet", columns=["kind", "detail"])
    told = set(happening.filter(pc.equal(happening["kind"], "strike"))["detail"].to_pylist())
    assert told - {None, "Not Specified"} == set(STRUCK)


def test_an_event_whose_county_is_six_tenths_sure_counts_six_tenths_there_and_the_rest_in_the_state():
    """Ohio's hospitals have 3,000 workers: 2,000 in 39001, 800 in 39003, 200 in 39005."""
    rows = [happened(1, "charge", TODAY, "39005", naics="62", place_probability=0.6)]
    assert counted(happenings=rows, weighted=True) == pytest.approx(
        {("39001", "62"): 0.4 * 2 / 3, ("39003", "62"): 0.4 * 0.8 / 3, ("39005", "62"): 0.6 + 0.4 * 0.2 / 3}
    )
    assert counted(happenings=rows) == {("39005", "62"): 1}, "to judge, it lies where it likeliest lies"


def test_an_event_of_a_state_is_shared_out_in_it():
    rows = [happened(1, "charge", TODAY, "39", naics="62"), happened(2, "charge", TODAY, "us", naics="62")]
    told = counted(happenings=rows, weighted=True)
    assert told == pytest.approx({("39001", "62"): 2 / 3, ("39003", "62"): 0.8 / 3, ("39005", "62"): 0.2 / 3})


def test_what_was_won_is_told_only_where_it_was_decided():
    rows = [happened(1, "election", TODAY, "39005", naics="62", result="won", place_probability=0.6)]
    assert counted(WON, happenings=rows, weighted=True) == pytest.approx({("39005", "62"): 0.6})


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("United States Postal Service", 0), ("UNTIED STATES POSTAL SERVICE (Salem P&DC)", 0), ("U.S. Postal Service", 0), ("USPS", 0),
        ("Salem Post Office", 0), ("Letter Carriers (United States Postal Service)", 0),
        ("Matheson Postal Services, Inc.", 1), ("American Postal Workers Union", 1), ("Post Hotel", 1), ("UPS", 1), (None, 1),
    ],
)  # fmt: skip
def test_the_postal_service_is_in_no_private_cell(title, number):
    assert len(counted(happenings=[happened(1, "charge", TODAY, naics="48-49", title=title)])) == number


def test_an_employer_of_a_county_is_charged_once_a_quarter():
    days = [date(2021, 1, 5), date(2021, 3, 31), date(2021, 4, 1)]
    rows = [happened(n, "charge", day, naics="62") for n, day in enumerate(days, 1)]
    theirs = [employer(n, "emp-1") for n in (1, 2, 3)]
    assert counted(happenings=rows, parties=theirs) == {("39001", "62"): 2}
    assert counted(happenings=rows) == {("39001", "62"): 3}, "nobody tells whether they are one employer"
    others = [employer(n, f"emp-{n}") for n in (1, 2, 3)]
    assert counted(happenings=rows, parties=others) == {("39001", "62"): 3}
    elsewhere = [rows[0], rows[1] | {"place_id": "39003"}]
    assert counted(happenings=elsewhere, parties=theirs) == {("39001", "62"): 1, ("39003", "62"): 1}
    petitions = [row | {"kind": "petition"} for row in rows]
    assert counted(PETITIONS, happenings=petitions, parties=theirs) == {("39001", "62"): 3}


def test_charges_after_the_last_day_of_a_national_source_do_not_count():
    """Later ones are on record for one region."""
    for day, number in ((date(2026, 4, 30), 1), (date(2026, 5, 1), 0)):
        assert (
            len(
                counted(
                    CHARGES, date(1999, 1, 1), date(2026, 8, 20), happenings=[happened(1, "charge", day, naics="62")]
                )
            )
            == number
        )
