CREATE OR REPLACE TEMP TABLE recognitions AS
SELECT 'voluntary_recognitions_2007_2024.parquet ' || row_number() OVER () AS source_row, clean_text("VR Case Number") AS number,
    COALESCE(clean_day("Date of Voluntary Recogition"), clean_day("Date VR Request Received"), clean_day("Date VR Notice Sent")) AS recognized_on, *
FROM raw;

INSERT INTO happening_rows BY NAME
SELECT source_row,
    'recognition:' || number || CASE WHEN count(*) OVER (PARTITION BY number) > 1 THEN ':' || source_row ELSE '' END AS event_key,
    'recognition' AS kind, clean_case_number(number) AS case_number, 'VR' AS case_type, recognized_on AS happened_on,
    clean_day("Date VR Request Received") AS filed_on, clean_text("Employer") AS title, clean_text("Unit City") AS city,
    clean_state("Unit State") AS state, clean_whole("Number of Employees") AS size, clean_text("Unit Description") AS unit_text,
    CASE WHEN clean_case_number("R Case Number") IS NOT NULL THEN 'Petition ' || clean_case_number("R Case Number") || ' filed afterwards' END AS detail,
    DATE '2024-10-31' AS as_of
FROM recognitions WHERE number IS NOT NULL;

INSERT INTO party_rows BY NAME
SELECT source_row, 1 AS position, 'employer' AS role, 'employer' AS kind_hint, "Employer" AS name, false AS likely,
    clean_text("Unit City") AS city, clean_state("Unit State") AS state
FROM recognitions WHERE number IS NOT NULL
UNION ALL SELECT source_row, 1, 'union', 'union', "Union", true, NULL, NULL FROM recognitions WHERE number IS NOT NULL;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT 'recognition' AS kind, 'us' AS state, DATE '2007-10-01' AS first_on, DATE '2024-10-31' AS last_on, false AS complete,
    'Nothing from October 2009 to June 2020; the notices of 2007–2009 tell no place.' AS note;

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'no case number' AS reason, count(*) AS rows FROM recognitions WHERE number IS NULL;
