CREATE OR REPLACE TEMP TABLE recognitions AS
SELECT 'voluntary_recognitions_2007_2024.parquet ' || row_number() OVER () AS source_row, DATE '2024-10-31' AS as_of, * FROM raw;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT 'recognition' AS kind, 'us' AS state, DATE '2007-10-01' AS first_on, DATE '2024-10-31' AS last_on, false AS complete,
    'Nothing from October 2009 to June 2020; the notices of 2007–2009 tell no place.' AS note;
