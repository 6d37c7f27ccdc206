-- Measures counted from happenings and players, per county, state and nation.
--
-- Reads: happening, player, place, coverage. A place without any gets 0 only where a source covers that kind
-- in the whole country or the whole state; elsewhere it gets no row: not loaded is not zero.

CREATE OR REPLACE TEMP TABLE counted AS
SELECT * FROM (VALUES
    ('elections_held', 'election'), ('elections_won', 'election'), ('petitions_filed', 'petition'), ('charges_filed', 'charge'),
    ('strikes', 'strike'), ('contract_notices', 'contract_notice'), ('recognitions', 'recognition')
) AS t(measure, kind);

-- Each happening counts in its county, in its state and in the nation.
CREATE OR REPLACE TEMP TABLE located_happenings AS
SELECT h.kind, result, year, source_id, unnest([p.place_id, CASE WHEN p.kind = 'county' THEN p.parent_id END, 'us']) AS place_id,
    p.kind <> 'county' AS is_unplaced
FROM happening h JOIN place p USING (place_id);

CREATE OR REPLACE TEMP TABLE periods AS
SELECT kind, min(year) AS first_year, max(year) AS last_year,
    mode(source_id ORDER BY source_id) AS source_id
FROM happening WHERE year IS NOT NULL GROUP BY kind;

CREATE OR REPLACE TEMP TABLE whole AS
SELECT DISTINCT c.kind, p.place_id
FROM coverage c JOIN place p ON c.complete AND (c.state = 'us' OR c.state = p.state) AND p.kind IN ('county', 'state', 'nation');

CREATE OR REPLACE TEMP TABLE whole_years AS
SELECT kind, min(year(first_on)) AS first_year, max(year(last_on)) AS last_year
FROM coverage WHERE complete AND state = 'us' GROUP BY kind;

CREATE OR REPLACE TEMP TABLE counts AS
SELECT place_id, kind, count(*) AS held, count(*) FILTER (result = 'won') AS won,
    count(*) FILTER (result IN ('won', 'lost', 'tied')) AS decided, count(*) FILTER (is_unplaced) AS unplaced
FROM located_happenings WHERE place_id IS NOT NULL GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE counted_measures AS
SELECT p.place_id, measure, periods.last_year AS year,
    COALESCE(CASE WHEN measure = 'elections_won' THEN won ELSE held END, 0)::DOUBLE AS value, 'reported' AS status,
    'Counted from ' || periods.first_year || ' to ' || periods.last_year
        || CASE WHEN w.kind IS NULL THEN '; from samples, so more happened than is counted.'
            ELSE COALESCE('; complete for the country from ' || y.first_year || ' to ' || y.last_year || '.', '.') END
        || CASE WHEN unplaced > 0 AND p.kind = 'state' THEN ' ' || unplaced || ' of them could not be placed in a county.' ELSE '' END
        AS note,
    periods.source_id
FROM counted
JOIN periods ON periods.kind = counted.kind
JOIN place p ON p.kind IN ('county', 'state', 'nation')
LEFT JOIN counts c ON c.place_id = p.place_id AND c.kind = counted.kind
LEFT JOIN whole w ON w.place_id = p.place_id AND w.kind = counted.kind
LEFT JOIN whole_years y ON y.kind = counted.kind
WHERE held IS NOT NULL OR w.kind IS NOT NULL
UNION ALL
SELECT place_id, 'locals', max_year, count(*)::DOUBLE, 'reported',
    'Union locals with an address here, as last known; an address is often an office, not where the members are.', source_id
FROM (
    SELECT unnest([p.place_id, CASE WHEN p.kind = 'county' THEN p.parent_id END, 'us']) AS place_id,
        (SELECT max(greatest(members_year, receipts_year, last_year)) FROM player WHERE kind = 'local') AS max_year,
        (SELECT mode(source_id ORDER BY source_id) FROM player WHERE kind = 'local') AS source_id
    FROM player u JOIN place p ON p.place_id = u.place_id WHERE u.kind = 'local' AND u.address_quality <> 'happenings'
)
WHERE place_id IS NOT NULL AND max_year IS NOT NULL GROUP BY ALL;
