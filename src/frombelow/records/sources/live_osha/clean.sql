CREATE OR REPLACE TEMP TABLE told AS
SELECT state_fips(site_state) AS state_fips, clean_zip(site_zip) AS zip, clean_day(opened_on) AS opened_on, inspections::BIGINT AS inspections
FROM days;

-- A year counts when it is over: the running one would look like a fall.
CREATE OR REPLACE TEMP TABLE counted AS
SELECT told.*, year(opened_on) AS year, CASE WHEN left(fips, 2) = state_fips THEN fips END AS fips
FROM told LEFT JOIN county_of_zip USING (zip)
WHERE state_fips IS NOT NULL AND year(opened_on) >= {first_year}
    AND year(opened_on) < (SELECT year(max(opened_on) + INTERVAL 1 DAY) FROM told);

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT CASE WHEN state_fips IS NULL OR opened_on IS NULL THEN 'no state, or no possible date'
    WHEN year(opened_on) < {first_year} THEN 'before {first_year}: of no use to a first look at a place'
    ELSE 'opened in the year that is not over' END AS reason, sum(inspections)::BIGINT AS rows
FROM told
WHERE (state_fips IS NOT NULL AND year(opened_on) >= {first_year}
    AND year(opened_on) < (SELECT year(max(opened_on) + INTERVAL 1 DAY) FROM told)) IS NOT TRUE
GROUP BY reason;

CREATE OR REPLACE TEMP TABLE figures AS
SELECT place_id, 'osha_inspections' AS measure, year, sum(inspections)::DOUBLE AS value, 'reported' AS status,
    NULL::VARCHAR AS note, 'live_osha' AS source_id
FROM (
    SELECT fips AS place_id, year, inspections FROM counted WHERE fips IS NOT NULL
    UNION ALL SELECT state_fips, year, inspections FROM counted
    UNION ALL SELECT 'us', year, inspections FROM counted
)
GROUP BY place_id, year;
