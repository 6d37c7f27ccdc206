-- From a table `recognitions` (the agency's form of voluntary recognitions, as told on request) to happenings and parties.
-- Columns of `recognitions`: source_row, as_of, and those of the form as the agency writes them ("VR Case Number", "Employer" …).

CREATE OR REPLACE TEMP TABLE told AS
SELECT *, clean_text("VR Case Number") AS number,
    COALESCE(clean_day("Date of Voluntary Recogition"), clean_day("Date VR Request Received"), clean_day("Date VR Notice Sent")) AS recognized_on,
    row_number() OVER (
        PARTITION BY "VR Case Number", "Employer", "Union", "Unit City", "Unit State", "Unit Description", "Number of Employees",
            "Date of Voluntary Recogition", "Date VR Request Received", "Date VR Notice Sent", "R Case Number"
        ORDER BY source_row
    ) AS telling
FROM recognitions;

CREATE OR REPLACE TEMP TABLE numbered AS SELECT * FROM told WHERE number IS NOT NULL AND telling = 1;

INSERT INTO happening_rows BY NAME
SELECT source_row,
    'recognition:' || number || CASE WHEN count(*) OVER (PARTITION BY number) > 1 THEN ':' || source_row ELSE '' END AS event_key,
    'recognition' AS kind, clean_case_number(number) AS case_number, 'VR' AS case_type, recognized_on AS happened_on,
    clean_day("Date VR Request Received") AS filed_on, clean_text("Employer") AS title, clean_text("Unit City") AS city,
    clean_state("Unit State") AS state, clean_whole("Number of Employees") AS size, clean_text("Unit Description") AS unit_text,
    CASE WHEN clean_case_number("R Case Number") IS NOT NULL THEN 'Petition ' || clean_case_number("R Case Number") || ' filed afterwards' END AS detail,
    as_of
FROM numbered;

INSERT INTO party_rows BY NAME
SELECT source_row, 1 AS position, 'employer' AS role, 'employer' AS kind_hint, "Employer" AS name, false AS likely,
    clean_text("Unit City") AS city, clean_state("Unit State") AS state
FROM numbered
UNION ALL SELECT source_row, 1, 'union', 'union', "Union", true, NULL, NULL FROM numbered;

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'no case number' AS reason, count(*) AS rows FROM told WHERE number IS NULL
UNION ALL SELECT 'the same notice again', count(*) FROM told WHERE number IS NOT NULL AND telling > 1;
