CREATE OR REPLACE TEMP TABLE cases AS
SELECT 'region04_cases_2026.parquet ' || row_number() OVER () AS source_row, clean_case_number(case_number) AS number,
    clean_text(name) AS name, clean_text(employer) AS employer_name, clean_text("union") AS union_name,
    clean_day(date_filed) AS filed_on, clean_day(date_closed) AS closed_on, city, state, clean_text(status) AS status,
    CASE WHEN status ILIKE 'clos%' THEN clean_text(latest_action) END AS reason, NULL::BIGINT AS size,
    clean_text(allegations) AS allegations, NULL::VARCHAR AS unit_text, DATE '2026-08-20' AS as_of
FROM raw;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT kind, state, DATE '2026-01-02' AS first_on, DATE '2026-08-20' AS last_on, false AS complete,
    'Region 4 of the agency only.' AS note
FROM (VALUES ('charge'), ('petition')) AS kinds(kind), (VALUES ('PA'), ('NJ'), ('DE')) AS covered(state);
