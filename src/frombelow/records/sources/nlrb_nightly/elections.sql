-- Runs after the cases became happenings: adds the tallies of their elections.
CREATE OR REPLACE TEMP TABLE counted AS
SELECT election_id,
    sum(clean_whole(votes)) FILTER (WHERE NOT is_against) AS votes_for, sum(clean_whole(votes)) FILTER (WHERE is_against) AS votes_against
FROM (SELECT *, COALESCE(option ILIKE 'no union%' OR option ILIKE '%against%' OR option ILIKE 'none%', false) AS is_against FROM tally)
GROUP BY 1;

CREATE OR REPLACE TEMP TABLE ways_of_voting AS
SELECT election_id, min(CASE WHEN election_mode ILIKE '%mixed%' OR (election_mode ILIKE '%mail%' AND election_mode ILIKE '%manual%') THEN 'mixed'
    WHEN election_mode ILIKE '%mail%' THEN 'mail' WHEN election_mode ILIKE '%manual%' THEN 'manual'
    WHEN election_mode ILIKE '%electronic%' THEN 'electronic' END) AS mode
FROM election_mode GROUP BY 1;

CREATE OR REPLACE TEMP TABLE tallies AS
WITH cleaned AS (
    SELECT 'nlrb.db election ' || e.election_id AS source_row, e.election_id, clean_case_number(e.case_number) AS number,
        COALESCE(upper(clean_text(u.unit_id)), 'A') AS unit, clean_day(e.date) AS tallied_on, u.description,
        tally_words(e.tally_type, e.ballot_type) AS tally_words, clean_whole(e.unit_size) AS eligible,
        clean_whole(r.void_ballots) AS void, clean_whole(r.challenged_ballots) AS challenged,
        votes_for::BIGINT AS votes_for, votes_against::BIGINT AS votes_against, mode
    FROM election e
    LEFT JOIN ways_of_voting USING (election_id)
    LEFT JOIN voting_unit u USING (voting_unit_id)
    LEFT JOIN election_result r USING (election_id)
    LEFT JOIN counted c USING (election_id)
)
SELECT *, count(DISTINCT unit) OVER (PARTITION BY number) AS units FROM cleaned
WHERE number IS NOT NULL AND tallied_on IS NOT NULL AND case_type(number) IN ('RC', 'RD', 'RM', 'UD');

ALTER TABLE happening_rows ADD COLUMN IF NOT EXISTS mode VARCHAR;
INSERT INTO happening_rows BY NAME
SELECT t.source_row, 'election:' || t.number || ':' || unit || ':' || tallied_on AS event_key, 'election' AS kind,
    t.number AS case_number, case_type(t.number) AS case_type, tallied_on AS happened_on, c.filed_on, c.closed_on AS ended_on,
    c.name AS title, clean_text(c.city) AS city, clean_state(c.state) AS state, COALESCE(t.eligible, c.size) AS size,
    CASE WHEN case_type(t.number) <> 'UD' AND units = 1 THEN certified(c.reason) END AS result,
    COALESCE(t.eligible, c.size) AS eligible, votes_for, votes_against, challenged, void, mode, tally_words AS tally_type,
    COALESCE(clean_text(t.description), c.unit_text) AS unit_text, c.reason AS detail, open_or_closed(c.status) AS status, c.as_of
FROM tallies t JOIN cases c ON c.number = t.number;

INSERT INTO party_rows BY NAME
SELECT t.source_row, 'union' AS role, row_number() OVER (PARTITION BY t.source_row ORDER BY clean_whole(b.votes) DESC, b.option) AS position,
    'union' AS kind_hint, clean_text(b.option) AS name, true AS likely, NULL::VARCHAR AS city, NULL::VARCHAR AS state, NULL::VARCHAR AS zip,
    CASE WHEN case_type(t.number) <> 'UD' THEN clean_whole(b.votes) END AS votes
FROM tallies t JOIN tally b USING (election_id)
WHERE NOT (b.option ILIKE 'no union%' OR b.option ILIKE '%against%' OR b.option ILIKE 'none%') AND t.source_row IN (SELECT source_row FROM happening_rows)
UNION ALL
SELECT t.source_row, 'employer', 1, 'employer', c.name, false, clean_text(c.city), clean_state(c.state), NULL, NULL
FROM tallies t JOIN cases c ON c.number = t.number;
