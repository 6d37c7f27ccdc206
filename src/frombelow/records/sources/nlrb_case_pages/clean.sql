CREATE OR REPLACE TEMP TABLE cases AS
WITH told AS (
    SELECT clean_case_number(case_number) AS number, string_agg(DISTINCT clean_text(allegation), ' | ' ORDER BY clean_text(allegation)) AS allegations
    FROM allegation GROUP BY 1
),
pages AS (
    SELECT DISTINCT ON (number) *, clean_case_number(case_number) AS number FROM page WHERE clean_case_number(case_number) IS NOT NULL
    ORDER BY number, name, "Date Filed", "Location", "Status", "Reason Closed"
)
SELECT 'case_pages_case.parquet ' || number AS source_row, number, clean_text(name) AS name,
    NULL::VARCHAR AS employer_name, NULL::VARCHAR AS union_name, clean_day("Date Filed") AS filed_on, NULL::DATE AS closed_on,
    regexp_extract("Location", '^(.*), [A-Z]{2}$', 1) AS city, regexp_extract("Location", ', ([A-Z]{2})$', 1) AS state,
    clean_text("Status") AS status, clean_text("Reason Closed") AS reason, NULL::BIGINT AS size,
    told.allegations, NULL::VARCHAR AS unit_text, DATE '2023-06-30' AS as_of
FROM pages LEFT JOIN told USING (number);

INSERT INTO participants
WITH named AS (
    SELECT 'case_pages_case.parquet ' || clean_case_number(case_number) AS source_row, type, subtype,
        CASE WHEN subtype = 'Individual' THEN 'An Individual' ELSE clean_text(participant) END AS name,
        case_type(clean_case_number(case_number)) AS type_of_case, address
    FROM participant
)
SELECT source_row,
    CASE
        WHEN subtype = 'Individual' THEN CASE WHEN type = 'Petitioner' THEN 'petitioner' ELSE 'participant' END
        WHEN type LIKE 'Charged%' THEN CASE subtype WHEN 'Union' THEN 'charged_union' ELSE 'employer' END
        WHEN type LIKE 'Intervenor%' THEN 'intervenor'
        WHEN subtype = 'Employer' AND (type IN ('Employer', 'Petitioner') OR type_of_case <> 'CA') THEN 'employer'
        WHEN subtype = 'Union' AND type IN ('Charging Party', 'Petitioner') THEN 'union'
        ELSE 'participant' END,
    CASE WHEN subtype LIKE 'Union%' THEN 'union' WHEN subtype = 'Employer' THEN 'employer' ELSE 'unknown' END,
    name, subtype <> 'Employer',
    clean_text(regexp_extract(address, '^(.*), [A-Z]{2}', 1)), clean_state(regexp_extract(address, ', ([A-Z]{2})', 1)),
    clean_zip(regexp_extract(address, '([0-9]{5})', 1))
FROM named
WHERE subtype IN ('Employer', 'Union', 'Union as an Employer', 'Individual') AND name IS NOT NULL;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT kind, 'us' AS state, DATE '1978-01-01' AS first_on, DATE '2023-06-30' AS last_on, false AS complete, 'A sample of cases, not a census.' AS note
FROM (VALUES ('charge'), ('petition')) AS kinds(kind);
