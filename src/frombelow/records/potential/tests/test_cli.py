"""`frombelow potential` as a person meets it: rows, JSON, and one sentence for what is wrong."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from frombelow.records.potential.cli import command
from frombelow.records.potential.levels import Asked, found, scored
from frombelow.records.potential.tests.small_release import happened, sectors, tables, written
from frombelow.records.potential.tests.test_wider import BEYOND, FIGURES, LINES

READ = date(2026, 8, 1)
EVENTS = [happened(n, "petition", date(2021, 1, n), "39003", naics="62", as_of=READ) for n in range(1, 9)]
EVENTS += [happened(20 + n, "charge", date(2021, 2, n), naics="72", as_of=READ) for n in range(1, 5)]
CELLS = 17
FIELDS = {
    "fips",
    "place",
    "naics",
    "title",
    "workers",
    "workers_status",
    "score",
    "rank",
    "rank_low",
    "rank_high",
    "certainty",
    "reasons",
}


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    made = tables(happenings=EVENTS, sector_rows=[*sectors(), *LINES], occupations=BEYOND, more_measures=FIGURES)
    return written(tmp_path_factory.mktemp("release"), made)


@pytest.fixture(scope="module")
def run(release):
    def run(*arguments, folder=release):
        return CliRunner().invoke(command, ["--release", str(folder), *arguments])

    return run


@pytest.fixture(scope="module")
def rows(run):
    def rows(*arguments):
        result = run("--json", *arguments)
        assert result.exit_code == 0, result.output
        return json.loads(result.output)

    return rows


def test_all_cells_are_ranked(rows):
    told = rows()
    assert len(told) == CELLS
    assert all(set(row) == FIELDS for row in told)
    assert [row["rank"] for row in told] == sorted(row["rank"] for row in told)
    assert [row["score"] for row in told] == sorted((row["score"] for row in told), reverse=True)
    for row in told:
        assert 1 <= row["rank_low"] <= row["rank"] <= row["rank_high"] <= CELLS


def test_where_petitions_were_filed_stands_first(rows):
    first = rows()[0]
    assert (first["fips"], first["place"], first["naics"], first["workers"]) == ("39003", "Dover County, OH", "62", 800)
    assert len(first["reasons"]) == 2
    assert first["reasons"][0].startswith("Workers are expected to file for elections ")


def test_a_withheld_figure_says_so(rows):
    (row,) = rows("--place", "39003", "--code", "72")
    assert row["workers_status"] == "suppressed"
    assert row["workers"] > 0


def test_one_place_one_sector_or_the_first_keep_the_ranks_of_the_nation(rows):
    ranks = {(row["fips"], row["naics"]): row["rank"] for row in rows()}
    for some in (
        ("--place", "39003"),
        ("--place", "39"),
        ("--place", "m10000"),
        ("--code", "72"),
        ("--place", "01001", "--code", "62"),
        ("--top", "3"),
    ):
        told = rows(*some)
        assert 0 < len(told) < CELLS
        assert all(ranks[row["fips"], row["naics"]] == row["rank"] for row in told)
    assert {row["fips"] for row in rows("--place", "39")} == {"39001", "39003", "39005"}
    assert {row["fips"] for row in rows("--place", "m10000")} == {"39001", "39003"}
    assert {row["fips"] for row in rows("--level", "county", "--place", "m10000")} == {"39001", "39003"}
    assert {row["fips"] for row in rows("--level", "occupation", "--place", "m10000")} == {"m10000"}
    assert {row["naics"] for row in rows("--code", "61-public")} == {"61-public"}
    assert rows("--code", "61-public")[0]["title"] == "Public schools and colleges"
    assert [row["rank"] for row in rows("--top", "3")] == [row["rank"] for row in rows()[:3]]


def test_rows_of_few_workers_may_be_left_out_and_suppressed_jobs_stay(rows):
    assert {row["workers"] for row in rows("--workers", "1000")} == {1000, 2000}
    ranks = {row["rank"] for row in rows("--workers", "1000")}
    assert ranks <= {row["rank"] for row in rows()}
    told = rows("--level", "occupation", "--preset", "low_wage", "--workers", "1000000")
    assert {row["workers"] for row in told} == {None}


def test_own_weights_are_used_instead_of_a_preset(rows):
    assert rows("--weights", "size=3")[0]["naics"] == "62"
    assert rows("--weights", "south=1")[0]["fips"] == "01001"
    assert rows("--weights", "south=1")[0]["reasons"] == ["In the South: yes."]
    assert rows("--preset", "south")[0]["fips"] == "01001"


def test_the_demands_that_count_may_be_chosen(rows):
    assert {row["naics"] for row in rows("--weights", "demands=1", "--demands", "staffing") if row["score"] == 100} == {
        "61", "61-public", "62"
    }  # fmt: skip


def test_as_of_an_earlier_day_later_petitions_are_not_there(rows):
    """Where nothing was filed anywhere, the large cells say so the loudest: they stand last."""
    told = rows("--as-of", "2020-12-31", "--weights", "petitions=1", "--code", "62")
    assert [row["workers"] for row in told][-2:] == [800, 2000]
    assert rows("--weights", "petitions=1", "--code", "62")[0]["fips"] == "39003"


def test_after_the_last_day_on_record_the_ranking_of_that_day_is_told_with_a_note(run, rows):
    later, last = run("--json", "--as-of", "2031-01-01"), run("--json", "--as-of", str(READ))
    assert later.stderr == f"Nothing is on record after {READ}: this is the ranking as of that day.\n"
    assert last.stderr == ""
    assert json.loads(later.stdout) == json.loads(last.stdout) == rows()


def test_counties_are_ranked_as_a_whole(rows):
    told = rows("--level", "county", "--preset", "low_wage")
    assert {row["fips"] for row in told} == {"01001", "39001", "39003", "39005"}
    assert all("naics" not in row and "soc" not in row for row in told)
    assert all(reason.endswith(".") for row in told for reason in row["reasons"])


def test_suppressed_jobs_of_an_occupation_are_null_never_0(rows):
    told = rows("--level", "occupation", "--preset", "low_wage")
    workers = {(row["fips"], row["soc"]): (row["workers"], row["workers_status"]) for row in told}
    assert workers["39", "35-3023"] == (None, "suppressed")
    assert workers["m10000", "35-3023"] == (900, "reported")
    assert 0 not in [count for count, _ in workers.values()]
    assert {row["place"] for row in told} == {"Ohio, OH", "Salem, OH", "Northern Ohio nonmetropolitan area"}
    assert {row["fips"] for row in rows("--level", "occupation", "--place", "39")} == {"39"}


def test_the_table_tells_suppressed_in_words(run):
    result = run("--level", "occupation", "--preset", "low_wage")
    assert result.exit_code == 0, result.output
    assert "suppre" in result.output
    assert "Low wage" in result.output


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("--weights", "size=0,law=0"), 1, "All weights are 0: give at least one part a weight."),
        (("--weights", ""), 1, "All weights are 0"),
        (("--weights", "luck=2"), 1, "There is no part named luck; the parts are size, growth"),
        (("--weights", "size=-2"), 1, "A weight is a number from 0 upwards."),
        (("--weights", "size=nan"), 1, "A weight is a number from 0 upwards."),
        (("--weights", "size"), 2, "“size” is no weight. Write them as petitions=10,size=2."),
        (("--weights", "size=much"), 2, "“size=much” is no weight."),
        (("--demands", "moon"), 2, "There is no demand named “moon”; there are wage_floor, staffing"),
        (("--demands", ""), 2, "There is no demand named “”"),
        (("--preset", "none"), 2, "'none' is not one of"),
        (("--level", "street"), 2, "'street' is not one of"),
        (("--top", "0"), 2, "0 is not in the range x>=1"),
        (("--as-of", "yesterday"), 2, "'yesterday' does not match the format '%Y-%m-%d'"),
        (("--as-of", "2019-01-01"), 1, "Nothing can be ranked as of 2019-01-01"),
        (("--place", "99999"), 1, "There is no place 99999; write a county as 37063"),
        (("--level", "occupation", "--place", "39001"), 1, "Nothing is on record for Salem County, OH at the level occupation."),
        (("--place", "01001", "--code", "48-49"), 1, "Nothing is on record for Lee County, AL at the level cell."),
        (("--code", "99"), 1, "There is no sector 99; there are 48-49, 61, 61-public, 62, 72, 92."),
        (("--level", "county", "--code", "72"), 1, "A county stands for all its sectors together"),
        (("--level", "occupation", "--code", "35-3021"), 1, "There is no occupation 35-3021 in the list of May 2025 (SOC 2018). A newer list"),
        (("--level", "occupation", "--code", "99-9999"), 1, "There is no occupation 99-9999 in the list of May 2025 (SOC 2018)."),
        (("--level", "occupation", "--as-of", "2025-01-01"), 1, "No occupations can be ranked as of 2025-01-01"),
        (("--level", "occupation", "--weights", "strikes=1"), 1, "There is no part named strikes; the parts are size, low_pay"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_one_sentence(run, arguments, code, sentence):
    result = run(*arguments)
    assert result.exit_code == code
    assert sentence in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_near_an_old_code_stand_those_of_its_group(run):
    assert "35-3023 (Work 35-3023)" in run("--level", "occupation", "--code", "35-3021").output


def test_a_folder_that_is_no_release_is_one_sentence(run, tmp_path):
    for folder in (tmp_path, tmp_path / "none"):
        result = run(folder=folder)
        assert result.exit_code == 1
        assert "has no table place: it is no release" in result.output


@pytest.mark.parametrize("name", ["sector", "happening"])
def test_a_file_that_is_no_table_is_one_sentence(run, release, tmp_path, name):
    shutil.copytree(release, tmp_path, dirs_exist_ok=True)
    (tmp_path / f"{name}.parquet").write_bytes(b"not a table")
    result = run(folder=tmp_path)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert f"{name}.parquet is not a Parquet file that can be read" in result.output


def test_a_table_of_an_earlier_program_is_one_sentence(run, release, tmp_path):
    shutil.copytree(release, tmp_path, dirs_exist_ok=True)
    pq.write_table(
        pq.read_table(tmp_path / "happening.parquet").drop_columns(["naics"]), tmp_path / "happening.parquet"
    )
    result = run(folder=tmp_path)
    assert result.exit_code == 1
    assert "happening.parquet has no column naics: it was built by an earlier program." in result.output


def test_a_release_without_occupations_is_one_sentence(run, release, tmp_path):
    shutil.copytree(release, tmp_path, dirs_exist_ok=True)
    (tmp_path / "area_occupation.parquet").unlink()
    result = run("--level", "occupation", folder=tmp_path)
    assert result.exit_code == 1
    assert "has no table area_occupation" in result.output
    assert run(folder=tmp_path).exit_code == 0, "cells need none"


def test_a_release_in_which_nothing_happened_is_one_sentence(run, release, tmp_path):
    shutil.copytree(release, tmp_path, dirs_exist_ok=True)
    pq.write_table(pq.read_table(tmp_path / "happening.parquet").slice(0, 0), tmp_path / "happening.parquet")
    result = run(folder=tmp_path)
    assert result.exit_code == 1
    assert "holds no happenings: nothing can be ranked." in result.output


def test_a_preset_that_weighs_nothing_known_of_occupations_says_so(run, monkeypatch):
    from frombelow.methods.potential.presets import PRESETS, Preset

    monkeypatch.setitem(PRESETS, "moving", Preset("moving", "Strikes alone", "A test.", {"strikes": 1}))
    result = run("--level", "occupation", "--preset", "moving")
    assert result.exit_code == 1
    assert "These weights tell areas apart, but no occupations: weigh at least one of size" in result.output


def test_occupations_begin_with_weights_that_tell_them_apart(run, rows):
    told = rows("--level", "occupation")
    assert told == rows("--level", "occupation", "--preset", "class_wide")
    for more in (("--preset", "moving"), ("--weights", "petitions=1"), ("--weights", "petitions=1,size=0")):
        result = run("--level", "occupation", *more)
        assert result.exit_code == 1
        assert "or choose --preset class_wide." in result.output


def test_every_row_is_told_only_when_it_is_asked_for(release):
    asked = Asked("cell", "moving")
    assert scored(release, asked) == CELLS
    assert [row.rank for row in found(release, asked, 2)] == [1, 2]
