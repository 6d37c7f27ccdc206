CREATE OR REPLACE TEMP TABLE employer_places AS
WITH notices AS (SELECT * FROM first UNION ALL BY NAME SELECT * FROM second),
named AS (
    SELECT lower(regexp_replace(employer, '[^A-Za-z0-9]', '', 'g')) AS key,
        clean_text(COALESCE(affected_location_city, employer_city)) AS city,
        clean_state(COALESCE(CASE WHEN affected_location_city IS NOT NULL THEN affected_location_state END, employer_state)) AS state
    FROM notices
)
SELECT key, min(city) AS city, min(state) AS state FROM named WHERE state IS NOT NULL
GROUP BY key HAVING count(DISTINCT upper(city)) = 1 AND count(DISTINCT state) = 1;

CREATE OR REPLACE TEMP TABLE contracts AS
SELECT 'initial_contracts_2021_2022.csv ' || (line + 1) AS source_row, numbered.*, city, state
FROM (SELECT *, row_number() OVER () AS line, lower(regexp_replace("Employer", '[^A-Za-z0-9]', '', 'g')) AS key FROM contract) AS numbered
LEFT JOIN employer_places USING (key);

INSERT INTO happening_rows BY NAME
SELECT source_row,
    'first_contract:' || left(md5(concat_ws('/', key, lower(clean_text("Union")), clean_day("Contract Agreement Date"), clean_day("Received Date"))), 16) AS event_key,
    'first_contract' AS kind, COALESCE(clean_day("Contract Agreement Date"), clean_day("Received Date")) AS happened_on,
    clean_day("Received Date") AS filed_on, clean_text("Employer") AS title, city, state, clean_whole("BU") AS size,
    clean_text("Basis for Closing (Case Statistics) (FMCS Case Statistics)") AS detail,
    clean_day("Contract Agreement Date") AS as_of
FROM contracts;

INSERT INTO party_rows BY NAME
SELECT source_row, 1 AS position, 'employer' AS role, 'employer' AS kind_hint, "Employer" AS name, false AS likely, city, state FROM contracts
UNION ALL SELECT source_row, 1, 'union', 'union', "Union", true, NULL, NULL FROM contracts;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT 'first_contract' AS kind, 'us' AS state, DATE '2021-01-01' AS first_on, DATE '2022-12-31' AS last_on, false AS complete,
    'First contracts in which a federal mediator took part.' AS note;

CREATE OR REPLACE TEMP VIEW left_out AS SELECT '' AS reason, 0 AS rows WHERE false;
