CREATE OR REPLACE TEMP TABLE cases AS
SELECT 'recent_filings_2025-06_2026-04.parquet ' || row_number() OVER () AS source_row, clean_case_number(case_number) AS number,
    clean_text(case_name) AS name,
    CASE WHEN charged_union IS NOT NULL THEN clean_text(employer) END AS employer_name, clean_text(charged_union) AS union_name,
    clean_day(date_filed) AS filed_on, NULL::DATE AS closed_on, city, state,
    clean_text(status_at_last_snapshot) AS status, NULL::VARCHAR AS reason, employees AS size,
    NULL::VARCHAR AS allegations, NULL::VARCHAR AS unit_text, clean_day(last_seen) AS as_of
FROM raw;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT kind, 'us' AS state, DATE '2025-06-12' AS first_on, DATE '2026-04-30' AS last_on, false AS complete, 'Hole from 1 October to mid November 2025, thin in February 2026; about 97 % of the rest.' AS note
FROM (VALUES ('charge'), ('petition')) AS kinds(kind);
