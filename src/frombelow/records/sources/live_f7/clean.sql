CREATE OR REPLACE TEMP TABLE told AS SELECT 'f7.db' AS file, row_number() OVER () AS line, * FROM f7;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT 'contract_notice' AS kind, 'us' AS state, min(clean_day(notice_date)) AS first_on, max(clean_day(notice_date)) AS last_on,
    false AS complete, 'Notices since 1997; months the mediators did not publish are missing.' AS note
FROM told WHERE clean_day(notice_date) >= DATE '1997-01-01';
