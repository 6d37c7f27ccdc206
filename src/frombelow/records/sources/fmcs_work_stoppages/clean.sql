CREATE OR REPLACE TEMP TABLE stoppages AS
SELECT 'work_stoppages.parquet ' || row_number() OVER () AS source_row,
    clean_text(regexp_extract("City, State", '^(.*), *[A-Za-z]{2} *$', 1)) AS city,
    clean_state(regexp_extract("City, State", ', *([A-Za-z]{2}) *$', 1)) AS state,
    clean_day("Start Date") AS started_on, clean_day("End Date") AS over_on, *
FROM raw;

INSERT INTO happening_rows BY NAME
SELECT source_row,
    'strike:' || left(md5(concat_ws('/', clean_text("Case Number"), upper(clean_text("Employer")), upper(clean_text("Union")), started_on, over_on, city, state, "# Idled")), 16) AS event_key,
    'strike' AS kind, started_on AS happened_on, CASE WHEN over_on >= started_on THEN over_on END AS ended_on,
    clean_text("Employer") AS title, city, state,
    NULLIF(regexp_extract(clean_text("NAICS"::VARCHAR), '^([0-9]{2,6})', 1), '') AS naics,
    clean_whole("# Idled"::VARCHAR) AS size, clean_text("Industry") AS detail,
    CASE WHEN over_on IS NOT NULL THEN 'closed' END AS status, COALESCE(over_on, started_on) AS as_of
FROM stoppages;

INSERT INTO party_rows BY NAME
SELECT source_row, 1 AS position, 'employer' AS role, 'employer' AS kind_hint, "Employer" AS name, false AS likely, city, state FROM stoppages
UNION ALL
SELECT source_row, 1, 'union', 'union', concat_ws(' ', clean_text("Union"), CASE WHEN NOT contains("Union", "Union Local") THEN clean_text("Union Local") END), true, NULL, NULL
FROM stoppages;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT 'strike' AS kind, 'us' AS state, DATE '1981-10-01' AS first_on, DATE '2020-12-31' AS last_on, true AS complete,
    'Stoppages the federal mediators recorded; nothing after 2020.' AS note;

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'an end before the beginning (the strike is kept without it)' AS reason, count(*) AS rows FROM stoppages WHERE over_on < started_on;
