CREATE OR REPLACE TEMP TABLE tallies AS
WITH cleaned AS (
    SELECT row_number() OVER () AS line, clean_case_number("Case Number") AS number, clean_day("Tally Date") AS tallied_on,
        COALESCE(upper(clean_text("Unit ID")), 'A') AS unit, tally_words("Tally Type", "Tally Category") AS tally_type,
        clean_whole("Votes For Labor Org1") AS votes_1,
        CASE WHEN clean_text("Labor Organization 2 Name") IS NOT NULL THEN clean_whole("Votes For Labor Org2") END AS votes_2,
        CASE WHEN clean_text("Labor Organization 3 Name") IS NOT NULL THEN clean_whole("Votes For Labor Org3") END AS votes_3, *
    FROM raw WHERE clean_case_number("Case Number") IS NOT NULL
),
once AS (
    SELECT DISTINCT ON (number, unit, tallied_on, "Tally Type") * FROM cleaned
    ORDER BY number, unit, tallied_on, "Tally Type", tally_type LIKE 'revised%' DESC, line
)
SELECT 'election_results_with_mode_2017_2021.parquet ' || line AS source_row, number, unit, tallied_on,
    clean_day("Case Filed Date") AS filed_on, clean_day("Case Closed Date") AS closed_on, "Case Name" AS name,
    clean_text("Unit City") AS city, clean_state("Unit State") AS state, clean_whole("Num Eligible Voters") AS eligible,
    [{'name': "Labor Organization 1 Name", 'votes': CASE WHEN clean_text("Tally Category") <> 'UD' THEN votes_1 END},
     {'name': "Labor Organization 2 Name", 'votes': votes_2}, {'name': "Labor Organization 3 Name", 'votes': votes_3}] AS unions,
    added(votes_1, votes_2, votes_3) AS votes_for, clean_whole("Votes Cast Against Labor Org") AS votes_against,
    clean_whole("Num Challenged Ballots") AS challenged, clean_whole("Num Void Ballots") AS void,
    CASE WHEN "Election Mode" ILIKE 'mixed%' THEN 'mixed' ELSE lower(clean_text("Election Mode")) END AS mode, tally_type,
    clean_text(COALESCE("Bargaining Unit Determined", "Unit Involved on Petition")) AS unit_text,
    CASE WHEN case_type(number) = 'UD' THEN NULL
        WHEN count(DISTINCT unit) OVER (PARTITION BY number) = 1 AND certified("Closed Reason") IS NOT NULL THEN certified("Closed Reason")
        -- a union to certify is named after some lost votes too: it tells something only where two stood
        WHEN votes_2 IS NOT NULL AND clean_text("Union To Certify") IS NOT NULL THEN 'won' END AS result,
    clean_text("Closed Reason") AS reason, open_or_closed("Case Status") AS status, DATE '2021-11-30' AS as_of
FROM once;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT 'election' AS kind, 'us' AS state, DATE '2017-01-01' AS first_on, DATE '2021-11-30' AS last_on, true AS complete,
    'Elections by date of tally, with the way of voting.' AS note;

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'the same tally again, before its revision' AS reason, (SELECT count(*) FROM raw) - count(*) AS rows FROM tallies;
