"""Community organizations, labor councils and public workers' unions (IRS)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Any

import pyarrow as pa

from frombelow.methods.linkage.unions.affiliations import AFFILIATIONS
from frombelow.records.slugs import slug
from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.sources.irs_bmf.persons import mark_persons
from frombelow.records.sources.irs_bmf.unions import council_name, public_body
from frombelow.records.sources.olms_register.names import in_words
from frombelow.records.staging import PLAYER, PLAYER_NAME, PLAYER_VALUE

NAME = "irs_bmf"
CATEGORIES = {
    "S_community_improvement": "community improvement",
    "O_youth": "youth",
    "C_environment": "environment",
    "L_housing": "housing",
    "R_civil_rights_advocacy": "civil rights and advocacy",
    "J2_job_training_vocational": "job training",
    "J_employment_other": "employment",
    "keyword_community_organizing": "community organizing",
    "P84_ethnic_immigrant_centers": "ethnic and immigrant center",
    "W70_leadership": "leadership",
    "Q71_migration_refugee": "migration and refugees",
    "worker_center_or_worker_justice_by_name": "worker center or worker justice",
}
LABOR = ("c5_labor_organization", "J40_labor_union_other_subsection")
PARTIAL = {"CA": "A stub of 3 % of the state's file."}
OLDER = {"AL": "As of October 2022."}

ROWS = """
SELECT b.EIN, b.NAME, CASE WHEN p.spelling IS NULL THEN nullif(trim(b.SORT_NAME), '') END AS further, b.CITY, b.STATE,
    b.ZIP5, b."GROUP" AS exemption, b.terrain_category AS category, b.RULING, b.TAX_PERIOD, b.ASSET_AMT, b.INCOME_AMT,
    b.REVENUE_AMT, b.NTEE_CD, c.body_type, c.afl_cio_chartered = 'True' AS chartered
FROM (SELECT * FROM organizations QUALIFY row_number() OVER (PARTITION BY EIN ORDER BY extract_date DESC, STATE) = 1) AS b
LEFT JOIN person_sort_names AS p ON p.spelling = b.SORT_NAME
LEFT JOIN councils AS c ON c.EIN = b.EIN
ANTI JOIN person_names AS n ON n.spelling = b.NAME
ORDER BY b.EIN
"""
REGISTERED = "SELECT DISTINCT union_name || '|' || desig_num FROM gazetteer WHERE desig_num <> '0'"
Row = dict[str, Any]


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Players with their names, money and activity codes."""
    for name in ("organizations", "councils", "gazetteer"):
        reader.view(name)
    kept, tables = described(reader, NAME)
    return tables | {"coverage": _coverage(kept)}


def described(reader: Reader, source_id: str) -> tuple[list[tuple[Row, Row]], dict[str, pa.Table]]:
    """Rows kept, each with its player, and the tables made of them, for a source that has opened the views
    organizations (columns as in `SOURCE`), councils and gazetteer."""
    mark_persons(reader.con, "organizations")
    everyone = reader.sql("SELECT count(*) AS n, count(DISTINCT EIN) AS ids FROM organizations").to_pylist()[0]
    reader.drop(everyone["n"] - everyone["ids"], "an organization that stands in extracts of two dates: the older row")
    rows = reader.sql(ROWS).to_pylist()
    reader.drop(everyone["ids"] - len(rows), "named for a person (trusts, sole owners, memorial funds)")
    registered = {key for (key,) in reader.con.execute(REGISTERED).fetchall()}
    kept = [(row, player) for row in rows if (player := _player(reader, row, registered, source_id))]
    return kept, {
        "player": PLAYER.fit(pa.Table.from_pylist([p for _, p in kept], schema=PLAYER.schema), source_id),
        "player_name": _names(kept, source_id),
        "player_value": _values(kept, source_id),
    }


def _player(reader: Reader, row: Row, registered: set[str], source_id: str) -> Row | None:
    """The player a row stands for, None (and counted) where it is none of ours."""
    described = _council(row) if row["body_type"] else _organization(row, registered)
    if isinstance(described, str):
        reader.drop(1, described)
        return None
    filed = _period_end(row["TAX_PERIOD"])
    # Zero income is what postcard filers and new organizations show; it tells nothing.
    receipts = row["INCOME_AMT"] or None
    return described | {
        "player_id": f"ein-{row['EIN'].zfill(9)}",
        "city": in_words(row["CITY"]) if row["CITY"] else None,
        "state": row["STATE"] or None,
        "zip": row["ZIP5"] if re.fullmatch(r"[0-9]{5}", row["ZIP5"] or "") and row["ZIP5"] != "00000" else None,
        "address_quality": "mailing",
        "receipts": float(receipts) if receipts and filed else None,
        "receipts_year": filed.year if receipts and filed else None,
        "source_id": source_id,
    }


def _council(row: Row) -> Row:
    coalition = row["body_type"] == "jobs with justice"
    return {
        "kind": "coalition" if coalition else "council",
        "name": council_name(row["NAME"], row["further"]),
        "affiliation": "nat-aflcio" if row["chartered"] else None,
        "affiliation_words": "AFL-CIO" if row["chartered"] else None,
        "category": row["body_type"].replace(", type unclear", ""),
    }


def _organization(row: Row, registered: set[str]) -> Row | str:
    """What an organization is, or the reason why it is left out."""
    category = row["category"]
    if category in CATEGORIES:
        return {"kind": "community", "name": _community_name(row), "category": CATEGORIES[category]}
    if category not in LABOR:
        return "growers', breeders' and employers' associations, and benefit or training funds"
    body = public_body(row["NAME"], row["further"])
    if body is None:
        return "private, federal and postal unions, which the Labor Department registers, and what is no union"
    label = AFFILIATIONS[body.code].labels[0] if body.code else ""
    if body.number and f"{label}|{body.number}" in registered:
        return "a local that the Labor Department's register tells"
    return {
        "kind": "local",
        "name": body.name,
        "affiliation": "nat-" + slug(body.code) if body.code else None,
        "affiliation_words": row["NAME"],
        "number": body.number,
        "category": "public workers' union",
    }


_COLLECTIVE = re.compile(
    r"\b(CLUB|COUNCIL|CNCL|CHAPTER|LODGE|ASS(OC|N|OCIATION)?|POST|BRANCH|UNIT|LEAGUE|TENT|CAMP|POD|CENTER|COMMITTEE|"
    r"FEDERATION|SOCIETY|COALITION|ALLIANCE|NETWORK|NAACP|PTA|PTO|[0-9]+)\b"
)


def _community_name(row: Row) -> str:
    """The name, with the subordinate's own name where a whole group shares one."""
    further = row["further"]
    if further and row["exemption"] not in ("0000", None) and _COLLECTIVE.search(further) and further != row["NAME"]:
        return f"{in_words(row['NAME'])}: {in_words(further)}"
    return in_words(row["NAME"])


def _period_end(period: str | None) -> date | None:
    """'202312' -> 31 December 2023."""
    if not period or not re.fullmatch(r"(19|20)[0-9]{2}(0[1-9]|1[0-2])", period):
        return None
    year, month = int(period[:4]), int(period[4:])
    return date(year, month, monthrange(year, month)[1])


def _names(kept: list[tuple[Row, Row]], source_id: str) -> pa.Table:
    """Its name, and the file's own spelling where that says something else."""
    found = {(player["player_id"], player["name"]) for _, player in kept}
    found |= {
        (player["player_id"], row["NAME"]) for row, player in kept if row["NAME"].lower() != player["name"].lower()
    }
    rows = [{"player_id": player_id, "name": name, "source_id": source_id} for player_id, name in sorted(found)]
    return PLAYER_NAME.fit(pa.Table.from_pylist(rows, schema=PLAYER_NAME.schema), source_id)


def _values(kept: list[tuple[Row, Row]], source_id: str) -> pa.Table:
    """Assets, income, and revenue where it differs, of the last return; the day tax exemption was ruled; the activity code."""
    rows = []
    for row, player in kept:
        filed, ruled = _period_end(row["TAX_PERIOD"]), _period_end(row["RULING"])
        told: list[tuple[str, Any, date | None]] = [
            (name, row[column], filed)
            for name, column in _MONEY
            if row[column] and filed and not (name == "revenue" and row[column] == row["INCOME_AMT"])
        ]
        if ruled:
            told.append(("tax_exempt_since", ruled.strftime("%Y-%m"), ruled))
        if row["NTEE_CD"]:
            told.append(("activity_code", row["NTEE_CD"], None))
        rows += [
            {"player_id": player["player_id"], "field": name, "value": str(value), "as_of": day, "source_id": source_id}
            for name, value, day in sorted(told, key=lambda one: one[0])
        ]
    return PLAYER_VALUE.fit(pa.Table.from_pylist(rows, schema=PLAYER_VALUE.schema), source_id)


_MONEY = (("assets", "ASSET_AMT"), ("income", "INCOME_AMT"), ("revenue", "REVENUE_AMT"))


def _coverage(kept: list[tuple[Row, Row]]) -> pa.Table:
    states = sorted({player["state"] for _, player in kept if player["state"]})
    whole = [state for state in states if state not in PARTIAL and state not in OLDER]
    tables = [covering(NAME, ("community",), 1900, 2026, states=whole)]
    tables += [
        covering(
            NAME,
            ("community",),
            1900,
            2022 if state in OLDER else 2026,
            states=(state,),
            complete=state in OLDER,
            note=note,
        )
        for state, note in sorted({**PARTIAL, **OLDER}.items())
        if state in states
    ]
    return pa.concat_tables(tables)


SOURCE = Source(
    NAME,
    {
        "organizations": RawFile(
            "irs_bmf/bmf_terrain_subset.parquet",
            (
                "EIN", "NAME", "SORT_NAME", "CITY", "STATE", "ZIP5", "GROUP", "RULING", "TAX_PERIOD", "ASSET_AMT",
                "INCOME_AMT", "REVENUE_AMT", "NTEE_CD", "terrain_category", "extract_date",
            ),
        ),
        "councils": RawFile("irs_bmf/labor_councils_from_bmf.csv", ("EIN", "body_type", "afl_cio_chartered")),
        "gazetteer": RawFile("labor_union_parser/olms_gazetteer.parquet", ("union_name", "desig_num")),
    },
    clean,
)  # fmt: skip
