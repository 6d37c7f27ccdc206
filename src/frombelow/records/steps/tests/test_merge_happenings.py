"""Tellings of one event become one happening: small tables in, small tables out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from frombelow.records.catalog import catalog
from frombelow.records.staging import HAPPENING, PARTY
from frombelow.records.steps.merge_happenings import (
    DISAGREES,
    IMPOSSIBLE,
    JOINED,
    PRECEDENCE,
    expectations,
    merge_happenings,
    summary,
)

FRF, MODE, SHEETS, DATES = (
    "nlrb_elections_1999_2010",
    "nlrb_elections_mode_2017_2021",
    "nlrb_elections_2011_2022",
    "nlrb_r_cases",
)


def telling(source: str, row: str = "1", **values: Any) -> dict[str, Any]:
    case, unit = values.get("case_number"), values.pop("unit", "A")
    kind = values.setdefault("kind", "election")
    key = f"{kind}:{case}:{unit}:{values.get('happened_on')}" if kind == "election" else f"{kind}:{case or row}"
    return {"source_id": source, "source_row": row, "event_key": key, "case_type": "RC", "withheld": False} | values


def vote(source: str, votes_for: int, votes_against: int, on: date = date(2017, 5, 1), **values: Any) -> dict[str, Any]:
    told = {
        "case_number": "01-RC-000007",
        "happened_on": on,
        "title": "Acme",
        "city": "Lowell",
        "state": "MA",
        "tally_type": "initial",
    }
    return telling(source, votes_for=votes_for, votes_against=votes_against, **(told | values))


def party(source: str, role: str, name: str | None, row: str = "1", **values: Any) -> dict[str, Any]:
    hint = "employer" if role == "employer" else "union"
    return {
        "source_id": source, "source_row": row, "position": 1, "role": role, "kind_hint": hint, "name": name, "withheld": name is None,
    } | values  # fmt: skip


def merged(
    tellings: list[dict[str, Any]], parties: list[dict[str, Any]] | None = None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    happening, people = merge_happenings(
        pa.Table.from_pylist(tellings, schema=HAPPENING.schema),
        pa.Table.from_pylist(parties or [], schema=PARTY.schema),
    )
    assert expectations(happening) == []
    return happening.to_pylist(), people.to_pylist()


def one(tellings: list[dict[str, Any]]) -> dict[str, Any]:
    happenings, _ = merged(tellings)
    assert len(happenings) == 1, happenings
    return happenings[0]


def test_two_files_tell_one_election_and_fill_each_other() -> None:
    election = one(
        [vote(MODE, 9, 4, eligible=20, mode="mail"), vote(SHEETS, 9, 4, naics="62", zip="01850", result="won")]
    )
    assert election["happening_id"] == "election-01-rc-000007-a"
    assert (election["source_id"], election["other_sources"]) == (MODE, SHEETS)
    assert (election["mode"], election["naics"], election["zip"], election["result"]) == ("mail", "62", "01850", "won")


def test_the_order_of_the_tellings_does_not_matter() -> None:
    tellings = [vote(MODE, 9, 4), vote(SHEETS, 9, 4, result="won"), vote(FRF, 8, 4, county_fips="25017")]
    assert merged(tellings) == merged(tellings[::-1])


def test_the_last_tally_is_the_election_and_earlier_ones_are_told() -> None:
    first = vote(MODE, 5, 9, row="1", result="lost", mode="manual")
    rerun = vote(MODE, 9, 5, on=date(2017, 9, 1), row="2", tally_type="rerun")
    election = one([first, rerun])
    assert (election["votes_for"], election["result"], election["tally_type"]) == (9, "won", "rerun")
    assert election["detail"] == "Earlier tally 2017-05-01: 5 for, 9 against"
    assert election["mode"] is None  # the first vote's way of voting is not the rerun's


def test_units_of_one_case_are_separate_elections() -> None:
    happenings, _ = merged([vote(MODE, 9, 4, unit="A", row="1"), vote(MODE, 2, 7, unit="B", row="2")])
    assert [(h["happening_id"][-1], h["result"]) for h in happenings] == [("a", "won"), ("b", "lost")]


def test_a_file_without_units_joins_the_unit_with_its_votes() -> None:
    units = [vote(MODE, 9, 4, unit="A", row="1"), vote(MODE, 2, 7, unit="B", row="2")]
    happenings, _ = merged([*units, vote(SHEETS, 2, 7, unit="A", naics="62")])
    assert [h["naics"] for h in happenings] == [None, "62"]


@pytest.mark.parametrize(
    ("votes", "more", "result"),
    [
        ((9, 4), {}, "won"),
        ((4, 4), {}, "tied"),
        ((0, 0), {}, "lost"),
        ((4, 9), {}, "lost"),
        ((4, 4), {"result": "lost"}, "tied"),
        ((9, 8), {"challenged": 3, "status": "open"}, "open"),
        ((9, 4), {"case_type": "UD"}, None),
    ],
)
def test_where_no_result_is_told_the_votes_decide(
    votes: tuple[int, int], more: dict[str, Any], result: str | None
) -> None:
    assert one([vote(MODE, *votes, **more)])["result"] == result


def test_votes_and_certification_disagree() -> None:
    election = one([vote(MODE, 17, 41, result="won", detail="Certific. of Representative")])
    assert (election["result"], election["detail"]) == ("won", f"Certific. of Representative | {DISAGREES}")


def test_results_certified_after_a_majority_are_a_vote_to_join() -> None:
    election = one([vote(MODE, 19, 0, result="lost", detail="Certification of Results")])
    assert (election["result"], election["detail"]) == ("won", f"Certification of Results | {JOINED}")


def test_a_petition_that_came_to_a_vote_is_the_elections_filing() -> None:
    petition = telling(
        DATES, kind="petition", case_number="01-RC-000007", happened_on=date(2017, 3, 1), filed_on=date(2017, 3, 1)
    )
    election = one([vote(SHEETS, 9, 4), petition])
    assert (election["kind"], election["filed_on"], election["other_sources"]) == ("election", date(2017, 3, 1), DATES)


def test_a_case_known_by_number_and_dates_only_is_no_happening() -> None:
    assert merged([telling(DATES, kind="petition", case_number="01-RC-000008", happened_on=date(1980, 3, 1))]) == (
        [],
        [],
    )


def test_a_petition_without_a_vote_stays_a_petition() -> None:
    told = {"kind": "petition", "case_number": "01-RC-000008", "title": "Acme", "state": "MA"}
    petition = one(
        [
            telling("nlrb_case_search_2021", result="open", status="open", **told),
            telling("nlrb_cats_r_2009_2011", result="withdrawn", status="closed", **told),
        ]
    )
    assert (petition["kind"], petition["result"], petition["status"]) == ("petition", "withdrawn", "closed")


def test_one_vote_on_two_petitions_is_counted_once() -> None:
    second = vote(MODE, 55, 46, eligible=107, case_number="01-RC-000009", row="2", title="Acme Co")
    happenings, _ = merged([vote(MODE, 55, 46, eligible=107), second])
    assert [(h["kind"], h["case_number"]) for h in happenings] == [
        ("election", "01-RC-000007"),
        ("petition", "01-RC-000009"),
    ]
    assert happenings[1]["votes_for"] is None
    assert "01-RC-000007" in happenings[1]["detail"]


def test_charges_once_per_case_number() -> None:
    told = {"kind": "charge", "case_number": "01-CA-000001", "case_type": "CA", "title": "Acme", "state": "MA"}
    charge = one([telling("nlrb_rc_ac", **told), telling("nlrb_case_pages", detail="8(a)(1) Threats", **told)])
    assert (charge["detail"], charge["source_id"], charge["other_sources"]) == (
        "8(a)(1) Threats",
        "nlrb_case_pages",
        "nlrb_rc_ac",
    )


def test_the_county_coded_by_the_agency_brings_its_city() -> None:
    election = one([vote(MODE, 9, 4, city="Boston"), vote(FRF, 9, 4, city="Lowell", county_fips="25017")])
    assert (election["city"], election["county_fips"]) == ("Lowell", "25017")


def test_parties_come_from_the_kept_tally_and_persons_stay_unnamed() -> None:
    people = [
        party(MODE, "employer", "Acme, Inc."), party(MODE, "union", "UFCW 1", votes=9), party(SHEETS, "employer", "ACME"),
        party(SHEETS, "union", "UFCW LOCAL 1"), party(SHEETS, "petitioner", None, kind_hint="unknown"), party(SHEETS, "participant", "UFCW 1"),
    ]  # fmt: skip
    happenings, parties = merged([vote(MODE, 9, 4), vote(SHEETS, 9, 4, withheld=True)], people)
    assert [(p["role"], p["name"], p["votes"]) for p in parties] == [
        ("employer", "Acme, Inc.", None), ("petitioner", None, None), ("union", "UFCW 1", 9),
    ]  # fmt: skip
    assert happenings[0]["withheld"]


def test_other_kinds_keep_their_own_event() -> None:
    notices = [telling("fmcs_f7", row=row, kind="contract_notice", case_type=None, title="Acme") for row in ("1", "2")]
    happenings, _ = merged(notices)
    assert [h["happening_id"] for h in happenings] == ["contract-notice-1", "contract-notice-2"]


def test_nothing_staged_gives_nothing() -> None:
    assert merged([]) == ([], [])


def test_summary_counts_what_was_joined() -> None:
    tellings = pa.Table.from_pylist([vote(MODE, 9, 4), vote(SHEETS, 9, 4)], schema=HAPPENING.schema)
    happening, _ = merge_happenings(tellings, PARTY.schema.empty_table())
    assert summary(tellings, happening) == {
        "tellings": 2, "happenings": 1, "elections": 1, "cases with a petition on record": 0, "told by several sources": 1,
    }  # fmt: skip


def test_every_source_of_cases_has_its_place_in_the_order_of_belief() -> None:
    cases = {
        entry.card.source_id
        for entry in catalog()
        if entry.source and entry.card.source_id.startswith(("nlrb_", "starbucks"))
    }
    assert cases - {"nlrb_voluntary_recognitions", "nlrb_offices"} <= set(PRECEDENCE)


def test_one_vote_under_petitions_of_two_kinds_or_two_regions_is_counted_once():
    vote = {
        "happened_on": date(2006, 8, 24),
        "state": "PA",
        "title": "Coca-Cola Enterprises",
        "eligible": 34,
        "votes_for": 7,
        "votes_against": 20,
    }
    tellings = [
        telling(FRF, "1", case_number="04-RC-002080", **vote),
        telling(FRF, "2", case_number="04-RD-002081", **vote | {"case_type": "RD"}),
        telling(FRF, "3", case_number="22-RC-009999", **vote | {"title": "COCA-COLA ENTERPRISES, INC."}),
        telling(FRF, "4", case_number="06-RC-009998", **vote | {"title": "Another Bottler"}),
    ]
    happening, _ = merge_happenings(pa.Table.from_pylist(tellings, schema=HAPPENING.schema), PARTY.schema.empty_table())
    kinds = {row["case_number"]: row["kind"] for row in happening.to_pylist()}
    assert kinds == {
        "04-RC-002080": "election",
        "04-RD-002081": "petition",
        "22-RC-009999": "petition",
        "06-RC-009998": "election",
    }


def test_a_tally_with_more_votes_than_voters_says_so():
    vote = {"happened_on": date(2000, 1, 7), "eligible": 348, "votes_for": 42, "votes_against": 2663}
    told = pa.Table.from_pylist([telling(FRF, "1", case_number="29-RC-009369", **vote)], schema=HAPPENING.schema)
    happening, _ = merge_happenings(told, PARTY.schema.empty_table())
    assert IMPOSSIBLE in happening["detail"][0].as_py()
