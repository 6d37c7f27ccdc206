-- One row per file number: who it is, where it is, what it reported.
SELECT
    r.f_num,
    coalesce(lm.UNION_NAME, r.union_name) AS label,
    coalesce(lm.DESIG_NAME, r.desig_name) AS designation,
    r.prefix, r.desig_num AS number, r.suffix,
    clean_text(coalesce(lm.UNIT_NAME, r.UNIT_NAME)) AS unit,
    CASE r.location_source
        WHEN 'olms_lm_2021' THEN 'filed'
        WHEN 'olms_lm_2020_2024_teamsters' THEN 'directory'
        WHEN 'fmcs_f7_link' THEN 'bargaining_office'
        ELSE 'none' END AS address_quality,
    clean_text(r.city_1) AS city,
    clean_state(r.state_1) AS state,
    CASE WHEN r.location_source = 'olms_lm_2021' THEN clean_zip(coalesce(lm.ZIP, r.ZIP)) END AS zip,
    -- A zero stands for "not told" on every form; forms LM-4 and LM-5 hardly ask for money.
    coalesce(nullif(clean_whole(lm.MEMBERS), 0), nullif(clean_whole(r.ibt_members), 0)) AS members,
    CASE WHEN nullif(clean_whole(lm.MEMBERS), 0) IS NOT NULL THEN TRY_CAST(lm.YR_COVERED AS BIGINT)
        WHEN nullif(clean_whole(r.ibt_members), 0) IS NOT NULL THEN clean_whole(r.ibt_yr) END AS members_year,
    nullif(TRY_CAST(lm.TTL_RECEIPTS AS DOUBLE), 0) AS receipts,
    CASE WHEN nullif(TRY_CAST(lm.TTL_RECEIPTS AS DOUBLE), 0) IS NOT NULL THEN TRY_CAST(lm.YR_COVERED AS BIGINT) END
        AS receipts_year,
    CASE WHEN clean_day(r.EST_DATE) <> DATE '1970-12-01' THEN clean_day(r.EST_DATE) END AS founded_on
FROM register AS r
LEFT JOIN (
    SELECT * FROM reports QUALIFY row_number() OVER (PARTITION BY F_NUM ORDER BY PD_COVERED_TO DESC, RPT_ID DESC) = 1
) AS lm ON lm.F_NUM = r.f_num
ORDER BY r.f_num::BIGINT
