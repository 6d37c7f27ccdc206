-- A report may stand in the files of two years; an amended one replaces the one before (the values' query sees to that).
CREATE OR REPLACE TEMP TABLE told AS
SELECT DISTINCT ON (RPT_ID) clean_text(F_NUM) AS f_num, RPT_ID, clean_text(UNION_NAME) AS label, clean_text(UNIT_NAME) AS unit,
    clean_text(DESIG_NAME) AS designation, clean_text(DESIQ_PRE) AS prefix, clean_text(DESIG_NUM) AS number, clean_text(DESIG_SUF) AS suffix,
    clean_text(CITY) AS city, clean_state(STATE) AS state, clean_zip(ZIP) AS zip, clean_day(EST_DATE) AS founded_on,
    clean_day(PD_COVERED_TO) AS ended_on, RECEIVE_DATE AS received, clean_whole(MEMBERS) AS members, clean_whole(TTL_RECEIPTS) AS receipts,
    clean_whole(TTL_ASSETS) AS assets, clean_whole(TTL_LIABILITIES) AS liabilities, clean_whole(TTL_DISBURSEMENTS) AS disbursements
FROM reports_of_years
WHERE regexp_full_match(clean_text(F_NUM), '[0-9]+') AND clean_text(UNION_NAME) IS NOT NULL AND clean_day(PD_COVERED_TO) IS NOT NULL
    AND RPT_ID IS NOT NULL
ORDER BY RPT_ID, filename DESC;

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'no file number, name, report number or possible date, or the same report told again' AS reason,
    (SELECT count(*) FROM reports_of_years) - (SELECT count(*) FROM told) AS rows
UNION ALL
SELECT 'fees other than regular dues, or without an amount', count(*) FROM rates
WHERE RATE_TYPE <> '1101' OR coalesce(TRY_CAST(AMOUNT AS DOUBLE), 0) <= 0;

-- In the words of the query that olms_reports_2021 shares.
CREATE OR REPLACE TEMP VIEW reports AS
SELECT f_num AS F_NUM, RPT_ID, ended_on::VARCHAR AS PD_COVERED_TO, received AS RECEIVE_DATE, members AS MEMBERS,
    receipts AS TTL_RECEIPTS, assets AS TTL_ASSETS, liabilities AS TTL_LIABILITIES, disbursements AS TTL_DISBURSEMENTS
FROM told;

-- Who a body is follows its newest report; a figure its newest report that tells one (zero stands for "not told").
CREATE OR REPLACE TEMP TABLE bodies AS
WITH newest AS (SELECT * FROM told QUALIFY row_number() OVER (PARTITION BY f_num ORDER BY ended_on DESC, received DESC, RPT_ID DESC) = 1),
figures AS (
    SELECT f_num, arg_max(members, (ended_on, received)) FILTER (WHERE members > 0) AS members,
        year(max(ended_on) FILTER (WHERE members > 0)) AS members_year,
        arg_max(receipts, (ended_on, received)) FILTER (WHERE receipts > 0)::DOUBLE AS receipts,
        year(max(ended_on) FILTER (WHERE receipts > 0)) AS receipts_year
    FROM told GROUP BY f_num
),
-- Reports leave out letters that belong to a number (UFCW Local 20C); the gazetteer of the other years has them.
lettered AS (
    SELECT f_num, desig_num AS number, any_value(suffix) AS suffix, any_value(nullif(prefix, '0')) AS prefix, any_value(desig_name) AS designation
    FROM gazetteer GROUP BY f_num, desig_num
    HAVING count(DISTINCT suffix) <= 1 AND count(DISTINCT nullif(prefix, '0')) <= 1 AND count(DISTINCT desig_name) <= 1
)
SELECT n.* EXCLUDE (members, receipts, assets, liabilities, disbursements, founded_on, prefix, suffix, designation), f.* EXCLUDE (f_num),
    coalesce(n.prefix, g.prefix) AS prefix, coalesce(n.suffix, g.suffix) AS suffix, coalesce(n.designation, g.designation) AS designation,
    CASE WHEN founded_on <> DATE '1970-12-01' THEN founded_on END AS founded_on
FROM newest n JOIN figures f USING (f_num)
LEFT JOIN lettered g ON g.f_num = n.f_num AND g.number = coalesce(n.number, '0');

CREATE OR REPLACE TEMP VIEW labels AS SELECT DISTINCT f_num, label, designation, prefix, number, suffix, unit FROM told;
