"""The register of union bodies: names as people say them, levels, addresses."""

from pathlib import Path

import pytest

from frombelow.records.sources.olms_register import SOURCE
from frombelow.records.sources.olms_register.designations import kind_of
from frombelow.records.sources.olms_register.names import city_in_words, in_words, name_of, number_of
from frombelow.records.sources.sampling import Rows, clean_sample


@pytest.mark.parametrize(
    ("code", "label", "designation", "number", "unit", "name"),
    [
        ("UFCW", "FOOD AND COMMERCIAL WKRS", "LU", "1996", None, "UFCW Local 1996"),
        ("IBT", "TEAMSTERS", "LU", "71", None, "Teamsters Local 71"),
        ("NALC", "LETTER CARRIERS", "BR", "5877", "WILSON, ARKANSAS", "NALC Branch 5877 (Wilson, Arkansas)"),
        ("USW", "STEELWORKERS, AFL-CIO", "LU", "9-186L", None, "USW Local 9-186L"),
        ("BCTD", "BLDG", "BCTC", None, "ST LOUIS", "Building and Construction Trades Council (St Louis)"),
        ("UNITHE", "UNITE HERE", "NHQ", None, None, "UNITE HERE, national headquarters"),
        (None, "SUN OIL CO EMPLS ASN, IND", None, None, None, "Sun Oil Co. Employees Association"),
        (None, "IVORYDALE AND ST BERNARD EMPLOYEES", None, None, "REPRESENTATION ASN",
         "Ivorydale and St Bernard Employees Representation Association"),
    ],
)  # fmt: skip
def test_names(code: str, label: str, designation: str, number: str, unit: str, name: str) -> None:
    assert name_of(code, label, designation, number, unit) == name


def test_a_body_without_number_or_unit_is_told_apart() -> None:
    assert name_of("NATCA", "AIR TRAFFIC CONTROLLERS AFL-CIO", "LU", None, None, "Memphis") == "NATCA Local (Memphis)"


@pytest.mark.parametrize(
    ("parts", "number"),
    [
        (("9", "186", "L"), "9-186L"),
        (("0", "427", "721"), "427-721"),
        (("0", "0", None), None),
        ((None, "12", None), "12"),
    ],
)
def test_numbers(parts: tuple[str | None, str | None, str | None], number: str | None) -> None:
    assert number_of(*parts) == number


def test_words() -> None:
    assert in_words("AERONAUTICAL EXAMINERS,NATL ASN IND") == "Aeronautical Examiners, National Association"
    assert city_in_words("WASHINGTON, DC") == "Washington"
    assert [kind_of(code) for code in ("LU", "DC", "NHQ", None)] == ["local", "council", "national_union", "local"]


@pytest.fixture
def tables(tmp_path: Path) -> dict[str, Rows]:
    ufcw = {"union_name": "FOOD AND COMMERCIAL WKRS", "prefix": "0", "suffix": None}
    register = [
        ufcw | {"f_num": "56", "desig_name": "NHQ", "desig_num": "0", "EST_DATE": "1970-12-01", "city_1": "WASHINGTON, DC",
                "state_1": "DC", "location_source": "olms_lm_2021", "ZIP": "200061598"},
        ufcw | {"f_num": "18", "desig_name": "LU", "desig_num": "1996", "EST_DATE": "1985-03-01", "city_1": "suwanee",
                "state_1": "ga", "location_source": "fmcs_f7_link"},
        {"f_num": "7", "union_name": "FUSE WORKERS IND", "desig_num": "0"},
    ]  # fmt: skip
    reports = [
        {
            "F_NUM": "56",
            "RPT_ID": "2",
            "MEMBERS": "1200000",
            "TTL_RECEIPTS": "5",
            "YR_COVERED": "2021",
            "PD_COVERED_TO": "2021-06-30",
        },
        {
            "F_NUM": "18",
            "RPT_ID": "3",
            "MEMBERS": "0",
            "TTL_RECEIPTS": "0",
            "YR_COVERED": "2021",
            "PD_COVERED_TO": "2021-06-30",
        },
    ]
    variants = [ufcw | {"f_num": "18", "desig_name": "LU", "desig_num": "1063"}]
    made, _ = clean_sample(SOURCE, tmp_path, {"register": register, "gazetteer": variants, "reports": reports})
    return made


def test_a_national_union_has_the_members_of_its_headquarters(tables: dict[str, Rows]) -> None:
    players = {row["player_id"]: row for row in tables["player"]}
    assert players["nat-ufcw"]["members"] == 1_200_000
    assert players["nat-ufcw"]["city"] == "Washington"
    assert players["olms-18"]["affiliation"] == "nat-ufcw"
    assert players["olms-7"]["affiliation"] is None


def test_addresses_say_where_they_come_from_and_zeros_are_untold(tables: dict[str, Rows]) -> None:
    players = {row["player_id"]: row for row in tables["player"]}
    local = players["olms-18"]
    assert (local["address_quality"], local["city"], local["state"], local["zip"]) == (
        "bargaining_office",
        "Suwanee",
        "GA",
        None,
    )
    assert (local["members"], local["receipts"]) == (None, None)
    assert local["founded_on"].year == 1985
    assert (players["olms-56"]["address_quality"], players["olms-56"]["zip"]) == ("filed", "20006")
    assert players["olms-56"]["founded_on"] is None  # 1 December 1970 stands for "unknown"
    assert players["olms-7"]["address_quality"] == "none"


def test_spellings_of_the_years_are_kept(tables: dict[str, Rows]) -> None:
    names = {row["name"] for row in tables["player_name"] if row["player_id"] == "olms-18"}
    assert names == {"UFCW Local 1996", "UFCW Local 1063", "FOOD AND COMMERCIAL WKRS LU 1063"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("MCALLEN", "McAllen"),
        ("D'IBERVILLE", "D'Iberville"),
        ("1ST MID-DELTA", "1st Mid-Delta"),
        ("O'FALLON, MO", "O'Fallon"),
    ],
)
def test_names_keep_the_capitals_inside_them(written: str, read: str) -> None:
    assert city_in_words(written) == read
