"""Jobs and pay by occupation (OEWS, May 2025), and by industry for the nation."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.sources.naics_titles import register_titles
from frombelow.records.staging import AREA_OCCUPATION, MEASURE, SECTOR

NAME = "oews_2025"
SQL = (Path(__file__).parent / "clean.sql").read_text(encoding="utf-8")
# Metropolitan areas that changed their code between the delineations of 2018 and 2023 and little else.
RENAMED = {"17410": "17460", "28880": "39100", "30500": "15680", "48680": "45540"}

OCCUPATIONS = f"""
SELECT
    place_id, 'soc' AS scheme, left(code, 2) || '-' || right(code, 4) AS code, title,
    CASE display_level WHEN 0 THEN 1 ELSE 2 END AS level,
    CASE display_level WHEN 3 THEN left(code, 2) || '-0000' END AS parent_code,
    jobs, CASE WHEN jobs IS NULL THEN 'suppressed' ELSE 'reported' END AS jobs_status,
    pay, CASE WHEN pay IS NULL THEN 'suppressed' ELSE 'reported' END AS pay_status,
    2025 AS year, '{NAME}' AS source_id
FROM placed_lines WHERE code <> '000000' ORDER BY place_id, code
"""
ELSEWHERE = f"""
SELECT
    area_code, area_name AS area_title, state_code AS state_id,
    left(a.occupation_code, 2) || '-' || right(a.occupation_code, 4) AS code, occupation_name AS title,
    CASE display_level::INTEGER WHEN 0 THEN 1 ELSE 2 END AS level,
    CASE WHEN isfinite(v01_employment) THEN v01_employment END AS jobs,
    CASE WHEN isfinite(v04_annual_mean_wage) THEN v04_annual_mean_wage END AS pay,
    2025 AS year, '{NAME}' AS source_id
FROM areas a JOIN occupations USING (occupation_code) JOIN area_names USING (area_code)
WHERE areatype = 'M' AND renamed(right(area_code, 5)) NOT IN (SELECT cbsa_code FROM metros)
    AND a.occupation_code <> '000000' AND display_level IN ('0', '3')
ORDER BY area_code, code
"""
TOTALS = f"""
SELECT place_id, measure, 2025 AS year, value, 'reported' AS status, note, '{NAME}' AS source_id
FROM (
    SELECT place_id, 'jobs' AS measure, jobs AS value, 'May 2025, all employers, government included.' AS note
    FROM placed_lines WHERE code = '000000'
    UNION ALL
    SELECT place_id, 'median_hourly_wage', median, 'May 2025, all occupations.' FROM placed_lines WHERE code = '000000'
)
WHERE value IS NOT NULL ORDER BY place_id, measure
"""
# Sectors are written '31--34' (from, up to but not including); finer industries with six digits.
INDUSTRIES = f"""
WITH listed AS (
    SELECT industry_code, industry_name, v01_employment AS jobs, v04_annual_mean_wage AS pay,
        display_level::INTEGER AS depth, sector_of(left(industry_code, 2)) AS sector
    FROM nation JOIN industries USING (industry_code)
    WHERE occupation_code = '000000' AND display_level IN ('2', '3', '4') AND industry_code NOT LIKE '999%'
)
SELECT
    'us' AS place_id,
    CASE depth WHEN 2 THEN 'naics' ELSE 'naics_detail' END AS scheme,
    CASE WHEN depth > 2 THEN rtrim(industry_code, '0') WHEN sector = '99' THEN '92' ELSE sector END AS code,
    CASE WHEN sector = '99' THEN 'Government (without schools, hospitals and the Post Office)'
        WHEN depth = 2 THEN naics_title(sector) ELSE industry_name END AS title,
    depth - 1 AS level,
    CASE WHEN depth > 2 THEN sector END AS parent_code,
    CASE WHEN isfinite(jobs) THEN jobs END AS jobs,
    CASE WHEN isfinite(jobs) THEN 'reported' ELSE 'suppressed' END AS jobs_status,
    CASE WHEN isfinite(pay) THEN pay END AS pay,
    CASE WHEN isfinite(pay) THEN 'reported' ELSE 'suppressed' END AS pay_status,
    2025 AS year, '{NAME}' AS source_id
FROM listed
WHERE depth = 2 OR (sector <> '99' AND length(rtrim(industry_code, '0')) = depth)
ORDER BY scheme, code
"""


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Occupations of every place, industries of the nation, jobs and median wage of every place."""
    con = reader.con
    for name in ("areas", "nation", "occupations", "industries", "area_names"):
        reader.view(name)
    con.execute(
        f"CREATE OR REPLACE TEMP VIEW metros AS SELECT DISTINCT cbsa_code FROM {reader.view('counties')} WHERE cbsa_type = 'metro'"
    )
    swaps = " ".join(f"WHEN '{new}' THEN '{old}'" for new, old in RENAMED.items())
    con.execute(f"CREATE OR REPLACE TEMP MACRO renamed(c) AS CASE c {swaps} ELSE c END")
    register_titles(con, reader, "naics_2022")
    con.execute(f"CREATE OR REPLACE TEMP TABLE placed_lines AS {SQL}")
    _count_dropped(reader)
    sectors = pa.concat_tables([SECTOR.fit(reader.sql(query), NAME) for query in (OCCUPATIONS, INDUSTRIES)])
    return {
        "sector": sectors,
        "area_occupation": AREA_OCCUPATION.fit(reader.sql(ELSEWHERE), NAME),
        "measure": MEASURE.fit(reader.sql(TOTALS), NAME),
        "coverage": covering(NAME, ("jobs", "median_hourly_wage", "sectors"), 2025, 2025, note="May 2025."),
    }


def _count_dropped(reader: Reader) -> None:
    within = reader.sql("SELECT count(*) FROM nation WHERE industry_code <> '000000' AND occupation_code <> '000000'")
    reader.drop(int(within.column(0)[0].as_py()), "occupations within one industry")


SOURCE = Source(
    NAME,
    {
        "areas": RawFile(
            "employment/oews_2025_state_metro_x_occupation.parquet",
            (
                "areatype",
                "area_code",
                "occupation_code",
                "v01_employment",
                "v04_annual_mean_wage",
                "v08_hourly_median_wage",
            ),
        ),
        "nation": RawFile(
            "employment/oews_2025_national_industry_x_occupation.parquet",
            ("industry_code", "occupation_code", "v01_employment", "v04_annual_mean_wage", "v08_hourly_median_wage"),
        ),
        "occupations": RawFile(
            "employment/oews_2025_occupation.csv", ("occupation_code", "occupation_name", "display_level")
        ),
        "industries": RawFile("employment/oews_2025_industry.csv", ("industry_code", "industry_name", "display_level")),
        "area_names": RawFile("employment/oews_2025_area.csv", ("area_code", "area_name", "state_code")),
        "counties": RawFile("geo/county_cbsa_state.csv", ("cbsa_code", "cbsa_type")),
        "naics_2022": RawFile("codes/naics_2022.json", ("taxonomies",)),
    },
    clean,
)
