CREATE OR REPLACE TEMP TABLE cases AS
WITH cleaned AS (
    SELECT DISTINCT ON (number, held_on, eligible, against, votes_1, votes_2, votes_3, name_1) *
    FROM (
        SELECT row_number() OVER () AS line, clean_case_number("Case Number") AS number,
            clean_day("Election Held Date") AS held_on, clean_whole("Num Eligible Voters") AS eligible,
            COALESCE(clean_whole("Valid Votes Against"), clean_whole("Against Proposition")) AS against,
            COALESCE(clean_whole("Votes for Labor Org 1"), clean_whole("For Proposition")) AS votes_1,
            clean_whole("Votes for Labor Org 2") AS votes_2, clean_whole("Votes For Labor Org3") AS votes_3,
            clean_text("Labor Org 1 Name") AS name_1, *
        FROM raw
    )
    WHERE number IS NOT NULL
    ORDER BY number, held_on, eligible, against, votes_1, votes_2, votes_3, name_1, line
)
SELECT *, 'elections_fy2011_2022.parquet ' || line AS source_row, case_type(number) AS type_of_case,
    chr((64 + row_number() OVER (PARTITION BY number, held_on ORDER BY line))::INTEGER) AS unit,
    added(votes_1, votes_2, votes_3) AS votes_for
FROM cleaned;

CREATE OR REPLACE TEMP VIEW happening_rows AS
SELECT source_row, 'election:' || number || ':' || unit || ':' || COALESCE(held_on::VARCHAR, '') AS event_key,
    'election' AS kind, number AS case_number, type_of_case AS case_type, held_on AS happened_on,
    clean_day("Closed Date") AS ended_on, clean_text("Case Name") AS title,
    clean_text("Dispute Unit City") AS city, clean_state("Dispute Unit State") AS state,
    eligible AS size,
    CASE WHEN type_of_case = 'UD' OR ("Cert of Rep (Win)" IS NOT NULL AND "Cert of Results (Loss)" IS NOT NULL) THEN NULL
        WHEN "Cert of Rep (Win)" IS NOT NULL THEN 'won' WHEN "Cert of Results (Loss)" IS NOT NULL THEN 'lost' END AS result,
    eligible, votes_for, against AS votes_against, 'initial' AS tally_type, clean_text("Closed Reason") AS detail,
    'closed' AS status, clean_day("Closed Date") AS as_of
FROM cases;

CREATE OR REPLACE TEMP VIEW party_rows AS
SELECT source_row, 1 AS position, 'employer' AS role, 'employer' AS kind_hint, "Case Name" AS name, false AS likely,
    clean_text("Dispute Unit City") AS city, clean_state("Dispute Unit State") AS state, NULL::BIGINT AS votes
FROM cases
UNION ALL SELECT source_row, 1, 'union', 'union', "Labor Org 1 Name", true, NULL, NULL, CASE WHEN type_of_case <> 'UD' THEN votes_1 END FROM cases
UNION ALL SELECT source_row, 2, 'union', 'union', "Labor Org 2 Name", true, NULL, NULL, votes_2 FROM cases
UNION ALL SELECT source_row, 3, 'union', 'union', "Labor Org3", true, NULL, NULL, votes_3 FROM cases;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT 'election' AS kind, 'us' AS state, DATE '2010-10-01' AS first_on, DATE '2022-09-30' AS last_on, true AS complete,
    'Elections by the date their case was closed.' AS note;

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'the same row again' AS reason, (SELECT count(*) FROM raw WHERE clean_case_number("Case Number") IS NOT NULL) - count(*) AS rows FROM cases
UNION ALL SELECT 'no case number', count(*) FROM raw WHERE clean_case_number("Case Number") IS NULL;
