CREATE OR REPLACE TEMP TABLE cases AS
WITH cleaned AS (
    SELECT row_number() OVER () AS line, clean_case_number(case_number) AS number, clean_day(tally_date) AS tallied_on,
        tally_words(tally_type, tally_type) AS tally_words, *
    FROM raw
)
SELECT *, 'al_ms_nc_r_cases_2022_2026.csv.gz ' || (line + 1) AS source_row,
    tallied_on IS NOT NULL OR reason_closed ILIKE 'certific%' AS is_election,
    count(*) OVER (PARTITION BY number) AS rows_of_case
FROM cleaned
WHERE number IS NOT NULL AND NOT COALESCE(quality_flag ILIKE '%test record%', false) AND case_name NOT ILIKE 'Shakeout Release%';

INSERT INTO happening_rows BY NAME
SELECT source_row,
    CASE WHEN is_election THEN 'election:' || number || ':A:' || COALESCE(tallied_on::VARCHAR, '') ELSE 'petition:' || number END
        || CASE WHEN rows_of_case > 1 AND NOT is_election THEN ':' || line ELSE '' END AS event_key,
    CASE WHEN is_election THEN 'election' ELSE 'petition' END AS kind,
    number AS case_number, case_type(number) AS case_type,
    CASE WHEN is_election THEN tallied_on ELSE clean_day(date_filed) END AS happened_on,
    clean_day(date_filed) AS filed_on, clean_day(date_closed) AS ended_on, clean_text(case_name) AS title,
    clean_text(city) AS city, clean_state(state) AS state, clean_whole(eligible_voters) AS size,
    CASE WHEN is_election THEN CASE WHEN case_type(number) <> 'UD' THEN COALESCE(certified(reason_closed),
            CASE WHEN status = 'Open' THEN 'open' END) END
        ELSE petition_end(reason_closed, status) END AS result,
    CASE WHEN is_election THEN clean_whole(eligible_voters) END AS eligible,
    clean_whole(votes_for) AS votes_for, clean_whole(votes_against) AS votes_against, clean_whole(challenged) AS challenged,
    CASE WHEN tallied_on IS NOT NULL THEN tally_words END AS tally_type,
    concat_ws(' | ', clean_text(reason_closed), clean_text(quality_flag)) AS detail,
    open_or_closed(status) AS status, DATE '2026-08-20' AS as_of
FROM cases;

INSERT INTO party_rows BY NAME
SELECT source_row, 1 AS position, 'employer' AS role, 'employer' AS kind_hint, case_name AS name, false AS likely,
    clean_text(city) AS city, clean_state(state) AS state, NULL::BIGINT AS votes
FROM cases
UNION ALL SELECT source_row, 1, 'union', 'union', labor_union, true, NULL, NULL, clean_whole(votes_for) FROM cases;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT kind, state, DATE '2022-10-01' AS first_on, DATE '2026-08-20' AS last_on, true AS complete, 'Cases by date of filing.' AS note
FROM (VALUES ('election'), ('petition')) AS kinds(kind), (VALUES ('AL'), ('MS'), ('NC')) AS covered(state);

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'a test record of the agency, not a case' AS reason, count(*) AS rows FROM raw
WHERE quality_flag ILIKE '%test record%' OR case_name ILIKE 'Shakeout Release%';
