CREATE OR REPLACE TEMP TABLE cases AS
WITH told AS (
    SELECT case_number, string_agg(DISTINCT clean_text(allegation), ' | ' ORDER BY clean_text(allegation)) AS allegations
    FROM allegation GROUP BY 1
),
sought AS (SELECT case_number, min(clean_text(unit_sought)) AS unit_text FROM sought_unit GROUP BY 1),
once AS (
    SELECT DISTINCT ON (number) * FROM (SELECT clean_case_number(case_number) AS number, * FROM filing)
    WHERE number IS NOT NULL ORDER BY number, case_number
)
SELECT 'nlrb.db filing ' || number AS source_row, number, clean_text(name) AS name,
    NULL::VARCHAR AS employer_name, NULL::VARCHAR AS union_name, clean_day(date_filed) AS filed_on, clean_day(date_closed) AS closed_on,
    city, state, clean_text(status) AS status, clean_text(reason_closed) AS reason,
    COALESCE(clean_whole(number_of_eligible_voters), clean_whole(number_of_voters_on_petition_or_charge)) AS size,
    told.allegations, sought.unit_text, clean_day(last_checked_at[:10]) AS as_of
FROM once LEFT JOIN told USING (case_number) LEFT JOIN sought USING (case_number);

INSERT INTO participants
WITH named AS (
    SELECT 'nlrb.db filing ' || clean_case_number(case_number) AS source_row, type, subtype,
        CASE WHEN subtype = 'Individual' THEN 'An Individual' ELSE clean_text(participant) END AS name,
        case_type(clean_case_number(case_number)) AS type_of_case, city, state, zip
    FROM participant
)
SELECT source_row,
    CASE
        WHEN subtype = 'Individual' THEN CASE WHEN type = 'Petitioner' THEN 'petitioner' ELSE 'participant' END
        WHEN type LIKE 'Charged%' THEN CASE subtype WHEN 'Union' THEN 'charged_union' ELSE 'employer' END
        WHEN type LIKE 'Intervenor%' THEN 'intervenor'
        WHEN subtype = 'Employer' AND (type IN ('Employer', 'Petitioner') OR type_of_case <> 'CA') THEN 'employer'
        WHEN subtype = 'Union' AND type IN ('Charging Party', 'Petitioner') THEN 'union'
        WHEN subtype = 'Union' AND type = 'Union Involved' AND type_of_case IN ('RD', 'RM', 'UD') THEN 'union'
        ELSE 'participant' END,
    CASE WHEN subtype LIKE 'Union%' THEN 'union' WHEN subtype = 'Employer' THEN 'employer' ELSE 'unknown' END,
    name, subtype <> 'Employer', CASE WHEN subtype <> 'Individual' THEN clean_text(city) END,
    CASE WHEN subtype <> 'Individual' THEN clean_state(state) END, CASE WHEN subtype <> 'Individual' THEN clean_zip(zip) END
FROM named
WHERE subtype IN ('Employer', 'Union', 'Union as an Employer', 'Individual') AND name IS NOT NULL;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT kind, 'us' AS state, DATE '2010-10-01' AS first_on, max(as_of) AS last_on, true AS complete, 'The case search of the agency.' AS note
FROM cases, (VALUES ('charge'), ('petition'), ('election')) AS kinds(kind) GROUP BY kind;
