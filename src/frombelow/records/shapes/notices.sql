-- From a table `told` of contract notices (form F-7) to happenings and parties, the same way for every file of them.
-- Columns of `told`: file, line, notice_date, expiration_date, naics, bargaining_unit_size, category; employer and union_name, each with
-- street, city, state and zip (employer_city, union_city …); affected_location_city, _state, _zip. All but file and line as written.

CREATE OR REPLACE TEMP TABLE cleaned AS
SELECT file, line, clean_day(notice_date) AS noticed_on, clean_text(employer) AS employer,
    upper(clean_text(employer_street)) AS street, clean_text(employer_city) AS employer_city,
    clean_state(employer_state) AS employer_state, clean_zip(employer_zip) AS employer_zip,
    clean_text(union_name) AS union_name, upper(clean_text(union_street)) AS union_street, clean_text(union_city) AS union_city,
    clean_state(union_state) AS union_state, clean_zip(union_zip) AS union_zip,
    clean_text(affected_location_city) AS affected_city, clean_state(affected_location_state) AS affected_state,
    clean_zip(affected_location_zip) AS affected_zip, clean_text(expiration_date) AS expiration,
    clean_day(expiration_date) AS expires_on, regexp_extract(clean_text(naics::VARCHAR), '^[0-9]{2,6}') AS naics,
    clean_whole(bargaining_unit_size) AS size, clean_text(category) AS category
FROM told;

CREATE OR REPLACE TEMP TABLE notices AS
SELECT DISTINCT ON (key) *, file || ' ' || line AS source_row
FROM (
    SELECT *, left(md5(concat_ws('/', noticed_on, upper(employer), street, upper(union_name), union_street, upper(affected_city),
        expires_on, size)), 16) AS key
    FROM cleaned WHERE employer IS NOT NULL
)
ORDER BY key, file DESC, line;

INSERT INTO happening_rows BY NAME
SELECT source_row, 'contract_notice:' || key AS event_key, 'contract_notice' AS kind, noticed_on AS happened_on, expires_on,
    employer AS title,
    CASE WHEN affected_city IS NOT NULL AND affected_state IS NOT NULL THEN affected_city ELSE employer_city END AS city,
    CASE WHEN affected_city IS NOT NULL AND affected_state IS NOT NULL THEN affected_state ELSE COALESCE(employer_state, affected_state) END AS state,
    CASE WHEN affected_city IS NOT NULL AND affected_state IS NOT NULL THEN affected_zip ELSE employer_zip END AS zip,
    NULLIF(naics, '') AS naics, CASE WHEN size BETWEEN 1 AND 500000 THEN size END AS size, category AS detail,
    noticed_on AS as_of
FROM notices;

INSERT INTO party_rows BY NAME
SELECT source_row, 1 AS position, 'employer' AS role, 'employer' AS kind_hint, employer AS name, false AS likely,
    employer_city AS city, COALESCE(employer_state, affected_state) AS state, employer_zip AS zip, street
FROM notices
UNION ALL
SELECT source_row, 1, 'union', 'union', union_name, true, union_city, union_state, union_zip, union_street FROM notices;

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'the same notice again' AS reason, (SELECT count(*) FROM cleaned WHERE employer IS NOT NULL) - count(*) AS rows FROM notices
UNION ALL SELECT 'no employer', count(*) FROM cleaned WHERE employer IS NULL
UNION ALL SELECT 'an impossible date of expiration (the notice is kept without it)', count(*) FROM notices WHERE expiration IS NOT NULL AND expires_on IS NULL;
