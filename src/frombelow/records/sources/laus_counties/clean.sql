-- Rates are computed from the levels, so that they can be added up by the same rule for states.
WITH levels AS (
    SELECT
        lpad("State FIPS Code", 2, '0') || lpad("County FIPS Code", 3, '0') AS place_id,
        "Year"::BIGINT AS year,
        TRY_CAST(replace("Labor Force", ',', '') AS DOUBLE) AS labor_force,
        TRY_CAST(replace("Unemployed Level", ',', '') AS DOUBLE) AS unemployed
    FROM laus
    WHERE "Year"::BIGINT >= 2010
)
SELECT place_id, measure, year, value, 'reported' AS status, 'laus_counties' AS source_id
FROM (
    SELECT place_id, 'labor_force' AS measure, year, labor_force AS value FROM levels
    UNION ALL
    SELECT place_id, 'unemployment_rate', year, unemployed / labor_force FROM levels WHERE labor_force > 0
)
WHERE value IS NOT NULL
ORDER BY place_id, measure, year
