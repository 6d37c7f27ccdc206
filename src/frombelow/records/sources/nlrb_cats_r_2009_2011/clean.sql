CREATE OR REPLACE TEMP TABLE files AS
SELECT DISTINCT ON (number) * FROM (SELECT clean_case_number(R_Case_Number) AS number, * FROM petition)
WHERE number IS NOT NULL AND case_type(number) IN ('RC', 'RD', 'RM', 'UD')
ORDER BY number, Description_Requested DESC NULLS LAST, Status NULLS LAST, Date_Filed, NAICS_Code, Employer_On_Petition, Case_Name, Num_Employees_Requested;

CREATE OR REPLACE TEMP TABLE parties AS
SELECT DISTINCT clean_case_number(R_Case_Number) AS number, Participant_Group AS part,
    CASE WHEN Parti_Type = 'I' THEN 'An Individual' ELSE COALESCE(clean_text(Formal_Name), clean_text(Name_for_Correspondence)) END AS name,
    Parti_Type AS kind_code, clean_text(City) AS city, clean_state(State) AS state, clean_zip(Zip) AS zip,
    CASE WHEN Parti_Type <> 'I' THEN upper(clean_text(Street_Address_1)) END AS street
FROM participant WHERE Participant_Role = 'Party' AND Parti_Type IN ('E', 'U', 'I');

CREATE OR REPLACE TEMP TABLE places AS
SELECT DISTINCT ON (number) number, city, state, zip FROM parties
WHERE kind_code = 'E' AND part = 'Emp01' AND state IS NOT NULL ORDER BY number, zip NULLS LAST, city, state;

CREATE OR REPLACE TEMP TABLE endings AS
SELECT clean_case_number(R_Case_Number) AS number, max(clean_day(Closing_Date)) AS closed_on,
    max({'day': Closing_Date, 'method': Closing_Method}).method AS method
FROM closed GROUP BY 1;

CREATE OR REPLACE TEMP TABLE tallies AS
WITH told AS (
    SELECT R_Case_Number, Unit_ID, Election_ID, Tally_ID, sum(clean_whole(Votes_For)) AS votes_for FROM votes GROUP BY ALL
)
SELECT clean_case_number(t.R_Case_Number) AS number, upper(COALESCE(clean_text(t.Unit_ID), 'A')) AS unit, clean_day(Tally_Date) AS tallied_on,
    t.Election_ID AS election_id, t.Tally_ID AS tally_id,
    'cats_r_election_tally_fy2009_2011.parquet ' || clean_case_number(t.R_Case_Number) || '/' || COALESCE(t.Unit_ID, '') || '/' || t.Election_ID || '/' || t.Tally_ID AS source_row,
    CASE Tally_Type[1] WHEN 'R' THEN 'revised ' ELSE '' END
        || CASE lower(CASE WHEN Tally_Type = 'RevRe' THEN 'reru' ELSE Tally_Type[2:5] END)
            WHEN 'seco' THEN 'second' WHEN 'reru' THEN 'rerun' WHEN 'runf' THEN 'runoff' WHEN 'thir' THEN 'third'
            WHEN 'four' THEN 'fourth' ELSE 'initial' END AS tally_type,
    clean_whole(Num_Employees_Eligible) AS eligible, clean_whole(Num_Void_Ballots) AS void, clean_whole(Num_Challenges) AS challenged,
    CASE WHEN Self_Determination_Tally = 'Y' THEN clean_whole(Num_For_Inclusion) ELSE told.votes_for END::BIGINT AS votes_for,
    CASE WHEN Self_Determination_Tally = 'Y' THEN clean_whole(Num_Against_Inclusion) ELSE clean_whole(Num_Votes_Against) END AS votes_against,
    Election_Mode, Election_City, Election_State,
    CASE WHEN c.Cert_of_Representative IS NOT NULL THEN 'won' WHEN c.Cert_of_Results IS NOT NULL THEN 'lost' END AS certified_as,
    count(*) OVER (PARTITION BY t.Election_ID) = 1 AS is_only_tally
FROM tally t
LEFT JOIN told USING (R_Case_Number, Unit_ID, Election_ID, Tally_ID)
LEFT JOIN election USING (Election_ID)
LEFT JOIN (SELECT Election_ID, max(Cert_of_Representative) AS Cert_of_Representative, max(Cert_of_Results) AS Cert_of_Results FROM certification GROUP BY 1) c USING (Election_ID)
WHERE clean_case_number(t.R_Case_Number) IS NOT NULL AND clean_day(Tally_Date) IS NOT NULL
    AND case_type(clean_case_number(t.R_Case_Number)) IN ('RC', 'RD', 'RM', 'UD');

CREATE OR REPLACE TEMP TABLE rows_of_cases AS
SELECT 'cats_r_case_fy2009_2011.parquet ' || number AS source_row, 'petition' AS kind, 'petition:' || number AS event_key, number,
    clean_day(Date_Filed) AS happened_on, NULL::VARCHAR AS election_id, NULL::VARCHAR AS tally_id, NULL::VARCHAR AS unit
FROM files
UNION ALL
SELECT source_row, 'election', 'election:' || number || ':' || unit || ':' || tallied_on, number, tallied_on, election_id, tally_id, unit FROM tallies;

INSERT INTO happening_rows BY NAME
SELECT r.source_row, r.event_key, r.kind, number AS case_number, case_type(number) AS case_type, r.happened_on,
    clean_day(f.Date_Filed) AS filed_on, e.closed_on AS ended_on, clean_text(COALESCE(f.Employer_On_Petition, f.Case_Name)) AS title,
    COALESCE(places.city, clean_text(t.Election_City)) AS city, COALESCE(places.state, clean_state(t.Election_State)) AS state, places.zip AS zip,
    NULLIF(regexp_extract(f.NAICS_Code, '^([0-9]{2,6})', 1), '') AS naics,
    COALESCE(t.eligible, clean_whole(f.Num_Employees_Requested)) AS size,
    CASE WHEN r.kind = 'petition' THEN petition_end(CASE e.method WHEN 'With' THEN 'withdrawal' WHEN 'Dismi' THEN 'dismissal'
            WHEN 'Rep' THEN 'certification' WHEN 'Resul' THEN 'certification' ELSE e.method END, CASE WHEN e.closed_on IS NULL THEN 'Open' END)
        WHEN case_type(number) <> 'UD' AND t.is_only_tally THEN t.certified_as END AS result,
    t.eligible, t.votes_for, t.votes_against, t.challenged, t.void,
    CASE t.Election_Mode WHEN 'MANL' THEN 'manual' WHEN 'MAIL' THEN 'mail' WHEN 'MIXED' THEN 'mixed' END AS mode,
    t.tally_type, clean_text(f.Description_Requested) AS unit_text,
    CASE e.method WHEN 'Rep' THEN 'Certification of Representative' WHEN 'Resul' THEN 'Certification of Results'
        WHEN 'With' THEN 'Withdrawal' WHEN 'Dismi' THEN 'Dismissal' WHEN 'AmCrt' THEN 'Amended Certification'
        WHEN 'Trans' THEN 'Transferred' WHEN 'Admin' THEN 'Administrative Closing' END AS detail,
    CASE WHEN e.closed_on IS NULL THEN 'open' ELSE 'closed' END AS status, DATE '2011-09-30' AS as_of
FROM rows_of_cases r
LEFT JOIN files f USING (number)
LEFT JOIN endings e USING (number)
LEFT JOIN places USING (number)
LEFT JOIN tallies t ON t.source_row = r.source_row;

CREATE OR REPLACE TEMP TABLE named AS
SELECT r.source_row,
    CASE WHEN kind_code = 'E' THEN 'employer' WHEN kind_code = 'I' THEN CASE WHEN part LIKE 'Pet%' THEN 'petitioner' ELSE 'participant' END
        WHEN part LIKE 'Int%' THEN 'intervenor' WHEN part LIKE 'Pet%' OR case_type(number) <> 'RC' THEN 'union' ELSE 'participant' END AS role,
    CASE kind_code WHEN 'E' THEN 'employer' WHEN 'U' THEN 'union' ELSE 'unknown' END AS kind_hint,
    name, kind_code <> 'E' AS likely, city, state, zip, street, NULL::BIGINT AS votes, part
FROM rows_of_cases r JOIN parties USING (number)
WHERE name IS NOT NULL AND name NOT ILIKE 'none known%' AND NOT (kind_code = 'U' AND r.kind = 'election' AND EXISTS (
    SELECT 1 FROM votes v WHERE v.Election_ID = r.election_id AND v.Tally_ID = r.tally_id AND clean_case_number(v.R_Case_Number) = number))
UNION ALL
SELECT t.source_row, 'union', 'union', clean_text(v.Labor_Organization), true, NULL, NULL, NULL, NULL, clean_whole(v.Votes_For), v.Sort_Order
FROM tallies t JOIN votes v ON v.Election_ID = t.election_id AND v.Tally_ID = t.tally_id AND clean_case_number(v.R_Case_Number) = t.number
    AND upper(COALESCE(clean_text(v.Unit_ID), 'A')) = t.unit
WHERE clean_text(v.Labor_Organization) IS NOT NULL;

INSERT INTO party_rows BY NAME
SELECT * EXCLUDE (part), row_number() OVER (PARTITION BY source_row, role ORDER BY part, name, city, street) AS position FROM named;

CREATE OR REPLACE TEMP VIEW coverage_rows AS
SELECT kind, 'us' AS state, DATE '2008-10-01' AS first_on, DATE '2011-09-30' AS last_on, true AS complete, 'Cases by the date they were closed.' AS note
FROM (VALUES ('election'), ('petition')) AS kinds(kind);

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'the same case again' AS reason, (SELECT count(*) FROM petition WHERE case_type(clean_case_number(R_Case_Number)) IN ('RC', 'RD', 'RM', 'UD')) - count(*) AS rows FROM files
UNION ALL SELECT 'neither an election petition nor a charge (clarification or amendment of a unit)', count(*) FROM petition WHERE case_type(clean_case_number(R_Case_Number)) NOT IN ('RC', 'RD', 'RM', 'UD')
UNION ALL SELECT 'a lawyer, a service or a person to be notified, no party', count(*) FROM participant WHERE Participant_Role <> 'Party' OR Parti_Type IS NULL;
