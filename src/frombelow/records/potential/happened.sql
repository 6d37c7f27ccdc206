-- What happened in the cells: every event with its day, its place, and the sectors it falls to with their shares.
-- Reads the release's happening, party and employer_sector, and `struck` (words, code: the mediators' words for the industry of a strike).

CREATE OR REPLACE TEMP TABLE event AS
WITH employers AS (SELECT happening_id, min(player_id) AS employer FROM party WHERE role = 'employer' AND player_id IS NOT NULL GROUP BY 1)
SELECT h.happening_id, h.kind, h.place_id, h.result, h.source_id, coalesce(h.naics, struck.code) AS naics, employer, h.title,
    -- How sure the county is; not at all where only the state is told.
    CASE WHEN length(h.place_id) = 5 THEN coalesce(h.place_probability, 1) ELSE 0 END AS here,
    coalesce(h.filed_on, h.happened_on) AS filed_on, h.happened_on AS decided_on, coalesce(h.eligible, h.size) AS unit
FROM happening h LEFT JOIN employers USING (happening_id) LEFT JOIN struck ON h.kind = 'strike' AND h.detail = struck.words
WHERE regexp_matches(h.place_id, '^[0-9]{2}([0-9]{3})?$') AND h.kind IN ('petition', 'election', 'charge', 'recognition', 'strike')
    AND coalesce(h.filed_on, h.happened_on) >= DATE '1999-01-01'
    -- What workers ask for (RC, VR) and charge their employer with (CA); not petitions to be rid of a union or to clarify a unit (RD, RM, UD, UC), nor charges
    -- against unions (CB and others).
    AND coalesce(h.case_type, 'RC') IN ('RC', 'VR', 'CA')
    -- The Postal Service charges and is charged like private firms, but no source counts its workers by county.
    AND NOT regexp_matches(coalesce(h.title, ''), $postal)
-- A dispute brings dozens of charges: an employer of a county is charged once a quarter.
QUALIFY h.kind <> 'charge' OR employer IS NULL
    OR row_number() OVER (PARTITION BY h.kind, employer, h.place_id, date_trunc('quarter', coalesce(h.filed_on, h.happened_on)) ORDER BY coalesce(h.filed_on, h.happened_on), h.happening_id) = 1;

-- Its sector: the one it tells, else those of its employer by their probability. State boards certify public employers.
CREATE OR REPLACE TEMP TABLE placed AS
SELECT happening_id, kind, place_id, here, result, filed_on, decided_on, unit, share,
    CASE WHEN code = '61' AND source_id = 'il_certifications' OR code IN ('61', '92') AND kind = 'strike' AND regexp_matches(replace(title, '.', ''), $public_school)
        THEN '61-public' ELSE code END AS code
FROM (
    SELECT event.*, naics AS code, 1.0 AS share FROM event WHERE naics IS NOT NULL
    UNION ALL
    SELECT event.*, s.code, s.share FROM event
    JOIN (SELECT player_id, code, probability / sum(probability) OVER (PARTITION BY player_id) AS share FROM employer_sector) s ON s.player_id = event.employer
    WHERE naics IS NULL
);
