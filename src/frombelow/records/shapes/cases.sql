-- From a table `cases` of the agency to happenings and parties, the same way for every file that lists cases.
-- Columns of `cases`: source_row, number, name, employer_name, union_name, filed_on, closed_on, city, state, status,
-- reason, size, allegations, unit_text, as_of (all but source_row and number may be absent in a row).
-- A table `participants` (source_row, role, kind_hint, name, likely, city, state, zip) replaces the parties read from the name.

CREATE OR REPLACE TEMP TABLE typed_cases AS
WITH split AS (
    -- Charges against a union are named 'Union (Employer)'; a name cut off at 100 letters lacks the closing bracket.
    SELECT *, case_type(number) AS type_of_case,
        clean_text(regexp_extract(name, '^(.+?)\s*[(\[]([^()\[\]]{3,}(?:\([^()]*\)[^()]*)*)[)\]]?\s*$', 1)) AS before_bracket,
        clean_text(regexp_extract(name, '^(.+?)\s*[(\[]([^()\[\]]{3,}(?:\([^()]*\)[^()]*)*)[)\]]?\s*$', 2)) AS in_bracket
    FROM cases
)
SELECT *,
    CASE WHEN type_of_case IN ('RC', 'RD', 'RM', 'UD') THEN 'petition' WHEN type_of_case[1] = 'C' THEN 'charge' END AS kind,
    type_of_case[1] = 'C' AND type_of_case <> 'CA' AS is_against_union
FROM split;

INSERT INTO happening_rows BY NAME
SELECT source_row, kind || ':' || number AS event_key, kind, number AS case_number, type_of_case AS case_type,
    filed_on AS happened_on, filed_on, closed_on AS ended_on,
    clean_text(CASE WHEN is_against_union THEN COALESCE(employer_name, in_bracket, name) ELSE name END) AS title,
    clean_text(city) AS city, clean_state(state) AS state, size,
    CASE kind WHEN 'petition' THEN petition_end(reason, status) ELSE charge_end(reason, status) END AS result,
    clean_text(unit_text) AS unit_text,
    COALESCE(clean_text(allegations), clean_text(reason)) AS detail,
    open_or_closed(status) AS status, as_of
FROM typed_cases WHERE kind IS NOT NULL;

INSERT INTO party_rows BY NAME
WITH named AS (
    SELECT source_row, 'employer' AS role, 'employer' AS kind_hint,
        CASE WHEN is_against_union THEN COALESCE(employer_name, in_bracket, CASE WHEN NOT is_union_name(name) THEN name END)
            ELSE COALESCE(employer_name, name) END AS name,
        false AS likely, clean_text(city) AS city, clean_state(state) AS state, NULL::VARCHAR AS zip
    FROM typed_cases WHERE kind IS NOT NULL
    UNION ALL
    SELECT source_row, CASE WHEN is_against_union THEN 'charged_union' ELSE 'union' END, 'union',
        COALESCE(union_name, CASE WHEN is_against_union THEN COALESCE(before_bracket, CASE WHEN is_union_name(name) THEN name END) END),
        true, NULL, NULL, NULL
    FROM typed_cases WHERE kind IS NOT NULL
),
chosen AS (
    SELECT named.* FROM named ANTI JOIN participants USING (source_row, role)
    UNION ALL
    SELECT source_row, role, kind_hint, name, likely, city, state, zip FROM participants SEMI JOIN happening_rows USING (source_row)
)
SELECT *, row_number() OVER (PARTITION BY source_row, role ORDER BY name, city, state, zip) AS position
FROM (SELECT DISTINCT * FROM chosen WHERE clean_text(name) IS NOT NULL);

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'neither an election petition nor a charge (clarification or amendment of a unit)' AS reason, count(*) AS rows
FROM typed_cases WHERE kind IS NULL
UNION ALL
SELECT * FROM left_out_of_cases;
