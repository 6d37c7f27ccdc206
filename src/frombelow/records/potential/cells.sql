-- The cells (county × sector) and their plain figures, as they could be known on the day $figures_on.
-- Reads the release's tables place, sector, sector_year and measure, the view known_from (source_id, known: the day on which its figures were published)
-- and supersector (broad, code).

CREATE OR REPLACE TEMP TABLE county AS
SELECT place_id, state, left(place_id, 2) AS state_id, metro_id, is_south, population::DOUBLE AS population
FROM place WHERE kind = 'county';

-- The newest figure of each measure that was known then.
CREATE OR REPLACE TEMP VIEW newest AS
SELECT place_id, measure, arg_max(value, year) AS value, arg_max(low, year) AS low, arg_max(high, year) AS high, arg_max(status, year) AS status
FROM measure WHERE status IN ('reported', 'estimated') AND make_date(year::INTEGER, 12, 31) < $figures_on GROUP BY 1, 2;

-- Private employers: a row of the business survey for every cell with a firm; suppressed rows tell only that there is one.
CREATE OR REPLACE TEMP TABLE private AS
SELECT s.place_id, s.code, s.jobs, s.pay,
    CASE WHEN known_then THEN s.density END AS density, CASE WHEN known_then THEN s.density_low END AS density_low,
    CASE WHEN known_then THEN s.density_high END AS density_high
FROM (SELECT *, make_date(density_year::INTEGER, 12, 31) < $figures_on AS known_then FROM sector) s JOIN county USING (place_id)
WHERE s.scheme = 'naics' AND s.source_id = 'abs_2017' AND (SELECT known FROM known_from WHERE source_id = 'abs_2017') <= $figures_on;

CREATE OR REPLACE TEMP TABLE trade AS
SELECT code, sum(jobs * pay) / nullif(sum(jobs) FILTER (pay IS NOT NULL), 0) AS pay FROM private GROUP BY code;

-- What a job of any trade pays around a county: in its metropolitan area, outside of one in the other such counties of the state.
CREATE OR REPLACE TEMP TABLE around AS
WITH told AS (
    SELECT place_id, max(value) FILTER (measure = 'jobs') AS jobs, max(value) FILTER (measure = 'mean_pay') AS pay
    FROM measure WHERE source_id = 'abs_2017' AND measure IN ('jobs', 'mean_pay') AND status = 'reported' GROUP BY 1
),
lies AS (SELECT place_id, coalesce(metro_id, state_id) AS area FROM county),
paid AS (SELECT area, sum(jobs * pay) / sum(jobs) AS pay FROM lies JOIN told USING (place_id) WHERE jobs * pay IS NOT NULL GROUP BY 1)
SELECT place_id, paid.pay FROM lies LEFT JOIN paid USING (area);
-- then: withheld.py
CREATE OR REPLACE TEMP TABLE workers AS
SELECT p.place_id, p.code, 'private' AS owner, p.pay, p.density, p.density_low, p.density_high,
    n.workers, n.workers_low, n.workers_high, n.workers_status
FROM private p JOIN numbers n USING (place_id, code);

-- Public employers: what the population survey counts in a state's education beyond the private schools, and its public administration,
-- shared out among the counties by people.
INSERT INTO workers
WITH
people AS (SELECT state_id, sum(population) AS people FROM county GROUP BY 1),
surveyed AS (
    SELECT place_id AS state_id, code, jobs, density, density_low, density_high FROM sector
    WHERE scheme = 'naics' AND source_id = 'union_density' AND code IN ('61', '92') AND length(place_id) = 2
        AND make_date(density_year::INTEGER, 12, 31) < $figures_on
),
private_schools AS (SELECT left(place_id, 2) AS state_id, sum(workers) AS jobs FROM workers WHERE code = '61' GROUP BY 1),
public AS (
    SELECT s.* REPLACE (
        CASE WHEN s.code = '61' THEN '61-public' ELSE s.code END AS code,
        CASE WHEN s.code = '61' THEN greatest(s.jobs - coalesce(p.jobs, 0), 0) ELSE s.jobs END AS jobs
    )
    FROM surveyed s LEFT JOIN private_schools p USING (state_id)
)
SELECT c.place_id, public.code, 'public', NULL, public.density, public.density_low, public.density_high,
    greatest(1, jobs * c.population / people),
    greatest(1, jobs * c.population / people / 2),
    greatest(1, jobs * c.population / people * 2), 'estimated'
FROM county c JOIN people USING (state_id) JOIN public USING (state_id) WHERE c.population > 0 AND jobs > 0;

-- Growth a year over the three newest years that had ended.
CREATE OR REPLACE TEMP TABLE state_growth AS
WITH known AS (SELECT * FROM sector_year WHERE make_date(year::INTEGER, 12, 31) < $figures_on),
newest AS (SELECT place_id, code, max(year) AS year FROM known GROUP BY ALL)
SELECT n.place_id AS state_id, supersector.code, pow(later.jobs / earlier.jobs, 1.0 / 3) - 1 AS growth
FROM newest n JOIN known later USING (place_id, code, year)
JOIN known earlier ON earlier.place_id = n.place_id AND earlier.code = n.code AND earlier.year = n.year - 3
JOIN supersector ON supersector.broad = n.code WHERE earlier.jobs > 0;

CREATE OR REPLACE TEMP TABLE cell AS
SELECT w.place_id, w.code, w.owner, c.state, c.state_id, c.metro_id, c.is_south,
    w.workers, w.workers_low, w.workers_high, w.workers_status,
    w.pay, t.pay AS trade_pay, around.pay AS area_pay,
    w.density, w.density_low, w.density_high,
    here.value AS place_density, here.low AS place_density_low, here.high AS place_density_high,
    -- Too few were asked in most counties: they borrow the figure of their metropolitan area, else of their state.
    CASE WHEN here.value IS NULL THEN '' WHEN here.status = 'reported' THEN 'county' WHEN metro.value IS NOT NULL THEN 'metro' ELSE 'state' END AS place_density_of,
    nation.density AS trade_density,
    growth.growth, rtw.value AS right_to_work, black.value AS share_black, hispanic.value AS share_hispanic
FROM workers w JOIN county c USING (place_id)
LEFT JOIN trade t USING (code)
LEFT JOIN around ON around.place_id = w.place_id
LEFT JOIN newest here ON here.place_id = w.place_id AND here.measure = 'union_density'
LEFT JOIN newest metro ON metro.place_id = c.metro_id AND metro.measure = 'union_density'
LEFT JOIN newest rtw ON rtw.place_id = w.place_id AND rtw.measure = 'right_to_work'
LEFT JOIN newest black ON black.place_id = w.place_id AND black.measure = 'share_black'
LEFT JOIN newest hispanic ON hispanic.place_id = w.place_id AND hispanic.measure = 'share_hispanic'
LEFT JOIN sector nation ON nation.place_id = 'us' AND nation.scheme = 'naics' AND nation.code = left(w.code, 2 + 3 * (w.code LIKE '__-__')::INTEGER)
    AND make_date(nation.density_year::INTEGER, 12, 31) < $figures_on
LEFT JOIN state_growth growth ON growth.state_id = c.state_id AND growth.code = w.code
ORDER BY w.place_id, w.code;
