"""Organizations of the IRS file: who is in, who is not, and that no person is named."""

from pathlib import Path

import pytest

from frombelow.records.sources.irs_bmf import SOURCE
from frombelow.records.sources.irs_bmf.unions import council_name, local_number, public_body
from frombelow.records.sources.sampling import Rows, clean_sample


@pytest.mark.parametrize(
    ("name", "further", "called"),
    [
        ("INTERNATIONAL ASSOCIATION OF FIRE FIGHTERS", "L1264 ANCHORAGE", "IAFF Local 1264 (Anchorage)"),
        ("AMERICAN FEDERATION OF STATE COUNTY & MUNICIPAL EMPLOYEES", "L0286KY NEWPORT CITY EMP", "AFSCME Local 286 (Newport City Employees)"),
        ("NEBRASKA STATE EDUCATION ASSOCIATION", "BAYARD EDUCATION ASSOCIATION", "Bayard Education Association"),
        ("NEBRASKA STATE EDUCATION ASSOC", "DAVID CITY", "Nebraska State Education Association (David City)"),
        ("PROSPECT POLICE UNION", None, "Prospect Police Union"),
    ],
)  # fmt: skip
def test_public_workers_unions(name: str, further: str | None, called: str) -> None:
    body = public_body(name, further)
    assert body is not None
    assert body.name == called


@pytest.mark.parametrize(
    "name",
    [
        "AMALGAMATED TRANSIT UNION",
        "SHEEP GROWERS COUNTY EMPLOYEES",
        "RETIRED FIREFIGHTERS",
        "AMERICAN FEDERATION OF GOVERNMENT EMPLOYEES",
    ],
)
def test_others_are_told_elsewhere_or_are_no_unions(name: str) -> None:
    assert public_body(name, None) is None


def test_numbers_and_councils() -> None:
    assert [local_number(words) for words in ("0920 NORTH PROVIDENCE FED", "UNION LOCAL 496", "DAVID CITY", None)] == [
        "920", "496", None, None,
    ]  # fmt: skip
    assert (
        council_name("AMERICAN FEDERATION OF LABOR & CIO", "BIG SKY CNTRL LBR CNCL") == "Big Sky Central Labor Council"
    )


def organization(ein: str, name: str, category: str, **more: object) -> dict[str, object]:
    return {
        "EIN": ein, "NAME": name, "SORT_NAME": "", "CITY": "JACKSON", "STATE": "MS", "ZIP5": "39201", "GROUP": "0000",
        "RULING": "199512", "TAX_PERIOD": "202412", "ASSET_AMT": 5, "INCOME_AMT": 7, "REVENUE_AMT": None, "NTEE_CD": "R30",
        "terrain_category": category, "extract_date": "2026-04-13", **more,
    }  # fmt: skip


@pytest.fixture
def made(tmp_path: Path) -> tuple[dict[str, Rows], dict[str, int]]:
    community, labor = "R_civil_rights_advocacy", "c5_labor_organization"
    rows = [
        organization("10024907", "MISSISSIPPI WORKERS CENTER FOR HUMAN RIGHTS", community, SORT_NAME="MARY SMITH"),
        organization("10024907", "MISSISSIPPI WORKERS CENTER", community, extract_date="2022-10-09"),
        organization("20000000", "NAACP", community, SORT_NAME="5030 JACKSON BRANCH", GROUP="1146"),
        organization("30000000", "ABRAHAM AND MILDRED GOLDSTEIN CHARITABLE TR", community),
        organization("40000000", "MADISON COUNTY COMMUNITY FOUNDATION", community),
        organization("50000000", "INTERNATIONAL ASSOCIATION OF FIRE FIGHTERS", labor, SORT_NAME="L0087 JACKSON"),
        organization("60000000", "INTERNATIONAL ASSOCIATION OF FIRE FIGHTERS", labor, SORT_NAME="L0088 BILOXI"),
        organization("70000000", "BOLL WEEVIL GROWERS", "c5_agricultural_or_horticultural"),
        organization("80000000", "AMERICAN FEDERATION OF LABOR", labor, SORT_NAME="MISSISSIPPI AFL-CIO"),
    ]
    councils: Rows = [{"EIN": "80000000", "body_type": "state federation", "afl_cio_chartered": "True"}]
    registered: Rows = [{"union_name": "FIRE FIGHTERS AFL-CIO", "desig_num": "88"}]
    return clean_sample(SOURCE, tmp_path, {"organizations": rows, "councils": councils, "gazetteer": registered})


def test_who_is_in(made: tuple[dict[str, Rows], dict[str, int]]) -> None:
    players = {row["player_id"]: row for row in made[0]["player"]}
    assert {key: (row["kind"], row["name"]) for key, row in players.items()} == {
        "ein-010024907": ("community", "Mississippi Workers Center for Human Rights"),
        "ein-020000000": ("community", "NAACP: 5030 Jackson Branch"),
        "ein-040000000": ("community", "Madison County Community Foundation"),
        "ein-050000000": ("local", "IAFF Local 87 (Jackson)"),
        "ein-080000000": ("council", "Mississippi AFL-CIO"),
    }
    assert players["ein-050000000"]["affiliation"] == "nat-iaff"
    assert (players["ein-020000000"]["receipts"], players["ein-020000000"]["receipts_year"]) == (7, 2024)


def test_no_person_is_named_and_all_that_is_left_out_is_counted(made: tuple[dict[str, Rows], dict[str, int]]) -> None:
    tables, dropped = made
    everything = str(tables).lower()
    assert "goldstein" not in everything
    assert "mary smith" not in everything
    assert sorted(dropped.values()) == [1, 1, 1, 1]
