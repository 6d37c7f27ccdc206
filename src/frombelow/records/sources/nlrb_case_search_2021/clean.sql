CREATE OR REPLACE TEMP TABLE cases AS
SELECT 'case_search_export_2021.parquet ' || row_number() OVER () AS source_row, clean_case_number("Case Number") AS number,
    clean_text("Name") AS name, NULL::VARCHAR AS employer_name, NULL::VARCHAR AS union_name,
    clean_day("Date Filed") AS filed_on, clean_day("Date Closed") AS closed_on, "City" AS city, "State" AS state,
    clean_text("Status") AS status, clean_text("Reason Closed") AS reason,
    COALESCE(clean_whole("No. of Eligible Voters"), clean_whole("No. of Employees")) AS size,
    NULL::VARCHAR AS allegations, "Unit Sought" AS unit_text, DATE '2021-11-12' AS as_of
FROM raw;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT kind, 'us' AS state, DATE '2010-01-01' AS first_on, DATE '2021-11-12' AS last_on, false AS complete, 'Only cases still open on 12 November 2021.' AS note
FROM (VALUES ('charge'), ('petition')) AS kinds(kind);
