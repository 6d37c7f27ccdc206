CREATE OR REPLACE TEMP TABLE tallies AS
WITH cleaned AS (
    SELECT row_number() OVER () AS line, clean_case_number("Case Number") AS number, clean_day("Tally Date") AS tallied_on,
        COALESCE(upper(clean_text("Unit ID")), 'A') AS unit, tally_words("Tally Type", "Ballot Type") AS tally_words,
        clean_whole("Votes for Labor Union1") AS votes_1, clean_whole("Votes for Labor Union2") AS votes_2,
        clean_whole("Votes for Labor Union3") AS votes_3, *
    FROM raw WHERE clean_case_number("Case Number") IS NOT NULL
),
once AS (
    SELECT DISTINCT ON (number, unit, tallied_on, "Tally Type") * FROM cleaned
    ORDER BY number, unit, tallied_on, "Tally Type", tally_words LIKE 'revised%' DESC, line
)
SELECT 'election_results_regions04_06_1998_2023.parquet ' || line AS source_row, number, unit, tallied_on,
    clean_day("Date Filed") AS filed_on, clean_day("Date Closed") AS closed_on, "Case Name" AS name,
    clean_text("City") AS city, clean_state("States & Territories") AS state, clean_whole("No of Eligible Voters") AS eligible,
    [{'name': "Labor Union1", 'votes': CASE WHEN "Ballot Type" <> 'UD' THEN votes_1 END}, {'name': "Labor Union2", 'votes': votes_2},
     {'name': "Labor Union3", 'votes': votes_3}] AS unions,
    added(votes_1, votes_2, votes_3) AS votes_for, clean_whole("Votes Against") AS votes_against,
    clean_whole("Challenged Ballots") AS challenged, clean_whole("Void Ballots") AS void, NULL::VARCHAR AS mode,
    tally_words AS tally_type,
    clean_text(CASE unit WHEN 'B' THEN "Voting Unit (Unit B)" WHEN 'C' THEN "Voting Unit (Unit C)"
        WHEN 'D' THEN "Voting Unit (Unit D)" ELSE "Voting Unit (Unit A)" END) AS unit_text,
    CASE WHEN "Ballot Type" = 'UD' THEN NULL
        WHEN count(DISTINCT unit) OVER (PARTITION BY number) = 1 AND certified("Reason Closed") IS NOT NULL THEN certified("Reason Closed")
        -- a union to certify is named after some lost votes too: it tells something only where two stood
        WHEN votes_2 IS NOT NULL AND clean_text("Union to Certify") IS NOT NULL THEN 'won' END AS result,
    clean_text("Reason Closed") AS reason, open_or_closed("Status") AS status, DATE '2023-04-17' AS as_of
FROM once;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT 'election' AS kind, state, DATE '1999-01-01' AS first_on, DATE '2023-04-17' AS last_on, false AS complete,
    'Regions 4 and 6 of the agency only.' AS note
FROM (VALUES ('PA'), ('NJ'), ('DE'), ('WV')) AS covered(state);

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'the same tally again, before its revision' AS reason, (SELECT count(*) FROM raw) - count(*) AS rows FROM tallies;
