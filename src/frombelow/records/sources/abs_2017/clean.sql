-- Every 0 is a withheld figure: the survey lists only sectors in which a county has firms.
SELECT
    stco_code AS place_id,
    'naics' AS scheme,
    NAICS2017 AS code,
    CASE WHEN upper(NAICS2017_LABEL) LIKE 'ADMINISTRATIVE AND SUPPORT%'
        THEN 'Administrative and support and waste management and remediation services' ELSE NAICS2017_LABEL END AS title,
    1 AS level,
    CASE WHEN jobs > 0 THEN jobs END AS jobs,
    CASE WHEN jobs > 0 THEN 'reported' ELSE 'suppressed' END AS jobs_status,
    CASE WHEN firms > 0 THEN firms END AS establishments,
    CASE WHEN jobs > 0 AND payroll > 0 THEN round(payroll * 1000 / jobs) END AS pay,
    CASE WHEN jobs > 0 AND payroll > 0 THEN 'reported' ELSE 'suppressed' END AS pay_status,
    2017 AS year,
    'abs_2017' AS source_id
FROM (
    SELECT *, TRY_CAST(EMP AS DOUBLE) AS jobs, TRY_CAST(PAYANN AS DOUBLE) AS payroll, TRY_CAST(FIRMPDEMP AS DOUBLE) AS firms
    FROM abs
)
WHERE NAICS2017 NOT IN ('00', '99')
ORDER BY place_id, code
