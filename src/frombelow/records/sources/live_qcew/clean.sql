-- Annual averages only (qtr A), all sizes together (size_code 0). `part`: what a row is good for, by the aggregation
-- level (agglvl_code) of the source: total of an area, private sector of an area, government's public administration.
CREATE OR REPLACE TEMP TABLE areas AS
SELECT *,
    CASE WHEN area_fips = 'US000' THEN 'us'
        WHEN regexp_full_match(area_fips, 'C[0-9]{4}') THEN 'm' || area_fips[2:] || '0'
        WHEN NOT regexp_full_match(area_fips, '[0-9]{5}') OR area_fips LIKE '%999' THEN NULL
        WHEN area_fips LIKE '%000' THEN left(area_fips, 2)
        ELSE area_fips END AS place_id,
    CASE WHEN qtr <> 'A' OR size_code <> '0' THEN NULL
        WHEN own_code = '0' AND industry_code = '10' AND agglvl_code IN ('10', '40', '50', '70') THEN 'total'
        WHEN own_code = '5' AND industry_code <> '99' AND agglvl_code IN ('14', '44', '54', '74') THEN 'private'
        WHEN own_code IN ('1', '2', '3') AND industry_code = '92' AND agglvl_code IN ('14', '44', '54', '74') THEN 'government'
        END AS part
FROM averages;

-- The same row may stand in the file of the whole country and in that of one area.
CREATE OR REPLACE TEMP TABLE figures AS
SELECT place_id, part, industry_code AS code, own_code, TRY_CAST(year AS BIGINT) AS year,
    bool_or(upper(trim(coalesce(disclosure_code, ''))) = 'N') AS is_withheld,
    max(TRY_CAST(annual_avg_emplvl AS DOUBLE)) AS jobs, max(TRY_CAST(total_annual_wages AS DOUBLE)) AS wages,
    max(TRY_CAST(annual_avg_estabs AS BIGINT)) AS establishments
FROM areas WHERE place_id IS NOT NULL AND part IS NOT NULL GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE totals AS
SELECT place_id, 'jobs' AS measure, year, CASE WHEN NOT is_withheld THEN jobs END AS value,
    CASE WHEN is_withheld OR jobs IS NULL THEN 'suppressed' ELSE 'reported' END AS status,
    'Private and government jobs covered by unemployment insurance.' AS note, 'live_qcew' AS source_id
FROM figures WHERE part = 'total' AND year IS NOT NULL;

-- Public administration is the three levels of government added up; withheld if one of them is.
CREATE OR REPLACE TEMP TABLE sectors AS
WITH added AS (
    SELECT place_id, code, year, bool_or(is_withheld OR jobs IS NULL) AS is_withheld, sum(jobs) AS jobs, sum(wages) AS wages,
        sum(establishments)::BIGINT AS establishments
    FROM figures WHERE part <> 'total' GROUP BY place_id, code, year
),
newest AS (SELECT * FROM added QUALIFY year = max(year) OVER (PARTITION BY place_id))
SELECT place_id, 'naics' AS scheme, code, title, 1 AS level,
    CASE WHEN NOT is_withheld THEN jobs END AS jobs, CASE WHEN is_withheld THEN 'suppressed' ELSE 'reported' END AS jobs_status,
    establishments, CASE WHEN NOT is_withheld AND jobs > 0 AND wages > 0 THEN round(wages / jobs) END AS pay,
    CASE WHEN NOT is_withheld AND jobs > 0 AND wages > 0 THEN 'reported' ELSE 'suppressed' END AS pay_status,
    year, 'live_qcew' AS source_id
FROM newest JOIN sector_titles USING (code);
