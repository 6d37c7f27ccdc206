-- Ties between players, from the released parties and happenings, and from the registers.

CREATE OR REPLACE TEMP TABLE known AS
SELECT happening_id, p.role, p.player_id, h.kind, h.case_type, h.result, h.year, h.source_id
FROM party p JOIN happening h USING (happening_id) WHERE p.player_id IS NOT NULL;

CREATE OR REPLACE TEMP VIEW employers AS SELECT * FROM known WHERE role = 'employer';
CREATE OR REPLACE TEMP VIEW unions AS SELECT * FROM known WHERE player_id NOT LIKE 'emp-%';

CREATE OR REPLACE TEMP TABLE meetings AS
SELECT DISTINCT happening_id, e.player_id AS employer_id, u.player_id AS union_id, u.role AS union_role,
    kind, e.case_type, e.result, e.year, e.source_id
FROM employers e JOIN unions u USING (happening_id, kind);

CREATE OR REPLACE TEMP TABLE shown AS
-- A union that won an election represents the workers there. With several unions on a ballot the record does not say which won.
SELECT 'represents' AS kind, union_id AS from_id, employer_id AS to_id, happening_id, year, source_id FROM meetings
WHERE kind = 'election' AND result = 'won'
    AND happening_id NOT IN (SELECT happening_id FROM meetings WHERE kind = 'election' GROUP BY happening_id HAVING count(DISTINCT union_id) > 1)
UNION ALL
SELECT 'bargains_with', union_id, employer_id, happening_id, year, source_id FROM meetings
WHERE kind IN ('contract_notice', 'first_contract')
UNION ALL
SELECT 'recognized_by', union_id, employer_id, happening_id, year, source_id FROM meetings WHERE kind = 'recognition'
UNION ALL
SELECT 'struck', union_id, employer_id, happening_id, year, source_id FROM meetings WHERE kind = 'strike'
UNION ALL
-- CA: a charge against the employer. The union on the record of such a case is the charging party or its organization.
SELECT 'charged_by', employer_id, union_id, happening_id, year, source_id FROM meetings
WHERE kind = 'charge' AND case_type = 'CA' AND union_role <> 'charged_union';

CREATE OR REPLACE TEMP TABLE ties AS
SELECT kind, from_id, to_id, min(year) AS first_year, max(year) AS last_year, count(DISTINCT happening_id) AS happenings,
    list(source_id ORDER BY year, source_id)[1] AS source_id
FROM shown WHERE from_id <> to_id GROUP BY kind, from_id, to_id
UNION ALL
SELECT 'belongs_to', player_id, affiliation_id, NULL, NULL, 0, source_id FROM player
WHERE affiliation_id IN (SELECT player_id FROM player) AND affiliation_id <> player_id;
