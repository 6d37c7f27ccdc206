CREATE OR REPLACE TEMP TABLE pairs AS
SELECT * FROM clusters UNION ALL BY NAME SELECT * FROM matches;

CREATE OR REPLACE TEMP TABLE cases AS
WITH told AS (
    SELECT c_case_number AS number, c_company_name AS name, c_date_filed AS filed, NULL::TIMESTAMP AS closed, c_city AS city, c_state AS state
    FROM pairs
    UNION ALL
    SELECT r_case_number, r_company_name, r_date_filed, r_date_closed, r_city, r_state FROM pairs
),
once AS (
    SELECT clean_case_number(number) AS number, possible_day(min(filed)) AS filed_on, possible_day(max(closed)) AS closed_on,
        min({'name': name, 'city': city, 'state': state}) AS place
    FROM told GROUP BY told.number
)
SELECT 'rc_ac_matches.parquet ' || number AS source_row, number, clean_text(place.name) AS name, NULL::VARCHAR AS employer_name, NULL::VARCHAR AS union_name,
    filed_on, closed_on, place.city AS city, place.state AS state, CASE WHEN closed_on IS NOT NULL THEN 'Closed' END AS status, NULL::VARCHAR AS reason,
    NULL::BIGINT AS size, NULL::VARCHAR AS allegations, NULL::VARCHAR AS unit_text, DATE '2026-05-17' AS as_of
FROM once WHERE number IS NOT NULL;

INSERT INTO left_out_of_cases
SELECT 'the same pair again', count(*) - count(DISTINCT (r_case_number, c_case_number)) FROM pairs;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT kind, 'us' AS state, DATE '1975-01-01' AS first_on, DATE '2024-02-29' AS last_on, false AS complete, 'Only cases of employers with both a charge and a petition.' AS note
FROM (VALUES ('charge'), ('petition')) AS kinds(kind);
