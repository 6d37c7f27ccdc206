"""Union bodies and what they reported, every year at hand: the Labor Department's yearly files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa

from frombelow.methods.linkage.unions.affiliations import CODE_OF_LABEL
from frombelow.records.cleaning import register_macros
from frombelow.records.slugs import slug
from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.sources.olms_register.designations import kind_of
from frombelow.records.sources.olms_register.names import city_in_words, in_words, name_of, number_of
from frombelow.records.sources.olms_reports_2021 import SQL as VALUES
from frombelow.records.staging import PLAYER, PLAYER_NAME, PLAYER_VALUE

NAME = "live_olms"
SQL = (Path(__file__).parent / "clean.sql").read_text(encoding="utf-8")
EMPTY = {
    "gazetteer": "SELECT NULL::VARCHAR AS f_num, NULL::VARCHAR AS desig_name, NULL::VARCHAR AS prefix, NULL::VARCHAR AS desig_num, "
    "NULL::VARCHAR AS suffix WHERE false",
    "receipts": "SELECT NULL::VARCHAR AS RPT_ID, NULL::VARCHAR AS DUES WHERE false",
    "disbursements": "SELECT NULL::VARCHAR AS RPT_ID, NULL::VARCHAR AS REPRESENTATIONAL, NULL::VARCHAR AS POLITICAL, "
    "NULL::VARCHAR AS STRIKE_BENEFITS WHERE false",
    "rates": "SELECT NULL::VARCHAR AS RPT_ID, NULL::VARCHAR AS RATE_TYPE, NULL::VARCHAR AS AMOUNT, NULL::VARCHAR AS UNIT WHERE false",
}
Row = dict[str, Any]


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Players as of their newest report, the labels they went by, and every year's figures."""
    reader.view("reports_of_years")
    _optional(reader)
    register_macros(reader.con)
    reader.con.execute(SQL)
    for reason, rows in reader.con.execute("SELECT reason, rows FROM left_out ORDER BY reason").fetchall():
        reader.drop(rows, reason)
    bodies = reader.sql("SELECT * FROM bodies ORDER BY f_num::BIGINT").to_pylist()
    values = reader.sql(f"SELECT * REPLACE ('{NAME}' AS source_id) FROM ({VALUES})")
    return {
        "player": PLAYER.fit(pa.Table.from_pylist([_player(body) for body in bodies], schema=PLAYER.schema), NAME),
        "player_name": _names(reader, bodies),
        "player_value": PLAYER_VALUE.fit(values, NAME),
        "coverage": _coverage(reader),
    }


def _optional(reader: Reader) -> None:
    """Open the files that a folder may lack, an empty view in their place. The gazetteer's rows are another source's."""
    for name, query in EMPTY.items():
        rows = reader.rows_read
        if reader.has(name):
            reader.view(name)
        else:
            reader.con.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {query}")
        reader.rows_read = rows if name == "gazetteer" else reader.rows_read


def _player(body: Row) -> Row:
    copied = ("designation", "state", "zip", "members", "members_year", "receipts", "receipts_year", "founded_on")
    code = CODE_OF_LABEL.get(body["label"])
    return {name: body[name] for name in copied} | {
        "player_id": f"olms-{body['f_num']}",
        "kind": kind_of(body["designation"]),
        "name": _name(body),
        "affiliation": "nat-" + slug(code) if code else None,
        "affiliation_words": body["label"],
        "number": number_of(body["prefix"], body["number"], body["suffix"]),
        "unit_name": body["unit"],
        "city": city_in_words(body["city"]) if body["city"] else None,
        "address_quality": "filed" if body["city"] and body["state"] else "none",
        "source_id": NAME,
    }


def _name(body: Row) -> str:
    number = number_of(body["prefix"], body["number"], body["suffix"])
    place = city_in_words(body["city"]) if body["city"] else f"file {body['f_num']}"
    return name_of(CODE_OF_LABEL.get(body["label"]), body["label"], body["designation"], number, body["unit"], place)


def _names(reader: Reader, bodies: list[Row]) -> pa.Table:
    """The name of today, and the labels of all its reports."""
    found = {(f"olms-{body['f_num']}", _name(body)) for body in bodies}
    for row in reader.sql("SELECT * FROM labels ORDER BY ALL").to_pylist():
        number = number_of(row["prefix"], row["number"], row["suffix"])
        parts = (row["label"], row["designation"], number)
        found.add((f"olms-{row['f_num']}", " ".join(part for part in parts if part)))
        if row["unit"]:
            found.add((f"olms-{row['f_num']}", in_words(row["unit"])))
    rows = [{"player_id": player_id, "name": name, "source_id": NAME} for player_id, name in sorted(found) if name]
    return PLAYER_NAME.fit(pa.Table.from_pylist(rows, schema=PLAYER_NAME.schema), NAME)


def _coverage(reader: Reader) -> pa.Table:
    [(first, last)] = reader.con.execute("SELECT min(year(ended_on)), max(year(ended_on)) FROM told").fetchall()
    kinds = ("council", "local", "national_union", "members", "receipts") if first else ()
    return covering(NAME, kinds, first or 2000, last or 2000, note="Reports of the years fetched, as they came in.")


SOURCE = Source(
    NAME,
    {
        "reports_of_years": RawFile(
            "live_olms/lm_data_data_*.txt",
            (
                "UNION_NAME", "F_NUM", "UNIT_NAME", "EST_DATE", "PD_COVERED_TO", "DESIQ_PRE", "DESIG_NUM", "DESIG_SUF",
                "DESIG_NAME", "TTL_ASSETS", "TTL_LIABILITIES", "TTL_RECEIPTS", "TTL_DISBURSEMENTS", "MEMBERS", "RPT_ID",
                "YR_COVERED", "RECEIVE_DATE", "CITY", "STATE", "ZIP",
            ),
        ),
        "receipts": RawFile("live_olms/ar_receipts_total_data_*.txt", ("RPT_ID", "DUES"), optional=True),
        "disbursements": RawFile(
            "live_olms/ar_disbursements_total_data_*.txt",
            ("RPT_ID", "REPRESENTATIONAL", "POLITICAL", "STRIKE_BENEFITS"),
            optional=True,
        ),
        "gazetteer": RawFile(
            "labor_union_parser/olms_gazetteer.parquet", ("f_num", "desig_name", "prefix", "desig_num", "suffix"), optional=True
        ),
        "rates": RawFile(
            "live_olms/ar_rates_dues_fees_data_*.txt", ("RPT_ID", "RATE_TYPE", "AMOUNT", "UNIT"), optional=True
        ),
    },
    clean,
    is_fetched=True,
)  # fmt: skip
