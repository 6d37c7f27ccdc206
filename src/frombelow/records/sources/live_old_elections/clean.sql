CREATE OR REPLACE TEMP TABLE told AS
SELECT *, clean_case_number(clean_whole(region) || '-' || clean_text(r_type) || '-' || clean_whole(docket)) AS number,
    clean_day(election_date) AS tallied_on, clean_state(state) AS in_state, clean_text(COALESCE(fst_union, pet_union)) AS first_union,
    -- the number of the local stands beside the union; some names hold it already
    CASE WHEN regexp_full_match(clean_text(local), '0*[1-9][0-9]*[A-Za-z]?') THEN ltrim(clean_text(local), '0') END AS local_number
FROM nlrb_representation_1961_1998;

CREATE OR REPLACE TEMP TABLE tallies AS
WITH once AS (
    SELECT DISTINCT ON (number, tallied_on, elig_voter, valid_for, votes_no, first_union) * FROM told
    WHERE number IS NOT NULL AND tallied_on IS NOT NULL
    ORDER BY number, tallied_on, elig_voter, valid_for, votes_no, first_union, nlrb_id
)
SELECT 'nlrb_rc_elections_1961_1998.db ' || nlrb_id || '/' || number || '/' || tallied_on || '/' || row_number() OVER same_day AS source_row,
    number, chr((64 + row_number() OVER same_day)::INTEGER) AS unit, tallied_on, clean_day(filed_date) AS filed_on,
    clean_day(closed_date) AS closed_on, company AS name,
    clean_text(regexp_replace(clean_text(city_name), '^' || COALESCE(in_state, '~') || '\b[ ,:-]*', '')) AS city, in_state AS state,
    clean_whole(elig_voter) AS eligible,
    [{'name': CASE WHEN local_number IS NULL OR regexp_matches(first_union, '[0-9]') THEN first_union
            ELSE first_union || ' Local ' || local_number END, 'votes': clean_whole(fst_votes)},
     {'name': sec_union, 'votes': clean_whole(sec_votes)}, {'name': thr_union, 'votes': clean_whole(thr_votes)}] AS unions,
    COALESCE(clean_whole(valid_for), added(clean_whole(fst_votes), clean_whole(sec_votes), clean_whole(thr_votes))) AS votes_for,
    clean_whole(votes_no) AS votes_against, clean_whole(challenged) AS challenged, NULL::BIGINT AS void,
    CASE clean_text(mailballot) WHEN 'Yes' THEN 'mail' WHEN 'No' THEN 'manual' END AS mode, 'initial' AS tally_type,
    clean_text(unit) AS unit_text, CASE clean_text(won) WHEN 'Won' THEN 'won' WHEN 'Lost' THEN 'lost' END AS result,
    NULL::VARCHAR AS reason, 'closed' AS status, clean_day(closed_date) AS as_of
FROM once WINDOW same_day AS (PARTITION BY number, tallied_on ORDER BY nlrb_id, elig_voter, votes_no);

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT 'election' AS kind, 'us' AS state, min(tallied_on) AS first_on, max(tallied_on) AS last_on, false AS complete,
    'Elections that were held, as far as the archive has them.' AS note
FROM tallies;

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'no case number or no possible date' AS reason, count(*) AS rows FROM told WHERE number IS NULL OR tallied_on IS NULL
UNION ALL
SELECT 'the same tally again', (SELECT count(*) FROM told WHERE number IS NOT NULL AND tallied_on IS NOT NULL) - count(*) FROM tallies;
