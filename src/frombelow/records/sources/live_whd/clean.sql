CREATE OR REPLACE TEMP TABLE told AS
SELECT clean_state(st_cd) AS state, state_fips(st_cd) AS state_fips, clean_zip(zip_cd) AS zip, clean_day(findings_end_date) AS ended_on,
    coalesce(clean_whole(case_violtn_cnt), 0) AS violations, coalesce(TRY_CAST(replace(bw_atp_amt, ',', '') AS DOUBLE), 0) AS back_wages
FROM (SELECT * FROM cases QUALIFY row_number() OVER (PARTITION BY case_id ORDER BY findings_end_date DESC NULLS LAST) = 1);

CREATE OR REPLACE TEMP TABLE counted AS
SELECT told.*, CASE WHEN left(fips, 2) = state_fips THEN fips END AS fips FROM told LEFT JOIN county_of_zip USING (zip)
WHERE state_fips IS NOT NULL AND ended_on IS NOT NULL AND back_wages >= 0;

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'no state, no possible date, or back wages below zero' AS reason, (SELECT count(*) FROM told) - (SELECT count(*) FROM counted) AS rows
UNION ALL
SELECT 'the same case told again', (SELECT count(*) FROM cases) - (SELECT count(*) FROM told);

CREATE OR REPLACE TEMP TABLE figures AS
WITH placed AS (
    SELECT fips AS place_id, violations, back_wages FROM counted WHERE fips IS NOT NULL
    UNION ALL SELECT state_fips, violations, back_wages FROM counted
    UNION ALL SELECT 'us', violations, back_wages FROM counted
),
added AS (
    SELECT place_id, sum(back_wages) AS back_wages, count(*) FILTER (WHERE violations > 0 OR back_wages > 0)::DOUBLE AS cases
    FROM placed GROUP BY place_id
),
span AS (SELECT min(ended_on) AS first_on, max(ended_on) AS last_on FROM counted)
SELECT place_id, measure, year(last_on) AS year, value, 'reported' AS status,
    'All cases that ended ' || strftime(first_on, '%Y-%m') || ' to ' || strftime(last_on, '%Y-%m') || ' together.' AS note,
    'live_whd' AS source_id
FROM (
    SELECT place_id, 'wage_theft_back_wages' AS measure, round(back_wages, 2) AS value FROM added
    UNION ALL SELECT place_id, 'wage_cases', cases FROM added
), span;
