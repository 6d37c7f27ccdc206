"""Register of union bodies (OLMS): locals, councils, national unions, and the names they go by."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa

from frombelow.methods.linkage.unions.affiliations import AFFILIATIONS, CODE_OF_LABEL
from frombelow.records.cleaning import register_macros
from frombelow.records.slugs import slug
from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.sources.olms_register.designations import HEADQUARTERS, kind_of
from frombelow.records.sources.olms_register.names import city_in_words, in_words, name_of, national_name, number_of
from frombelow.records.staging import PLAYER, PLAYER_NAME

NAME = "olms_register"
SQL = (Path(__file__).parent / "clean.sql").read_text(encoding="utf-8")
VARIANTS = """
SELECT DISTINCT f_num, union_name, desig_name, prefix, desig_num, suffix FROM gazetteer ORDER BY ALL
"""
A_UNION = 5  # bodies under one label that is not in the table of affiliations, for it to count as a national union

Row = dict[str, Any]


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Players (bodies and national unions) and the spellings the register has for them."""
    for name in ("register", "gazetteer", "reports"):
        reader.view(name)
    register_macros(reader.con)
    bodies = reader.sql(SQL).to_pylist()
    sizes = Counter(str(body["label"]) for body in bodies)
    players = [_player(body, sizes) for body in bodies]
    nations = _national_unions(bodies, players)
    names = _names(reader, players, nations, sizes)
    return {
        "player": PLAYER.fit(pa.Table.from_pylist(nations + players, schema=PLAYER.schema), NAME),
        "player_name": PLAYER_NAME.fit(pa.Table.from_pylist(names, schema=PLAYER_NAME.schema), NAME),
        "coverage": covering(
            NAME,
            ("council", "local", "national_union"),
            1970,
            2026,
            complete=False,
            note="Names of all registered bodies; addresses of 28 of 100, members of 11 of 100.",
        ),
    }


def national_id(label: str, sizes: Counter[str]) -> str | None:
    """player_id of the national union behind a label, None for an independent union."""
    code = CODE_OF_LABEL.get(label)
    if code:
        return "nat-" + slug(code)
    return "nat-" + slug(in_words(label)) if sizes[label] >= A_UNION else None


def _player(body: Row, sizes: Counter[str]) -> Row:
    label, code = body["label"], CODE_OF_LABEL.get(body["label"])
    number = number_of(body["prefix"], body["number"], body["suffix"])
    copied = ("unit", "city", "state", "zip", "address_quality", "members", "members_year", "receipts", "receipts_year")
    row: Row = {name: body[name] for name in (*copied, "founded_on", "designation")}
    row["unit_name"] = row.pop("unit")
    row["city"] = city_in_words(body["city"]) if body["city"] else None
    return row | {
        "player_id": f"olms-{body['f_num']}",
        "kind": kind_of(body["designation"]),
        "name": name_of(code, label, body["designation"], number, body["unit"], row["city"] or f"file {body['f_num']}"),
        "affiliation": national_id(label, sizes),
        "affiliation_words": label,
        "number": number,
        "source_id": NAME,
    }


def _national_unions(bodies: list[Row], players: list[Row]) -> list[Row]:
    """A node per national union, with address and members of its headquarters (the one that reports most members)."""
    labels = {player["affiliation"]: body["label"] for player, body in zip(players, bodies, strict=True)}
    heads: dict[str, Row] = {}
    for player in players:
        union = player["affiliation"]
        if union and player["designation"] == HEADQUARTERS:
            best = heads.get(union)
            if best is None or (player["members"] or 0) > (best["members"] or 0):
                heads[union] = player
    # Unions that every label spells out, and unions whose labels no body bears today.
    for code, union in AFFILIATIONS.items():
        labels.setdefault("nat-" + slug(code), union.labels[0])
    return [_national(union, labels[union], heads.get(union)) for union in sorted(filter(None, labels))]


def _national(union: str, label: str, head: Row | None) -> Row:
    code = CODE_OF_LABEL.get(label)
    taken = ("city", "state", "zip", "address_quality", "members", "members_year", "receipts", "receipts_year")
    row = {name: head[name] if head else None for name in taken}
    row["address_quality"] = row["address_quality"] or "none"
    return row | {
        "player_id": union,
        "kind": "national_union",
        "name": national_name(code) if code else in_words(label),
        "affiliation_words": label,
        "source_id": NAME,
    }


def _names(reader: Reader, players: list[Row], nations: list[Row], sizes: Counter[str]) -> list[Row]:
    """Every spelling once: its own name, the register's variants, and the table of affiliations for national unions."""
    found = {(row["player_id"], row["name"]) for row in players + nations}
    for number, label, designation, prefix, serial, suffix in reader.con.execute(VARIANTS).fetchall():
        whole = number_of(prefix, serial, suffix)
        found.add((f"olms-{number}", name_of(CODE_OF_LABEL.get(label), label, designation, whole, None)))
        found.add((f"olms-{number}", " ".join(part for part in (label, designation, whole) if part)))
    for code, union in AFFILIATIONS.items():
        words = (*union.names, *union.abbreviations, *union.labels)
        found |= {("nat-" + slug(code), word) for word in words}
    known = {row["player_id"] for row in players + nations}
    return [
        {"player_id": player_id, "name": name, "source_id": NAME}
        for player_id, name in sorted(found)
        if player_id in known and name
    ]


SOURCE = Source(
    NAME,
    {
        "register": RawFile(
            "union_locals_derived/union_locals.parquet",
            (
                "f_num", "union_name", "desig_name", "prefix", "desig_num", "suffix", "UNIT_NAME", "EST_DATE",
                "ZIP", "ibt_members", "ibt_yr", "city_1", "state_1", "location_source",
            ),
        ),
        "gazetteer": RawFile(
            "labor_union_parser/olms_gazetteer.parquet",
            ("f_num", "union_name", "desig_name", "prefix", "desig_num", "suffix"),
        ),
        "reports": RawFile(
            "olms_lm/lm_data_data_2021.parquet",
            (
                "F_NUM", "RPT_ID", "UNION_NAME", "DESIG_NAME", "UNIT_NAME", "MEMBERS", "TTL_RECEIPTS", "ZIP",
                "YR_COVERED", "PD_COVERED_TO",
            ),
        ),
    },
    clean,
)  # fmt: skip
