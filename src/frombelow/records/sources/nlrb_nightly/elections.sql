-- The tallies of the elections, once the cases are known.
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

CREATE OR REPLACE TEMP TABLE ballots AS
SELECT election_id, list({'name': clean_text(option), 'votes': clean_whole(votes)} ORDER BY clean_whole(votes) DESC, option) AS unions
FROM tally WHERE NOT (option ILIKE 'no union%' OR option ILIKE '%against%' OR option ILIKE 'none%') GROUP BY 1;

CREATE OR REPLACE TEMP TABLE tallies AS
WITH cleaned AS (
    SELECT 'nlrb.db election ' || e.election_id AS source_row, e.election_id, clean_case_number(e.case_number) AS number,
        COALESCE(upper(clean_text(u.unit_id)), 'A') AS unit, clean_day(e.date) AS tallied_on, u.description,
        tally_words(e.tally_type, e.ballot_type) AS tally_type, clean_whole(e.unit_size) AS unit_size,
        clean_whole(r.void_ballots) AS void, clean_whole(r.challenged_ballots) AS challenged,
        votes_for::BIGINT AS votes_for, votes_against::BIGINT AS votes_against, unions, mode
    FROM election e
    LEFT JOIN ways_of_voting USING (election_id)
    LEFT JOIN voting_unit u USING (voting_unit_id)
    LEFT JOIN election_result r USING (election_id)
    LEFT JOIN counted c USING (election_id)
    LEFT JOIN ballots USING (election_id)
)
SELECT t.* REPLACE (CASE WHEN case_type(number) = 'UD' THEN list_transform(unions, lambda u: {'name': u.name, 'votes': NULL::BIGINT}) ELSE unions END
        AS unions), c.filed_on, c.closed_on, c.name, clean_text(c.city) AS city, clean_state(c.state) AS state,
    COALESCE(unit_size, c.size) AS eligible, COALESCE(clean_text(t.description), c.unit_text) AS unit_text,
    CASE WHEN case_type(number) <> 'UD' AND count(DISTINCT unit) OVER (PARTITION BY number) = 1 THEN certified(c.reason) END AS result,
    c.reason, open_or_closed(c.status) AS status, c.as_of
FROM cleaned t JOIN cases c USING (number)
WHERE number IS NOT NULL AND tallied_on IS NOT NULL AND case_type(number) IN ('RC', 'RD', 'RM', 'UD');
