-- From linked parties to the players, sites, happenings and parties of a release.
--
-- Reads: happening, party (joined tellings; party has row_id), union_link (row_id, status, f_num, probability,
-- reason, candidates), employer_link (row_id, cluster_id, probability, reason), employer (cluster_id, name),
-- located (city, state, zip, place_id, place_probability, latitude, longitude), register, register_name.

CREATE OR REPLACE MACRO sector_of(naics) AS
    CASE WHEN left(naics, 2) IN ('31', '32', '33') THEN '31-33'
        WHEN left(naics, 2) IN ('44', '45') THEN '44-45'
        WHEN left(naics, 2) IN ('48', '49') THEN '48-49'
        ELSE left(naics, 2) END;

-- A city written in capitals or small letters, in ordinary capitals; one in mixed letters as it is written.
CREATE OR REPLACE MACRO city_name(city) AS
    CASE WHEN city = upper(city) OR city = lower(city)
        THEN array_to_string(list_transform(regexp_extract_all(lower(city), '[^ \-]+[ \-]*'), lambda w: upper(w[1]) || w[2:]), '')
        ELSE city END;

-- At most 600 characters, cut after a sentence where there is one.
CREATE OR REPLACE MACRO shortened(words) AS
    CASE WHEN length(words) <= 600 THEN words
        WHEN length(regexp_extract(left(words, 600), '(?s)^(.*[.;])\s', 1)) >= 200
            THEN regexp_extract(left(words, 600), '(?s)^(.*[.;])\s', 1) || ' …'
        ELSE regexp_replace(left(words, 598), '\s\S*$', '') || ' …' END;

-- 1. Who each party is. Where a name fits several bodies of one national union, that union is sure, the body is not.
CREATE OR REPLACE TEMP TABLE sure_union AS
SELECT row_id, min(r.affiliation) AS player_id
FROM (SELECT row_id, unnest(string_split(candidates, ' ')) AS candidate FROM union_link WHERE status = 'ambiguous')
LEFT JOIN register r ON r.player_id = candidate
GROUP BY row_id HAVING count(*) = count(r.affiliation) AND count(DISTINCT r.affiliation) = 1;

CREATE OR REPLACE TEMP TABLE linked AS
SELECT p.row_id, p.happening_id, p.role, p.position, p.name, p.votes, p.source_id,
    h.kind, h.happened_on, year(h.happened_on) AS year,
    COALESCE(h.city, p.city) AS city,
    CASE WHEN h.city IS NULL THEN p.state ELSE h.state END AS state,
    CASE WHEN h.city IS NULL THEN p.zip ELSE h.zip END AS zip,
    h.naics,
    CASE WHEN p.withheld THEN 'withheld'
        WHEN e.cluster_id IS NOT NULL THEN 'matched'
        WHEN u.status = 'matched' AND known.player_id IS NULL THEN 'unknown'
        ELSE COALESCE(u.status, 'unknown') END AS status,
    COALESCE(e.cluster_id, known.player_id, sure.player_id) AS player_id,
    COALESCE(e.probability, u.probability) AS probability,
    COALESCE(e.reason, u.reason) AS reason,
    CASE WHEN u.status = 'ambiguous' THEN u.candidates END AS candidates
FROM party p
JOIN happening h USING (happening_id)
LEFT JOIN employer_link e USING (row_id)
LEFT JOIN union_link u USING (row_id)
LEFT JOIN sure_union sure USING (row_id)
LEFT JOIN register known ON u.status = 'matched' AND known.player_id = 'olms-' || u.f_num;

CREATE OR REPLACE TEMP TABLE appearances AS
SELECT DISTINCT player_id, happening_id, year, city, state, zip, naics, source_id FROM linked WHERE player_id IS NOT NULL;

CREATE OR REPLACE TEMP TABLE record_of AS
SELECT player_id, count(DISTINCT happening_id) AS happenings, min(year) AS first_year, max(year) AS last_year
FROM appearances GROUP BY player_id;

-- 2. Sites: an employer in a city.
CREATE OR REPLACE TEMP TABLE site_names AS
SELECT player_id, upper(city) AS city_key, state, name, count(*) AS n
FROM linked WHERE player_id LIKE 'emp-%' AND city IS NOT NULL AND state IS NOT NULL AND name IS NOT NULL GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE site_towns AS
SELECT player_id, upper(city) AS city_key, state, city, count(*) AS n
FROM linked WHERE player_id LIKE 'emp-%' AND city IS NOT NULL AND state IS NOT NULL GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE site_zips AS
SELECT player_id, upper(city) AS city_key, state, zip, count(*) AS n
FROM linked WHERE player_id LIKE 'emp-%' AND city IS NOT NULL AND state IS NOT NULL AND zip IS NOT NULL GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE site_rows AS
SELECT player_id, upper(city) AS city_key, state, count(DISTINCT happening_id) AS happenings,
    min(year) AS first_year, max(year) AS last_year
FROM linked WHERE player_id LIKE 'emp-%' AND city IS NOT NULL AND state IS NOT NULL GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE sites AS
SELECT r.player_id, r.city_key, r.state, n.name, city_name(t.city) AS city, z.zip, l.place_id, l.place_probability, l.latitude, l.longitude,
    r.first_year, r.last_year, r.happenings
FROM site_rows r
JOIN (SELECT * FROM site_names QUALIFY row_number() OVER (PARTITION BY player_id, city_key, state ORDER BY n DESC, name) = 1) n
    USING (player_id, city_key, state)
JOIN (SELECT * FROM site_towns QUALIFY row_number() OVER (PARTITION BY player_id, city_key, state ORDER BY n DESC, city DESC) = 1) t
    USING (player_id, city_key, state)
LEFT JOIN (SELECT * FROM site_zips QUALIFY row_number() OVER (PARTITION BY player_id, city_key, state ORDER BY n DESC, zip) = 1) z
    USING (player_id, city_key, state)
LEFT JOIN located l ON l.city IS NOT DISTINCT FROM upper(t.city) AND l.state IS NOT DISTINCT FROM r.state AND l.zip IS NOT DISTINCT FROM z.zip;

-- 3. Employers as players: where they are seen most.
-- A sector is an employer's own if most of the rows that name one name it, and at least one row in ten names any: two slips do not make
-- the Postal Service a builder.
CREATE OR REPLACE TEMP TABLE employer_industry AS
WITH named AS (
    SELECT player_id, sector_of(naics) AS naics, count(*) AS n FROM appearances WHERE player_id LIKE 'emp-%' GROUP BY ALL
), whole AS (
    SELECT player_id, sum(n) AS every, sum(n) FILTER (naics IS NOT NULL) AS naming FROM named GROUP BY player_id
)
SELECT player_id, naics FROM named JOIN whole USING (player_id)
WHERE naics IS NOT NULL AND 2 * n > naming AND 10 * naming >= every;

CREATE OR REPLACE TEMP TABLE employer_source AS
SELECT player_id, source_id FROM appearances WHERE player_id LIKE 'emp-%'
GROUP BY player_id, source_id QUALIFY row_number() OVER (PARTITION BY player_id ORDER BY count(*) DESC, source_id) = 1;

CREATE OR REPLACE TEMP TABLE employers AS
SELECT e.cluster_id AS player_id, e.name, s.city, s.state, s.zip, s.place_id, s.place_probability,
    i.naics, r.first_year, r.last_year, r.happenings, f.source_id
FROM employer e
JOIN record_of r ON r.player_id = e.cluster_id
JOIN employer_source f ON f.player_id = e.cluster_id
LEFT JOIN employer_industry i ON i.player_id = e.cluster_id
LEFT JOIN (SELECT * FROM sites QUALIFY row_number() OVER (PARTITION BY player_id ORDER BY happenings DESC, last_year DESC, state, city_key) = 1) s
    ON s.player_id = e.cluster_id;

-- 4. Registered players: those with an address, a happening, or someone who belongs to them, those a union's name may
-- stand for, and every community organization. Left out: bodies of which nothing but the number is known.
CREATE OR REPLACE TEMP TABLE named_as_candidates AS
SELECT DISTINCT unnest(string_split(candidates, ' ')) AS player_id FROM linked WHERE candidates IS NOT NULL;

CREATE OR REPLACE TEMP TABLE seen_at AS
SELECT player_id, city, state, zip FROM appearances WHERE player_id NOT LIKE 'emp-%' AND city IS NOT NULL AND state IS NOT NULL
GROUP BY player_id, city, state, zip QUALIFY row_number() OVER (PARTITION BY player_id ORDER BY count(*) DESC, state, city, zip) = 1;

CREATE OR REPLACE TEMP TABLE registered AS
SELECT g.* EXCLUDE (city, state, zip, address_quality),
    COALESCE(g.city, s.city) AS city,
    CASE WHEN g.city IS NULL AND s.city IS NOT NULL THEN s.state ELSE g.state END AS state,
    CASE WHEN g.city IS NULL AND s.city IS NOT NULL THEN s.zip ELSE g.zip END AS zip,
    CASE WHEN g.city IS NULL AND s.city IS NOT NULL THEN 'happenings' ELSE COALESCE(g.address_quality, 'none') END AS address_quality,
    r.first_year, r.last_year, COALESCE(r.happenings, 0) AS happenings
FROM register g
LEFT JOIN seen_at s ON s.player_id = g.player_id AND g.kind <> 'national_union'
LEFT JOIN record_of r ON r.player_id = g.player_id
WHERE g.city IS NOT NULL OR r.happenings > 0 OR g.kind IN ('agency', 'community', 'coalition')
    OR g.player_id IN (SELECT affiliation FROM register WHERE affiliation IS NOT NULL)
    OR g.player_id IN (SELECT player_id FROM named_as_candidates);

CREATE OR REPLACE TEMP TABLE players AS
SELECT player_id, kind, name, affiliation AS affiliation_id, affiliation_words, designation, number, unit_name, category,
    city_name(p.city) AS city, p.state, p.zip, l.place_id, l.place_probability, address_quality, NULL AS naics,
    members, members_year, receipts, receipts_year, founded_on,
    least(first_year, members_year, receipts_year) AS first_year, greatest(last_year, members_year, receipts_year) AS last_year,
    happenings, source_id
FROM registered p LEFT JOIN located l ON l.city IS NOT DISTINCT FROM upper(p.city) AND l.state IS NOT DISTINCT FROM p.state AND l.zip IS NOT DISTINCT FROM p.zip
UNION ALL BY NAME
SELECT player_id, 'employer' AS kind, name, city, state, zip, place_id, place_probability,
    CASE WHEN city IS NULL THEN 'none' ELSE 'happenings' END AS address_quality, naics, first_year, last_year, happenings, source_id
FROM employers;

-- 5. Names: as the registers and as the happenings spell them.
CREATE OR REPLACE TEMP TABLE names AS
SELECT player_id, name, source_id, sum(n)::BIGINT AS rows, min(year) AS first_year, max(year) AS last_year
FROM (
    SELECT player_id, name, source_id, 1 AS n, year FROM linked WHERE player_id IS NOT NULL AND name IS NOT NULL
    UNION ALL
    SELECT player_id, name, source_id, 0, NULL FROM register_name WHERE player_id IN (SELECT player_id FROM players)
)
GROUP BY player_id, name, source_id;

-- 6. Happenings, each at its site and in its county.
CREATE OR REPLACE TEMP TABLE happens_at AS
SELECT happening_id, player_id, upper(city) AS city_key, state FROM linked WHERE player_id LIKE 'emp-%'
QUALIFY row_number() OVER (PARTITION BY happening_id ORDER BY role <> 'employer', position, player_id) = 1;

CREATE OR REPLACE TEMP TABLE happenings AS
SELECT h.happening_id, h.kind, h.case_number, h.case_type, h.happened_on, year(h.happened_on) AS year, h.filed_on, h.ended_on,
    h.expires_on, h.title, CASE WHEN s.player_id IS NOT NULL THEN s.player_id || '|' || s.city_key || '|' || s.state END AS site_key,
    COALESCE(coded.place_id, l.place_id, state_fips.place_id) AS place_id,
    CASE WHEN coded.place_id IS NOT NULL THEN 1.0 ELSE l.place_probability END AS place_probability,
    city_name(h.city) AS city, h.state, sector_of(h.naics) AS naics, h.size, h.result, h.eligible, h.votes_for, h.votes_against, h.challenged, h.void,
    h.mode, h.tally_type, shortened(h.unit_text) AS unit_text, shortened(h.detail) AS detail, h.status, h.as_of, h.withheld,
    h.source_id, h.source_row, h.other_sources
FROM happening h
LEFT JOIN happens_at a USING (happening_id)
LEFT JOIN sites s ON s.player_id = a.player_id AND s.city_key = a.city_key AND s.state = a.state
LEFT JOIN located l ON l.city IS NOT DISTINCT FROM upper(h.city) AND l.state IS NOT DISTINCT FROM h.state AND l.zip IS NOT DISTINCT FROM h.zip
-- A county that was dissolved since it was coded is no place of today.
LEFT JOIN (SELECT place_id FROM place WHERE kind = 'county') coded ON coded.place_id = h.county_fips
LEFT JOIN (SELECT state, place_id FROM place WHERE kind = 'state') state_fips ON state_fips.state = h.state;
