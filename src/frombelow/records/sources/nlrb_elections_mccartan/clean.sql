CREATE OR REPLACE TEMP TABLE tallies AS
WITH cleaned AS (
    SELECT row_number() OVER () AS line, clean_case_number("case") AS number, clean_day(tally_date) AS tallied_on,
        tally_words(tally_type, ballot_type) AS tally_words, *
    FROM raw WHERE clean_case_number("case") IS NOT NULL
),
once AS (
    SELECT DISTINCT ON (number, tallied_on, tally_type, eligible, votes_yes, votes_no) * FROM cleaned
    ORDER BY number, tallied_on, tally_type, eligible, votes_yes, votes_no, tally_words LIKE 'revised%' DESC, line
)
SELECT 'mccartan_single_union_elections_1994_2021.parquet ' || line AS source_row, number, tallied_on,
    chr((64 + row_number() OVER (PARTITION BY number, tallied_on, tally_type, ballot_type ORDER BY line))::INTEGER) AS unit,
    clean_day(date_filed) AS filed_on, clean_day(date_closed) AS closed_on, case_name AS name,
    clean_text(city) AS city, clean_state(state) AS state, clean_whole(eligible) AS eligible,
    [{'name': "union", 'votes': clean_whole(votes_yes)}] AS unions, clean_whole(votes_yes) AS votes_for,
    clean_whole(votes_no) AS votes_against, clean_whole(votes_challenged) AS challenged, clean_whole(void_ballots) AS void,
    NULL::VARCHAR AS mode, tally_words AS tally_type, NULL::VARCHAR AS unit_text,
    CASE WHEN case_type(number) <> 'UD' AND count(*) OVER (PARTITION BY number) = 1 THEN certified(reason_closed) END AS result,
    clean_text(reason_closed) AS reason, 'closed' AS status, DATE '2021-03-31' AS as_of
FROM once;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT 'election' AS kind, 'us' AS state, DATE '2007-01-01' AS first_on, DATE '2021-03-31' AS last_on, false AS complete,
    'Elections with one union on the ballot.' AS note;

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'the same tally again' AS reason, (SELECT count(*) FROM raw) - count(*) AS rows FROM tallies;
