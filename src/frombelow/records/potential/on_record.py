"""On which days what happens is on record in the whole nation: told by the table `coverage`, so that a release with more sources counts more days."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

import duckdb

Window = tuple[date, date]

ALL_DAYS: Window = (date(1999, 1, 1), date(2099, 12, 31))
# A source of elections tells a filing once its vote has fallen or its case was closed; of those filed in the last six months before its end some are missing.
MONTHS_TO_A_VOTE = 6
# Sources that are no census but tell nearly all (the filings 97 in 100), and the days of which they tell nothing, or no places.
NEARLY_ALL: dict[str, Window | None] = {
    "nlrb_recent_filings": (date(2025, 10, 1), date(2025, 11, 15)),
    "nlrb_voluntary_recognitions": (ALL_DAYS[0], date(2020, 6, 30)),
    "live_recognitions": (ALL_DAYS[0], date(2020, 6, 30)),
}
# State boards of which public employers' cases are on record, and the sectors these are: Illinois has another board for its schools.
BOARDS = {"il_certifications": ("92",)}
QUERY = """
SELECT source_id, greatest(first_on, ?),
    CASE WHEN kind = 'election' THEN last_day(last_on - to_months(?)) ELSE least(last_on, ?) END
FROM coverage WHERE state = 'us' AND list_contains(?, kind) AND (complete OR list_contains(?, source_id)) ORDER BY ALL
"""


def sampled_days(con: duckdb.DuckDBPyConnection, kinds: Collection[str]) -> tuple[Window, ...]:
    """The days on which happenings of one of the kinds are on record in the whole nation, be it in samples."""
    asked = "SELECT greatest(first_on, ?), last_on FROM coverage WHERE state = 'us' AND list_contains(?, kind)"
    return joined(con.execute(asked, [ALL_DAYS[0], list(kinds)]).fetchall())


def days_of_boards(con: duckdb.DuckDBPyConnection, kinds: Collection[str]) -> dict[tuple[str, str], tuple[Window, ...]]:
    """(state, sector) -> the days on which a board of public employers is on record there."""
    asked = "SELECT state, source_id, first_on, last_on FROM coverage WHERE list_contains(?, source_id) AND list_contains(?, kind)"
    found: dict[tuple[str, str], list[Window]] = {}
    for state, source, *ends in con.execute(asked, [list(BOARDS), list(kinds)]).fetchall():
        for code in BOARDS[source]:
            found.setdefault((state, code), []).append((ends[0], ends[1]))
    return {key: joined(windows) for key, windows in found.items()}


def common(some: Collection[Window], others: Collection[Window]) -> tuple[Window, ...]:
    """The days that lie in both."""
    return joined([(max(a, c), min(b, d)) for a, b in some for c, d in others])


def windows_of(con: duckdb.DuckDBPyConnection, kinds: Collection[str]) -> tuple[Window, ...]:
    """The days on which happenings of one of the kinds are on record everywhere, earliest first. Needs a view of the release's `coverage`."""
    told = con.execute(QUERY, [ALL_DAYS[0], MONTHS_TO_A_VOTE, ALL_DAYS[1], list(kinds), list(NEARLY_ALL)]).fetchall()
    return joined([part for source, *ends in told for part in without((ends[0], ends[1]), NEARLY_ALL.get(source))])


def without(window: Window, hole: Window | None) -> list[Window]:
    """What a hole leaves of a window."""
    if hole is None:
        return [window]
    day = timedelta(days=1)
    parts = [(window[0], min(window[1], hole[0] - day)), (max(window[0], hole[1] + day), window[1])]
    return [(first, last) for first, last in parts if first <= last]


def joined(windows: Collection[Window]) -> tuple[Window, ...]:
    """Windows that overlap or follow each other as one."""
    found: list[Window] = []
    for first, last in sorted(windows):
        if found and first <= found[-1][1] + timedelta(days=1):
            found[-1] = (found[-1][0], max(found[-1][1], last))
        elif first <= last:
            found.append((first, last))
    return tuple(found)
