-- Which organizations are of use, and what they are: tax subsection, then activity code, then words of the name.
CREATE OR REPLACE TEMP TABLE chosen AS
WITH told AS (
    SELECT clean_text(EIN) AS EIN, upper(clean_text("NAME")) AS NAME, upper(clean_text(SORT_NAME)) AS SORT_NAME, clean_text(CITY) AS CITY,
        clean_state(STATE) AS STATE, clean_zip(ZIP) AS ZIP5, lpad(coalesce(clean_text("GROUP"), '0'), 4, '0') AS "GROUP",
        lpad(coalesce(clean_text(SUBSECTION), ''), 2, '0') AS SUBSECTION, clean_text(RULING) AS RULING, clean_text(TAX_PERIOD) AS TAX_PERIOD,
        clean_whole(ASSET_AMT) AS ASSET_AMT, clean_whole(INCOME_AMT) AS INCOME_AMT, clean_whole(REVENUE_AMT) AS REVENUE_AMT,
        upper(clean_text(NTEE_CD)) AS NTEE_CD, coalesce(CLASSIFICATION, '') AS CLASSIFICATION, filename
    FROM extracts
),
worded AS (
    SELECT *, NAME || ' ' || coalesce(SORT_NAME, '') AS words,
        regexp_matches(NAME, '\b(WORKERS? CENTER|WORKER JUSTICE|WORKERS? RIGHTS|JOBS WITH JUSTICE|CENTRO DE TRABAJADORES|TRABAJADORES UNIDOS)\b')
            AS is_worker_center
    FROM told WHERE regexp_full_match(EIN, '[0-9]{1,9}') AND NAME IS NOT NULL
)
SELECT * EXCLUDE (words, is_worker_center), filename AS extract_date,
    CASE WHEN SUBSECTION = '05' THEN
            CASE WHEN regexp_matches(words, '\b(TRAINING|APPRENTICE|PENSION|WELFARE|BENEFIT|TRUST|FUND)') THEN 'labor_benefit_or_training_fund'
                WHEN CLASSIFICATION[1] IN ('1', '2') AND NOT regexp_matches(words, '\b(UNION|LOCAL|LODGE|WORKERS|TEAMSTERS|BROTHERHOOD|FEDERATION OF|EMPLOYEES|FIRE ?FIGHTERS|TEACHERS|POLICE|AFL|EDUCATION ASS)') THEN 'c5_agricultural_or_horticultural'
                ELSE 'c5_labor_organization' END
        WHEN is_worker_center THEN 'worker_center_or_worker_justice_by_name'
        WHEN NTEE_CD LIKE 'J40%' THEN 'J40_labor_union_other_subsection'
        WHEN NTEE_CD LIKE 'J2%' THEN 'J2_job_training_vocational'
        WHEN NTEE_CD LIKE 'J%' THEN 'J_employment_other'
        WHEN NTEE_CD LIKE 'R%' THEN 'R_civil_rights_advocacy'
        WHEN NTEE_CD LIKE 'P84%' THEN 'P84_ethnic_immigrant_centers'
        WHEN NTEE_CD LIKE 'Q71%' THEN 'Q71_migration_refugee'
        WHEN NTEE_CD LIKE 'S%' THEN 'S_community_improvement'
        WHEN NTEE_CD LIKE 'L%' THEN 'L_housing'
        WHEN NTEE_CD LIKE 'C%' THEN 'C_environment'
        WHEN NTEE_CD LIKE 'O%' THEN 'O_youth'
        WHEN NTEE_CD LIKE 'W70%' THEN 'W70_leadership'
        WHEN SUBSECTION IN ('03', '04') AND regexp_matches(NAME, '\b(NAACP|TENANTS?|IMMIGRANTS?|REFUGEES?|MUTUAL AID|COMMUNITY ACTION|'
            || 'COMMUNITY ORGANIZ(ING|ERS?)|ORGANIZING (PROJECT|COMMITTEE)|SOLIDARITY|HISPANIC|LATIN[OAX]S?)\b')
            AND NOT regexp_matches(NAME, '\b(CHURCH|BAPTIST|MINISTR|CHRISTIAN|PASTORS?|FOURSQUARE|CHAMBER|SCHOLARSHIP|HISTORICAL|DAUGHTERS|ATHLETIC)')
            THEN 'keyword_community_organizing' END AS terrain_category
FROM worded;

CREATE OR REPLACE TEMP VIEW organizations AS
SELECT * REPLACE (CASE WHEN "GROUP" <> '0000' OR SUBSECTION = '05' THEN SORT_NAME END AS SORT_NAME) FROM chosen WHERE terrain_category IS NOT NULL;

CREATE OR REPLACE TEMP VIEW left_out AS
SELECT 'of another activity' AS reason, count(*) AS rows FROM chosen WHERE terrain_category IS NULL
UNION ALL
SELECT 'no number or no name', (SELECT count(*) FROM extracts) - (SELECT count(*) FROM chosen);

-- Labor councils, by their own words: the further name where the first is only that of the federation that chartered them.
CREATE OR REPLACE TEMP TABLE councils AS
WITH labor AS (
    SELECT EIN, NAME LIKE 'AMERICAN FEDERATION OF LABOR%' AS is_chartered,
        CASE WHEN NAME LIKE 'AMERICAN FEDERATION OF LABOR%' THEN coalesce(SORT_NAME, '') ELSE NAME || ' ' || coalesce(SORT_NAME, '') END AS words
    FROM chosen WHERE SUBSECTION = '05' OR NAME LIKE '%JOBS WITH JUSTICE%'
),
typed AS (
    SELECT EIN, is_chartered, CASE
        WHEN regexp_matches(words, 'JOBS WITH JUSTICE') THEN 'jobs with justice'
        WHEN regexp_matches(words, '\b(TRUST|FUND|CORP|RETIREES?|BENEFIT|PAINTERS|WORKERS|LOCAL [0-9]+)\b') THEN NULL
        WHEN regexp_matches(words, '\b(BLDG|BUILDING) ?(&|AND|TR)|\b(CONSTRUCTION|METAL|MARITIME) (TRADES?|TRDS)\b|\bB ?& ?CTC\b|\bBCT[CD]?\b|\bMTC\b')
            THEN 'building, metal or allied trades council'
        WHEN is_chartered AND regexp_matches(words, '^(AFL[ -]?CIO )?({states})( STATE)?( (FED|AFL|LABOR COUNCIL).*)?$') THEN 'state federation'
        WHEN is_chartered AND regexp_matches(words, '\b(HEADQUARTERS|DEPT|DEPARTMENT|LABEL)\b') THEN 'AFL-CIO chartered body, type unclear'
        WHEN is_chartered AND regexp_matches(words, '\b(LABOR|LBR|CLC|LC|AFL|COUNCIL|CNCL|CHAPTER)\b|\bFED') THEN 'central labor council or chapter'
        WHEN is_chartered THEN 'AFL-CIO chartered body, type unclear'
        WHEN regexp_matches(words, '\b(CENTRAL|AREA) (LABOR|LBR)\b|\bLABOR (COUNCIL|ASSEMBLY)\b') THEN 'central labor council or chapter' END AS body_type
    FROM labor
)
SELECT EIN, min(body_type) AS body_type, CASE WHEN bool_or(is_chartered) THEN 'True' ELSE 'False' END AS afl_cio_chartered
FROM typed WHERE body_type IS NOT NULL GROUP BY EIN;
