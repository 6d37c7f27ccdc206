"""Union density and coverage of the nation, states, metropolitan areas and counties."""

from __future__ import annotations

import pyarrow as pa

from frombelow.methods.common.shares import wilson_shares
from frombelow.records.source import Reader
from frombelow.records.staging import MEASURE

# The size of the survey's design effects: see the card.
ONE_YEAR, POOLED = 1.7, 2.6

# Metropolitan areas that changed their code by the delineation of 2018 (Dayton, Prescott).
RENAMED = {"19380": "19430", "39140": "39150"}
_SWAPS = " ".join(f"WHEN '{old}' THEN '{new}'" for old, new in RENAMED.items())

# Respondents, employees, members and covered of each area; employees are yearly averages.
STATE_YEARS = """
SELECT fips AS place_id, "YEAR"::BIGINT AS year, observations::BIGINT AS n, employment::DOUBLE AS employed,
    members::DOUBLE AS members, covered::DOUBLE AS covered
FROM state_years JOIN states ON states.name = upper("State")
"""
NATION = f"""
SELECT 'us', year, sum(n)::BIGINT, sum(employed), sum(members), sum(covered) FROM ({STATE_YEARS}) GROUP BY year
"""
POOLED_AREAS = f"""
SELECT lpad(geoid, 5, '0') AS place_id, 2020::BIGINT AS year, observations::BIGINT AS n, employment::DOUBLE AS employed,
    members::DOUBLE AS members, covered::DOUBLE AS covered FROM counties
UNION ALL
SELECT 'm' || CASE geoid {_SWAPS} ELSE geoid END, 2020, observations::BIGINT, employment::DOUBLE, members::DOUBLE, covered::DOUBLE FROM metros
"""


def area_measures(reader: Reader, source_id: str) -> pa.Table:
    """Density and coverage of every area, with intervals and respondents."""
    yearly = reader.sql(f"SELECT * FROM ({STATE_YEARS} UNION ALL {NATION}) WHERE employed > 0 ORDER BY place_id, year")
    pooled = reader.sql(f"SELECT * FROM ({POOLED_AREAS}) WHERE employed > 0 ORDER BY place_id")
    note = "Sample survey, 2016–2020 pooled."
    tables = [
        _shares(areas, measure, column, effect, words, source_id)
        for measure, column in (("union_density", "members"), ("union_coverage", "covered"))
        for areas, effect, words in ((yearly, ONE_YEAR, "Sample survey."), (pooled, POOLED, note))
    ]
    return MEASURE.fit(pa.concat_tables(tables), source_id)


def _shares(areas: pa.Table, measure: str, column: str, effect: float, note: str, source_id: str) -> pa.Table:
    share = areas[column].to_numpy() / areas["employed"].to_numpy()
    found = wilson_shares(share, areas["n"].to_numpy(), effect)
    rows = areas.num_rows
    return pa.table(
        {
            "place_id": areas["place_id"],
            "measure": [measure] * rows,
            "year": areas["year"],
            "value": found.share,
            "low": found.low,
            "high": found.high,
            "observations": areas["n"],
            "status": ["reported"] * rows,
            "note": [note] * rows,
            "source_id": [source_id] * rows,
        }
    )
