-- One row per place and occupation; the nation's occupations come from its cross-industry lines.
WITH lines AS (
    SELECT areatype, area_code, occupation_code AS code, v01_employment AS jobs, v04_annual_mean_wage AS pay,
        v08_hourly_median_wage AS median
    FROM areas
    UNION ALL
    SELECT 'N', '0000000', occupation_code, v01_employment, v04_annual_mean_wage, v08_hourly_median_wage
    FROM nation WHERE industry_code = '000000'
),
placed AS (
    SELECT
        CASE areatype
            WHEN 'N' THEN 'us'
            WHEN 'S' THEN left(area_code, 2)
            ELSE (SELECT min('m' || cbsa_code) FROM metros WHERE cbsa_code = renamed(right(area_code, 5)))
        END AS place_id,
        code, CASE WHEN isfinite(jobs) THEN jobs END AS jobs, CASE WHEN isfinite(pay) THEN pay END AS pay,
        CASE WHEN isfinite(median) THEN median END AS median
    FROM lines
)
SELECT place_id, code, occupation_name AS title, display_level::INTEGER AS display_level, jobs, pay, median
FROM placed JOIN occupations ON occupations.occupation_code = placed.code
WHERE place_id IS NOT NULL AND display_level IN ('0', '3')
