CREATE OR REPLACE TEMP TABLE certified_units AS
WITH lines AS (
    SELECT regexp_extract(source, '([^/]+)$', 1) || ' table ' || table_num || ' row ' || row_num AS place,
        list_transform(data, lambda x: clean_text(x)) AS cell
    FROM raw
),
read AS (
    SELECT place, regexp_extract(cell[1], '\b([LS]-(?:RC|RD|RM)-[0-9]{2}-[0-9]{2,3}(?:-C)?)\b', 1) AS number,
        cell[1] ILIKE '%majority%interest%' AS is_by_cards, cell[2] AS employer, cell[3] AS union_name,
        clean_day(cell[4]) AS certified_on, cell[5] AS prevailing, TRY_CAST(regexp_extract(cell[6], '^([0-9]+)', 1) AS BIGINT) AS size, cell[7] AS unit_text
    FROM lines WHERE len(cell) = 7
)
SELECT DISTINCT ON (number, certified_on) *, 'il_certifications.json ' || place AS source_row FROM read
WHERE number <> '' AND employer IS NOT NULL AND certified_on IS NOT NULL
ORDER BY number, certified_on, place;

INSERT INTO happening_rows BY NAME
SELECT source_row, CASE WHEN is_by_cards THEN 'recognition:' ELSE 'election:' END || 'IL-' || number || ':' || certified_on AS event_key,
    CASE WHEN is_by_cards THEN 'recognition' ELSE 'election' END AS kind, split_part(number, '-', 2) AS case_type, certified_on AS happened_on,
    employer AS title, clean_text(regexp_extract(employer, '^(?:City|Village|Town) of ([A-Z][A-Za-z. ]+?)(?:,| \(|$)', 1)) AS city,
    'IL' AS state, '92' AS naics, size,
    CASE WHEN NOT is_by_cards THEN CASE WHEN prevailing ILIKE 'no rep%' OR prevailing ILIKE 'none%' THEN 'lost' WHEN prevailing IS NOT NULL THEN 'won' END END AS result,
    unit_text, 'State board case ' || number || CASE WHEN is_by_cards THEN ', certified by majority interest' ELSE '' END AS detail,
    'closed' AS status, certified_on AS as_of
FROM certified_units;

INSERT INTO party_rows BY NAME
SELECT source_row, 1 AS position, 'employer' AS role, 'employer' AS kind_hint, employer AS name, false AS likely, 'IL' AS state FROM certified_units
UNION ALL SELECT source_row, 1, 'union', 'union', union_name, true, NULL FROM certified_units;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT kind, 'IL' AS state, DATE '2009-04-01' AS first_on, DATE '2021-10-31' AS last_on, false AS complete,
    'Public employers; rows that could be read from the tables of the state board.' AS note
FROM (VALUES ('election'), ('recognition')) AS kinds(kind);

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'a heading, a broken row or a repetition in the tables of the PDF' AS reason, (SELECT count(*) FROM raw) - count(*) AS rows FROM certified_units;
