-- The votes of each union on the ballot: a union is told apart by its votes and its result only.
CREATE OR REPLACE TEMP TABLE votes AS
SELECT R_Case_Number, Unit_ID, Tally_Ballot_Date, Tally_Type, sum(clean_whole(Num_Votes_For)) AS votes_of_unions, count(*) AS unions
FROM (SELECT DISTINCT R_Case_Number, Unit_ID, Tally_Ballot_Date, Tally_Type, Num_Votes_For, Election_Results FROM raw)
GROUP BY ALL;

-- One row per tally; the ZIP is the commonest of the addresses in the unit's own city.
CREATE OR REPLACE TEMP TABLE folded AS
SELECT R_Case_Number, Unit_ID, Tally_Ballot_Date, Tally_Type, count(*) AS addresses,
    min(Case_Name) AS employer, min(Petitioner) AS petitioner, min(Union_Involved) AS other_union,
    bool_or(Election_Results = 'WIN') AS has_won, bool_or(MultiUnion = 'Y') AS has_several_unions,
    max(TRY_CAST(Num_Elig_Employees AS BIGINT)) AS eligible, max(TRY_CAST(Num_Valid_Votes AS BIGINT)) AS valid,
    max(TRY_CAST(Num_Votes_Against AS BIGINT)) AS votes_against,
    min(Unit_Loc_City) AS city, min(Unit_Loc_State) AS state, min(UNIT_Location_County) AS county, min(NAICS_Code) AS naics,
    min(Bargaining_Unit_Code) AS unit_code, min(Date_Filed) AS filed, max(Date_Closed) AS closed, max(Closing_Method) AS closing,
    min(Status) AS status,
    mode(left(trim(Employer_Zip), 5) ORDER BY Employer_Zip) FILTER (WHERE upper(trim(Employer_City)) = upper(trim(Unit_Loc_City))
        AND clean_state(Employer_State) = clean_state(Unit_Loc_State)) AS zip
FROM raw
GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE tallies AS
SELECT * EXCLUDE (zip), clean_case_number(R_Case_Number) AS case_number, upper(clean_text(Unit_ID)) AS unit,
    clean_day(Tally_Ballot_Date) AS tallied_on, clean_text(Tally_Type) AS tally_code, clean_zip(zip) AS zip
FROM folded LEFT JOIN votes USING (R_Case_Number, Unit_ID, Tally_Ballot_Date, Tally_Type)
WHERE clean_case_number(R_Case_Number) IS NOT NULL AND clean_day(Tally_Ballot_Date) IS NOT NULL;

CREATE OR REPLACE TEMP TABLE elections AS
SELECT * EXCLUDE (Tally_Type),
    'cats_frf_r_elections_fy1999_2010.parquet ' || case_number || '/' || unit || '/' || tallied_on || '/' || tally_code
        AS source_row,
    split_part(case_number, '-', 2) AS case_type,
    CASE WHEN valid >= votes_against AND valid - votes_against >= votes_of_unions THEN valid - votes_against
        ELSE votes_of_unions END::BIGINT AS votes_for,
    CASE tally_code[1] WHEN 'R' THEN 'revised ' ELSE '' END
        || CASE lower(CASE WHEN tally_code = 'RevRe' THEN 'reru' ELSE tally_code[2:5] END)
            WHEN 'init' THEN 'initial' WHEN 'seco' THEN 'second' WHEN 'reru' THEN 'rerun' WHEN 'runf' THEN 'runoff'
            WHEN 'thir' THEN 'third' WHEN 'four' THEN 'fourth' WHEN 'fift' THEN 'fifth' ELSE 'initial' END AS tally_type,
    CASE unit_code
        WHEN 'Indus' THEN 'industrial unit' WHEN 'Dept' THEN 'departmental unit' WHEN 'Craft' THEN 'craft unit'
        WHEN 'Truck' THEN 'truck drivers' WHEN 'PrCl' THEN 'professional and clerical' WHEN 'Guard' THEN 'guards'
        WHEN 'Prof' THEN 'professional employees' WHEN 'Cler' THEN 'clerical employees'
        WHEN 'Healt' THEN 'health care unit' END AS unit_text
FROM tallies;

-- WIN and LOST contradict both votes and certification in some hundred tallies, so they come last: the certification
-- decides where a case has one tally, else the votes where one union stood, else the word of the file.
CREATE OR REPLACE TEMP TABLE decided AS
SELECT *,
    CASE
        WHEN case_type = 'UD' THEN NULL
        WHEN count(*) OVER (PARTITION BY case_number) = 1 AND closing ILIKE 'Rep %' THEN 'won'
        WHEN count(*) OVER (PARTITION BY case_number) = 1 AND closing ILIKE 'Resul %' THEN 'lost'
        WHEN NOT has_several_unions AND unions = 1 AND votes_for IS NOT NULL AND votes_against IS NOT NULL THEN
            CASE WHEN votes_for > votes_against THEN 'won' WHEN votes_for = votes_against AND votes_for > 0 THEN 'tied' ELSE 'lost' END
        WHEN has_won THEN 'won' ELSE 'lost' END AS result
FROM elections;

INSERT INTO happening_rows BY NAME
SELECT
    source_row,
    'election:' || case_number || ':' || unit || ':' || tallied_on AS event_key,
    'election' AS kind,
    case_number, case_type,
    tallied_on AS happened_on,
    clean_day(filed) AS filed_on,
    clean_day(closed) AS ended_on,
    clean_text(employer) AS title,
    clean_text(city) AS city,
    clean_state(state) AS state,
    zip,
    state_fips(state) || regexp_extract(county, '^([0-9]{3}) - ', 1) AS county_fips,
    regexp_extract(naics, '^([0-9]{2,6})', 1) AS naics,
    eligible AS size,
    result,
    eligible, votes_for, votes_against, tally_type, unit_text,
    trim(regexp_extract(closing, '\((.*)\)', 1)) AS detail,
    CASE status WHEN 'Close' THEN 'closed' ELSE 'open' END AS status,
    DATE '2010-04-30' AS as_of
FROM decided;

INSERT INTO party_rows BY NAME
SELECT source_row, 1 AS position, 'employer' AS role, 'employer' AS kind_hint, employer AS name, false AS likely,
    clean_text(city) AS city, clean_state(state) AS state, zip, NULL::BIGINT AS votes
FROM elections
UNION ALL
SELECT source_row, 1, 'union', 'union', petitioner, true, NULL, NULL, NULL,
    CASE WHEN unions = 1 AND NOT has_several_unions THEN votes_for END
FROM elections WHERE case_type = 'RC'
UNION ALL
SELECT source_row, 2, 'union', 'union', other_union, true, NULL, NULL, NULL, NULL
FROM elections WHERE case_type = 'RC' AND has_several_unions
UNION ALL
SELECT source_row, 1, 'participant', 'union', other_union, true, NULL, NULL, NULL, NULL
FROM elections WHERE case_type = 'RC' AND NOT has_several_unions
UNION ALL
SELECT source_row, 1, 'union', 'union', other_union, true, NULL, NULL, NULL,
    CASE WHEN case_type <> 'UD' AND unions = 1 AND NOT has_several_unions THEN votes_for END
FROM elections WHERE case_type <> 'RC'
UNION ALL
SELECT source_row, 1, 'petitioner', 'unknown', petitioner, true, NULL, NULL, NULL, NULL
FROM elections WHERE case_type IN ('RD', 'UD');

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT 'election' AS kind, 'us' AS state, DATE '1999-03-01' AS first_on, DATE '2010-04-30' AS last_on, true AS complete,
    'Elections by date of tally.' AS note;

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'further addresses of the same tally' AS reason, sum(addresses - 1) AS rows FROM folded
UNION ALL
SELECT 'no case number or no possible date of tally', (SELECT count(*) FROM folded) - count(*) FROM tallies;
