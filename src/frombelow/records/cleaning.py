"""Cleaning that every source needs: text, states, dates, case numbers. Names of private persons: `persons.py`.

A source of a million rows is cleaned in SQL:

    register_macros(con)
    con.execute("SELECT clean_text(x), clean_state(x), clean_day(x), clean_case_number(x) …")

The tests have each macro once more in plain Python, and compare.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import duckdb

FIRST_YEAR, LAST_YEAR = 1930, 2035

STATES = {
    "ALABAMA": "AL", "ALASKA": "AK", "ARIZONA": "AZ", "ARKANSAS": "AR", "CALIFORNIA": "CA", "COLORADO": "CO",
    "CONNECTICUT": "CT", "DELAWARE": "DE", "DISTRICT OF COLUMBIA": "DC", "FLORIDA": "FL", "GEORGIA": "GA",
    "HAWAII": "HI", "IDAHO": "ID", "ILLINOIS": "IL", "INDIANA": "IN", "IOWA": "IA", "KANSAS": "KS",
    "KENTUCKY": "KY", "LOUISIANA": "LA", "MAINE": "ME", "MARYLAND": "MD", "MASSACHUSETTS": "MA", "MICHIGAN": "MI",
    "MINNESOTA": "MN", "MISSISSIPPI": "MS", "MISSOURI": "MO", "MONTANA": "MT", "NEBRASKA": "NE", "NEVADA": "NV",
    "NEW HAMPSHIRE": "NH", "NEW JERSEY": "NJ", "NEW MEXICO": "NM", "NEW YORK": "NY", "NORTH CAROLINA": "NC",
    "NORTH DAKOTA": "ND", "OHIO": "OH", "OKLAHOMA": "OK", "OREGON": "OR", "PENNSYLVANIA": "PA",
    "RHODE ISLAND": "RI", "SOUTH CAROLINA": "SC", "SOUTH DAKOTA": "SD", "TENNESSEE": "TN", "TEXAS": "TX",
    "UTAH": "UT", "VERMONT": "VT", "VIRGINIA": "VA", "WASHINGTON": "WA", "WEST VIRGINIA": "WV",
    "WISCONSIN": "WI", "WYOMING": "WY", "PUERTO RICO": "PR", "GUAM": "GU", "AMERICAN SAMOA": "AS",
    "VIRGIN ISLANDS": "VI", "U.S. VIRGIN ISLANDS": "VI", "NORTHERN MARIANA ISLANDS": "MP",
    "WASHINGTON DC": "DC", "WASHINGTON D.C.": "DC", "D.C.": "DC",
}  # fmt: skip
CODES = {**STATES, **{code: code for code in STATES.values()}}
FIPS = {
    "AL": "01", "AK": "02", "AZ": "04", "AR": "05", "CA": "06", "CO": "08", "CT": "09", "DE": "10", "DC": "11",
    "FL": "12", "GA": "13", "HI": "15", "ID": "16", "IL": "17", "IN": "18", "IA": "19", "KS": "20", "KY": "21",
    "LA": "22", "ME": "23", "MD": "24", "MA": "25", "MI": "26", "MN": "27", "MS": "28", "MO": "29", "MT": "30",
    "NE": "31", "NV": "32", "NH": "33", "NJ": "34", "NM": "35", "NY": "36", "NC": "37", "ND": "38", "OH": "39",
    "OK": "40", "OR": "41", "PA": "42", "RI": "44", "SC": "45", "SD": "46", "TN": "47", "TX": "48", "UT": "49",
    "VT": "50", "VA": "51", "WA": "53", "WV": "54", "WI": "55", "WY": "56", "AS": "60", "GU": "66", "MP": "69",
    "PR": "72", "VI": "78",
}  # fmt: skip
NOT_A_VALUE = ("", "NONE", "N/A", "NA", "NULL", "NAN", "SAME", "UNKNOWN", "NOT PROVIDED", "NOT APPLICABLE", "N.A.", "-")
DAY_FORMATS = ("%Y-%m-%d", "%m/%d/%Y", "%B %d, %Y", "%b %d, %Y", "%m/%d/%y")

BLANKS = r"[\s\u00a0\u200b\ufeff\ufffd]+"
CASE = r"^([0-9]{1,2})-?([A-Z]{2})-?([0-9]{1,6})$"
TIME_OF_DAY = r"[T ][0-9]{1,2}:[0-9:.]*( ?[AP]M)?Z?$"
ZIP = r"^([0-9]{4,5})(?:[-. ].*|[0-9]{4})?$"


def text(value: str | None) -> str | None:
    """Trim, make one blank of every run of blanks, drop words that stand for nothing ('N/A')."""
    if value is None:
        return None
    trimmed = re.sub(BLANKS, " ", value).strip(" ")
    return None if trimmed.upper() in NOT_A_VALUE else trimmed


def from_bytes(raw: bytes) -> str:
    """Text of a file that is UTF-8, or else Windows-1252 (old agency exports); never raises."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def register_macros(con: duckdb.DuckDBPyConnection) -> None:
    """Give a connection the macros clean_text, clean_state, state_fips, clean_day, possible_day, clean_case_number, clean_zip,
    clean_whole, each of one value; what cannot be read is NULL."""
    for macro in _MACROS:
        con.execute(f"CREATE OR REPLACE TEMP MACRO {macro}")


def quoted(value: str) -> str:
    """A text as SQL writes it."""
    return "'" + value.replace("'", "''") + "'"


def matches(expression: str, pattern: str) -> str:
    """SQL: does the pattern occur in the expression?"""
    return f"regexp_matches({expression}, {quoted(pattern)})"


def _text_macro() -> str:
    nothing = ", ".join(map(quoted, NOT_A_VALUE))
    pattern = re.sub(r"\\u([0-9a-f]{4})", r"\\x{\1}", BLANKS)  # RE2 writes \x{00a0} for \u00a0
    trimmed = f"trim(regexp_replace(x::VARCHAR, {quoted(pattern)}, ' ', 'g'), ' ')"
    return f"clean_text(x) AS CASE WHEN upper({trimmed}) IN ({nothing}) THEN NULL ELSE {trimmed} END"


def _map(values: Mapping[str, str]) -> str:
    return f"MAP {{{', '.join(f'{quoted(key)}: {quoted(value)}' for key, value in values.items())}}}"


def _case_macro() -> str:
    """`COALESCE(…, '')` keeps absent values out of three-valued logic, here and below."""
    squeezed = "upper(replace(COALESCE(clean_text(x), ''), ' ', ''))"
    region, kind, serial = (f"regexp_extract({squeezed}, {quoted(CASE)}, {n})" for n in (1, 2, 3))
    number = f"lpad({region}, 2, '0') || '-' || {kind} || '-' || lpad({serial}, 6, '0')"
    return f"clean_case_number(x) AS CASE WHEN {matches(squeezed, CASE)} THEN {number} END"


def _day_macros() -> tuple[str, ...]:
    formats = f"[{', '.join(map(quoted, DAY_FORMATS))}]"
    within = f"BETWEEN {FIRST_YEAR} AND {LAST_YEAR}"
    return (
        f"any_day(x) AS try_strptime(regexp_replace(clean_text(x), {quoted(TIME_OF_DAY)}, ''), {formats})::DATE",
        f"clean_day(x) AS CASE WHEN year(any_day(x)) {within} THEN any_day(x) END",
        f"possible_day(x) AS CASE WHEN year(x) {within} THEN x::DATE END",
    )


def _zip_macro() -> str:
    digits = f"regexp_extract(COALESCE(clean_text(x), ''), {quoted(ZIP)}, 1)"
    return f"clean_zip(x) AS CASE WHEN trim({digits}, '0') <> '' THEN lpad({digits}, 5, '0') END"


_MACROS = (
    _text_macro(),
    f"clean_state(x) AS {_map(CODES)}[upper(clean_text(x))]",
    f"state_fips(x) AS {_map(FIPS)}[clean_state(x)]",
    _case_macro(),
    *_day_macros(),
    _zip_macro(),
    "clean_whole(x) AS round(TRY_CAST(replace(clean_text(x), ',', '') AS DOUBLE))::BIGINT",
)
