-- What openings are made of. Reads: happening, party, player, place, sector, measure, and `today` (one day).

CREATE OR REPLACE MACRO name_start(name) AS left(regexp_replace(upper(name), '^THE |[^A-Z0-9]', '', 'g'), 10);

CREATE OR REPLACE TEMP TABLE concerned AS
SELECT happening_id,
    list(player_id ORDER BY position) FILTER (role = 'employer' AND player_id IS NOT NULL)[1] AS player_id,
    list(player_id ORDER BY position) FILTER (role <> 'employer' AND player_id NOT LIKE 'emp-%')[1] AS union_id,
    list(name ORDER BY position) FILTER (role = 'employer' AND name IS NOT NULL)[1] AS employer,
    list(name ORDER BY position) FILTER (role <> 'employer' AND name IS NOT NULL)[1] AS union_name
FROM party GROUP BY happening_id;

CREATE OR REPLACE TEMP TABLE here AS
SELECT h.*, c.player_id, c.union_id, COALESCE(c.employer, h.title) AS employer, c.union_name,
    date_diff('day', h.happened_on, today.day) / 365.25 AS age
FROM happening h JOIN place p ON p.place_id = h.place_id AND p.kind = 'county'
LEFT JOIN concerned c USING (happening_id), today
WHERE h.happened_on <= today.day;

-- The last election at each employer in each county, if the union lost it.
CREATE OR REPLACE TEMP TABLE last_losses AS
SELECT * FROM here
WHERE kind = 'election' AND case_type IN ('RC', 'RM') AND votes_for IS NOT NULL AND votes_against IS NOT NULL
    AND (eligible IS NULL OR votes_for + votes_against <= 1.1 * eligible + 2)  -- a tally that cannot be right is no reason
QUALIFY row_number() OVER (PARTITION BY COALESCE(player_id, happening_id), place_id ORDER BY happened_on DESC, happening_id) = 1;

-- Wins without a later contract notice or first contract of that employer, in the county or without a county.
CREATE OR REPLACE TEMP TABLE wins_without_contract AS
SELECT w.* FROM here w
WHERE w.kind = 'election' AND w.case_type IN ('RC', 'RM') AND w.result = 'won' AND w.player_id IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM happening h JOIN concerned c USING (happening_id)
        WHERE h.kind IN ('contract_notice', 'first_contract') AND c.player_id = w.player_id
            AND (h.happened_on >= w.happened_on OR h.expires_on >= w.happened_on)
            AND (h.state IS NULL OR h.state = w.state))
    -- nor one of a like-named employer with the same union in the same county (HealthAlliance, Health Alliance Hospital)
    AND NOT EXISTS (
        SELECT 1 FROM happening h JOIN concerned c USING (happening_id)
        WHERE h.kind IN ('contract_notice', 'first_contract') AND h.place_id = w.place_id AND h.happened_on >= w.happened_on
            AND name_start(COALESCE(c.employer, h.title)) = name_start(w.employer)
            AND (c.union_id IS NULL OR w.union_id IS NULL OR c.union_id = w.union_id))
    -- nor a later election there that the union lost (it may have been voted out)
    AND NOT EXISTS (
        SELECT 1 FROM here l WHERE l.kind = 'election' AND l.player_id = w.player_id AND l.place_id = w.place_id
            AND l.happened_on > w.happened_on AND l.result IN ('lost', 'tied'));

-- Charges against one employer in one county, with how many fell within the three years up to each.
CREATE OR REPLACE TEMP TABLE charge_runs AS
SELECT happening_id, player_id, place_id, happened_on, age, year, employer, naics,
    count(*) OVER w AS charges, min(happened_on) OVER w AS since, list(happening_id) OVER w AS ids
FROM here WHERE kind = 'charge' AND case_type = 'CA' AND player_id IS NOT NULL
WINDOW w AS (PARTITION BY player_id, place_id ORDER BY happened_on RANGE BETWEEN INTERVAL 3 YEARS PRECEDING AND CURRENT ROW);

-- The newest notice of each contract: employer, union and county.
CREATE OR REPLACE TEMP TABLE contracts AS
SELECT *, date_diff('day', (SELECT day FROM today), expires_on) / 365.25 AS years_left
FROM here WHERE kind = 'contract_notice' AND expires_on IS NOT NULL AND player_id IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY player_id, union_id, place_id ORDER BY expires_on DESC, happening_id) = 1;

-- Sectors of a county beside the densest other sector with at least as many jobs as a twentieth of the county's.
CREATE OR REPLACE TEMP TABLE county_sectors AS
SELECT s.*, s.jobs / sum(s.jobs) OVER (PARTITION BY s.place_id) AS job_share
FROM sector s JOIN place p ON p.place_id = s.place_id AND p.kind = 'county'
WHERE s.scheme = 'naics' AND s.level = 1 AND s.jobs IS NOT NULL;

CREATE OR REPLACE TEMP TABLE sector_pairs AS
SELECT a.place_id, a.code, a.title, a.jobs, a.job_share, a.density, a.year, a.density_basis,
    b.code AS beside_code, b.title AS beside_title, b.jobs AS beside_jobs, b.density AS beside_density
FROM county_sectors a JOIN county_sectors b USING (place_id)
WHERE a.density IS NOT NULL AND b.density > a.density AND a.job_share >= 0.08 AND b.job_share >= 0.03
QUALIFY row_number() OVER (PARTITION BY a.place_id, a.code ORDER BY b.density DESC, b.code) = 1;
