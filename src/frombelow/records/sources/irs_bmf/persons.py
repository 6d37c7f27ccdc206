"""Which organizations bear a person's name and are therefore left out."""

from __future__ import annotations

import duckdb

from frombelow.records.cleaning import register_macros
from frombelow.records.names_of_persons import GIVEN_NAMES
from frombelow.records.persons import judge_names

MONEY_WORDS = "TRUST|TR|TTEE|FOUNDATION|FDN|FUND|FAMILY|MEMORIAL|SCHOLARSHIP|ESTATE|CHARITABLE|CHARITIES|U W|UW|AWARD"
# A county or a saint may share a person's given name.
PLACE_WORDS = "COUNTY|COMMUNITY|CITY|TOWN|AREA|VALLEY|PARK|UNITED|LOCAL|SAINT|ST"
ALWAYS = r"\b(FAMILY (FOUNDATION|FUND|TRUST)|TTEE|SOLE M(EM)?BR|SOLE MEMBER|RESIDUARY|TESTAMENTARY)\b"


def mark_persons(con: duckdb.DuckDBPyConnection, view: str) -> None:
    """Make the temp tables `person_names` and `person_sort_names` (spelling) of a view with NAME and SORT_NAME."""
    register_macros(con)
    judge_names(con, f'SELECT NAME AS name, true AS likely FROM "{view}"', "judged")
    given = "|".join(GIVEN_NAMES)
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE person_names AS
        SELECT spelling FROM judged WHERE is_person AND NOT regexp_matches(spelling, '\\b({PLACE_WORDS})\\b')
        UNION
        SELECT NAME FROM "{view}" WHERE regexp_matches(NAME, '{ALWAYS}')
            OR (regexp_matches(lower(NAME), '^(the )?({given})\\b') AND regexp_matches(NAME, '\\b({MONEY_WORDS})\\b')
                AND NOT regexp_matches(NAME, '\\b({PLACE_WORDS})\\b'))"""
    )
    judge_names(con, f'SELECT SORT_NAME AS name, true AS likely FROM "{view}"', "judged")
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE person_sort_names AS
        SELECT spelling FROM judged WHERE is_person UNION
        SELECT SORT_NAME FROM "{view}" WHERE regexp_matches(SORT_NAME, '{ALWAYS}|\\b(DIRECTOR|PRESIDENT|TREASURER|SECRETARY)$')"""
    )
