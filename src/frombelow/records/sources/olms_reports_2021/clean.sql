-- One row per body, field and end of the fiscal year; a later report of the same year replaces an earlier one.
WITH named AS (
    SELECT 'olms-' || F_NUM AS player_id, RPT_ID, TRY_CAST(PD_COVERED_TO AS DATE) AS as_of,
        MEMBERS, TTL_RECEIPTS, TTL_ASSETS, TTL_LIABILITIES, TTL_DISBURSEMENTS
    FROM reports
    QUALIFY row_number() OVER (PARTITION BY F_NUM, PD_COVERED_TO ORDER BY RECEIVE_DATE DESC, RPT_ID DESC) = 1
),
amounts AS (
    SELECT player_id, as_of, 'members' AS field, TRY_CAST(MEMBERS AS BIGINT) AS amount FROM named
    UNION ALL SELECT player_id, as_of, 'receipts', TRY_CAST(TTL_RECEIPTS AS BIGINT) FROM named
    UNION ALL SELECT player_id, as_of, 'assets', TRY_CAST(TTL_ASSETS AS BIGINT) FROM named
    UNION ALL SELECT player_id, as_of, 'liabilities', TRY_CAST(TTL_LIABILITIES AS BIGINT) FROM named
    UNION ALL SELECT player_id, as_of, 'disbursements', TRY_CAST(TTL_DISBURSEMENTS AS BIGINT) FROM named
    UNION ALL SELECT player_id, as_of, 'dues_received', TRY_CAST(DUES AS BIGINT) FROM receipts JOIN named USING (RPT_ID)
    UNION ALL SELECT player_id, as_of, 'spent_on_representation', TRY_CAST(REPRESENTATIONAL AS BIGINT)
        FROM disbursements JOIN named USING (RPT_ID)
    UNION ALL SELECT player_id, as_of, 'spent_on_politics', TRY_CAST(POLITICAL AS BIGINT)
        FROM disbursements JOIN named USING (RPT_ID)
    UNION ALL SELECT player_id, as_of, 'strike_benefits', TRY_CAST(STRIKE_BENEFITS AS BIGINT)
        FROM disbursements JOIN named USING (RPT_ID)
),
-- 1101 is the code of regular dues.
dues AS (
    SELECT player_id, as_of, 'dues' AS field,
        '$' || printf('%.2f', TRY_CAST(AMOUNT AS DOUBLE)) || ' a ' ||
        CASE WHEN lower(UNIT) IN ('month', 'monthly', 'mo', 'per month', 'mo.') THEN 'month'
            WHEN lower(UNIT) IN ('year', 'yearly', 'annual', 'annually', 'per year') THEN 'year'
            WHEN lower(UNIT) IN ('week', 'weekly', 'per week') THEN 'week'
            WHEN lower(UNIT) IN ('quarter', 'quarterly') THEN 'quarter'
            WHEN lower(UNIT) IN ('pay period', 'per pay period') THEN 'pay period' END AS value
    FROM rates JOIN named USING (RPT_ID)
    WHERE RATE_TYPE = '1101' AND TRY_CAST(AMOUNT AS DOUBLE) > 0
)
SELECT player_id, field, value, as_of, 'olms_reports_2021' AS source_id
FROM (
    SELECT player_id, field, amount::VARCHAR AS value, as_of FROM amounts WHERE amount > 0
    UNION ALL
    SELECT player_id, field, min(value), as_of FROM dues WHERE value IS NOT NULL GROUP BY ALL HAVING count(DISTINCT value) = 1
)
WHERE as_of IS NOT NULL
ORDER BY player_id, field, as_of
