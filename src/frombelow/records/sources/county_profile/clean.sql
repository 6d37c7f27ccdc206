-- One row per county and year of population; the shares belong to 2019, income to 2018.
WITH profile_rows AS (
    SELECT
        -- Oglala Lakota County stands under the number it had as Shannon County, to 2015.
        CASE WHEN lpad(fips, 5, '0') = '46113' THEN '46102' ELSE lpad(fips, 5, '0') END AS place_id,
        TRY_CAST(male AS DOUBLE) AS men,
        TRY_CAST(female AS DOUBLE) AS women,
        TRY_CAST("race.black_alone_female" AS DOUBLE) + TRY_CAST("race.black_alone_male" AS DOUBLE) AS black,
        TRY_CAST("race.hispanic_female" AS DOUBLE) + TRY_CAST("race.hispanic_male" AS DOUBLE) AS hispanic,
        TRY_CAST("race.non_hispanic_white_alone_female" AS DOUBLE)
            + TRY_CAST("race.non_hispanic_white_alone_male" AS DOUBLE) AS white,
        TRY_CAST("poverty-rate" AS DOUBLE) / 100 AS poverty,
        TRY_CAST(avg_income AS DOUBLE) AS income,
        *
    FROM profile
    WHERE fips IS NOT NULL
),
long AS (
    SELECT place_id, 'population' AS measure, right(column_name, 4)::BIGINT AS year, TRY_CAST(people AS DOUBLE) AS value
    FROM (UNPIVOT (SELECT place_id, COLUMNS('^population\.20[0-9]{2}$') FROM profile_rows)
          ON COLUMNS(* EXCLUDE place_id) INTO NAME column_name VALUE people)
    UNION ALL SELECT place_id, 'share_women', 2019, women / (women + men) FROM profile_rows
    UNION ALL SELECT place_id, 'share_black', 2019, black FROM profile_rows WHERE white + black <= 1.02
    UNION ALL SELECT place_id, 'share_hispanic', 2019, hispanic FROM profile_rows WHERE white + hispanic <= 1.02
    UNION ALL SELECT place_id, 'poverty_rate', 2019, poverty FROM profile_rows
    UNION ALL SELECT place_id, 'income_per_person', 2018, income FROM profile_rows
)
SELECT
    place_id, measure, year, value, 'reported' AS status,
    CASE measure WHEN 'income_per_person'
        THEN 'Personal income per person, benefits and dividends included; not the median of households.' END AS note,
    'county_profile' AS source_id
FROM long
WHERE value IS NOT NULL
ORDER BY place_id, measure, year
