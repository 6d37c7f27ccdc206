"""The states as the sources of numbers write them: name, USPS code and FIPS code (Census, ANSI INCITS 38)."""

from __future__ import annotations

import duckdb

from frombelow.records.cleaning import STATES

FIPS = {
    "AL": "01", "AK": "02", "AZ": "04", "AR": "05", "CA": "06", "CO": "08", "CT": "09", "DE": "10", "DC": "11",
    "FL": "12", "GA": "13", "HI": "15", "ID": "16", "IL": "17", "IN": "18", "IA": "19", "KS": "20", "KY": "21",
    "LA": "22", "ME": "23", "MD": "24", "MA": "25", "MI": "26", "MN": "27", "MS": "28", "MO": "29", "MT": "30",
    "NE": "31", "NV": "32", "NH": "33", "NJ": "34", "NM": "35", "NY": "36", "NC": "37", "ND": "38", "OH": "39",
    "OK": "40", "OR": "41", "PA": "42", "RI": "44", "SC": "45", "SD": "46", "TN": "47", "TX": "48", "UT": "49",
    "VT": "50", "VA": "51", "WA": "53", "WV": "54", "WI": "55", "WY": "56",
    "AS": "60", "GU": "66", "MP": "69", "PR": "72", "VI": "78",
}  # fmt: skip
NAMES = {
    FIPS[code]: words for words, code in STATES.items() if code in FIPS and "." not in words and " DC" not in words
}


def register_states(con: duckdb.DuckDBPyConnection) -> None:
    """Give a connection the table `states` (fips, usps, name in capitals)."""
    usps = {fips: code for code, fips in FIPS.items()}
    con.execute("CREATE OR REPLACE TEMP TABLE states (fips VARCHAR, usps VARCHAR, name VARCHAR)")
    rows = [(fips, usps[fips], name) for fips, name in sorted(NAMES.items())]
    con.executemany("INSERT INTO states VALUES (?, ?, ?)", rows)
