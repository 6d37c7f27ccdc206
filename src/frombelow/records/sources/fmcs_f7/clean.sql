CREATE OR REPLACE TEMP TABLE told AS
SELECT 'f7_2020-08_2022-08.parquet' AS file, row_number() OVER () AS line, notice_date, employer, employer_street, employer_city,
    employer_state, employer_zip, union_name, union_street, union_city, union_state, union_zip, affected_location_city,
    affected_location_state, affected_location_zip, expiration_date, naics, bargaining_unit_size, category
FROM first
UNION ALL
SELECT 'f7_2021-04_2024-04.parquet', row_number() OVER (), notice_date, employer, employer_street, employer_city, employer_state,
    employer_zip, union_name, union_street, union_city, union_state, union_zip, affected_location_city, affected_location_state,
    affected_location_zip, expiration_date, naics, bargaining_unit_size, category
FROM second
UNION ALL
SELECT 'f7_fy2004.parquet', row_number() OVER (), "Notice Date", "Employer", "E-Street", "E-City", "E-State", "E-ZIP", "Union Name",
    "U-Street", "U-City", "U-State", "U-ZIP", "A-City", "A-State", "A-ZIP", "Expiration Date", NULL, "Bargaining Unit Size", NULL
FROM old;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT 'contract_notice' AS kind, 'us' AS state, DATE '2003-10-01' AS first_on, DATE '2024-04-30' AS last_on, false AS complete,
    'Fiscal year 2004 and nine single months from August 2020 to April 2024.' AS note;
