-- jobs: one row per metropolitan area and published code, at most three digits.
WITH metros AS (SELECT DISTINCT cbsa_code FROM counties WHERE cbsa_type = 'metro'),
industries AS (
    SELECT cbsa_code, naics_code AS code, EMP AS jobs, ESTAB AS establishments
    FROM cbp SEMI JOIN metros USING (cbsa_code)
    WHERE length(naics_code) <= 3
),
-- What all sectors leave over is manufacturing, retail, and transportation together.
left_over AS (
    SELECT
        cbsa_code,
        sum(jobs) FILTER (code = '00') - coalesce(sum(jobs) FILTER (length(code) = 2 AND code <> '00'), 0) AS expected,
        sum(jobs) FILTER (left(code, 2) IN ('31', '32', '33', '44', '45', '48', '49') AND length(code) = 3) AS found
    FROM industries GROUP BY cbsa_code
),
split_sectors AS (
    SELECT
        cbsa_code,
        CASE WHEN left(code, 1) = '3' THEN '31-33' WHEN left(code, 2) IN ('44', '45') THEN '44-45' ELSE '48-49' END AS code,
        sum(jobs) AS jobs, sum(establishments) AS establishments
    FROM industries
    WHERE left(code, 2) IN ('31', '32', '33', '44', '45', '48', '49') AND length(code) = 3
    GROUP BY ALL
),
sectors AS (
    SELECT cbsa_code, code, jobs, establishments FROM industries
    WHERE length(code) = 2 AND code NOT IN ('00', '99')
    UNION ALL
    SELECT cbsa_code, code, CASE WHEN found >= 0.95 * expected THEN jobs END, establishments
    FROM split_sectors JOIN left_over USING (cbsa_code)
),
listed AS (
    SELECT *, 'naics' AS scheme, 1 AS level, NULL AS parent_code FROM sectors
    UNION ALL
    SELECT *, 'naics_detail', 2, sector_of(code) FROM industries WHERE length(code) = 3
)
SELECT
    'm' || cbsa_code AS place_id, scheme, code, naics_title(code) AS title, level, parent_code,
    nullif(jobs, 0) AS jobs,
    CASE WHEN jobs > 0 THEN 'reported' ELSE 'suppressed' END AS jobs_status,
    nullif(establishments, 0) AS establishments,
    'not_loaded' AS pay_status, 2018 AS year, 'cbp_2018' AS source_id
FROM listed
ORDER BY place_id, scheme, code
