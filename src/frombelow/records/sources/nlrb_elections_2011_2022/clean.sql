CREATE OR REPLACE TEMP TABLE tallies AS
WITH cleaned AS (
    SELECT DISTINCT ON (number, tallied_on, eligible, votes_against, votes_1, votes_2, votes_3, name_1) *
    FROM (
        SELECT row_number() OVER () AS line, clean_case_number("Case Number") AS number,
            clean_day("Election Held Date") AS tallied_on, clean_whole("Num Eligible Voters") AS eligible,
            COALESCE(clean_whole("Valid Votes Against"), clean_whole("Against Proposition")) AS votes_against,
            COALESCE(clean_whole("Votes for Labor Org 1"), clean_whole("For Proposition")) AS votes_1,
            clean_whole("Votes for Labor Org 2") AS votes_2, clean_whole("Votes For Labor Org3") AS votes_3,
            clean_text("Labor Org 1 Name") AS name_1, *
        FROM raw
    )
    WHERE number IS NOT NULL
    ORDER BY number, tallied_on, eligible, votes_against, votes_1, votes_2, votes_3, name_1, line
)
SELECT 'elections_fy2011_2022.parquet ' || line AS source_row, number, tallied_on, eligible, votes_against,
    chr((64 + row_number() OVER (PARTITION BY number, tallied_on ORDER BY line))::INTEGER) AS unit,
    NULL::DATE AS filed_on, clean_day("Closed Date") AS closed_on, "Case Name" AS name,
    clean_text("Dispute Unit City") AS city, clean_state("Dispute Unit State") AS state,
    [{'name': "Labor Org 1 Name", 'votes': CASE WHEN case_type(number) <> 'UD' THEN votes_1 END}, {'name': "Labor Org 2 Name", 'votes': votes_2}, {'name': "Labor Org3", 'votes': votes_3}] AS unions,
    added(votes_1, votes_2, votes_3) AS votes_for, NULL::BIGINT AS challenged, NULL::BIGINT AS void, NULL::VARCHAR AS mode,
    'initial' AS tally_type, NULL::VARCHAR AS unit_text,
    CASE WHEN case_type(number) = 'UD' OR ("Cert of Rep (Win)" IS NOT NULL AND "Cert of Results (Loss)" IS NOT NULL) THEN NULL
        WHEN "Cert of Rep (Win)" IS NOT NULL THEN 'won' WHEN "Cert of Results (Loss)" IS NOT NULL THEN 'lost' END AS result,
    clean_text("Closed Reason") AS reason, 'closed' AS status, clean_day("Closed Date") AS as_of
FROM cleaned;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT 'election' AS kind, 'us' AS state, DATE '2010-10-01' AS first_on, DATE '2022-09-30' AS last_on, true AS complete,
    'Elections by the date their case was closed.' AS note;

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'the same row again' AS reason, (SELECT count(*) FROM raw WHERE clean_case_number("Case Number") IS NOT NULL) - count(*) AS rows FROM tallies
UNION ALL SELECT 'no case number', count(*) FROM raw WHERE clean_case_number("Case Number") IS NULL;
