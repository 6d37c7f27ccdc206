"""From linked parties to players, sites, happenings and ties; then counts and openings."""

from __future__ import annotations

import json
from datetime import date

import pyarrow as pa
import pytest

from frombelow.records.release_format import TABLES as RELEASED
from frombelow.records.staging import HAPPENING, PARTY, PLACE, PLAYER
from frombelow.records.steps import link_players
from frombelow.records.steps.score_counts import counted_measures
from frombelow.records.steps.score_openings import openings
from frombelow.records.tasks import Desk
from frombelow.records.work import Outcome, Work

LONG = "All full-time drivers. " * 40


def rows(schema: pa.Schema, *given: dict[str, object]) -> pa.Table:
    """A table of these rows; columns not given are empty."""
    return pa.Table.from_pylist(list(given), schema=pa.schema([f.with_nullable(True) for f in schema]))


def happening(happening_id: str, kind: str, **more: object) -> dict[str, object]:
    """A merged happening in Durham."""
    return {
        "happening_id": happening_id, "kind": kind, "city": "DURHAM", "state": "NC", "withheld": False, "source_id": "nlrb",
        "source_row": f"file {happening_id}", "naics": "4841", "as_of": date(2022, 1, 1),
    } | more  # fmt: skip


LOST = happening("e1", "election", happened_on=date(2020, 5, 1), case_type="RC", result="lost", votes_for=48, votes_against=52,
                 eligible=110, unit_text=LONG)  # fmt: skip
WON = happening("e2", "election", happened_on=date(2019, 5, 1), case_type="RC", result="won", votes_for=9, votes_against=2,
                eligible=12, county_fips="37135")  # fmt: skip
CHARGES = [happening(f"c{n}", "charge", case_type="CA", happened_on=date(2021, n, 1)) for n in (1, 2)]
CHARGES += [
    happening("c3", "charge", case_type="CA", happened_on=date(2021, 3, 1), naics="2361")
]  # a slip: the others name trucking
NOTICE = happening("n1", "contract_notice", happened_on=date(2021, 1, 1), expires_on=date(2022, 3, 1), size=200)
FIRMS = {"e1": ("Acme Trucking", "emp-acme"), "e2": ("Eno Mills", "emp-eno"), "n1": ("ACME TRUCKING", "emp-acme")}
FIRMS |= {f"c{n}": ("Acme Trucking", "emp-acme") for n in (1, 2, 3)}


def linked_pieces() -> dict[str, pa.Table]:
    """What the linking tasks leave behind."""
    merged = pa.schema(
        [*HAPPENING.schema, pa.field("happening_id", pa.string()), pa.field("other_sources", pa.string())]
    )
    parties = pa.schema([*PARTY.schema, pa.field("happening_id", pa.string()), pa.field("row_id", pa.int64())])
    common = {"position": 1, "withheld": False, "source_id": "nlrb", "source_row": "x"}
    firms = [
        common | {"row_id": n, "happening_id": key, "role": "employer", "kind_hint": "employer", "name": name}
        for n, (key, (name, _)) in enumerate(sorted(FIRMS.items()))
    ]
    unions = [
        common
        | {"row_id": 100 + n, "happening_id": key, "role": "union", "kind_hint": "union", "name": "Teamsters Local 71"}
        for n, key in enumerate(sorted(FIRMS))
    ]
    person = common | {
        "row_id": 200,
        "happening_id": "c1",
        "role": "participant",
        "kind_hint": "unknown",
        "withheld": True,
    }
    link = {"status": "matched", "f_num": "71", "probability": 0.9, "reason": "number"}
    unsure = {
        "row_id": 201,
        "status": "ambiguous",
        "candidates": "olms-71 olms-72",
        "probability": 0.5,
        "reason": "no number",
    }
    return {
        "happening": rows(merged, LOST, WON, NOTICE, *CHARGES),
        "party": rows(parties, *firms, *unions, person, person | {"row_id": 201, "withheld": False, "name": "Teamsters", "position": 2}),
        "union_link": pa.Table.from_pylist([*(link | {"row_id": row["row_id"], "candidates": None} for row in unions), unsure]),
        "employer_link": pa.Table.from_pylist(
            [{"row_id": n, "cluster_id": FIRMS[k][1], "probability": 1.0, "reason": "name"} for n, k in enumerate(sorted(FIRMS))]
        ),
        "employer": pa.Table.from_pylist(
            [{"cluster_id": "emp-acme", "name": "Acme Trucking"}, {"cluster_id": "emp-eno", "name": "Eno Mills"}]
        ),
        "located": pa.Table.from_pylist(
            [{"city": "DURHAM", "state": "NC", "zip": None, "place_id": "37063", "place_probability": 0.95,
              "latitude": 36.0, "longitude": -78.9}],
            schema=pa.schema([(n, pa.string()) for n in ("city", "state", "zip", "place_id")]
                             + [(n, pa.float64()) for n in ("place_probability", "latitude", "longitude")]),
        ),
    }  # fmt: skip


PLACES = rows(
    PLACE.schema,
    {"place_id": "us", "kind": "nation", "name": "United States", "is_south": False},
    {"place_id": "37", "kind": "state", "name": "North Carolina", "state": "NC", "parent_id": "us", "is_south": True},
    *({"place_id": fips, "kind": "county", "name": name, "state": "NC", "parent_id": "37", "is_south": True}
      for fips, name in (("37063", "Durham County"), ("37135", "Orange County"))),
)  # fmt: skip
REGISTER = rows(
    PLAYER.schema,
    {"player_id": "olms-71", "kind": "local", "name": "Teamsters Local 71", "affiliation": "nat-teamsters", "source_id": "olms"},
    {"player_id": "olms-72", "kind": "local", "name": "Teamsters Local 72", "affiliation": "nat-teamsters", "source_id": "olms"},
    {"player_id": "olms-73", "kind": "local", "name": "Teamsters Local 73", "affiliation": "nat-teamsters", "source_id": "olms"},
    {"player_id": "org-dsa", "kind": "community", "name": "Durham DSA", "source_id": "dsa"},
    {"player_id": "nat-teamsters", "kind": "national_union", "name": "Teamsters", "source_id": "olms"},
)  # fmt: skip


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, object]]]:
    """The linked tables of a release, as rows."""
    return {name: table.to_pylist() for name, table in tables(tmp_path_factory.mktemp("work")).items()}


def tables(folder) -> dict[str, pa.Table]:
    work = Work(folder)
    work.keep("clean:olms", "", Outcome({"player": REGISTER, "place": PLACES}))
    work.keep("link:all", "", Outcome(linked_pieces()))
    work.keep("link:players", "", link_players.players(Desk(work, ("clean:olms", "link:all"))))
    tied = link_players.ties(Desk(work, ("link:players",)))
    players = Desk(work, ("link:players",))
    return {name: players.table(name) for name in ("player", "player_name", "site", "happening", "party")} | dict(
        tied.tables
    )


def by(rows_: list[dict[str, object]], key: str) -> dict[object, dict[str, object]]:
    return {row[key]: row for row in rows_}


def test_a_local_without_an_address_stands_where_it_is_seen_most(released):
    local = by(released["player"], "player_id")["olms-71"]
    assert (local["place_id"], local["address_quality"], local["happenings"]) == ("37063", "happenings", 6)
    assert (local["first_year"], local["last_year"], local["slug"]) == (2019, 2021, "teamsters-local-71-durham-nc")


def test_a_registered_body_never_seen_and_without_an_address_is_left_out(released):
    assert "olms-73" not in by(released["player"], "player_id")


def test_every_body_a_name_may_stand_for_is_kept_and_every_community_organization(released):
    assert {"olms-71", "olms-72", "org-dsa"} <= set(by(released["player"], "player_id"))


def test_a_name_that_fits_two_bodies_of_one_union_is_that_unions(released):
    party = next(row for row in released["party"] if row["name"] == "Teamsters")
    assert (party["status"], party["player_id"], party["candidates"]) == (
        "ambiguous",
        "nat-teamsters",
        "olms-71 olms-72",
    )
    assert by(released["player"], "player_id")["nat-teamsters"]["city"] is None  # it is not where its locals are seen


def test_an_employer_has_its_site_industry_and_spellings(released):
    acme = by(released["player"], "player_id")["emp-acme"]
    assert (acme["kind"], acme["city"], acme["naics"], acme["happenings"]) == ("employer", "Durham", "48-49", 5)
    site = by(released["site"], "player_id")["emp-acme"]
    assert (site["site_id"], site["latitude"], site["place_id"]) == ("emp-acme-durham-nc", 36.0, "37063")
    assert {r["name"] for r in released["player_name"] if r["player_id"] == "emp-acme"} == {
        "Acme Trucking",
        "ACME TRUCKING",
    }


def test_a_county_coded_by_the_source_wins(released):
    happenings = by(released["happening"], "happening_id")
    assert (happenings["e2"]["place_id"], happenings["e2"]["place_probability"]) == ("37135", 1.0)
    assert (happenings["e1"]["place_id"], happenings["e1"]["city"]) == ("37063", "Durham")


def test_long_texts_end_after_a_sentence(released):
    words = by(released["happening"], "happening_id")["e1"]["unit_text"]
    assert len(words) <= 602
    assert words.endswith("drivers. …")


def test_a_private_individual_counts_without_a_name(released):
    person = next(row for row in released["party"] if row["status"] == "withheld")
    assert (person["happening_id"], person["name"], person["player_id"]) == ("c1", None, None)


def test_ties_say_who_met_whom(released):
    found = {(row["kind"], row["from_id"], row["to_id"]): row["happenings"] for row in released["tie"]}
    assert found == {
        ("represents", "olms-71", "emp-eno"): 1,
        ("bargains_with", "olms-71", "emp-acme"): 1,
        ("charged_by", "emp-acme", "olms-71"): 3,
        ("charged_by", "emp-acme", "nat-teamsters"): 1,
        ("belongs_to", "olms-71", "nat-teamsters"): 0,
        ("belongs_to", "olms-72", "nat-teamsters"): 0,
    }


def test_counts_of_a_county_a_state_and_the_nation(tmp_path):
    made = tables(tmp_path)
    coverage = rows(
        RELEASED["coverage"].schema,
        {"source_id": "nlrb", "kind": "election", "state": "us", "first_on": date(2019, 1, 1), "last_on": date(2021, 1, 1), "complete": True},
    )  # fmt: skip
    counted = counted_measures(made["happening"], made["player"], PLACES, coverage).to_pylist()
    value = {(row["place_id"], row["measure"]): row["value"] for row in counted}
    assert [value[place, "elections_held"] for place in ("37063", "37135", "37", "us")] == [1, 1, 2, 2]
    assert value["37063", "elections_won"] == 0  # a complete source: none won is a true zero
    assert ("37135", "charges_filed") not in value  # no complete source: not loaded is not zero
    rate = next(row for row in counted if row["place_id"] == "37" and row["measure"] == "election_win_rate")
    assert (rate["value"], rate["observations"]) == (0.5, 2)
    assert rate["low"] < 0.5 < rate["high"]


def test_openings_say_why(tmp_path):
    made = tables(tmp_path) | {"place": PLACES, "sector": RELEASED["sector"].schema.empty_table()}
    found = {row["kind"]: row for row in openings(made).to_pylist()}
    assert set(found) == {"narrow_loss", "no_first_contract", "repeated_charges", "contract_expiring"}
    facts = json.loads(found["narrow_loss"]["facts"])
    assert (facts["short"], facts["day"], facts["employer"]) == (5, "2020-05-01", "Acme Trucking")
    assert found["no_first_contract"]["player_id"] == "emp-eno"
    assert found["repeated_charges"]["rows"].split() == ["c3", "c1", "c2"]
    assert json.loads(found["contract_expiring"]["facts"])["is_past"] is False
