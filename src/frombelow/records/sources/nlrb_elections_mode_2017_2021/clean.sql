CREATE OR REPLACE TEMP TABLE tallies AS
WITH cleaned AS (
    SELECT row_number() OVER () AS line, clean_case_number("Case Number") AS number, clean_day("Tally Date") AS tallied_on,
        COALESCE(upper(clean_text("Unit ID")), 'A') AS unit, tally_words("Tally Type", "Tally Category") AS tally_type,
        clean_text("Tally Category") AS category,
        clean_whole("Votes For Labor Org1") AS votes_1,
        CASE WHEN clean_text("Labor Organization 2 Name") IS NOT NULL THEN clean_whole("Votes For Labor Org2") END AS votes_2,
        CASE WHEN clean_text("Labor Organization 3 Name") IS NOT NULL THEN clean_whole("Votes For Labor Org3") END AS votes_3, *
    FROM raw WHERE clean_case_number("Case Number") IS NOT NULL
)
SELECT DISTINCT ON (number, unit, tallied_on, "Tally Type") *,
    'election_results_with_mode_2017_2021.parquet ' || line AS source_row,
    count(DISTINCT unit) OVER (PARTITION BY number) AS units
FROM cleaned
ORDER BY number, unit, tallied_on, "Tally Type", tally_type LIKE 'revised%' DESC, line;

CREATE OR REPLACE TEMP VIEW happening_rows AS
SELECT source_row, 'election:' || number || ':' || unit || ':' || COALESCE(tallied_on::VARCHAR, '') AS event_key,
    'election' AS kind, number AS case_number, case_type(number) AS case_type, tallied_on AS happened_on,
    clean_day("Case Filed Date") AS filed_on, clean_day("Case Closed Date") AS ended_on, clean_text("Case Name") AS title,
    clean_text("Unit City") AS city, clean_state("Unit State") AS state, clean_whole("Num Eligible Voters") AS size,
    CASE WHEN case_type(number) = 'UD' THEN NULL WHEN units = 1 AND certified("Closed Reason") IS NOT NULL THEN certified("Closed Reason")
        -- a union to certify is named after some lost votes too: it tells something only where two stood
        WHEN votes_2 IS NOT NULL AND clean_text("Union To Certify") IS NOT NULL THEN 'won' END AS result,
    clean_whole("Num Eligible Voters") AS eligible, added(votes_1, votes_2, votes_3) AS votes_for,
    clean_whole("Votes Cast Against Labor Org") AS votes_against, clean_whole("Num Challenged Ballots") AS challenged,
    clean_whole("Num Void Ballots") AS void,
    CASE WHEN "Election Mode" ILIKE 'mixed%' THEN 'mixed' ELSE lower(clean_text("Election Mode")) END AS mode,
    tally_type, clean_text(COALESCE("Bargaining Unit Determined", "Unit Involved on Petition")) AS unit_text,
    clean_text("Closed Reason") AS detail, open_or_closed("Case Status") AS status, DATE '2021-11-30' AS as_of
FROM tallies;

CREATE OR REPLACE TEMP VIEW party_rows AS
SELECT source_row, 1 AS position, 'employer' AS role, 'employer' AS kind_hint, "Case Name" AS name, false AS likely,
    clean_text("Unit City") AS city, clean_state("Unit State") AS state, NULL::BIGINT AS votes
FROM tallies
UNION ALL SELECT source_row, 1, 'union', 'union', "Labor Organization 1 Name", true, NULL, NULL, CASE WHEN category <> 'UD' THEN votes_1 END FROM tallies
UNION ALL SELECT source_row, 2, 'union', 'union', "Labor Organization 2 Name", true, NULL, NULL, votes_2 FROM tallies
UNION ALL SELECT source_row, 3, 'union', 'union', "Labor Organization 3 Name", true, NULL, NULL, votes_3 FROM tallies;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT 'election' AS kind, 'us' AS state, DATE '2017-01-01' AS first_on, DATE '2021-11-30' AS last_on, true AS complete,
    'Elections by date of tally, with the way of voting.' AS note;

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'the same tally again, before its revision' AS reason, (SELECT count(*) FROM raw) - count(*) AS rows FROM tallies;
