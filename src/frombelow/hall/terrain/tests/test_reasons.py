"""Reasons to look first, as sentences."""

from __future__ import annotations

from datetime import date

from frombelow.hall.terrain import markup, reasons

SECTOR = {
    "kind": "open_sector", "county_id": 7, "county__slug": "durham-county-nc", "code": "62", "rows": None,
    "facts": '{"jobs": 27378, "density": 0.02, "neighbour_code": "61", "neighbour_density": 0.06}',
}  # fmt: skip


def measured(code: str, density: float, low: float | None, high: float | None) -> dict[tuple[int, str], dict]:
    return {
        (7, code): {
            "jobs": 27378, "year": 2017, "density": density, "density_low": low, "density_high": high,
            "density_year": 2020, "density_source__key": "union_density", "measured_in": "North Carolina",
        }
    }  # fmt: skip


def test_a_density_has_its_interval_its_year_and_its_place():
    both = measured("62", 0.0173, 0.01, 0.03) | measured("61", 0.064, 0.048, 0.086)
    sentence = reasons.opening_row(SECTOR, both)["sentence"]
    assert sentence == (
        "27,378 jobs here (2017). In North Carolina, 1.7% of its workers are in a union (1.0% to 3.0%, 2016–2020); in "
        "Education it is 6.4% (4.8% to 8.6%)."
    )


def test_without_intervals_the_sentence_says_less():
    assert reasons.opening_row(SECTOR, {})["sentence"] == (
        "27,378 jobs, 2.0% of the workers in a union; in Education it is 6.0%."
    )
    none = measured("62", 0.0173, None, None) | measured("61", 0.064, None, None)
    assert "no interval published" in reasons.opening_row(SECTOR, none)["sentence"]


def test_why_some_states_crowd_the_list():
    ends, later = date(2022, 9, 30), date(2026, 8, 20)
    words = reasons.newer_elections(ends, [("Alabama", later), ("Mississippi", later)])
    assert "Sep 30, 2022" in words
    assert "Aug 20, 2026 for Alabama, Mississippi" in words
    assert reasons.newer_elections(ends, []) == reasons.newer_elections(None, []) == ""


def test_more_rows_than_are_linked_lead_to_the_player():
    links = markup.row_links([f"charge-{n}" for n in range(17)], "/players/acme/")
    assert links.count("/happenings/charge-") == markup.MOST_ROWS_LINKED
    assert '<a class="row-link" href="/players/acme/happenings/">and 12 more</a>' in links
    assert "more" not in markup.row_links(["charge-1", "charge-2"], "/players/acme/")
