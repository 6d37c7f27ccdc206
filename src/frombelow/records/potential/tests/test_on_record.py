"""On which days something is on record in the whole nation."""

from __future__ import annotations

from datetime import date

import pytest

from frombelow.records.potential.facts import KINDS_OF, days_of, opened
from frombelow.records.potential.on_record import ALL_DAYS, common, joined, without
from frombelow.records.potential.release import tables_of
from frombelow.records.potential.tests.small_release import COVERED, covered, tables
from frombelow.records.release_format import BUNDLED

FILED = (
    (date(1999, 3, 1), date(2022, 3, 31)),
    (date(2025, 6, 12), date(2025, 9, 30)),
    (date(2025, 11, 16), date(2026, 4, 30)),
)
DAYS = {
    "petitions": FILED,
    "charges": ((date(1999, 1, 1), date(2026, 4, 30)),),
    "recognitions": ((date(2020, 7, 1), date(2024, 10, 31)),),
    "strikes": ((date(1999, 1, 1), date(2020, 12, 31)),),
    "won": (ALL_DAYS,),
    "lost": (ALL_DAYS,),
}


def days(made):
    """part -> its days."""
    with opened(made) as con:
        return {kind.part: days_of(con, kind) for kind in KINDS_OF}


def test_the_days_of_the_release_that_ships():
    assert days(tables_of(BUNDLED)) == DAYS


def test_samples_and_single_states_tell_no_days():
    assert days(tables()) == DAYS
    assert days(tables(coverage=COVERED[6:])) == dict.fromkeys(DAYS, ()) | dict.fromkeys(("won", "lost"), (ALL_DAYS,))


def test_a_release_with_all_cases_since_2010_has_no_hole_after_them():
    nightly = [
        covered("nlrb_nightly", kind, date(2010, 10, 1), date(2026, 11, 20)) for kind in ("petition", "election")
    ]
    told = days(tables(coverage=[*COVERED, *nightly]))
    assert told["petitions"] == ((date(1999, 3, 1), date(2026, 11, 20)),)
    assert told["strikes"] == DAYS["strikes"]


def test_filings_of_the_last_half_year_before_the_end_of_a_source_of_elections_are_not_all_told():
    made = tables(coverage=[covered("votes", "election", date(2001, 1, 1), date(2010, 8, 31))])
    assert days(made)["petitions"] == ((date(2001, 1, 1), date(2010, 2, 28)),)


@pytest.mark.parametrize(
    ("windows", "told"),
    [
        ([], ()),
        ([(1, 5), (6, 9)], ((1, 9),)),
        ([(7, 9), (1, 5)], ((1, 5), (7, 9))),
        ([(1, 9), (2, 3), (4, 10)], ((1, 10),)),
        ([(5, 4)], ()),
    ],
)
def test_windows_that_touch_are_one(windows, told):
    def of(pairs):
        return tuple((date(2020, 1, first), date(2020, 1, last)) for first, last in pairs)

    assert joined(of(windows)) == of(told)


@pytest.mark.parametrize(
    ("hole", "left"),
    [
        (None, [(5, 20)]),
        ((10, 12), [(5, 9), (13, 20)]),
        ((1, 6), [(7, 20)]),
        ((19, 25), [(5, 18)]),
        ((1, 25), []),
        ((22, 25), [(5, 20)]),
        ((1, 3), [(5, 20)]),
    ],
)
def test_a_hole_is_taken_out(hole, left):
    def of(pair):
        return pair and tuple(date(2020, 1, day) for day in pair)

    assert without(of((5, 20)), of(hole)) == [of(pair) for pair in left]


def test_days_that_lie_in_both():
    day = date
    some = [(day(2000, 1, 1), day(2005, 1, 1)), (day(2010, 1, 1), day(2011, 1, 1))]
    assert common(some, [(day(2004, 1, 1), day(2010, 6, 1))]) == (
        (day(2004, 1, 1), day(2005, 1, 1)),
        (day(2010, 1, 1), day(2010, 6, 1)),
    )
    assert common(some, []) == ()
