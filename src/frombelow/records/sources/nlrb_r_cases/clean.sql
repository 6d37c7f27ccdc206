CREATE OR REPLACE TEMP TABLE cases AS
SELECT 'merged_R_CASES_final.parquet ' || number AS source_row, *
FROM (SELECT *, clean_case_number(case_number) AS number FROM raw WHERE type IN ('RC', 'RD', 'RM', 'UD'));

INSERT INTO happening_rows BY NAME
SELECT source_row, 'petition:' || number AS event_key, 'petition' AS kind, number AS case_number, type AS case_type,
    possible_day(date_filed) AS happened_on, possible_day(date_filed) AS filed_on, possible_day(date_closed) AS ended_on,
    NULL::VARCHAR AS title, CASE WHEN date_closed IS NOT NULL THEN 'closed' END AS status, DATE '2024-04-24' AS as_of
FROM cases WHERE number IS NOT NULL;

INSERT INTO party_rows BY NAME
SELECT '' AS source_row, 1 AS position, '' AS role, '' AS kind_hint, '' AS name, false AS likely WHERE false;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT '' AS kind, '' AS state, NULL::DATE AS first_on, NULL::DATE AS last_on, false AS complete, '' AS note WHERE false;

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'neither an election petition nor a charge (clarification or amendment of a unit)' AS reason, count(*) AS rows
FROM raw WHERE type NOT IN ('RC', 'RD', 'RM', 'UD')
UNION ALL SELECT 'no case number', count(*) FROM cases WHERE number IS NULL;
