CREATE OR REPLACE TEMP TABLE cases AS
WITH once AS (SELECT DISTINCT ON (number) *, clean_case_number("Case Number") AS number FROM listed ORDER BY number, "Date Filed")
SELECT 'starbucks_nlrb_cases_to_2023-03.parquet ' || number AS source_row, number, 'Starbucks Corporation' AS name,
    'Starbucks Corporation' AS employer_name, NULL::VARCHAR AS union_name, clean_day("Date Filed") AS filed_on, NULL::DATE AS closed_on,
    regexp_extract("Location", '^(.*), [A-Z]{2}$', 1) AS city, regexp_extract("Location", ', ([A-Z]{2})$', 1) AS state,
    clean_text("Status") AS status, NULL::VARCHAR AS reason, NULL::BIGINT AS size, NULL::VARCHAR AS allegations,
    NULL::VARCHAR AS unit_text, DATE '2023-03-15' AS as_of
FROM once ANTI JOIN (SELECT clean_case_number("Case") AS number FROM election) AS voted USING (number)
UNION ALL
SELECT 'starbucks_elections_to_2023-03.parquet ' || clean_case_number("Case"), clean_case_number("Case"), 'Starbucks Corporation',
    'Starbucks Corporation', clean_text("Labor Union"), clean_day("Date Filed"), NULL, "City", "State",
    CASE "Status" WHEN 'Open' THEN 'Open' ELSE 'Closed' END, CASE "Status" WHEN 'Withdrawn' THEN 'Withdrawal' END,
    clean_whole("Num Eligible Voters"), NULL, NULL, DATE '2023-03-15'
FROM election WHERE clean_day("Tally Date") IS NULL;

INSERT INTO left_out_of_cases SELECT 'the petition again, told with its votes', count(*) FROM listed
SEMI JOIN election ON clean_case_number(election."Case") = clean_case_number(listed."Case Number");

CREATE OR REPLACE TEMP TABLE tallies AS
SELECT 'starbucks_elections_to_2023-03.parquet ' || clean_case_number("Case") AS source_row, clean_case_number("Case") AS number, 'A' AS unit,
    clean_day("Tally Date") AS tallied_on, clean_day("Date Filed") AS filed_on, NULL::DATE AS closed_on, 'Starbucks Corporation' AS name,
    clean_text("City") AS city, clean_state("State") AS state, clean_whole("Num Eligible Voters") AS eligible,
    [{'name': "Labor Union", 'votes': clean_whole("Votes For Union")}] AS unions, clean_whole("Votes For Union") AS votes_for,
    clean_whole("Votes Against") AS votes_against, NULL::BIGINT AS challenged, NULL::BIGINT AS void, NULL::VARCHAR AS mode,
    tally_words('Initial', "Ballot Type") AS tally_type, NULL::VARCHAR AS unit_text,
    CASE "Status" WHEN 'Unionized' THEN 'won' WHEN 'Voted Failed' THEN 'lost' WHEN 'Open' THEN 'open' END AS result,
    NULL::VARCHAR AS reason, CASE "Status" WHEN 'Open' THEN 'open' ELSE 'closed' END AS status, DATE '2023-03-15' AS as_of
FROM election WHERE clean_day("Tally Date") IS NOT NULL;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT kind, 'us' AS state, DATE '2021-08-01' AS first_on, DATE '2023-03-15' AS last_on, false AS complete, 'Starbucks only.' AS note
FROM (VALUES ('election'), ('petition'), ('charge')) AS kinds(kind);
