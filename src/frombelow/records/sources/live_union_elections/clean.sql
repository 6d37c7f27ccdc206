-- A file holds one state; it does not say when it was made, so it is as old as the newest day it knows of.
CREATE OR REPLACE TEMP TABLE listed AS
SELECT *, clean_case_number("Case") AS number, COALESCE(upper(clean_text("Unit ID")), 'A') AS unit, clean_day("Tally_Date") AS tallied_on,
    tally_words("Tally_Type", "Ballot_Type") AS words, clean_day("Date_Filed") AS filed_on, clean_day("Date_Closed") AS closed_on,
    clean_text("City") AS in_city, clean_state("State") AS in_state, clean_whole("Num_Eligible_Voters") AS eligible,
    clean_text("Reason_Closed") AS reason,
    max(greatest(clean_day("Date_Filed"), clean_day("Date_Closed"), clean_day("Tally_Date"))) OVER (PARTITION BY filename) AS as_of
FROM exports;

CREATE OR REPLACE TEMP TABLE told AS
SELECT * FROM listed WHERE number IS NOT NULL AND COALESCE("Case_Name", '') NOT ILIKE 'Shakeout Release%';

CREATE OR REPLACE TEMP TABLE tallies AS
WITH once AS (
    SELECT DISTINCT ON (number, unit, tallied_on, "Tally_Type") * FROM told WHERE tallied_on IS NOT NULL
    ORDER BY number, unit, tallied_on, "Tally_Type", words LIKE 'revised%' DESC, "Votes_For_Union", "Votes_Against", filename
)
SELECT filename || ' ' || number || '/' || unit || '/' || tallied_on || '/' || words AS source_row, number, unit, tallied_on, filed_on,
    closed_on, "Case_Name" AS name, in_city AS city, in_state AS state, eligible,
    list_transform([{'name': "Labor_Union", 'votes': clean_whole("Votes_For_Union")},
        {'name': "Labor Union2", 'votes': clean_whole("Votes for Labor Union2")},
        {'name': "Labor Union3", 'votes': clean_whole("Votes for Labor Union3")}],
        lambda u: {'name': u.name, 'votes': CASE WHEN case_type(number) <> 'UD' THEN u.votes END}) AS unions,
    added(clean_whole("Votes_For_Union"), clean_whole("Votes for Labor Union2"), clean_whole("Votes for Labor Union3")) AS votes_for,
    clean_whole("Votes_Against") AS votes_against, clean_whole("Challenged Ballots") AS challenged, clean_whole("Void Ballots") AS void,
    NULL::VARCHAR AS mode, words AS tally_type,
    clean_text(CASE unit WHEN 'B' THEN "Voting Unit (Unit B)" WHEN 'C' THEN "Voting Unit (Unit C)" WHEN 'D' THEN "Voting Unit (Unit D)"
        ELSE "Voting Unit (Unit A)" END) AS unit_text,
    CASE WHEN case_type(number) = 'UD' THEN NULL
        WHEN count(DISTINCT unit) OVER (PARTITION BY number) = 1 AND certified(reason) IS NOT NULL THEN certified(reason)
        -- a union to certify is named after some lost votes too: it tells something only where two stood
        WHEN clean_whole("Votes for Labor Union2") IS NOT NULL AND clean_text("Union to Certify") IS NOT NULL THEN 'won' END AS result,
    reason, open_or_closed("Status") AS status, as_of
FROM once;

CREATE OR REPLACE TEMP TABLE cases AS
SELECT DISTINCT ON (number) filename || ' ' || number AS source_row, number, "Case_Name" AS name, NULL::VARCHAR AS employer_name,
    clean_text("Labor_Union") AS union_name, filed_on, closed_on, in_city AS city, in_state AS state, clean_text("Status") AS status, reason,
    eligible AS size, NULL::VARCHAR AS allegations, clean_text("Voting Unit (Unit A)") AS unit_text, as_of
FROM told WHERE tallied_on IS NULL AND number NOT IN (SELECT number FROM tallies) ORDER BY number, filed_on, reason, filename;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT kind, in_state AS state, min(filed_on) AS first_on, max(as_of) AS last_on, false AS complete, 'Cases by date of filing.' AS note
FROM told, (VALUES ('election'), ('petition')) AS kinds(kind)
WHERE in_state = upper(left(filename, 2)) GROUP BY kind, in_state;

INSERT INTO left_out_of_cases
SELECT 'no case number' AS reason, count(*) AS rows FROM listed WHERE number IS NULL
UNION ALL
SELECT 'a test record of the agency, not a case', count(*) FROM listed WHERE number IS NOT NULL AND "Case_Name" ILIKE 'Shakeout Release%'
UNION ALL
SELECT 'the same tally or petition again', (SELECT count(*) FROM told) - (SELECT count(*) FROM tallies) - (SELECT count(*) FROM cases);
