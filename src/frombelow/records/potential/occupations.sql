-- Occupations in states, metropolitan areas and areas that are no places of the release, with what is known of each area.
-- Reads sector, area_occupation, place and measure of the release, and `areas` (area, petitions, petitions_error).

WITH
line AS (
    SELECT place_id AS area, code, jobs, pay FROM sector WHERE scheme = 'soc' AND place_id <> 'us'
    UNION ALL SELECT area_code, code, jobs, pay FROM area_occupation
),
nation AS (SELECT code, pay FROM sector WHERE scheme = 'soc' AND place_id = 'us'),
-- An area that is no place here is told by its state.
lies AS (
    SELECT place_id AS area, place_id, coalesce(s.state_id, left(place_id, 2)) AS state_id FROM place
    LEFT JOIN (SELECT metro_id, min(left(place_id, 2)) AS state_id FROM place WHERE kind = 'county' GROUP BY 1) s ON s.metro_id = place_id
    UNION ALL SELECT DISTINCT area_code, state_id, state_id FROM area_occupation
),
newest AS (
    SELECT place_id, measure, arg_max(value, year) AS value, arg_max(low, year) AS low, arg_max(high, year) AS high
    FROM measure WHERE status IN ('reported', 'estimated') AND make_date(year::INTEGER, 12, 31) < $as_of GROUP BY 1, 2
),
whole AS (SELECT area, sum(jobs * pay) / sum(jobs) AS pay FROM line WHERE code LIKE '%-0000' AND jobs IS NOT NULL AND pay IS NOT NULL GROUP BY 1)
SELECT line.area, line.code, line.jobs, line.pay, nation.pay AS nation_pay, whole.pay AS area_pay,
    coalesce(d.value, ds.value) AS density, coalesce(d.low, ds.low) AS density_low, coalesce(d.high, ds.high) AS density_high,
    areas.petitions, areas.petitions_error, rtw.value AS right_to_work, coalesce(p.is_south, false) AS is_south
FROM line JOIN lies USING (area)
LEFT JOIN nation USING (code) LEFT JOIN whole USING (area)
LEFT JOIN newest d ON d.place_id = lies.place_id AND d.measure = 'union_density'
LEFT JOIN newest ds ON ds.place_id = lies.state_id AND ds.measure = 'union_density'
LEFT JOIN newest rtw ON rtw.place_id = lies.state_id AND rtw.measure = 'right_to_work'
LEFT JOIN areas ON areas.area = lies.place_id
LEFT JOIN place p ON p.place_id = lies.state_id
ORDER BY line.area, line.code;
