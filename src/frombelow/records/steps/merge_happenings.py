"""Joins the tellings of one event into one happening, with the parties all its tellings name.

What is one event
    election         one vote of one unit of one case. Its last tally with votes is *the* election (rerun after first
                     vote, runoff after the vote that decided nothing, revised after initial count); earlier tallies
                     are told in `detail` and counted nowhere. A file that does not tell the unit joins the unit whose
                     votes, size or date agree. Cases consolidated into one vote (same region, day, state, size of
                     15 or more, votes for and against) are one election; the further petitions stay petitions.
    petition         an election case that came to no vote on record. Where it did, it is the election's `filed_on`.
    charge           one case number.
    anything else    what its source's event_key says.

Who is believed
    Every column is taken from the first telling in the order of `PRECEDENCE` that tells it: first the kept tally,
    then the others; votes, size and way of voting only from tellings of that same tally; city, state and county
    together, from a telling whose county the agency coded if there is one. A case is closed if any telling says so.
    The result is the one told for the kept tally (the certification is the agency's legal act); where none is told the
    votes decide. Where they contradict each other the certification stands and `detail` says so, but for one case:
    results certified although a clear majority voted for the one union on the ballot, which is how the agency closes
    a vote to join an existing unit (self-determination); that is a win, and `detail` says so too.
"""

from __future__ import annotations

import duckdb
import pyarrow as pa

from frombelow.records.staging import HAPPENING, PARTY

PRECEDENCE = (
    "nlrb_nightly",
    "live_union_elections",
    "nlrb_elections_al_ms_nc",
    "nlrb_elections_mode_2017_2021",
    "nlrb_elections_regions04_06",
    "nlrb_cats_r_2009_2011",
    "nlrb_elections_mccartan",
    "nlrb_elections_2011_2022",
    "nlrb_elections_1999_2010",
    "live_old_elections",
    "starbucks",
    "nlrb_region04_2026",
    "nlrb_case_pages",
    "nlrb_recent_filings",
    "nlrb_case_search_2021",
    "nlrb_documents",
    "nlrb_rc_ac",
    "nlrb_r_cases",
)
TELL_UNITS = (
    "nlrb_nightly",
    "live_union_elections",
    "nlrb_elections_mode_2017_2021",
    "nlrb_elections_regions04_06",
    "nlrb_cats_r_2009_2011",
    "nlrb_elections_1999_2010",
)
OF_THE_CASE = ("filed_on", "ended_on", "expires_on", "title", "naics", "unit_text", "case_type", "case_number")
OF_THE_TALLY = ("eligible", "votes_for", "votes_against", "challenged", "void", "mode")
DISAGREES = "Votes and certification disagree; the certification is kept."
IMPOSSIBLE = "The source counts more votes than voters; the tally cannot be right."
JOINED = "Results were certified after a majority for the union, as after a vote to join an existing unit."

_TELLINGS = """
-- A case known by number and dates only serves to date what other files tell.
CREATE TEMP TABLE telling AS
SELECT h.*, row_number() OVER (ORDER BY source_id, source_row) AS telling_id,
    COALESCE(list_position(getvariable('precedence'), source_id), 50) AS precedence,
    kind = 'election' AND case_number IS NOT NULL AS is_vote
FROM happening_in h
WHERE kind <> 'petition' OR title IS NOT NULL OR state IS NOT NULL OR withheld
    OR case_number IN (SELECT case_number FROM happening_in WHERE title IS NOT NULL OR state IS NOT NULL OR withheld);

-- Narrow rows: the columns that decide what belongs together and what comes first.
CREATE TEMP TABLE deciding AS
SELECT telling_id, precedence, is_vote, kind, case_number, event_key, happened_on, eligible, votes_for, votes_against,
    city IS NULL OR state IS NULL AS lacks_place, county_fips IS NULL AS lacks_county,
    upper(split_part(event_key, ':', 3)) AS told_unit, list_contains(getvariable('tell_units'), source_id) AS tells_unit,
    COALESCE(list_position(['initial', 'second', 'rerun', 'runoff', 'third', 'fourth', 'fifth'], replace(tally_type, 'revised ', '')), 1)
        AS stage,
    COALESCE(tally_type LIKE 'revised%', false) AS is_revised
FROM telling;

-- The unit of a vote that its source does not tell: that of the telling which agrees best.
CREATE TEMP TABLE unit_of AS
SELECT t.telling_id, arg_min(n.told_unit, n.tie - 1e9 * (
        4 * COALESCE((n.votes_for = t.votes_for AND n.votes_against = t.votes_against)::INT, 0)
        + 2 * COALESCE((n.eligible = t.eligible)::INT, 0) + COALESCE((n.happened_on = t.happened_on)::INT, 0))) AS unit
FROM (SELECT * FROM deciding WHERE is_vote AND NOT tells_unit) t
JOIN (SELECT *, row_number() OVER (ORDER BY told_unit, precedence, telling_id) AS tie FROM deciding WHERE is_vote AND tells_unit) n
    USING (case_number)
GROUP BY t.telling_id;

CREATE TEMP TABLE assigned AS
SELECT d.*,
    CASE WHEN is_vote THEN 'election:' || case_number || ':' || COALESCE(u.unit, NULLIF(told_unit, ''), 'A')
        WHEN kind IN ('petition', 'charge') AND case_number IS NOT NULL THEN kind || ':' || case_number
        ELSE event_key END AS event
FROM deciding d LEFT JOIN unit_of u USING (telling_id);

-- A petition that came to a vote is a telling of that vote.
CREATE TEMP TABLE votes_of_case AS SELECT DISTINCT case_number, event AS vote FROM assigned WHERE is_vote;

CREATE TEMP TABLE ranked AS
WITH tells AS (
    SELECT a.* REPLACE (COALESCE(v.vote, a.event) AS event)
    FROM assigned a LEFT JOIN votes_of_case v ON a.kind = 'petition' AND a.case_number = v.case_number
)
SELECT event, telling_id, precedence, is_vote, happened_on, votes_for, votes_against, is_revised,
    row_number() OVER (PARTITION BY event ORDER BY is_vote DESC, is_vote AND votes_for IS NOT NULL DESC,
        CASE WHEN is_vote THEN happened_on END DESC NULLS LAST, CASE WHEN is_vote THEN stage END DESC NULLS LAST,
        CASE WHEN is_vote THEN is_revised END DESC NULLS LAST, precedence, telling_id) AS rank,
    row_number() OVER (PARTITION BY event ORDER BY lacks_county, lacks_place, is_vote DESC, precedence, telling_id) AS place_rank
FROM tells;

-- `place`: who is asked first for a value; the kept tally, then whoever is believed most.
CREATE TEMP TABLE told AS
SELECT t.*, r.event, r.rank, r.place_rank,
    r.is_vote AND (r.rank = 1 OR (r.votes_for = k.votes_for AND r.votes_against = k.votes_against)
        OR (r.happened_on = k.happened_on AND r.is_revised = k.is_revised AND k.votes_for IS NULL)) IS TRUE AS is_same_tally,
    CASE WHEN r.rank = 1 THEN 0 ELSE r.precedence * 1000 + r.rank END AS place
FROM ranked r JOIN (SELECT * FROM ranked WHERE rank = 1) k USING (event) JOIN telling t ON t.telling_id = r.telling_id;
"""

_MERGED = """
CREATE TEMP TABLE merged AS
WITH joined AS (
    SELECT event, any_value(kind) FILTER (rank = 1) AS kind, any_value(happened_on) FILTER (rank = 1) AS first_happened_on,
        arg_min(happened_on, place) AS any_happened_on,
        {of_the_case}, {of_the_tally},
        any_value(tally_type) FILTER (rank = 1) AS tally_type,
        any_value(city) FILTER (place_rank = 1) AS city, any_value(state) FILTER (place_rank = 1) AS state,
        any_value(county_fips) FILTER (place_rank = 1) AS county_fips, any_value(zip) FILTER (place_rank = 1) AS first_zip,
        arg_min(size, place) AS any_size, arg_min(detail, place) AS told_detail,
        arg_min(result, place) FILTER (is_same_tally AND result IN ('won', 'lost', 'tied')) AS told_result,
        arg_min(result, place + CASE result WHEN 'open' THEN 2000000 WHEN 'closed' THEN 1000000 ELSE 0 END) FILTER (NOT is_vote) AS case_end,
        bool_or(status = 'closed') AS is_closed, bool_or(status = 'open') AS is_open,
        COALESCE(max(as_of) FILTER (status IS NOT NULL), max(as_of)) AS as_of,
        bool_or(withheld) AS withheld,
        any_value(source_id) FILTER (rank = 1) AS source_id, any_value(source_row) FILTER (rank = 1) AS source_row,
        NULLIF(string_agg(DISTINCT source_id, ' ' ORDER BY source_id) FILTER (rank > 1), '') AS all_others
    FROM told GROUP BY event
),
zips AS (
    SELECT t.event, arg_min(t.zip, t.place) AS zip FROM told t JOIN joined j ON j.event = t.event
        AND upper(j.city) = upper(t.city) AND j.state = t.state WHERE t.zip IS NOT NULL GROUP BY t.event
),
earlier AS (
    SELECT event, string_agg(words, ' | ' ORDER BY words) AS words FROM (
        SELECT DISTINCT event, 'Earlier tally' || COALESCE(' ' || happened_on, '') || ': ' || votes_for || ' for, ' || votes_against || ' against' AS words
        FROM told WHERE is_vote AND NOT is_same_tally AND votes_for IS NOT NULL AND votes_against IS NOT NULL)
    GROUP BY event
),
unions AS (
    SELECT t.event, count(*) AS unions FROM told t JOIN party_in p ON p.source_id = t.source_id AND p.source_row = t.source_row
    WHERE t.rank = 1 AND p.role = 'union' GROUP BY t.event
)
SELECT regexp_replace(lower(j.event), '[^a-z0-9]+', '-', 'g') AS happening_id, j.event, j.kind, case_number, case_type,
    COALESCE(first_happened_on, CASE WHEN kind <> 'election' THEN any_happened_on END) AS happened_on,
    filed_on, ended_on, expires_on, title, city, state, COALESCE(first_zip, zips.zip) AS zip, county_fips, naics,
    COALESCE(eligible, any_size) AS size,
    CASE
        WHEN kind = 'election' AND case_type = 'UD' THEN NULL
        WHEN kind <> 'election' THEN CASE WHEN case_end = 'open' AND is_closed THEN 'closed' ELSE case_end END
        WHEN {has_joined} THEN 'won'
        WHEN told_result = 'lost' AND votes_for = votes_against AND votes_for > 0 THEN 'tied'
        WHEN told_result IS NOT NULL THEN told_result
        WHEN votes_for IS NULL OR votes_against IS NULL THEN CASE WHEN is_closed IS NOT TRUE THEN 'open' END
        WHEN is_closed IS NOT TRUE AND challenged >= abs(votes_for - votes_against) AND challenged > 0 THEN 'open'
        WHEN votes_for > votes_against THEN 'won' WHEN votes_for = votes_against AND votes_for > 0 THEN 'tied' ELSE 'lost' END AS result,
    eligible, votes_for, votes_against, challenged, void, mode, tally_type, unit_text,
    NULLIF(concat_ws(' | ', told_detail, earlier.words,
        CASE WHEN kind = 'election' AND votes_for + votes_against > 1.1 * eligible + 2 THEN '{impossible}' END,
        CASE WHEN kind <> 'election' OR case_type = 'UD' OR COALESCE(unions, 1) > 1 THEN NULL
            WHEN {has_joined} THEN '{joined}'
            WHEN (told_result = 'won' AND votes_for < votes_against) OR (told_result = 'lost' AND votes_for > votes_against)
            THEN '{disagrees}' END), '') AS detail,
    CASE WHEN is_closed THEN 'closed' WHEN is_open THEN 'open' END AS status, as_of, withheld, source_id, source_row,
    NULLIF(trim(array_to_string(list_filter(string_split(all_others, ' '), lambda s: s <> source_id), ' ')), '') AS other_sources
FROM joined j LEFT JOIN zips USING (event) LEFT JOIN earlier USING (event) LEFT JOIN unions USING (event)
-- Known by number and dates only: no event to show, of no place.
WHERE kind <> 'petition' OR title IS NOT NULL OR state IS NOT NULL OR withheld;
"""

_CONSOLIDATED = """
-- Several petitions, one vote: the same tally on the same day in one state, at an employer of the same name, or, where
-- both sides have votes, in one region of the agency.
CREATE TEMP TABLE consolidated AS
WITH votes AS (
    SELECT event, case_number, state, happened_on, eligible, votes_for, votes_against,
        COALESCE(NULLIF(left(regexp_replace(upper(title), '[^A-Z0-9]', '', 'g'), 10), ''), event) AS employer
    FROM merged
    WHERE kind = 'election' AND case_type IN ('RC', 'RM', 'RD') AND happened_on IS NOT NULL AND eligible >= 15
        AND votes_for + votes_against >= 8
),
named AS (
    SELECT *, min(case_number) OVER (PARTITION BY happened_on, state, eligible, votes_for, votes_against, employer) AS of_the_name FROM votes
)
SELECT event, first_case FROM (
    SELECT event, case_number, CASE WHEN votes_for > 0 AND votes_against > 0
        THEN min(of_the_name) OVER (PARTITION BY happened_on, left(case_number, 2), state, eligible, votes_for, votes_against)
        ELSE of_the_name END AS first_case
    FROM named
) WHERE case_number <> first_case;

CREATE TEMP TABLE happening_out AS
SELECT m.* EXCLUDE (event) REPLACE (
    CASE WHEN c.event IS NULL THEN m.kind ELSE 'petition' END AS kind,
    CASE WHEN c.event IS NULL THEN happening_id ELSE regexp_replace(lower('petition-' || m.case_number || '-' || split_part(m.event, ':', 3)), '[^a-z0-9]+', '-', 'g') END AS happening_id,
    CASE WHEN c.event IS NULL THEN happened_on ELSE COALESCE(filed_on, happened_on) END AS happened_on,
    CASE WHEN c.event IS NULL THEN result ELSE 'certified' END AS result,
    CASE WHEN c.event IS NULL THEN detail ELSE 'One vote was held for this petition and ' || c.first_case || '; it is counted there.' END AS detail,
    {cleared}
), m.event
FROM merged m LEFT JOIN consolidated c ON c.event = m.event;
"""

_PARTIES = """
CREATE TEMP TABLE party_out AS
WITH named AS (
    SELECT h.happening_id, h.kind, t.event, t.place, t.is_vote, t.is_same_tally, p.*
    FROM told t JOIN happening_out h USING (event) JOIN party_in p ON p.source_id = t.source_id AND p.source_row = t.source_row
    -- the unions on the ballot are those of the kept tally; petitions help out where it names none
    WHERE p.role <> 'union' OR NOT t.is_vote OR t.is_same_tally
),
chosen AS (
    SELECT * FROM named QUALIFY place = min(place) OVER (PARTITION BY happening_id, role)
),
once AS (
    SELECT * FROM chosen
    QUALIFY name IS NULL OR row_number() OVER (PARTITION BY happening_id, upper(name), kind_hint
        ORDER BY role = 'participant', role IN ('petitioner', 'incumbent', 'intervenor'), position, role) = 1
)
SELECT happening_id, role, row_number() OVER (PARTITION BY happening_id, role ORDER BY position, name, source_row, city, street) AS position,
    kind_hint, name, withheld, city, state, zip, street, CASE WHEN kind = 'election' THEN votes END AS votes, source_id, source_row
FROM once;
"""


def merge_happenings(happening: pa.Table, party: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Staged happenings and parties of all sources -> every event once, and its parties.

    Happenings: the columns of the release without links, with `zip` and `county_fips` for the step that links.
    Parties: happening_id, role, position, and the staged columns. Both are sorted; the same input gives the same rows.
    """
    con = duckdb.connect()
    try:
        con.register("happening_in", _narrow(happening, HAPPENING.schema))
        con.register("party_in", _narrow(party, PARTY.schema))
        con.execute("SET VARIABLE precedence = ?", [list(PRECEDENCE)])
        con.execute("SET VARIABLE tell_units = ?", [list(TELL_UNITS)])
        for script in (_TELLINGS, _merged(), _consolidated(), _PARTIES):
            con.execute(script)
        return (
            con.sql("SELECT * EXCLUDE (event) FROM happening_out ORDER BY happening_id").to_arrow_table(),
            con.sql("SELECT * FROM party_out ORDER BY happening_id, role, position").to_arrow_table(),
        )
    finally:
        con.close()


def _narrow(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """The staged columns in their types; an empty table where nothing was staged."""
    return table.select(schema.names).cast(schema) if table.num_columns else schema.empty_table()


def _merged() -> str:
    return _MERGED.format(
        of_the_case=", ".join(f"arg_min({column}, place) AS {column}" for column in OF_THE_CASE),
        of_the_tally=", ".join(f"arg_min({c}, place) FILTER (is_same_tally) AS {c}" for c in OF_THE_TALLY),
        disagrees=DISAGREES,
        impossible=IMPOSSIBLE,
        joined=JOINED,
        has_joined="told_result = 'lost' AND votes_for - votes_against > COALESCE(challenged, 0) AND COALESCE(unions, 1) = 1 "
        "AND case_type IN ('RC', 'RM') AND told_detail ILIKE 'certification of results%'",
    )


def _consolidated() -> str:
    tally = (*OF_THE_TALLY, "tally_type")
    return _CONSOLIDATED.format(cleared=", ".join(f"CASE WHEN c.event IS NULL THEN {c} END AS {c}" for c in tally))


def summary(tellings: pa.Table, happening: pa.Table) -> dict[str, int]:
    """Counts for the summary of a build: tellings read, happenings of each kind, what lies between."""
    con = duckdb.connect()
    con.register("telling", tellings)
    con.register("happening", happening)
    counts = dict(con.execute("SELECT kind || 's', count(*) FROM happening GROUP BY 1 ORDER BY 1").fetchall())
    numbered = con.execute("SELECT count(DISTINCT case_number) FROM telling WHERE kind = 'petition'").fetchone()
    con.close()
    return {
        "tellings": tellings.num_rows,
        "happenings": happening.num_rows,
        **counts,
        "cases with a petition on record": numbered[0] if numbered else 0,
        "told by several sources": happening.num_rows - happening["other_sources"].null_count,
    }


def expectations(happening: pa.Table) -> list[str]:
    """What must hold of the merged happenings of the whole country; sentences for what does not."""
    con = duckdb.connect()
    con.register("happening", happening)
    checks = {
        "Happenings repeat a happening_id": "SELECT count(*) - count(DISTINCT happening_id) FROM happening",
        "Elections repeat a case and unit": """SELECT count(*) - count(DISTINCT happening_id) FROM happening WHERE kind = 'election'""",
        "Cases stand both as a petition without a vote and as an election": """SELECT count(*) FROM happening p JOIN happening e
            ON e.case_number = p.case_number WHERE p.kind = 'petition' AND e.kind = 'election' AND p.happening_id = 'petition-' || lower(e.case_number)""",
        "Votes of one day stand twice, with the same tally at an employer of the same name": """SELECT count(*) FROM (
            SELECT 1 FROM happening WHERE kind = 'election' AND case_type IN ('RC', 'RM', 'RD') AND eligible >= 15
                AND votes_for + votes_against >= 8 AND title IS NOT NULL
            GROUP BY happened_on, state, eligible, votes_for, votes_against, left(regexp_replace(upper(title), '[^A-Z0-9]', '', 'g'), 10)
            HAVING count(DISTINCT case_number) > 1)""",
        "Charges repeat a case number": "SELECT count(*) - count(DISTINCT case_number) FROM happening WHERE kind = 'charge' AND case_number IS NOT NULL",
    }
    faults = [
        f"{words}: {found[0]:,}."
        for words, query in checks.items()
        if (found := con.execute(query).fetchone()) and found[0]
    ]
    con.close()
    return faults
