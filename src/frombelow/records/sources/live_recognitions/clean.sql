-- The file does not say when it was made: it knew of its newest day.
CREATE OR REPLACE TEMP TABLE dated AS
SELECT DISTINCT *, COALESCE(clean_day("Date of Voluntary Recogition"), clean_day("Date VR Request Received"), clean_day("Date VR Notice Sent")) AS first_day,
    greatest(clean_day("Date VR Request Received"), clean_day("Date VR Notice Sent"), clean_day("Date of Voluntary Recogition")) AS last_day
FROM voluntary_recognitions;

CREATE OR REPLACE TEMP TABLE recognitions AS
SELECT 'voluntary_recognitions.db ' || row_number() OVER (ORDER BY "VR Case Number", "Employer", "Union", "Unit Description") AS source_row,
    max(last_day) OVER () AS as_of, *
FROM dated;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT 'recognition' AS kind, 'us' AS state, min(first_day) AS first_on, max(as_of) AS last_on, false AS complete,
    'Told on request; nothing from October 2009 to June 2020, and the notices of 2007–2009 tell no place.' AS note
FROM recognitions;
