CREATE OR REPLACE TEMP TABLE cases AS
WITH documents AS (SELECT *, row_number() OVER () AS line, clean_case_number(case_number) AS number, clean_day(doc_date) AS issued_on FROM raw)
SELECT 'open_case_documents_2024_2026.parquet ' || min(line) AS source_row, number,
    clean_text(arg_min(name, line)) AS name, NULL::VARCHAR AS employer_name, NULL::VARCHAR AS union_name,
    clean_day(min(date_filed)) AS filed_on, NULL::DATE AS closed_on,
    regexp_extract(arg_min(location, line), '^(.*), [A-Z]{2}$', 1) AS city,
    regexp_extract(arg_min(location, line), ', ([A-Z]{2})$', 1) AS state,
    clean_text(arg_max(status, line)) AS status, NULL::VARCHAR AS reason, NULL::BIGINT AS size,
    concat_ws(' | ', clean_text(arg_min(allegations, line)),
        string_agg(clean_text(doc_type) || COALESCE(' of ' || issued_on, ''), ' | ' ORDER BY issued_on, line)) AS allegations,
    NULL::VARCHAR AS unit_text, max(issued_on) AS as_of
FROM documents WHERE number IS NOT NULL
GROUP BY number;

INSERT INTO left_out_of_cases SELECT 'further documents of the same case', (SELECT count(*) FROM raw) - count(*) FROM cases;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT kind, 'us' AS state, DATE '2024-01-01' AS first_on, DATE '2026-04-30' AS last_on, false AS complete, 'Only cases with a decision or brief.' AS note
FROM (VALUES ('charge'), ('petition')) AS kinds(kind);
