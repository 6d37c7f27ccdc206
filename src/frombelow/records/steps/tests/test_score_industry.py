"""Sectors of employers: told by their own rows, predicted for the others, and learned from early rows alone."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pyarrow as pa
import pytest

from frombelow.methods.potential.industry.tests.small import nation
from frombelow.records.release_format import EMPLOYER_SECTOR, HAPPENING, PARTY, PLAYER
from frombelow.records.steps.score_industry import employer_sectors, examples_by_employer, opened

UNION = {"player_id": "nat-nurses", "kind": "national_union", "name": "Nurses United"}


def loose(table, rows):
    return pa.Table.from_pylist(rows, schema=pa.schema([field.with_nullable(True) for field in table.schema]))


def tables(*rows):
    """Tables of these rows: (employer, name, day, sector, further columns of the happening); a union in each."""
    happenings, parties, players = [], [], {"nat-nurses": UNION}
    for number, (player_id, name, day, naics, *more) in enumerate(rows):
        happening = {"happening_id": f"h{number:05}", "kind": "election", "happened_on": day, "naics": naics}
        happenings.append(happening | (more[0] if more else {}))
        for role, who, called in (("employer", player_id, name), ("union", "nat-nurses", "Nurses United Local 1")):
            parties.append(
                {"happening_id": f"h{number:05}", "role": role, "position": 1, "player_id": who, "name": called,
                 "status": "matched"}
            )  # fmt: skip
        players.setdefault(player_id, {"player_id": player_id, "kind": "employer", "name": name})
    made = ((HAPPENING, happenings), (PARTY, parties), (PLAYER, list(players.values())))
    return {table.name: loose(table, rows) for table, rows in made}


EARLY, LATE = date(2005, 5, 1), date(2015, 5, 1)
TAUGHT = [
    (f"emp-{number:04}", example.evidence.names[0], EARLY, max(example.shares, key=example.shares.get))
    for number, example in enumerate(nation(300))
]


@pytest.fixture(scope="module")
def rows():
    made = tables(
        *TAUGHT,
        ("emp-new", "Salem Hospital", LATE, None),
        ("emp-torn", "Salem Works", LATE, "23"),
        ("emp-torn", "Salem Works", LATE, "23"),
        ("emp-torn", "Salem Works", LATE, "81"),
        ("emp-post", "United States Postal Service", LATE, None),
    )
    return EMPLOYER_SECTOR.fit(employer_sectors(made), "the test").to_pylist()


def of(rows, player_id):
    return [(row["position"], row["code"], row["basis"]) for row in rows if row["player_id"] == player_id]


def test_every_employer_has_a_likeliest_sector(rows):
    assert len({row["player_id"] for row in rows if row["position"] == 1}) == len(TAUGHT) + 3
    assert "nat-nurses" not in {row["player_id"] for row in rows}


def test_an_employer_whose_rows_tell_nothing_is_predicted(rows):
    assert of(rows, "emp-new")[0] == (1, "62", "predicted")


def test_rows_that_disagree_give_shares(rows):
    assert of(rows, "emp-torn") == [(1, "23", "told"), (2, "81", "told")]
    assert [row["probability"] for row in rows if row["player_id"] == "emp-torn"] == [0.667, 0.333]


def test_the_postal_service_is_where_naics_puts_it(rows):
    assert of(rows, "emp-post") == [(1, "48-49", "told")]


def test_later_positions_are_less_likely_and_at_least_a_twentieth(rows):
    for before, after in pairwise(rows):
        if before["player_id"] == after["player_id"]:
            assert before["position"] + 1 == after["position"] <= 3
            assert before["probability"] >= after["probability"] >= 0.05


def test_only_early_rows_teach():
    con = opened(
        tables(
            ("emp-1", "Early Mill", EARLY, "31-33", {"unit_text": "all makers"}),
            ("emp-1", "Renamed Mill", LATE, "42", {"unit_text": "all packers"}),
            ("emp-2", "Late Mill", LATE, "31-33"),
            ("emp-3", "Filed Early", LATE, "31-33", {"filed_on": EARLY}),
            ("emp-4", "No Day", None, "31-33"),
            ("emp-5", "Notice", date(2008, 1, 1), "31-33", {"kind": "contract_notice"}),
            ("emp-6", "Old Notice", EARLY, "31-33", {"kind": "contract_notice"}),
        )
    )
    taught = examples_by_employer(con)
    assert set(taught) == {"emp-1", "emp-6"}
    assert taught["emp-1"].shares == {"31-33": 1.0}
    assert taught["emp-1"].evidence.names == ("Early Mill",)
    assert taught["emp-1"].evidence.units == ("all makers",)
    assert taught["emp-1"].evidence.unions == ("nat-nurses",)


def test_an_employer_in_another_role_is_an_employer_and_no_union():
    made = tables(("emp-1", "Mill", EARLY, "31-33"))
    of_another = made["party"].set_column(1, "role", pa.array(["participant", "union"]))
    taught = examples_by_employer(opened(made | {"party": of_another}))
    assert taught["emp-1"].evidence.names == ("Mill",)
    assert taught["emp-1"].evidence.unions == ("nat-nurses",)


def test_with_too_few_told_only_the_told_are_in_the_table():
    found = employer_sectors(tables(("emp-1", "Mill", EARLY, "31-33"), ("emp-2", "Dock", LATE, None))).to_pylist()
    assert [row["player_id"] for row in found] == ["emp-1"]


def test_without_any_rows_the_table_is_empty():
    assert employer_sectors(tables()).num_rows == 0


def test_the_order_of_rows_does_not_matter():
    made = tables(*TAUGHT, ("emp-new", "Salem Hospital", LATE, None))
    turned = {name: table.take(list(range(table.num_rows))[::-1]) for name, table in made.items()}
    one, other = (EMPLOYER_SECTOR.fit(employer_sectors(t), "the test").sort_by("player_id") for t in (made, turned))
    assert one == other
