-- What each employer's rows say: its sector where told, and everything the sector may be learned from.
--
-- Reads: happening, party, player, and `last` (learn_until, notices_until). A row is early when all its dates are known to
-- be early; only early rows teach. Lists are sorted, so that the same rows always give the same lists.

CREATE OR REPLACE TEMP TABLE employer_row AS
SELECT DISTINCT p.player_id, h.happening_id, p.name, h.naics, h.unit_text,
    COALESCE(greatest(h.happened_on, h.filed_on) <= CASE WHEN h.kind = 'contract_notice' THEN notices_until ELSE learn_until END, false) AS is_early
FROM party p
JOIN player e ON e.player_id = p.player_id AND e.kind = 'employer'
JOIN happening h USING (happening_id), last;

CREATE OR REPLACE TEMP TABLE union_row AS
SELECT DISTINCT e.player_id, e.is_early, p.name,
    CASE WHEN u.kind IN ('local', 'council', 'national_union') THEN u.player_id END AS union_id,
    CASE WHEN u.kind IN ('local', 'council', 'national_union') THEN u.affiliation_id END AS affiliation_id
FROM (SELECT DISTINCT player_id, happening_id, is_early FROM employer_row) e
JOIN party p ON p.happening_id = e.happening_id AND p.role <> 'employer' AND p.status <> 'withheld'
LEFT JOIN player u ON u.player_id = p.player_id
WHERE u.kind IS DISTINCT FROM 'employer';

CREATE OR REPLACE MACRO listed(value) AS COALESCE(list_sort(list(DISTINCT value) FILTER (value IS NOT NULL)), []);

-- The evidence of each employer, of its early rows and of all.
CREATE OR REPLACE MACRO evidence_of(early_only) AS TABLE
SELECT player_id, n.names, n.units, COALESCE(u.unions, []) AS unions, COALESCE(u.union_names, []) AS union_names
FROM (SELECT player_id, listed(name) AS names, listed(unit_text) AS units FROM employer_row
      WHERE is_early OR NOT early_only GROUP BY player_id) n
LEFT JOIN (SELECT player_id, list_sort(list_distinct(list_concat(listed(union_id), listed(affiliation_id)))) AS unions,
               listed(name) AS union_names
           FROM union_row WHERE is_early OR NOT early_only GROUP BY player_id) u USING (player_id);

-- Rows by the sector they tell, and all rows.
CREATE OR REPLACE MACRO told_of(early_only) AS TABLE
SELECT player_id, naics, count(DISTINCT happening_id) AS n FROM employer_row
WHERE naics IS NOT NULL AND (is_early OR NOT early_only) GROUP BY player_id, naics;

CREATE OR REPLACE MACRO rows_of() AS TABLE
SELECT player_id, count(DISTINCT happening_id) AS n FROM employer_row GROUP BY player_id;
