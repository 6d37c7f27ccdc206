"""Union elections before 1999."""

from datetime import date
from pathlib import Path

import pytest

from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.sources.live_old_elections import COLUMNS, SOURCE, TABLE
from frombelow.records.sources.live_old_elections.expect import expectations
from frombelow.records.sources.sampling import Rows, clean_sample, sample_reader, write_sqlite
from frombelow.records.tests.happening_samples import only

LAYOUT = (
    "nlrb_id", "region", "r_type", "docket", "sic", "unit", "elect_size", "elect_type", "elig_voter", "fst_votes", "fst_union", "sec_votes",
    "sec_union", "thr_votes", "thr_union", "votes_no", "challenged", "filed_date", "company", "address", "pet_union", "valid_for", "valid_cast",
    "election_date", "won", "state", "local", "mailballot", "closed_date", "zip", "city_name", "county_name",
)  # fmt: skip
ROW = {
    "nlrb_id": "R1", "region": 11, "r_type": "RC", "docket": 4321, "sic": "221", "unit": "Production", "elig_voter": 210, "fst_votes": 120,
    "fst_union": "TEXTILE WORKERS", "votes_no": 80, "challenged": 3, "filed_date": "1974-06-03", "company": "J P STEVENS", "address": "1 Mill St",
    "pet_union": "TEXTILE WORKERS", "valid_for": 120, "valid_cast": 200, "election_date": "1974-08-28", "won": "Won", "state": "NC",
    "local": "0071", "mailballot": "No", "closed_date": "1974-09-05", "city_name": "NC ROANOKE RAPIDS", "county_name": "HALIFAX",
}  # fmt: skip


def clean(folder: Path, rows: Rows, without: str = "") -> tuple[dict[str, Rows], dict[str, int]]:
    write_sqlite(folder, SOURCE.files["database"], TABLE, [column for column in LAYOUT if column != without], rows)
    return clean_sample(SOURCE, folder, {})


def test_a_vote_of_1974(tmp_path: Path) -> None:
    tables, _ = clean(tmp_path, [ROW])
    election = only(tables["happening"], kind="election")
    assert (election["event_key"], election["case_type"]) == ("election:11-RC-004321:A:1974-08-28", "RC")
    assert (election["city"], election["state"], election["title"]) == ("ROANOKE RAPIDS", "NC", "J P STEVENS")
    assert (election["eligible"], election["votes_for"], election["votes_against"], election["challenged"]) == (
        210,
        120,
        80,
        3,
    )
    assert (election["result"], election["mode"], election["unit_text"]) == ("won", "manual", "Production")
    assert (election["filed_on"], election["ended_on"]) == (date(1974, 6, 3), date(1974, 9, 5))
    union = only(tables["party"], role="union")
    assert (union["name"], union["votes"]) == ("TEXTILE WORKERS Local 71", 120)


def test_several_unions_and_two_units_on_one_day(tmp_path: Path) -> None:
    second = ROW | {
        "nlrb_id": "R2",
        "sec_union": "IAM",
        "sec_votes": 40,
        "elig_voter": 90,
        "valid_for": None,
        "won": "Lost",
        "local": "NONE",
    }
    tables, _ = clean(tmp_path, [ROW, second])
    units = {row["event_key"].split(":")[2]: row for row in tables["happening"]}
    assert {unit: (row["votes_for"], row["result"]) for unit, row in units.items()} == {
        "A": (120, "won"),
        "B": (160, "lost"),
    }
    names = [
        (row["name"], row["votes"])
        for row in tables["party"]
        if row["source_row"] == units["B"]["source_row"] and row["role"] == "union"
    ]
    assert names == [("TEXTILE WORKERS", 120), ("IAM", 40)]


def test_what_cannot_be_used_is_counted(tmp_path: Path) -> None:
    _, dropped = clean(tmp_path, [ROW, ROW, ROW | {"docket": None}, ROW | {"election_date": "0074-08-28"}])
    assert dropped == {"no case number or no possible date": 2, "the same tally again": 1}


def test_streets_are_not_read(tmp_path: Path) -> None:
    tables, _ = clean(tmp_path, [ROW])
    assert "Mill St" not in str(tables)
    assert "address" not in COLUMNS


def test_absent_renamed_and_not_whole(tmp_path: Path) -> None:
    with pytest.raises(SourceAbsent, match="frombelow records fetch live_old_elections"):
        clean_sample(SOURCE, tmp_path, {})
    with pytest.raises(RecordsFault, match="the column 'won' is missing"):
        clean(tmp_path, [ROW], without="won")
    (tmp_path / SOURCE.files["database"].path).unlink()
    write_sqlite(tmp_path, SOURCE.files["database"], TABLE, LAYOUT, [ROW])
    with sample_reader(SOURCE, tmp_path, {}) as reader:
        assert "1 happenings" in expectations(SOURCE.clean(reader))[0]
